/** The two minutes: written, locked, printed and signed. */

export const minutes = {
  guests: 'Khách mời, giúp việc',
  proceedings: 'Diễn biến phiên họp',
  proceedingsHelp: 'Ghi tự do: khai mạc, báo cáo, ý kiến. Thành phần, số liệu và kết quả tự điền.',
  conclusions: 'Kết luận',
  countNotes: 'Ý kiến, ghi chú khi kiểm phiếu',
  conflict: 'Người khác vừa sửa biên bản',
  conflictText: 'Nội dung đồng chí nhập vẫn còn. Chọn nội dung để lưu.',
  mine: 'Của tôi',
  theirs: 'Vừa được lưu',
  keepMine: 'Lưu nội dung của tôi',
  takeTheirs: 'Lấy nội dung vừa lưu',
  empty: '(trống)',
}

export const sign = {
  text: 'Kiểm tra lần cuối, khóa biên bản, in và ký. Số liệu lấy từ kết quả kiểm phiếu, không nhập lại.',
  signers: 'Ký tên',
  count: 'Biên bản kiểm phiếu',
  meeting: 'Biên bản họp xét',
  countSigners: 'Ban kiểm phiếu, Chủ tịch Hội đồng',
  meetingSigners: 'Thư ký và Chủ tịch Hội đồng',
  print: 'Mở bản in (PDF)',
  draft: 'Bản in có chữ DỰ THẢO cho đến khi khóa.',
  close: 'Khóa biên bản',
  closeTitle: 'Khóa hai biên bản?',
  closeText:
    'Sau khi khóa, hai biên bản không còn chữ DỰ THẢO và không sửa được. Chủ tịch mở lại được, có lý do, trước khi kết quả được công bố.',
  closed: (when: string) => `Đã khóa lúc ${when}.`,
  disputes: 'Có thành viên báo dòng của mình trong danh sách phát phiếu chưa đúng',
  disputed: (n: number, name: string, issued: boolean) =>
    `Lượt ${n}: ${name}, danh sách ghi ${issued ? 'đã phát' : 'chưa phát'}. Biên bản kiểm phiếu ghi việc này; nếu danh sách sai, hủy lượt rồi bỏ phiếu lại.`,
  toOutcome: 'Chốt kết quả của Hội đồng',
  reopen: 'Mở lại để sửa',
  reopenTitle: 'Mở lại biên bản?',
  reopenText: 'Bản đã in và ký không còn giá trị; ký lại bản mới.',
  reason: 'Lý do',
  later: 'Khóa được sau khi kiểm xong mọi lượt bỏ phiếu và quyết nghị, nếu có, đã được xác nhận.',
}
