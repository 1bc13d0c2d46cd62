import type { Ruleset, ScoringRules } from '../../ruleset/index.ts'
import {
  amendmentArticle,
  answeredInTenDays,
  oneDivision,
  onlyRound,
  personalDataArticle,
  undertaking,
} from './common-parts.ts'
import { gradedCriterion, totalMax } from './graded-criterion.ts'
import { ideaForm } from './idea-form.ts'

const criteria = [
  gradedCriterion('novelty', 'Tính mới', 30, [
    'Chưa nơi nào trong Khối áp dụng; cách tiếp cận mới, nêu rõ điểm khác với giải pháp đã biết.',
    'Cải tiến rõ rệt giải pháp đã có, có lập luận.',
    'Cải tiến một phần giải pháp đã có.',
    'Phần lớn lặp lại giải pháp đã biết.',
  ]),
  gradedCriterion('effect', 'Hiệu quả', 30, [
    'Có số liệu kiểm chứng được, so sánh trước và sau.',
    'Có số liệu dự kiến và cách tính hợp lý.',
    'Chỉ nêu lợi ích định tính.',
    'Hiệu quả chưa rõ hoặc phóng đại.',
  ]),
  gradedCriterion('feasibility', 'Khả thi', 25, [
    'Làm được ngay với nguồn lực sẵn có.',
    'Làm được khi có thêm một vài điều kiện đã nêu.',
    'Cần nhiều điều kiện, hướng xử lý chưa rõ.',
    'Khó thực hiện hoặc vướng quy định.',
  ]),
  gradedCriterion('scalability', 'Nhân rộng', 10, [
    'Áp dụng được toàn Khối.',
    'Áp dụng được ở nhiều đơn vị.',
    'Áp dụng được ở đơn vị tương tự.',
    'Chỉ phù hợp với một nơi.',
  ]),
  gradedCriterion('presentation', 'Trình bày', 5, [
    'Rõ ràng, đủ mục, dễ theo dõi.',
    'Khá rõ, còn vài chỗ cần sửa.',
    'Thiếu mục hoặc thiếu số liệu cần có.',
    'Khó hiểu, sai mẫu.',
  ]),
]

const scoring: ScoringRules = {
  blind: true,
  judgesPerEntry: 3,
  maxLoad: 25,
  minSheets: 3,
  segments: [
    {
      key: 'idea',
      label: 'Ý tưởng, giải pháp',
      mode: 'judged',
      max: totalMax(criteria),
      criteria,
      items: null,
      seconds: null,
      timeDeductions: [],
      toleranceSeconds: 0,
    },
  ],
  trimming: null,
  gap: {
    threshold: '20',
    unit: 'points',
    comparison: 'moreThan',
    comesIn: 'jointRescore',
    resolution: 'meanOfAll',
  },
  tieBreak: [
    { by: 'criterion', segment: 'idea', criterion: 'effect' },
    { by: 'criterion', segment: 'idea', criterion: 'novelty' },
    { by: 'criterion', segment: 'idea', criterion: 'feasibility' },
    { by: 'shared' },
  ],
  overallComment: null,
  blindCodeDigits: 4,
  undertaking: undertaking('bài dự thi'),
}

/** Seven read the final's works anew, still by code; the highest and the lowest sheet are dropped. */
const finalScoring: ScoringRules = {
  ...scoring,
  judgesPerEntry: 7,
  minSheets: 5,
  trimming: { fromSheets: 5, high: 1, low: 1 },
  gap: null,
}

/** Default rules A of users.md: ideas and solutions, scored blind in a preliminary round and a final. */
export const ideaContestTemplate: Ruleset = {
  schema: 1,
  programme: 'ideaContest',
  title: 'Cuộc thi ý tưởng, giải pháp tham gia cải cách hành chính',
  entryNoun: 'bài dự thi',
  legalBasis: [
    'Chương trình Đoàn xung kích tham gia cải cách hành chính, xây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện',
    'Chương trình công tác năm của Ban Chấp hành Đoàn Khối',
  ],
  articles: [
    {
      heading: 'Mục đích, yêu cầu',
      body: [
        '1. Khơi dậy tinh thần xung kích, sáng tạo của đoàn viên, thanh niên; tìm những ý tưởng, giải pháp cải cách hành chính thiết thực, ít tốn kém, dễ áp dụng.',
        '2. Lựa chọn, hỗ trợ và giới thiệu để nhân rộng các ý tưởng, giải pháp có giá trị.',
        '3. Chấm thi công bằng, khách quan; quy tắc được công khai trước khi nhận bài.',
      ].join('\n'),
    },
    {
      heading: 'Đối tượng dự thi',
      body: [
        '1. Đoàn viên, thanh niên là cán bộ, công chức, viên chức, người lao động đang công tác tại cơ quan, đơn vị có cơ sở Đoàn trực thuộc, trong độ tuổi nêu ở phần điều kiện.',
        '2. Dự thi cá nhân hoặc theo nhóm. Nhóm cử một người đại diện và tự thống nhất tỷ lệ đóng góp, cộng lại bằng 100 %. Bài tính cho cơ sở Đoàn của người đại diện.',
        '3. Thành viên Ban Tổ chức, Ban Giám khảo và Tổ Thư ký không dự thi.',
      ].join('\n'),
    },
    {
      heading: 'Bài dự thi',
      body: [
        '1. Bài gồm các mục theo mẫu, đúng số từ quy định (đếm theo khoảng trắng), nộp trên hệ thống qua cán bộ phụ trách của cơ sở Đoàn. Được sửa, rút và nộp lại cho đến hết hạn; bài nộp sau cùng là bài chính thức.',
        '2. Các mục nội dung và tệp kèm theo không nêu tên, đơn vị hay dấu hiệu khác để nhận ra tác giả. Tổ Thư ký che những dấu hiệu còn sót trước khi chấm.',
        '3. Mỗi cơ sở Đoàn phấn đấu có ít nhất một bài dự thi.',
      ].join('\n'),
    },
    {
      heading: 'Chấm thi',
      body: [
        '1. Mỗi bài mang một số phách ngẫu nhiên. Giám khảo chỉ đọc bản đã che tên, chấm độc lập theo tiêu chí và mức điểm kèm theo; phải ghi nhận xét khi chấm ở mức Yếu hoặc 0 điểm.',
        '2. Sơ khảo: điểm của bài là trung bình cộng các phiếu đã nộp; 20 bài cao điểm nhất, và các bài bằng điểm với bài thứ 20, vào chung khảo với số phách mới. Chung khảo: bảy giám khảo chấm lại, bỏ phiếu cao nhất và phiếu thấp nhất; điểm xếp hạng là điểm chung khảo. Khi các phiếu chênh nhau quá mức quy định, các giám khảo hội ý và chấm lại; phiếu cũ vẫn được lưu.',
        '3. Tính toán giữ nguyên giá trị chính xác, chỉ làm tròn khi hiển thị. Phiếu đã nộp không sửa; mở lại phải có lý do và được Trưởng Ban Giám khảo đồng ý.',
        '4. Hồi phách sau khi kết quả theo số phách đã chốt, có hai người chứng kiến.',
      ].join('\n'),
    },
    {
      heading: 'Xếp hạng, giải thưởng',
      body: [
        '1. Xếp hạng theo điểm; bằng điểm thì lần lượt so các tiêu chí nêu trong Thể lệ, vẫn bằng thì đồng giải.',
        '2. Giải chỉ trao cho bài đạt mức điểm tối thiểu. Giải không trao thì không chuyển xuống bậc dưới.',
        '3. Giải tập thể trao cho cơ sở Đoàn có tổng điểm tham gia và thành tích cao nhất.',
      ].join('\n'),
    },
    personalDataArticle('tác giả'),
    {
      heading: 'Quyền đối với bài dự thi',
      body: 'Tác giả giữ quyền tác giả. Ban Tổ chức được giới thiệu, phổ biến và đề nghị áp dụng bài dự thi trong phạm vi cải cách hành chính, có ghi tên tác giả khi tác giả đồng ý.',
    },
    amendmentArticle,
  ],
  divisions: oneDivision,
  entry: ideaForm,
  eligibility: [
    { rule: 'maxAge', years: 35, at: '2026-12-31' },
    { rule: 'maxEntriesPerPerson', max: 2, roles: ['author'], asRepresentative: false },
    { rule: 'maxEntriesPerUnit', max: 5 },
    { rule: 'notOfficeHolder' },
  ],
  stages: [
    {
      key: 'screening',
      label: 'Kiểm tra điều kiện',
      kind: 'screening',
      supplementDays: 5,
      workingDays: null,
    },
    {
      key: 'preliminary',
      label: 'Sơ khảo',
      kind: 'scoring',
      ...onlyRound,
      scoring,
      cut: { quota: 20, floor: null, ties: 'allIn', published: true },
    },
    { key: 'final', label: 'Chung khảo', kind: 'scoring', ...onlyRound, scoring: finalScoring },
  ],
  leftOut: [],
  prizes: [
    { key: 'first', label: 'Giải Nhất', quota: 1, floor: '85', tiesShared: true, rewardText: '' },
    { key: 'second', label: 'Giải Nhì', quota: 2, floor: '80', tiesShared: true, rewardText: '' },
    { key: 'third', label: 'Giải Ba', quota: 3, floor: '70', tiesShared: true, rewardText: '' },
    {
      key: 'encouragement',
      label: 'Giải Khuyến khích',
      quota: 5,
      floor: '60',
      tiesShared: true,
      rewardText: '',
    },
  ],
  teamPrizes: [
    {
      key: 'team',
      label: 'Giải tập thể',
      quota: 1,
      perEntry: '1',
      perEntryCap: 10,
      perPrize: [
        { prize: 'first', points: '10' },
        { prize: 'second', points: '8' },
        { prize: 'third', points: '6' },
        { prize: 'encouragement', points: '3' },
      ],
      perStageReached: [],
      minParticipation: null,
      rewardText: '',
    },
  ],
  publication: {
    list: 'winnersOnly',
    scores: true,
    summaryField: 'summary',
    peopleNames: true,
    commentsToUnit: true,
    earlierStages: false,
  },
  appeals: {
    days: 7,
    text: 'Cơ sở Đoàn gửi kiến nghị trên hệ thống hoặc bằng văn bản. Ban Tổ chức kiểm tra việc cộng điểm, xếp hạng và thủ tục; không chấm lại nội dung, trừ khi có sai sót về thủ tục. Người trả lời không thuộc Ban Giám khảo đã chấm bài.',
    ...answeredInTenDays,
  },
  publicNotice: null,
  retentionMonths: 12,
}
