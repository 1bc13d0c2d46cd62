import type { Ruleset } from '../../ruleset/index.ts'
import { dossierEntry, dossierDivisions, dossierEligibility } from './dossier-form.ts'
import {
  amendmentArticle,
  answeredInTenDays,
  onlyRound,
  personalDataArticle,
  undertaking,
} from './common-parts.ts'
import { councilStage, newCouncilRules } from './council-stage.ts'
import { gradedCriterion, totalMax } from './graded-criterion.ts'

const criteria = [
  gradedCriterion('learning', 'Trẻ: học tập, xung kích', 15, [
    'Dẫn dắt phong trào, công trình thanh niên.',
    'Là nòng cốt của công trình, phần việc thanh niên.',
    'Tham gia đều.',
    'Tham gia ít.',
  ]),
  gradedCriterion('expertise', 'Giỏi: chuyên môn', 30, [
    'Hoàn thành xuất sắc nhiệm vụ, có số liệu chứng minh.',
    'Vượt yêu cầu công việc.',
    'Đạt yêu cầu công việc.',
    'Thiếu minh chứng.',
  ]),
  gradedCriterion('initiative', 'Giỏi: sáng kiến cải cách hành chính', 25, [
    'Sáng kiến được áp dụng ngoài đơn vị.',
    'Sáng kiến được áp dụng tại đơn vị.',
    'Sáng kiến đang thử nghiệm.',
    'Mới nêu ý tưởng.',
  ]),
  gradedCriterion('service', 'Thân thiện: phục vụ', 20, [
    'Được người dân, doanh nghiệp xác nhận bằng khảo sát, thư khen.',
    'Được lãnh đạo, đồng nghiệp khen ngợi.',
    'Thái độ đúng mực.',
    'Còn có phản ánh về thái độ.',
  ]),
  gradedCriterion('community', 'Cộng đồng', 10, [
    'Khởi xướng hoạt động vì cộng đồng.',
    'Tham gia thường xuyên.',
    'Có tham gia.',
    'Tham gia ít.',
  ]),
]

/** Default rules B of users.md: dossiers of people and collectives, appraised by rubric, and a council that votes on the best. */
export const exemplarSelectionTemplate: Ruleset = {
  schema: 1,
  programme: 'exemplarSelection',
  title: 'Tuyên dương gương “Cán bộ, công chức, viên chức trẻ, giỏi, thân thiện”',
  entryNoun: 'hồ sơ',
  legalBasis: [
    'Chương trình Đoàn xung kích tham gia cải cách hành chính, xây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện',
  ],
  articles: [
    {
      heading: 'Mục đích, yêu cầu',
      body: [
        '1. Phát hiện, tôn vinh cán bộ, công chức, viên chức trẻ tiêu biểu; lan tỏa hình ảnh người công chức trẻ chuyên nghiệp, tận tụy.',
        '2. Xét chọn từ cơ sở, dân chủ, công khai, đúng tiêu chuẩn; ưu tiên người trực tiếp phục vụ người dân, doanh nghiệp.',
      ].join('\n'),
    },
    {
      heading: 'Đối tượng, điều kiện',
      body: [
        '1. Đoàn viên, thanh niên là cán bộ, công chức, viên chức đang công tác tại cơ quan, đơn vị có cơ sở Đoàn trực thuộc, trong độ tuổi nêu ở phần điều kiện.',
        '2. Năm liền kề hoàn thành tốt nhiệm vụ trở lên; không trong thời gian thi hành kỷ luật (do đơn vị xác nhận có hoặc không, không gửi tài liệu kèm); cấp ủy đồng ý giới thiệu.',
        '3. Chưa được tuyên dương danh hiệu này trong nhiệm kỳ; không dùng lại thành tích đã được tuyên dương.',
      ].join('\n'),
    },
    {
      heading: 'Hồ sơ',
      body: [
        '1. Báo cáo thành tích, bài giới thiệu và kết quả họp xét được nhập trên hệ thống; minh chứng và ảnh chân dung nộp kèm dạng tệp.',
        '2. Người được giới thiệu tự kiểm tra thông tin và xác nhận đồng ý; hồ sơ chưa có sự đồng ý thì chưa được tiếp nhận.',
        '3. Không nộp bản sao căn cước; không kê khai dân tộc, tôn giáo và hoàn cảnh sức khỏe.',
      ].join('\n'),
    },
    {
      heading: 'Thẩm định, chấm điểm',
      body: [
        '1. Tổ giúp việc kiểm tra điều kiện; hồ sơ thiếu được trả để bổ sung một lần, có thời hạn.',
        '2. Mỗi hồ sơ do nhiều người thẩm định chấm độc lập theo tiêu chí kèm theo; chênh nhau quá mức quy định thì hội ý và chấm lại, phiếu cũ vẫn được lưu.',
        '3. Người cùng đơn vị, lãnh đạo trực tiếp hoặc người giới thiệu không chấm hồ sơ đó.',
        '4. Hồ sơ từ 70 điểm trở lên được đưa ra Hội đồng xét chọn, không quá 45 hồ sơ; bằng điểm ở suất cuối thì cùng được đưa ra.',
      ].join('\n'),
    },
    {
      heading: 'Xét chọn, tuyên dương',
      body: [
        '1. Hội đồng xét chọn từ 09 đến 15 thành viên do Ban Thường vụ Đoàn Khối thành lập, họp khi có mặt ít nhất hai phần ba, bỏ phiếu kín với hai cột “Đồng ý” và “Không đồng ý”.',
        '2. Người được chọn đạt trên một nửa số phiếu thu vào, lấy từ cao xuống thấp đến đủ 30; không đủ thì tuyên dương số đã đạt. Bằng phiếu ở suất cuối thì bỏ phiếu lần hai giữa những người đó, vẫn bằng thì so điểm thẩm định, vẫn bằng thì Hội đồng quyết nghị và ghi biên bản.',
        '3. Thành viên có liên quan với người được giới thiệu không bỏ phiếu cho người đó; số phiếu làm căn cứ của người đó giảm theo.',
        '4. Ban Thường vụ Đoàn Khối quyết định trên kết quả của Hội đồng; không trao, trao chung hoặc trao thêm phải nêu lý do và không đổi thứ tự.',
        '5. Danh hiệu bị thu hồi khi phát hiện kê khai gian dối hoặc xét sai quy định.',
      ].join('\n'),
    },
    personalDataArticle('người được giới thiệu'),
    amendmentArticle,
  ],
  divisions: dossierDivisions,
  entry: dossierEntry,
  eligibility: dossierEligibility,
  stages: [
    { key: 'screening', label: 'Thẩm định hồ sơ', kind: 'screening', supplementDays: 5, workingDays: 5 },
    {
      key: 'appraisal',
      label: 'Chấm điểm hồ sơ',
      kind: 'scoring',
      ...onlyRound,
      cut: { quota: 45, floor: '70', ties: 'allIn', published: false },
      scoring: {
        blind: false,
        judgesPerEntry: 3,
        maxLoad: 40,
        minSheets: 3,
        segments: [
          {
            key: 'dossier',
            label: 'Hồ sơ',
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
          { by: 'criterion', segment: 'dossier', criterion: 'expertise' },
          { by: 'criterion', segment: 'dossier', criterion: 'initiative' },
          { by: 'criterion', segment: 'dossier', criterion: 'service' },
        ],
        overallComment: null,
        blindCodeDigits: 4,
        undertaking: undertaking('hồ sơ'),
      },
    },
    councilStage(newCouncilRules(30)),
  ],
  leftOut: [],
  prizes: [
    {
      key: 'honoured',
      label: 'Tuyên dương cấp Khối',
      quota: 30,
      floor: null,
      tiesShared: false,
      rewardText: '',
    },
  ],
  teamPrizes: [],
  publication: {
    list: 'winnersOnly',
    scores: false,
    summaryField: 'introduction',
    peopleNames: true,
    commentsToUnit: false,
    earlierStages: false,
  },
  appeals: {
    days: 5,
    text: 'Cơ sở Đoàn và người được giới thiệu gửi kiến nghị trên hệ thống hoặc bằng văn bản; người trả lời không thuộc nhóm đã chấm hồ sơ.',
    ...answeredInTenDays,
  },
  publicNotice: { workingDays: 5, countsFirstDay: false },
  retentionMonths: 12,
}
