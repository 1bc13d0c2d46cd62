const listed = (years: readonly number[]) => years.join(', ')

/** Days off, and Tết where nobody entered it. */
export const daysOffWords = {
  title: 'Ngày nghỉ',
  text: 'Hạn tính bằng ngày làm việc (niêm yết, thẩm định, trả lời câu hỏi, yêu cầu về dữ liệu cá nhân) không tính thứ bảy, chủ nhật và các ngày dưới đây.',
  back: 'Đoàn Khối và nhiệm kỳ',
  open: 'Mở trang ngày nghỉ',
  tet: {
    title: (years: readonly number[]) => `Chưa nhập ngày nghỉ Tết ${listed(years)}`,
    text: 'Khoảng này chạm Tết Nguyên đán, các ngày nghỉ Tết đang bị tính là ngày làm việc nên hạn sẽ hết sớm. Hãy nhập ngày nghỉ trước.',
    onPage:
      'Hạn nào chạm Tết sẽ hết sớm vì các ngày nghỉ Tết đang bị tính là ngày làm việc. Thêm từ các ngày đề nghị dưới đây.',
  },
  proposed: 'Ngày nghỉ theo luật chưa có trong danh sách',
  proposedText:
    'Bộ luật Lao động 45/2019/QH14, điều 112: Tết Dương lịch 1 ngày, Tết Nguyên đán 5 ngày, Giỗ Tổ Hùng Vương (10/3 âm lịch) 1 ngày, 30/4, 1/5, Quốc khánh 2 ngày. Ngày cụ thể của Tết và ngày liền kề 2/9 do Thủ tướng Chính phủ quyết định hằng năm, cùng ngày nghỉ bù: đối chiếu thông báo rồi sửa trước khi thêm.',
  proposedNote:
    'Tết được đề nghị từ ngày cuối năm cũ đến hết mùng 4. Ngày âm lịch tính theo lịch Việt Nam (múi giờ thứ 7).',
  none: 'Danh sách đã có đủ ngày nghỉ theo luật của những năm tới.',
  holidays: {
    newYear: 'Tết Dương lịch',
    lunarNewYear: 'Tết Nguyên đán',
    hungKings: 'Giỗ Tổ Hùng Vương',
    victory: 'Ngày Chiến thắng',
    labour: 'Ngày Quốc tế lao động',
    national: 'Quốc khánh',
  },
  named: (holiday: string, year: number | null) => (year === null ? holiday : `${holiday} ${year}`),
  yearly: 'Mỗi năm',
  year: (year: string) => `Năm ${year}`,
  add: 'Thêm',
  addNamed: (name: string) => `Thêm ${name}`,
  addAll: 'Thêm tất cả',
  entered: 'Danh sách đang dùng',
  field: 'Ngày nghỉ',
  help: 'Cách nhau bằng dấu phẩy. 01/01: mỗi năm; 16/04/2027: một lần; 05/02/2027-09/02/2027: từ ngày đến ngày.',
  notADay: (parts: readonly string[]) =>
    `Không đọc được: ${parts.join('; ')}. Hãy sửa thành ngày/tháng hoặc ngày/tháng/năm.`,
  stale: 'Danh sách vừa được người khác sửa. Tải lại trang rồi nhập lại.',
  save: 'Lưu danh sách',
  saved: 'Đã lưu. Hạn tính từ nay bỏ qua các ngày này; hạn đã ấn định không đổi.',
}
