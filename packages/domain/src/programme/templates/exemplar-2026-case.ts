import type { Ruleset } from '../../ruleset/index.ts'
import { councilStage } from './council-stage.ts'
import { exemplarSelectionTemplate } from './exemplar-selection.ts'
import { gradedCriterion, totalMax } from './graded-criterion.ts'

/** III, 2 to 4: twenty, forty-five and thirty-five points. */
const criteria = [
  gradedCriterion('young', 'Trẻ', 20, [
    'Dẫn dắt phong trào; nòng cốt của nhiều công trình, phần việc thanh niên.',
    'Nòng cốt của ít nhất một công trình, phần việc; tích cực học tập nâng cao trình độ.',
    'Tham gia đều.',
    'Tham gia ít.',
  ]),
  gradedCriterion('skilled', 'Giỏi', 45, [
    'Hoàn thành xuất sắc cả hai năm; sáng kiến được áp dụng ngoài đơn vị, có số liệu chứng minh.',
    'Một năm hoàn thành xuất sắc; sáng kiến được áp dụng tại đơn vị, có số liệu chứng minh.',
    'Hoàn thành tốt hai năm; sáng kiến đang được áp dụng.',
    'Thiếu số liệu chứng minh.',
  ]),
  gradedCriterion('friendly', 'Thân thiện', 35, [
    'Người dân, doanh nghiệp ghi nhận bằng thư khen, kết quả khảo sát.',
    'Lãnh đạo, đồng nghiệp ghi nhận bằng hình thức kiểm chứng được.',
    'Thái độ đúng mực, không có phản ánh đúng.',
    'Ghi nhận chưa kiểm chứng được.',
  ]),
]

/** VI: fifteen members, ten present, ten of fifteen elect, and one further ballot on those above one half. */
const council = councilStage({
  size: { min: 15, max: 15 },
  quorum: '2/3',
  form: 'yesNo',
  chooseUpTo: null,
  threshold: { fraction: '2/3', comparison: 'atLeast', base: 'members' },
  seats: 30,
  interest: 'votes',
  tieAtCut: ['secondBallot', 'previousStage', 'council'],
  furtherBallot: { fraction: '1/2', comparison: 'moreThan', base: 'members' },
  writtenBallots: true,
  minVotersForMarks: 8,
})

/** III.5: what the unit confirms with yes or no alone. */
const CLEAN = 'không trong thời gian thi hành kỷ luật, không đang bị kiểm tra, xác minh đơn tố cáo'

const REPLACED = ['Thẩm định, chấm điểm', 'Xét chọn, tuyên dương']

/** Kế hoạch 112-KH/ĐTN of the sample papers: the yearly selection with its council. */
export const exemplar2026CaseRuleset: Ruleset = {
  ...exemplarSelectionTemplate,
  title: 'Tuyên dương gương “Cán bộ, công chức, viên chức trẻ, giỏi, thân thiện” cấp Khối năm 2026',
  legalBasis: [
    'Kế hoạch số 112-KH/ĐTN ngày 10 tháng 8 năm 2026 của Ban Thường vụ Đoàn Khối Dân - Chính - Đảng Thành phố',
  ],
  articles: [
    ...exemplarSelectionTemplate.articles.filter(({ heading }) => !REPLACED.includes(heading)),
    {
      heading: 'Thẩm định, chấm điểm',
      body: [
        '1. Tổ giúp việc thẩm định, trả bổ sung; hồ sơ thiếu thành phần hoặc nộp trễ không được xem xét, trừ trường hợp được trả bổ sung.',
        '2. Tổ thẩm định chấm điểm để Hội đồng tham khảo: “Trẻ” 20 điểm, “Giỏi” 45 điểm, “Thân thiện” 35 điểm.',
      ].join('\n'),
    },
    {
      heading: 'Hội đồng xét chọn',
      body: [
        '1. Hội đồng gồm 15 thành viên do Ban Thường vụ Đoàn Khối thành lập; Bí thư Đoàn Khối làm Chủ tịch. Ban kiểm phiếu 03 người do Hội đồng bầu, không là người được giới thiệu.',
        '2. Phiên họp hợp lệ khi có mặt ít nhất hai phần ba số thành viên. Thành viên vắng có lý do được bỏ phiếu bằng văn bản trong phong bì dán kín, gửi trước giờ họp; phiếu này được tính vào số phiếu thu về nhưng không tính vào túc số.',
        '3. Thành viên cùng cơ sở Đoàn với người được giới thiệu vẫn bỏ phiếu nhưng không phát biểu giới thiệu.',
        '4. Người được chọn đạt từ hai phần ba tổng số thành viên Hội đồng trở lên, lấy từ cao xuống thấp cho đến đủ 30. Bằng phiếu ở vị trí cuối thì bỏ phiếu lần hai giữa những người đó; vẫn bằng nhau thì theo điểm tham khảo, Chủ tịch Hội đồng quyết định và ghi biên bản.',
        '5. Chưa đủ 30 thì Hội đồng có thể bỏ phiếu thêm một lần với những người đạt trên một nửa; sau đó vẫn chưa đủ thì tuyên dương số người đã đạt.',
        '6. Danh hiệu bị thu hồi khi phát hiện kê khai gian dối hoặc xét sai quy định.',
      ].join('\n'),
    },
  ],
  entry: {
    ...exemplarSelectionTemplate.entry,
    fields: exemplarSelectionTemplate.entry.fields.map((field) =>
      field.key === 'noDiscipline' ? { ...field, label: `Đơn vị xác nhận ${CLEAN}` } : field,
    ),
    slots: exemplarSelectionTemplate.entry.slots.map((slot) => {
      // IV.5: nothing is handed in without the leadership's confirmation; the party committee's may follow.
      if (slot.key === 'leadership') return { ...slot, neededAt: 'handIn' as const }
      // III.3: ratings of both years.
      return slot.key === 'ratings' ? { ...slot, min: 2 } : slot
    }),
  },
  eligibility: exemplarSelectionTemplate.eligibility.map((rule) => {
    if (rule.rule === 'fieldIsYes' && rule.field === 'noDiscipline')
      return { ...rule, reason: `Đơn vị chưa xác nhận ${CLEAN}` }
    if (rule.rule === 'maxAge' || rule.rule === 'minServiceMonths') return { ...rule, at: '2026-10-15' }
    if (rule.rule !== 'unitQuotaBySize') return rule
    return {
      ...rule,
      steps: [
        { upToMembers: 49, max: 1 },
        { upToMembers: 99, max: 2 },
        { upToMembers: null, max: 3 },
      ],
    }
  }),
  stages: exemplarSelectionTemplate.stages.map((stage) => {
    if (stage.kind === 'councilBallot') return council
    if (stage.kind === 'screening') return stage
    return {
      ...stage,
      label: 'Chấm điểm tham khảo',
      // Every dossier that was accepted goes to the council: the points are for its reference.
      cut: { quota: null, floor: '0', ties: 'allIn' as const, published: false },
      scoring: {
        ...stage.scoring,
        segments: stage.scoring.segments.map((segment) => ({
          ...segment,
          max: totalMax(criteria),
          criteria,
        })),
        tieBreak: [
          { by: 'criterion' as const, segment: 'dossier', criterion: 'skilled' },
          { by: 'criterion' as const, segment: 'dossier', criterion: 'friendly' },
        ],
      },
    }
  }),
}
