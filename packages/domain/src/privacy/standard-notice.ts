import type { PrivacyNoticeBody } from './notice-body.ts'

/** A first text to start from, for the purposes that the rules of the three programmes name. Always edited by people. */
export const standardNotice = (controller: string, contact: string): PrivacyNoticeBody => ({
  title: 'Thông báo về xử lý dữ liệu cá nhân',
  controller,
  contact,
  purposes: [
    {
      key: 'processing',
      title: 'Xử lý dữ liệu để xét chọn',
      words:
        'Dùng họ tên, năm sinh, đơn vị, chức vụ, số điện thoại, thư điện tử và nội dung bài dự thi hoặc hồ sơ để kiểm tra điều kiện, chấm, xét và liên hệ trong lần tổ chức này.',
    },
    {
      key: 'publishName',
      title: 'Công bố họ tên',
      words:
        'Nêu họ tên, đơn vị và kết quả trong quyết định, trang kết quả và trang gương điển hình. Không đồng ý thì kết quả vẫn được ghi nhận, họ tên không đăng trên mạng.',
    },
    {
      key: 'publishPhoto',
      title: 'Đăng hình ảnh',
      words:
        'Đăng ảnh chân dung và phần giới thiệu trên trang gương điển hình và tài liệu tuyên truyền của Đoàn Khối. Không đồng ý không ảnh hưởng đến việc xét chọn.',
    },
  ],
  data: 'Họ tên, ngày hoặc năm sinh, đơn vị, chức vụ, số điện thoại, thư điện tử, ảnh chân dung (nếu đồng ý), nội dung bài dự thi hoặc hồ sơ và tài liệu kèm theo. Không thu thập số định danh, ảnh căn cước, dân tộc, tôn giáo.',
  receivers:
    'Tổ công tác, Tổ Thư ký, giám khảo, hội đồng của lần tổ chức, và cấp trên khi giới thiệu tuyên dương. Giám khảo của vòng chấm kín không thấy họ tên.',
  retention:
    'Hồ sơ không được chọn bị xóa sau thời hạn nêu trong thể lệ, tính từ ngày kết thúc. Quyết định, biên bản và danh sách được tuyên dương giữ theo quy định về lưu trữ. Lời của yêu cầu về dữ liệu cá nhân bị xóa sau thời hạn nêu ở cuối trang Quyền riêng tư, tính từ ngày kết thúc yêu cầu.',
  rights:
    'Đồng chí có quyền xem, nhận bản sao, đề nghị sửa, rút lại sự đồng ý, hạn chế, phản đối hoặc yêu cầu xóa dữ liệu của mình. Yêu cầu được trả lời trong 2 ngày làm việc và thực hiện trong 15 ngày (20 ngày khi phải phối hợp với bên thứ ba). Rút lại sự đồng ý không ảnh hưởng việc đã làm trước đó.',
})
