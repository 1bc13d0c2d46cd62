import type { EligibilityRule, EntryRules, Field, Ruleset, Slot } from '../../ruleset/index.ts'
import { attachmentRules, consents, contactFields, field } from './common-parts.ts'

/** Named as where entries are not divided: dossiers of persons came first. */
export const PERSON_DIVISION = 'all'
export const COLLECTIVE_DIVISION = 'collective'
const ofPeople = { divisions: [PERSON_DIVISION] }
const ofCollectives = { divisions: [COLLECTIVE_DIVISION] }

/**
 * A person or a collective is nominated, by a form and conditions of its own and counted apart in its unit's quota. Both
 * stand in one ranking, and before the council in one list for one number of seats.
 */
export const dossierDivisions: Ruleset['divisions'] = [
  { key: PERSON_DIVISION, label: 'Cá nhân', subject: 'person' },
  { key: COLLECTIVE_DIVISION, label: 'Tập thể', subject: 'collective' },
]

const report = (key: string, label: string, help: string, rest: Partial<Field> = {}) =>
  field(key, label, 'longText', { maxWords: 500, help, ...rest })

const slot = (key: string, kind: Slot['kind'], label: string, rest: Partial<Slot> = {}): Slot => ({
  key,
  kind,
  label,
  help: '',
  field: null,
  min: 1,
  neededAt: 'screening',
  divisions: [],
  minShortSide: 0,
  ...rest,
})

const evidence = (key: string, of: string, label: string, rest: Partial<Slot> = {}) =>
  slot(key, 'evidence', label, { field: of, ...rest })

const fields: Field[] = [
  field('title', 'Người được giới thiệu và chức danh', 'shortText', {
    maxWords: 30,
    help: 'Ví dụ: Nguyễn Văn A, chuyên viên bộ phận một cửa.',
    labels: [{ division: COLLECTIVE_DIVISION, label: 'Tên tập thể' }],
  }),
  field('members', 'Số thành viên của tập thể', 'number', ofCollectives),
  field('kind', 'Tập thể là', 'shortText', {
    ...ofCollectives,
    maxWords: 30,
    help: 'Ví dụ: đội hình thanh niên tình nguyện, tổ một cửa, chi đoàn.',
  }),
  field('department', 'Bộ phận công tác', 'shortText', { maxWords: 30, audience: 'identity' }),
  field('serviceSince', 'Công tác từ', 'month', {
    ...ofPeople,
    audience: 'identity',
    help: 'Tháng và năm vào ngành, ví dụ 09/2019.',
  }),
  field('youthMember', 'Là đoàn viên', 'yesNo', { ...ofPeople, audience: 'identity' }),
  field('branch', 'Chi đoàn giới thiệu', 'shortText', { maxWords: 30, audience: 'identity' }),
  field('branchVote', 'Kết quả bình chọn của chi đoàn', 'share', {
    audience: 'identity',
    required: false,
    help: 'Số phiếu tán thành trên số phiếu thu về.',
  }),
  report('biography', 'Sơ lược lý lịch', 'Học vấn, quá trình công tác, chức vụ Đoàn.', ofPeople),
  report(
    'biographyOfCollective',
    'Sơ lược về tập thể',
    'Thành lập khi nào, gồm những ai, làm việc gì.',
    ofCollectives,
  ),
  report('young', 'Thành tích: Trẻ', 'Học tập, xung kích, công trình và phần việc thanh niên.'),
  report('skilled', 'Thành tích: Giỏi', 'Kết quả chuyên môn, kèm số liệu.'),
  report('initiative', 'Sáng kiến cải cách hành chính', 'Nội dung, nơi áp dụng, hiệu quả.', {
    mayLack: true,
  }),
  report(
    'friendly',
    'Thành tích: Thân thiện',
    'Thái độ phục vụ, ghi nhận của người dân, doanh nghiệp, đồng nghiệp.',
  ),
  field('community', 'Hoạt động cộng đồng', 'longText', { maxWords: 300, required: false }),
  field('honours', 'Khen thưởng đã nhận', 'longText', { maxWords: 300, required: false }),
  field('introduction', 'Bài giới thiệu', 'longText', {
    minWords: 300,
    maxWords: 500,
    mayLack: true,
    help: 'Dùng tại lễ tuyên dương và khi công bố.',
  }),
  field('unitVote', 'Phiếu tán thành tại cuộc họp xét', 'share', {
    audience: 'identity',
    help: 'Số phiếu tán thành trên số phiếu hợp lệ của Ban Chấp hành cơ sở Đoàn.',
  }),
  field('unitPresent', 'Ủy viên có mặt tại cuộc họp xét', 'share', {
    audience: 'identity',
    required: false,
    help: 'Số ủy viên có mặt trên tổng số ủy viên.',
  }),
  field('wellRated', 'Năm liền kề hoàn thành tốt nhiệm vụ trở lên', 'yesNo'),
  field('noDiscipline', 'Đơn vị xác nhận không trong thời gian thi hành kỷ luật', 'yesNo', {
    audience: 'identity',
    help: 'Chỉ xác nhận có hoặc không, không gửi tài liệu kèm.',
  }),
  ...contactFields,
]

const slots: Slot[] = [
  slot('letter', 'document', 'Công văn đề nghị kèm danh sách trích ngang', { min: 0 }),
  slot('minutes', 'document', 'Biên bản họp xét của Ban Chấp hành cơ sở Đoàn', {
    help: 'Bản quét, ghi rõ số phiếu tán thành.',
  }),
  slot('leadership', 'endorsement', 'Xác nhận của lãnh đạo đơn vị'),
  slot('party', 'endorsement', 'Ý kiến của cấp ủy'),
  evidence('youthWork', 'young', 'Xác nhận công trình, phần việc thanh niên'),
  evidence('ratings', 'skilled', 'Phiếu đánh giá, xếp loại', { ...ofPeople }),
  evidence('initiativeDecision', 'initiative', 'Quyết định công nhận sáng kiến'),
  evidence('figures', 'initiative', 'Bảng số liệu trước và sau khi áp dụng', { min: 0 }),
  evidence('feedback', 'friendly', 'Thư khen, kết quả khảo sát hài lòng'),
  slot('portrait', 'photo', 'Ảnh chân dung', {
    minShortSide: 900,
    help: 'Nền sáng, thấy rõ mặt. Tập thể gửi ảnh chung.',
  }),
]

export const dossierEntry: EntryRules = {
  fields,
  titleField: 'title',
  topicField: null,
  people: {
    roles: ['nominee'],
    min: 1,
    max: 1,
    roleLimits: [],
    shares: false,
    birthDate: true,
    inDivision: [{ division: COLLECTIVE_DIVISION, roles: ['delegate'], min: 1, max: 1, birthDate: false }],
  },
  jointUnits: false,
  attachments: { ...attachmentRules, maxCount: 20 },
  slots,
  refuseNeedlessData: true,
  declarations: [
    { key: 'truthful', label: 'Cơ sở Đoàn chịu trách nhiệm về tính chính xác của hồ sơ', required: true },
    { key: 'notReused', label: 'Hồ sơ không dùng lại thành tích đã được tuyên dương', required: true },
  ],
  consents: consents('xét chọn, tuyên dương'),
  consentBy: 'person',
  unitConfirmation: { mode: 'none', followDays: 0 },
}

export const dossierEligibility: EligibilityRule[] = [
  { rule: 'maxAge', years: 35, at: '2026-12-31' },
  { rule: 'minServiceMonths', field: 'serviceSince', months: 24, at: '2026-12-31' },
  { rule: 'fieldIsYes', field: 'youthMember', reason: 'Không phải là đoàn viên' },
  { rule: 'fieldIsYes', field: 'wellRated', reason: 'Năm liền kề chưa hoàn thành tốt nhiệm vụ' },
  {
    rule: 'fieldIsYes',
    field: 'noDiscipline',
    reason: 'Đơn vị chưa xác nhận không trong thời gian thi hành kỷ luật',
  },
  { rule: 'minVoteShare', field: 'unitVote', share: '2/3', comparison: 'atLeast' },
  { rule: 'notHonouredThisTerm' },
  { rule: 'noReusedAchievement', fields: ['young', 'skilled', 'initiative', 'friendly'] },
  {
    rule: 'unitQuotaBySize',
    steps: [
      { upToMembers: 150, max: 1 },
      { upToMembers: null, max: 2 },
    ],
    perCluster: 1,
  },
  { rule: 'notOfficeHolder' },
]
