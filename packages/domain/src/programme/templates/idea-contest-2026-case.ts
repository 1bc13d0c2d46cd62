import type { Band, Criterion, Ruleset, ScoringRules, Segment, TieBreak } from '../../ruleset/index.ts'
import { ideaContestTemplate } from './idea-contest.ts'
import { answeredInTenDays, onlyRound, undertaking } from './common-parts.ts'

/** Bounds and descriptor of one band, from the best one down. */
type BandRow = readonly [from: string, to: string, descriptor: string]

const LABELS = ['Mức cao nhất', 'Mức khá', 'Mức trung bình', 'Mức thấp'] as const

/** A comment is asked for at the highest and at the lowest band of each criterion (Điều 8, khoản 2). */
const criterion = (key: string, label: string, max: string, rows: readonly BandRow[]): Criterion => ({
  key,
  label,
  guidance: '',
  max,
  step: '1/2',
  bands: rows.map(
    ([from, to, descriptor], index): Band => ({
      key: `band${index + 1}`,
      label:
        index === rows.length - 1
          ? to === '0'
            ? 'Không điểm'
            : 'Mức thấp nhất'
          : (LABELS[index] ?? 'Mức thấp'),
      descriptor,
      from,
      to,
      commentRequired: index === 0 || index === rows.length - 1,
    }),
  ),
})

const criteria = [
  criterion('novelty', 'Tính mới, sáng tạo', '30', [
    ['27', '30', 'Chưa có trong Khối; cách tiếp cận mới, nêu rõ điểm khác với giải pháp đã biết.'],
    ['21', '53/2', 'Cải tiến đáng kể hoặc kết hợp mới từ giải pháp đã có, có lập luận.'],
    ['16', '41/2', 'Vận dụng giải pháp của nơi khác, có điều chỉnh.'],
    // The paper says "1 – 15,5" and "0", which leaves half a point in no band: it is read as the low band.
    ['1/2', '31/2', 'Phần lớn lặp lại giải pháp đã biết, điểm mới mờ nhạt.'],
    ['0', '0', 'Không có điểm mới hoặc sao chép.'],
  ]),
  criterion('feasibility', 'Tính khả thi', '25', [
    ['22', '25', 'Kế hoạch, nguồn lực, căn cứ pháp lý rõ; đã thử nghiệm hoặc làm được trong 06 tháng.'],
    ['17', '43/2', 'Làm được sau khi giải quyết một, hai điều kiện đã nêu.'],
    ['11', '33/2', 'Còn vướng nguồn lực hoặc thẩm quyền, chưa rõ hướng xử lý.'],
    ['0', '21/2', 'Khó thực hiện hoặc trái quy định.'],
  ]),
  criterion('effect', 'Hiệu quả', '30', [
    ['27', '30', 'Có số liệu trước và sau, cách tính đúng; lợi ích rõ cho người dân và cơ quan.'],
    ['21', '53/2', 'Có số liệu dự kiến, cách tính hợp lý.'],
    ['13', '41/2', 'Nêu được lợi ích, ít số liệu.'],
    ['0', '25/2', 'Chung chung hoặc phóng đại, không kiểm chứng được.'],
  ]),
  criterion('scalability', 'Khả năng nhân rộng', '10', [
    ['9', '10', 'Nơi khác làm được ngay với tài liệu kèm theo.'],
    ['6', '17/2', 'Nhân rộng được sau khi điều chỉnh.'],
    ['0', '11/2', 'Chỉ phù hợp với một nơi.'],
  ]),
  criterion('presentation', 'Trình bày', '5', [
    ['4', '5', 'Mạch lạc, đúng mục, đúng số từ, ít lỗi chính tả.'],
    ['2', '7/2', 'Hiểu được, còn lỗi.'],
    ['0', '3/2', 'Khó theo dõi, sai mẫu.'],
  ]),
]

const segments: Segment[] = [
  {
    key: 'idea',
    label: 'Ý tưởng, giải pháp',
    mode: 'judged',
    max: '100',
    criteria,
    items: null,
    seconds: null,
    timeDeductions: [],
    toleranceSeconds: 0,
  },
]

/** Điều 10, (1) to (3): what is compared before the lot, in either round. */
const byCriteria: TieBreak[] = [
  { by: 'criterion', segment: 'idea', criterion: 'effect' },
  { by: 'criterion', segment: 'idea', criterion: 'novelty' },
  { by: 'criterion', segment: 'idea', criterion: 'feasibility' },
]

/** Điều 9, khoản 1 and 2: two judges, a third where they differ by more than ten points, and the closest two. */
const preliminary: ScoringRules = {
  blind: true,
  judgesPerEntry: 2,
  maxLoad: 25,
  minSheets: 2,
  segments,
  trimming: null,
  gap: {
    threshold: '10',
    unit: 'points',
    comparison: 'moreThan',
    comesIn: 'extraJudge',
    resolution: 'closestTwo',
  },
  tieBreak: [...byCriteria, { by: 'lot' }],
  overallComment: { minWords: 20 },
  blindCodeDigits: 4,
  undertaking: undertaking('bài dự thi'),
}

/**
 * Điều 9, khoản 4: five judges; the highest and the lowest sheet are dropped from five sheets on, below three there
 * is no score. Điều 10: the preliminary score parts equals before the lot does.
 */
const final: ScoringRules = {
  ...preliminary,
  judgesPerEntry: 5,
  minSheets: 3,
  trimming: { fromSheets: 5, high: 1, low: 1 },
  gap: null,
  tieBreak: [...byCriteria, { by: 'previousStage' }, { by: 'lot' }],
}

/** The rules of the 2026 idea contest of the sample papers, whole: a preliminary round by two and a final by five. */
export const ideaContest2026CaseRuleset: Ruleset = {
  ...ideaContestTemplate,
  title: 'Cuộc thi ý tưởng, giải pháp tham gia cải cách hành chính năm 2026',
  articles: [
    ...ideaContestTemplate.articles.filter(
      (article) => article.heading !== 'Chấm thi' && article.heading !== 'Xếp hạng, giải thưởng',
    ),
    {
      heading: 'Chấm thi',
      body: [
        '1. Sơ khảo: mỗi bài do hai giám khảo chấm độc lập trên bản ẩn danh; điểm sơ khảo là trung bình cộng hai phiếu.',
        '2. Hai phiếu chênh nhau trên 10 điểm thì giám khảo thứ ba chấm, điểm sơ khảo là trung bình cộng của hai phiếu gần nhau nhất; phiếu ở giữa cách đều hai phiếu kia thì lấy cả ba phiếu. Chênh đúng 10 điểm thì không chấm lần ba.',
        '3. Vào chung khảo: 20 bài có điểm sơ khảo cao nhất và đạt từ 60 điểm trở lên; các bài bằng điểm với bài thứ 20 đều được vào. Danh sách công bố theo số phách.',
        '4. Chung khảo: năm giám khảo chấm độc lập, không phải người đã chấm bài đó ở sơ khảo nếu có thể. Bỏ một phiếu cao nhất và một phiếu thấp nhất; còn dưới năm phiếu thì không bỏ phiếu nào, dưới ba phiếu thì bài chưa có điểm. Điểm xếp hạng là điểm chung khảo, không cộng điểm sơ khảo.',
        '5. Giám khảo ghi nhận xét cho tiêu chí được chấm ở mức cao nhất hoặc mức thấp nhất, và nhận xét chung không dưới 20 từ cho mỗi bài.',
        '6. Phiếu đã nộp không sửa; mở lại phải có lý do và được Trưởng Ban Giám khảo đồng ý, phiếu cũ được lưu.',
      ].join('\n'),
    },
    {
      heading: 'Xếp hạng, giải thưởng',
      body: [
        '1. Bằng điểm thì lần lượt so điểm trung bình các tiêu chí Hiệu quả, Tính mới, Tính khả thi, rồi điểm sơ khảo; vẫn bằng thì bốc thăm công khai. Riêng giải Khuyến khích, vẫn bằng thì đồng giải, không bốc thăm.',
        '2. Giải không trao thì không chuyển xuống bậc dưới, trừ khi Ban Thường vụ Đoàn Khối quyết định khác và công bố lý do.',
        '3. Giải tập thể: mỗi bài hợp lệ 01 điểm (tối đa 10 điểm), mỗi bài vào chung khảo 05 điểm, mỗi giải cộng 10, 08, 06, 03 điểm theo thứ tự Nhất, Nhì, Ba, Khuyến khích; cơ sở Đoàn có dưới 10 % đoàn viên tham gia thì không xét.',
      ].join('\n'),
    },
  ],
  entry: { ...ideaContestTemplate.entry, unitConfirmation: { mode: 'mayFollow', followDays: 3 } },
  eligibility: [
    { rule: 'maxAge', years: 35, at: '2026-12-31' },
    { rule: 'maxEntriesPerPerson', max: 3, roles: ['author'], asRepresentative: false },
    { rule: 'maxEntriesPerPerson', max: 2, roles: ['author'], asRepresentative: true },
    { rule: 'notOfficeHolder' },
  ],
  stages: [
    {
      key: 'screening',
      label: 'Kiểm tra điều kiện',
      kind: 'screening',
      supplementDays: 3,
      workingDays: null,
    },
    {
      key: 'preliminary',
      label: 'Sơ khảo',
      kind: 'scoring',
      ...onlyRound,
      scoring: preliminary,
      cut: { quota: 20, floor: '60', ties: 'allIn', published: true },
    },
    {
      key: 'final',
      label: 'Chung khảo',
      kind: 'scoring',
      ...onlyRound,
      scoring: final,
      avoidEarlierJudges: true,
    },
  ],
  leftOut: [],
  prizes: [
    {
      key: 'first',
      label: 'Giải Nhất',
      quota: 1,
      floor: '85',
      tiesShared: false,
      rewardText: '10.000.000 đồng',
    },
    {
      key: 'second',
      label: 'Giải Nhì',
      quota: 2,
      floor: '80',
      tiesShared: false,
      rewardText: '7.000.000 đồng',
    },
    {
      key: 'third',
      label: 'Giải Ba',
      quota: 3,
      floor: '75',
      tiesShared: false,
      rewardText: '5.000.000 đồng',
    },
    {
      key: 'encouragement',
      label: 'Giải Khuyến khích',
      quota: 5,
      floor: '65',
      tiesShared: true,
      rewardText: '2.000.000 đồng',
    },
  ],
  teamPrizes: ideaContestTemplate.teamPrizes.map((prize) => ({
    ...prize,
    quota: 3,
    perStageReached: [{ stage: 'final', points: '5' }],
    minParticipation: '1/10',
    rewardText: '3.000.000 đồng',
  })),
  publication: {
    list: 'winnersOnly',
    scores: true,
    summaryField: 'summary',
    peopleNames: true,
    commentsToUnit: true,
    earlierStages: false,
  },
  appeals: {
    days: 3,
    text: 'Cơ sở Đoàn gửi kiến nghị trong 03 ngày làm việc kể từ ngày công bố. Ban Tổ chức kiểm tra việc cộng điểm, xếp hạng, thủ tục và trả lời trong 05 ngày làm việc; không chấm lại nội dung, trừ khi có sai sót về thủ tục.',
    ...answeredInTenDays,
    answerDays: 7,
  },
}
