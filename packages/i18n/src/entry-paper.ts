/**
 * What stands in the entry form as a Word file, Vietnamese in both faces: an official paper, and its headings and
 * labels are also how a filled-in file is read again.
 */
export const entryPaper = {
  title: (noun: string) => `MẪU ${noun.toLocaleUpperCase('vi')}`,
  fileName: (title: string, division: string | null) =>
    `Mẫu - ${[title, division].filter(Boolean).join(' - ')}.docx`,
  ofUnit: (name: string) => `Đơn vị: ${name}.`,
  intro: [
    'Điền vào các khung dưới đây bằng Word (máy tính hoặc điện thoại), lưu lại, rồi tải tệp lên ở trang nhập bài.',
    'Hệ thống cho xem trước từng mục trước khi đưa vào; không mục nào bị ghi đè khi chưa được đồng ý.',
    'Có thể dùng đoạn văn, danh sách và bảng trong các mục dài. Giữ nguyên các dòng tiêu đề có số thứ tự.',
  ],
  prompt: '[Viết vào đây]',
  promptChoice: '[Chọn hoặc ghi một mục]',
  promptDate: '[Ghi ngày, ví dụ 05/10/2026]',
  promptMonth: '[Ghi tháng, năm, ví dụ 09/2019]',
  promptShare: '[Ghi số phiếu, ví dụ 7/9]',
  promptYesNo: '[Ghi Có hoặc Không]',
  required: 'Bắt buộc.',
  optional: 'Không bắt buộc.',
  atLeast: (min: number) => `Ít nhất ${min} từ.`,
  atMost: (max: number) => `Tối đa ${max} từ.`,
  between: (min: number, max: number) => `Từ ${min} đến ${max} từ.`,
  oneOf: (labels: string) => `Chọn một trong các mục: ${labels}.`,
  yes: 'Có',
  no: 'Không',
  people: 'Người tham gia',
  peopleHelp: (max: number) =>
    max === 1
      ? 'Ghi vào bảng dưới đây.'
      : `Tối đa ${max} người. Mỗi người một bảng; cần thêm thì sao chép bảng. Bảng không dùng thì để trống.`,
  nthPerson: (n: number) => `Người thứ ${n}`,
  columns: {
    fullName: 'Họ và tên',
    birthDate: 'Ngày sinh',
    position: 'Chức danh',
    unit: 'Cơ sở Đoàn',
    role: 'Vai trò',
    share: 'Tỷ lệ đóng góp',
    representative: 'Người đại diện',
  },
  columnNotes: {
    birthDate: ' (ví dụ 05/10/1998)',
    share: ' (%)',
    representative: ' (ghi x cho một người)',
    role: (roles: string) => ` (${roles})`,
  },
  onWeb: 'Cam kết, sự đồng ý của từng người, tệp kèm và giấy xác nhận',
  onWebHelp: ['Các phần này làm trên trang nhập bài, sau khi tải tệp này lên.'],
  footer: (title: string, version: number) => `${title} · mẫu theo Thể lệ, bản ${version}`,
}
