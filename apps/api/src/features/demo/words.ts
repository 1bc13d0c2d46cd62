import { type EntryBody, type FieldValue } from '@xk/domain/entry'
import { countWords, fromPlainText } from '@xk/domain/kernel'
import { entryRulesFor, type Field, type Ruleset } from '@xk/domain/ruleset'

/** Invented names: family, middle and given names combined so that none repeats within one demo. */
const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô']
const MIDDLE = ['Minh', 'Thu', 'Quốc', 'Hải', 'Bảo', 'Khánh', 'Gia', 'Thanh', 'Hữu']
const GIVEN = [
  'An',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hà',
  'Khôi',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quân',
]

const at = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
/** The i-th invented name: 1,287 before one comes again. */
export const inventedName = (i: number) => `${at(FAMILY, i)} ${at(MIDDLE, i)} ${at(GIVEN, i)}`

export const IDEAS = [
  'Phiếu hẹn điện tử nhắc người dân trước ngày trả kết quả',
  'Kho biểu mẫu điền sẵn tại bộ phận một cửa',
  'Mã QR tra cứu tiến độ hồ sơ ngay tại quầy',
  'Tổ thanh niên hướng dẫn dịch vụ công vào sáng thứ bảy',
  'Bản đồ chỉ dẫn phòng ban bằng điện thoại',
  'Sổ tay hỏi đáp thủ tục bằng giọng nói',
  'Gộp ba lần ký thành một lần ký số',
  'Bảng theo dõi hồ sơ quá hạn của từng phòng',
  'Lịch tiếp dân đặt trước qua mạng',
  'Góc tự phục vụ số hóa giấy tờ cá nhân',
]
export const TEAMS = ['Xung kích số', 'Một cửa thân thiện', 'Nhịp cầu công vụ', 'Áo xanh hành chính']

const SENTENCES = [
  'Người dân phải đi lại nhiều lần vì thiếu thông tin trước khi nộp hồ sơ.',
  'Cán bộ một cửa mất thời gian trả lời những câu hỏi giống nhau trong ngày.',
  'Giải pháp dùng công cụ sẵn có của cơ quan nên không phát sinh kinh phí lớn.',
  'Sau ba tháng thử nghiệm, thời gian chờ trung bình giảm rõ rệt.',
  'Đoàn viên thay nhau trực, ghi lại những chỗ người dân thường lúng túng.',
  'Các bước được viết lại ngắn gọn, có hình minh họa và ví dụ cụ thể.',
  'Đơn vị khác chỉ cần thay danh mục thủ tục là áp dụng được ngay.',
  'Kết quả được rà soát hằng tháng để điều chỉnh cho phù hợp thực tế.',
  'Lãnh đạo đơn vị ủng hộ và giao bộ phận chuyên môn phối hợp thực hiện.',
  'Ý kiến đánh giá của người dân được thu thập ngay tại quầy tiếp nhận.',
]

const longText = (min: number, max: number, from: number): string => {
  const wanted = Math.max(min, Math.min(60, max))
  const said: string[] = []
  for (let i = from; countWords(said.join(' ')) < wanted; i++) said.push(at(SENTENCES, i))
  while (countWords(said.join(' ')) > max) said.pop()
  return said.join(' ')
}

const valueOf = (field: Field, i: number): FieldValue => {
  switch (field.type) {
    case 'longText':
      return fromPlainText(longText(field.minWords ?? 0, field.maxWords ?? 300, i))
    case 'yesNo':
      return true
    case 'choice':
      return at(field.options, i)?.key ?? null
    case 'number':
      return '20'
    case 'date':
      return '2026-01-15'
    case 'month':
      return '09/2019'
    case 'share':
      return '9/9'
    case 'shortText':
      return field.key.toLowerCase().includes('phone')
        ? `0901 000 ${String(100 + i)}`
        : field.key.toLowerCase().includes('mail')
          ? `lien.he.${i}@khoi.example`
          : at(IDEAS, i)
  }
}

/** Who stands on the entry: every role as often as the rules ask at least. */
const rolesOf = (rules: Ruleset): string[] => {
  const { min, roles, roleLimits } = rules.entry.people
  const asked = roleLimits.flatMap(({ role, min: times }) => Array.from({ length: times }, () => role))
  return asked.length > 0 ? asked : Array.from({ length: Math.max(min, 1) }, () => roles[0] ?? 'author')
}

/** A complete entry of invented people, as the edition's form asks. */
export const bodyFor = (whole: Ruleset, i: number, unitId: string, title: string): EntryBody => {
  const rules = { ...whole, entry: entryRulesFor(whole, whole.divisions[0]?.key ?? 'all') }
  const roles = rolesOf(rules)
  return {
    fields: {
      ...Object.fromEntries(rules.entry.fields.map((field) => [field.key, valueOf(field, i)])),
      [rules.entry.titleField]: title,
    },
    people: roles.map((role, p) => ({
      id: `p${p + 1}`,
      fullName: inventedName(200 + i * 7 + p),
      birthDate: rules.entry.people.birthDate ? `199${(i + p) % 8}-0${1 + (p % 9)}-15` : null,
      birthYear: rules.entry.people.birthDate ? null : 1992 + ((i + p) % 8),
      position: 'Chuyên viên',
      unitId,
      role: role as EntryBody['people'][number]['role'],
      share: rules.entry.people.shares ? (p === 0 ? 100 - (roles.length - 1) * 20 : 20) : null,
      representative: p === 0,
      phone: null,
      email: null,
      consents: Object.fromEntries(rules.entry.consents.map(({ key }) => [key, true])),
    })),
    declarations: Object.fromEntries(rules.entry.declarations.map(({ key }) => [key, true])),
    jointUnits: [],
  }
}
