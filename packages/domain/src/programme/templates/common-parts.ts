import type { Appeals, EntryRules, Field, Ruleset, ScoringStage, Stage } from '../../ruleset/index.ts'

const MIB = 1024 * 1024

/** A field with everything optional left at its default. */
export const field = (
  key: string,
  label: string,
  type: Field['type'],
  rest: Partial<Omit<Field, 'key' | 'label' | 'type'>> = {},
): Field => ({
  key,
  label,
  type,
  help: '',
  audience: 'content',
  required: true,
  minWords: null,
  maxWords: null,
  options: [],
  mayLack: false,
  divisions: [],
  labels: [],
  ...rest,
})

export const contactFields: Field[] = [
  field('contactPhone', 'Điện thoại liên hệ', 'shortText', {
    audience: 'identity',
    help: 'Chỉ dùng để liên hệ; giám khảo không thấy.',
  }),
  field('contactMail', 'Thư điện tử liên hệ', 'shortText', { audience: 'identity', required: false }),
]

export const attachmentRules: EntryRules['attachments'] = {
  maxCount: 5,
  maxFileBytes: 20 * MIB,
  maxTotalBytes: 60 * MIB,
  types: ['docx', 'pdf', 'pptx', 'jpg', 'png', 'mp4'],
}

/** Consent is asked for each purpose apart; only the first is needed to take part (domain.md §5). */
export const consents = (purpose: string): EntryRules['consents'] => [
  {
    key: 'processing',
    label: `Đồng ý cho xử lý dữ liệu cá nhân để ${purpose}`,
    required: true,
    noticeVersion: '2026-01',
  },
  {
    key: 'publishName',
    label: 'Đồng ý công bố họ tên, đơn vị khi có kết quả',
    required: false,
    noticeVersion: '2026-01',
  },
  { key: 'publishPhoto', label: 'Đồng ý đăng hình ảnh', required: false, noticeVersion: '2026-01' },
]

/** What a judge confirms before the first reading. */
export const undertaking = (thing: string): string =>
  [
    `Tôi cam kết giữ kín nội dung ${thing} và điểm chấm cho đến khi kết quả được công bố; không sao chép, không chuyển cho người khác.`,
    'Tôi chấm độc lập, đúng tiêu chí và thang điểm của Thể lệ, không trao đổi điểm với giám khảo khác trước khi nộp phiếu.',
    'Tôi khai báo ngay và không chấm khi có người thân, người cùng đơn vị tham gia, hoặc khi tôi đã góp ý, hướng dẫn.',
    'Tôi không tìm cách biết tác giả khi chấm ẩn danh.',
  ].join('\n')

export const personalDataArticle = (who: string) => ({
  heading: 'Dữ liệu cá nhân',
  body: [
    `1. Chỉ thu thập những thông tin cần cho việc tổ chức, liên hệ và công nhận kết quả của ${who}; không thu số căn cước, dân tộc, tôn giáo.`,
    '2. Mỗi người tự đánh dấu đồng ý riêng cho từng mục đích. Không đồng ý công bố họ tên hoặc hình ảnh thì kết quả không bị ảnh hưởng. Đơn vị không đồng ý thay cho cá nhân.',
    '3. Dữ liệu không còn cần đến được xóa sau thời hạn nêu trong Thể lệ; quyết định và danh sách đã công nhận được lưu theo quy định về lưu trữ. Mỗi người có quyền xem, yêu cầu sửa và rút lại sự đồng ý.',
  ].join('\n'),
})

export const amendmentArticle = {
  heading: 'Điều khoản thi hành',
  body: [
    '1. Thể lệ được công bố trước ngày nhận bài. Mọi sửa đổi nêu rõ lý do, được thông báo đến các cơ sở Đoàn và không áp dụng cho phần đã chấm.',
    '2. Việc gia hạn thời gian được thông báo công khai; gia hạn riêng cho một cơ sở Đoàn phải nêu lý do.',
  ].join('\n'),
}

/** A scored stage with none before or after it. */
export const onlyRound: Pick<
  ScoringStage,
  'cut' | 'carryOver' | 'presentation' | 'avoidEarlierJudges' | 'bidding'
> = {
  cut: null,
  carryOver: [],
  presentation: null,
  avoidEarlierJudges: false,
  bidding: null,
}

/**
 * The same rules with the first scored stage alone, whose standing then decides the prizes: for a bloc that holds
 * no final and calls no council.
 */
export const withoutFinal = (rules: Ruleset): Ruleset => {
  const first = rules.stages.findIndex(({ kind }) => kind === 'scoring')
  return {
    ...rules,
    stages: rules.stages.flatMap((stage, i): Stage[] => {
      if (stage.kind === 'councilBallot') return []
      if (stage.kind === 'screening') return [stage]
      return i === first ? [{ ...stage, ...onlyRound }] : []
    }),
    teamPrizes: rules.teamPrizes.map((prize) => ({ ...prize, perStageReached: [] })),
  }
}

/** One division for programmes that don't divide their entries. */
export const oneDivision: Ruleset['divisions'] = [{ key: 'all', label: 'Bảng chung', subject: 'person' }]

/** No parts of an entry that are more than its form, people and attachments. */
export const noDossier = {
  slots: [],
  refuseNeedlessData: false,
  consentBy: 'unit',
} as const satisfies Partial<EntryRules>

/** An appeal is answered within ten days; nothing is marked anew unless an edition's rules allow it. */
export const answeredInTenDays = {
  answerDays: 10,
  remark: 'none',
  remarkJudges: 2,
  resolution: 'replaces',
} as const satisfies Partial<Appeals>
