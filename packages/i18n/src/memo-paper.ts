import { writeDay } from './vi/day.ts'

const LEVEL = { city: 'cấp Thành', central: 'cấp Trung ương' } as const
type Level = keyof typeof LEVEL

/** What stands on a tờ trình and its lists: official papers, Vietnamese in both faces. */
export const memoPaper = {
  subject: (level: Level, year: number) =>
    `Về việc giới thiệu gương “Cán bộ, công chức, viên chức trẻ, giỏi, thân thiện” ${LEVEL[level]} năm ${year}`,
  superior: 'Thành Đoàn TP. Hồ Chí Minh',
  addressee: (level: Level, superior: string, central: string) =>
    level === 'city' ? `Ban Thường vụ ${superior}` : `Ban Bí thư ${central}`,
  central: 'Trung ương Đoàn TNCS Hồ Chí Minh',
  programmeGround:
    'Căn cứ Chương trình “Đoàn xung kích tham gia cải cách thủ tục hành chính, xây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện”;',
  decisionGround: (number: string, signedOn: string, bloc: string, title: string) =>
    `Căn cứ Quyết định số ${number} ngày ${writeDay(signedOn)} của Ban Thường vụ ${bloc} công nhận kết quả ${title},`,
  paragraphs: (level: Level, bloc: string, addressee: string) => [
    `Ban Thường vụ ${bloc} đã tổ chức xét chọn, tuyên dương các gương điển hình từ cơ sở, bảo đảm dân chủ, công khai, đúng tiêu chuẩn. Trên cơ sở kết quả bỏ phiếu của Hội đồng xét chọn và điểm thẩm định, Ban Thường vụ ${bloc} giới thiệu các gương có tên trong danh sách kèm theo để xét tuyên dương ${LEVEL[level]}.`,
    `Những người được giới thiệu đã đồng ý cho xử lý dữ liệu cá nhân để xét chọn, tuyên dương các cấp.`,
    `Kính trình ${addressee} xem xét, quyết định.`,
  ],
  recipients: (superior: string) => ['Như kính gửi;', `Ban Phong trào ${superior};`, 'Lưu VP.'],
  behalf: 'TM. BAN THƯỜNG VỤ',
  /** "TTr/ĐTN" beside "QĐ/ĐTN". */
  symbol: (decisionSymbol: string) => decisionSymbol.replace(/^[^/-]*/, 'TTr'),
  kind: 'TỜ TRÌNH',
  to: 'Kính gửi',
  list: {
    title: (level: Level, year: number) =>
      `Gương “Cán bộ, công chức, viên chức trẻ, giỏi, thân thiện” giới thiệu ${LEVEL[level]} năm ${year}`,
    columns: {
      name: 'Họ và tên,\ntập thể',
      birth: 'Ngày sinh',
      unit: 'Chức vụ, đơn vị',
      summary: 'Tóm tắt thành tích',
    },
    sheet: 'Danh sách',
    order: 'STT',
    position: 'Chức vụ',
    unitOnly: 'Cơ sở Đoàn',
    votes: 'Phiếu đồng ý',
    score: 'Điểm thẩm định',
    consent: 'Đồng ý xử lý dữ liệu',
    consented: 'Có',
  },
  summaries: 'BẢN TÓM TẮT THÀNH TÍCH',
  born: 'Ngày sinh',
  files: { memo: 'to-trinh.pdf', list: 'danh-sach-gioi-thieu.xlsx' },
}
