export const areaNames: Record<
  'officer' | 'judge' | 'council' | 'panelChair' | 'clusterLead' | 'workingGroup' | 'administrator',
  string
> = {
  officer: 'Cơ sở Đoàn',
  judge: 'Giám khảo',
  council: 'Hội đồng xét chọn',
  panelChair: 'Trưởng Ban Giám khảo',
  clusterLead: 'Cụm hoạt động',
  workingGroup: 'Tổ công tác',
  administrator: 'Quản trị',
}

/** What stands on every signed-in page: small, for it is in everyone's first visit. */
export const shellWords = {
  nav: 'Điều hướng chính',
  stages: 'Các vòng',
  areas: 'Đổi vai trò',
  account: 'Tài khoản',
  security: 'Bảo mật và thiết bị',
  data: 'Dữ liệu của tôi',
  notices: 'Thông báo',
  unread: (n: number) => (n > 0 ? `Thông báo, ${n} chưa đọc` : 'Thông báo'),
  signOut: 'Đăng xuất',
  setUpFactor: 'Chức trách của đồng chí chỉ có hiệu lực khi bật xác thực hai bước.',
  setUpNow: 'Bật ngay',
  /** Pages of organisation and accounts. */
  offices: {
    questions: 'Hỏi đáp',
    works: 'Công trình',
    reports: 'Báo cáo',
    outbox: 'Thư gửi đi',
    webhooks: 'Phần mềm khác',
    cluster: 'Cụm hoạt động',
    home: 'Việc cần làm',
    editions: 'Các lần tổ chức',
    units: 'Cơ sở Đoàn',
    invitations: 'Lời mời',
    offices: 'Chức trách',
    accounts: 'Tài khoản',
    bloc: 'Đoàn Khối',
    erasures: 'Chờ người thứ hai',
    targets: 'Chỉ tiêu',
    personalData: 'Dữ liệu cá nhân',
  },
  /** Pages of an edition. */
  edition: {
    overview: 'Tổng quan',
    rules: 'Thể lệ',
    schedule: 'Lịch và gia hạn',
    entries: 'Bài dự thi',
    notice: 'Niêm yết',
    masking: 'Đánh phách',
    panel: 'Giám khảo',
    council: 'Hội đồng',
    result: 'Điểm và giải',
    outcome: 'Kết quả Hội đồng',
    approval: 'Trình duyệt',
    decision: 'Quyết định',
    ceremony: 'Lễ, giấy mời',
    release: 'Công bố',
    corrections: 'Đính chính',
    appeals: 'Kiến nghị',
    upward: 'Giới thiệu',
    gallery: 'Gương',
  },
  again: {
    title: 'Phiên đăng nhập đã hết',
    text: 'Nội dung trên trang vẫn được giữ. Đăng nhập lại để tiếp tục.',
  },
  codeTitle: 'Mã xác thực',
  confirmTitle: 'Xác nhận danh tính',
}

/** What the one place that talks to the API says when no answer comes. */
export const connectionWords = {
  unreachable: 'Không kết nối được. Kiểm tra mạng rồi thử lại; đừng đóng trang khi đang nhập dở.',
  busy: 'Hệ thống đang bận. Hãy thử lại sau ít phút.',
  unexpected: 'Có lỗi ngoài dự kiến. Hãy tải lại trang.',
  home: 'Về trang của tôi',
  retry: 'Thử lại',
}
