import type { EligibilityRule, EntryRules, Field, Ruleset, Slot } from '@xk/domain/ruleset'
import { writeDay as day } from '../day.ts'
import { listed, sentence, megabytes } from './write.ts'

const SEEN_BY: Record<Field['audience'], string> = {
  content: 'giám khảo và Tổ Thư ký đọc được',
  identity: 'chỉ Tổ Thư ký và đơn vị thấy, giám khảo không thấy',
  internal: 'chỉ Tổ Thư ký thấy',
  public: 'ai cũng xem được khi công bố',
}

const ROLES: Record<EntryRules['people']['roles'][number], string> = {
  author: 'tác giả',
  nominee: 'người được giới thiệu',
  captain: 'đội trưởng',
  member: 'thành viên',
  substitute: 'dự bị',
  delegate: 'người đại diện tập thể',
}

const fromTo = (min: number | null, max: number | null, noun: string): string => {
  if (min !== null && max !== null)
    return min === max ? `đúng ${min} ${noun}` : `từ ${min} đến ${max} ${noun}`
  if (min !== null) return `ít nhất ${min} ${noun}`
  return max === null ? '' : `không quá ${max} ${noun}`
}

export const field = (it: Field): string => {
  const length =
    it.type === 'longText' || it.type === 'shortText' ? fromTo(it.minWords, it.maxWords, 'từ') : ''
  const choice = it.type === 'choice' ? `chọn một trong ${it.options.length} lựa chọn` : ''
  return sentence(
    [
      it.required ? 'phải điền' : 'có thể bỏ trống',
      it.mayLack ? 'được bổ sung sau khi nộp' : '',
      length,
      choice,
      SEEN_BY[it.audience],
    ]
      .filter(Boolean)
      .join('; '),
  )
}

export const people = ({ people: it, jointUnits }: EntryRules, noun: string): string => {
  const roles = it.roleLimits.map(({ role, min, max }) => `${fromTo(min, max, '')}${ROLES[role]}`)
  return [
    sentence(
      `mỗi ${noun} có ${fromTo(it.min, it.max, 'người')}${roles.length > 0 ? `, trong đó ${listed(roles)}` : ''}`,
    ),
    it.shares ? 'Tỷ lệ đóng góp cộng lại đúng 100 %.' : '',
    jointUnits ? 'Nhiều cơ sở Đoàn được cùng tham gia.' : 'Chỉ người của một cơ sở Đoàn.',
  ]
    .filter(Boolean)
    .join(' ')
}

export const attachments = ({ attachments: it }: EntryRules): string =>
  it.maxCount === 0
    ? 'Không nhận tệp đính kèm.'
    : `Nhận không quá ${it.maxCount} tệp ${listed(
        it.types.map((type) => `.${type}`),
        'hoặc',
      )}, mỗi tệp không quá ${megabytes(it.maxFileBytes)} MB, tất cả không quá ${megabytes(it.maxTotalBytes)} MB.`

export const confirmation = ({ unitConfirmation: it }: EntryRules): string => {
  switch (it.mode) {
    case 'required':
      return 'Chưa có trang đóng dấu của đơn vị thì chưa nộp được.'
    case 'mayFollow':
      return `Trang đóng dấu của đơn vị được nộp sau, chậm nhất ${it.followDays} ngày kể từ hạn nộp.`
    case 'none':
      return 'Không yêu cầu trang đóng dấu của đơn vị.'
  }
}

const labelOf = (rules: Pick<Ruleset, 'entry'>, key: string): string | undefined =>
  rules.entry.fields.find((field) => field.key === key)?.label

const SLOT_KINDS = {
  document: 'văn bản',
  evidence: 'minh chứng',
  photo: 'ảnh',
  endorsement: 'xác nhận bằng bản quét hoặc qua đường liên kết',
} satisfies Record<Slot['kind'], string>

export const slot = (it: Slot, rules: Pick<Ruleset, 'entry'>): string => {
  const heading = it.field === null ? undefined : labelOf(rules, it.field)
  return [
    sentence(
      [
        it.min === 0 ? `không bắt buộc, ${SLOT_KINDS[it.kind]}` : `ít nhất ${it.min} ${SLOT_KINDS[it.kind]}`,
        heading ? `cho mục “${heading}”` : '',
        it.kind === 'photo' && it.minShortSide > 0
          ? `khung đứng 3 : 4, cạnh ngắn từ ${it.minShortSide} điểm ảnh`
          : '',
      ]
        .filter(Boolean)
        .join(', '),
    ),
    it.min === 0
      ? ''
      : it.neededAt === 'handIn'
        ? 'Thiếu thì chưa nộp được.'
        : 'Thiếu vẫn nộp được, khi thẩm định sẽ bị trả bổ sung.',
  ]
    .filter(Boolean)
    .join(' ')
}

export const consentBy = ({ consentBy: it }: EntryRules): string =>
  it === 'person'
    ? 'Chính người đó trả lời qua đường liên kết, tài khoản hoặc bản giấy có chữ ký; chưa đồng ý điều bắt buộc thì hồ sơ chưa được tiếp nhận.'
    : 'Cán bộ Đoàn đánh dấu theo lời của từng người.'

export const eligibility = (it: EligibilityRule, rules: Pick<Ruleset, 'entryNoun' | 'entry'>): string => {
  const noun = rules.entryNoun
  switch (it.rule) {
    case 'maxAge':
      return `Mọi người tham gia không quá ${it.years} tuổi, tính đến ngày ${day(it.at)}.`
    case 'maxEntriesPerPerson': {
      const who = it.roles.length > 0 ? `với vai trò ${listed(it.roles.map((role) => ROLES[role]))}, ` : ''
      return `Mỗi người ${who}có tên trong không quá ${it.max} ${noun}${it.asRepresentative ? ' mà mình đứng đại diện' : ''}.`
    }
    case 'maxEntriesPerUnit':
      return `Mỗi cơ sở Đoàn gửi không quá ${it.max} ${noun}.`
    case 'unitQuotaBySize':
      return sentence(
        it.steps
          .map(({ upToMembers, max }, i) => {
            const size =
              upToMembers === null
                ? i === 0
                  ? 'mọi cơ sở'
                  : 'cơ sở đông hơn'
                : `cơ sở đến ${upToMembers} đoàn viên`
            return `${size}: không quá ${max} ${noun}`
          })
          .join('; ') +
          (it.perCluster > 0 ? `; mỗi cụm thêm ${it.perCluster} ${noun} do cụm trưởng đề xuất` : ''),
      )
    case 'notOfficeHolder':
      return 'Người trong Ban Tổ chức, Ban Giám khảo, Tổ Thư ký của lần này không được dự thi.'
    case 'notHonouredThisTerm':
      return 'Người đã được tuyên dương trong nhiệm kỳ này không được giới thiệu lại.'
    case 'fieldIsYes': {
      const label = labelOf(rules, it.field)
      return label ? `Mục “${label}” phải trả lời là Có.` : 'Chọn mục Có / Không mà điều kiện này dựa vào.'
    }
    case 'minServiceMonths':
      return `Công tác từ đủ ${it.months} tháng, tính đến ngày ${day(it.at)}, theo mục “${labelOf(rules, it.field) ?? '?'}”.`
    case 'minVoteShare':
      return `${it.comparison === 'moreThan' ? 'Trên' : 'Từ'} ${it.share} số phiếu tán thành${it.comparison === 'atLeast' ? ' trở lên' : ''}, theo mục “${labelOf(rules, it.field) ?? '?'}”.`
    case 'noReusedAchievement':
      return 'Thành tích giống với thành tích đã được tuyên dương được nêu ra để Tổ Thư ký xem xét.'
  }
}
