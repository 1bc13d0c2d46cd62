import type { EntryRules, Field } from '../../ruleset/index.ts'
import { attachmentRules, consents, contactFields, field, noDossier } from './common-parts.ts'

const TOPICS: Field['options'] = [
  { key: 'oneStop', label: 'Thủ tục hành chính và cơ chế một cửa, một cửa liên thông' },
  { key: 'digital', label: 'Dịch vụ công trực tuyến, chuyển đổi số' },
  { key: 'civilService', label: 'Công vụ, công chức và văn hóa công sở' },
  { key: 'publicFinance', label: 'Tài chính công, tiết kiệm nguồn lực' },
  { key: 'outreach', label: 'Tuyên truyền, hướng dẫn, hỗ trợ người dân và doanh nghiệp' },
  { key: 'records', label: 'Quản lý văn bản, lưu trữ và dữ liệu dùng chung' },
]

const keepAnonymous = 'Không nêu tên, đơn vị hoặc dấu hiệu khác để nhận ra tác giả.'

const longText = (key: string, label: string, minWords: number, maxWords: number, help: string) =>
  field(key, label, 'longText', { minWords, maxWords, help: `${help} ${keepAnonymous}` })

/** The ten items of an idea: eight that judges read, then authors and declarations, which they don't. */
export const ideaForm: EntryRules = {
  fields: [
    field('title', 'Tên ý tưởng, giải pháp', 'shortText', { maxWords: 30 }),
    field('topic', 'Lĩnh vực', 'choice', { options: TOPICS }),
    field('secondTopic', 'Lĩnh vực phụ', 'choice', { options: TOPICS, required: false }),
    longText('summary', 'Tóm tắt', 25, 100, 'Dùng để công bố nếu đạt giải.'),
    longText(
      'currentState',
      'Thực trạng và giải pháp đã biết',
      120,
      400,
      'Nêu ưu điểm, nhược điểm của cách làm hiện nay.',
    ),
    longText('proposal', 'Nội dung ý tưởng, giải pháp', 120, 400, 'Mục đích, tính mới, các bước thực hiện.'),
    longText('applicability', 'Khả năng áp dụng', 120, 300, 'Đối tượng, phạm vi, điều kiện áp dụng.'),
    longText('effect', 'Hiệu quả đã hoặc dự kiến thu được', 120, 400, 'Nêu số liệu và cách tính.'),
    longText(
      'feasibility',
      'Tính khả thi và giải pháp nhân rộng',
      120,
      300,
      'Nguồn lực, thời gian, cách nhân rộng.',
    ),
    ...contactFields,
  ],
  titleField: 'title',
  topicField: 'topic',
  people: {
    roles: ['author'],
    min: 1,
    max: 5,
    roleLimits: [],
    shares: true,
    birthDate: true,
    inDivision: [],
  },
  ...noDossier,
  jointUnits: false,
  attachments: attachmentRules,
  declarations: [
    { key: 'truthful', label: 'Nội dung kê khai là đúng sự thật', required: true },
    {
      key: 'original',
      label: 'Bài không sao chép của người khác; phần trích dẫn đã ghi nguồn',
      required: true,
    },
    {
      key: 'notAwarded',
      label:
        'Bài chưa đạt giải từ cấp Thành phố trở lên và chưa được công nhận sáng kiến trước thời điểm nêu trong Thể lệ',
      required: true,
    },
    { key: 'sharesAgreed', label: 'Các tác giả đã thống nhất tỷ lệ đóng góp', required: true },
  ],
  consents: consents('dự thi, liên hệ và trao giải'),
  unitConfirmation: { mode: 'mayFollow', followDays: 5 },
}
