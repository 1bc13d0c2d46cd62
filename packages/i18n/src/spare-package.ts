const two = (n: number) => String(n).padStart(2, '0')

/** An instant as papers say it in Vietnam (UTC+7): "16g30 ngày 28/11/2026". */
const momentOf = (at: Date) => {
  const there = new Date(at.getTime() + 7 * 60 * 60 * 1000)
  const day = `${two(there.getUTCDate())}/${two(there.getUTCMonth() + 1)}/${there.getUTCFullYear()}`
  return `${two(there.getUTCHours())}g${two(there.getUTCMinutes())} ngày ${day}`
}

/**
 * What stands in the package for the evening on which the system fails, Vietnamese in both faces: it is printed and
 * lies on the judges' table.
 */
export const sparePackage = {
  title: 'GÓI DỰ PHÒNG',
  made: (at: Date) => `Lập lúc ${momentOf(at)}. Những gì nộp sau lúc này không có trong gói.`,
  files: { sheet: 'phan-cong-va-diem.xlsx', pdf: 'phieu-cham-trang.pdf' },
  steps: [
    'In tập này trên giấy A4, một mặt. Phát cho từng giám khảo các phiếu mang tên mình; giám khảo ký nhận vào bảng bên dưới.',
    'Giám khảo chấm bằng bút: ghi điểm từng tiêu chí, nhận xét, tổng điểm, rồi ghi ngày và ký tên trên từng phiếu.',
    'Tổ Thư ký thu phiếu, ghi giờ nhận và giữ bản gốc. Có thể ghi điểm vào các cột “Trên giấy” của tệp Excel để theo dõi; kết quả chính thức vẫn do hệ thống tính.',
    'Khi hệ thống hoạt động lại, vào Tiến độ chấm, chọn “Nhập phiếu giấy”: chọn giám khảo, nhận từng phiếu với giờ đã ghi và đính bản scan. Hai thư ký nhập riêng; khi khớp nhau, phiếu được nộp thay cho giám khảo.',
  ],
  notes: {
    keep: 'Gói có tên giám khảo và điểm đã nộp: chỉ Tổ Thư ký và Trưởng Ban Giám khảo giữ, không chuyển tiếp.',
    notReprinted: (n: number) =>
      `${n} phiếu đã nộp hoặc đang nhập từ giấy không được in lại; tình trạng từng phiếu ở trong tệp Excel.`,
    nothingOpen: 'Mọi phiếu đã nộp hoặc đang nhập từ giấy, nên không có phiếu nào cần in.',
    held: 'Điểm đã nộp không có trong gói, vì người lập còn phiếu chấm của mình chưa nộp.',
    hidden: 'Những bài mà người lập có liên quan không có trong gói.',
    restricted:
      'Chưa in phiếu của bài đang hạn chế xử lý dữ liệu: người trong bài đề nghị nên nội dung tạm đóng. Khi gỡ hạn chế, tải gói mới.',
    notUndertaken: (names: string) =>
      `Chưa in phiếu của ${names}: chưa ký cam kết, nên chưa được chấm và phiếu giấy chưa nhập được.`,
  },
  judges: ['Giám khảo', 'Số phiếu in', 'Ký nhận'] as [string, string, string],
  guideSheet: 'Hướng dẫn',
  sheet: 'Phiếu chấm',
  columns: {
    code: 'Mã bài',
    title: 'Tên bài',
    judge: 'Giám khảo',
    state: 'Tình trạng',
    criterion: (label: string, max: string) => `${label} (tối đa ${max})`,
    total: 'Tổng điểm đã nộp',
    onPaper: (label: string) => `Trên giấy: ${label}`,
    totalOnPaper: 'Trên giấy: tổng điểm',
    receivedAt: 'Giờ nhận phiếu giấy',
    remark: 'Ghi chú',
  },
  states: {
    open: 'Chưa nộp',
    late: 'Nộp trễ, chờ chấp nhận',
    handedIn: 'Đã nộp',
    onPaper: 'Đang nhập phiếu giấy',
  },
  restricted: 'đang hạn chế xử lý dữ liệu',
  kinds: { extra: 'giám khảo bổ sung', jointRescore: 'chấm lại sau hội ý' } as Record<string, string>,
}
