const day = (iso: string) => {
  const [date = '', time = ''] = iso.split('T')
  return time ? date.split('-').toReversed().join('/') : iso
}

export const mailWords = {
  greeting: 'Kính gửi đồng chí,',
  subject: (sentence: string) =>
    `Xung Kích: ${sentence.length > 90 ? `${sentence.slice(0, 88)}…` : sentence}`,
  subjectMany: (n: number) => `Xung Kích: ${n} việc cần đồng chí xem`,
  foot: 'Thư tự động của hệ thống Xung Kích, không trả lời thư này. Đổi cách nhận thư hoặc ngừng nhận tại:',
  link: (kind: string, until: string) =>
    kind === 'link.invitation'
      ? `Lời mời tham gia Xung Kích. Mở liên kết để tạo tài khoản, dùng được đến ngày ${day(until)}. Không chuyển tiếp thư này.`
      : `Liên kết đăng nhập Xung Kích, dùng một lần, đến ngày ${day(until)}. Không chuyển tiếp thư này.`,
  choice: {
    title: 'Nhận thư điện tử',
    to: (email: string) => `Gửi đến ${email}.`,
    noAddress: 'Chưa có địa chỉ thư điện tử. Nhờ Tổ Thư ký bổ sung để nhận thư.',
    off: 'Hệ thống chưa nối máy chủ thư; thông báo vẫn hiện ở đây.',
    digest: 'Gộp theo buổi',
    digestHelp: 'Tối đa ba thư một ngày (7g30, 12g30, 17g00); việc gấp gửi ngay.',
    atOnce: 'Gửi ngay từng việc',
    none: 'Không nhận thư',
    saved: 'Đã lưu.',
  },
  outbox: {
    nav: 'Thư gửi đi',
    title: 'Thư gửi đi',
    on: 'Đang gửi qua máy chủ thư (SMTP_URL).',
    off: 'Chưa nối máy chủ thư (SMTP_URL). Các thư dưới đây chưa gửi; có thể nhắn cho từng người bằng cách khác.',
    show: { waiting: 'Chờ gửi', sent: 'Đã gửi', failed: 'Gửi hỏng', dropped: 'Không gửi' },
    empty: 'Không có thư nào ở mục này.',
    to: (name: string, email: string | null) =>
      email ? `${name}, ${email}` : `${name}, chưa có thư điện tử`,
    due: (at: string) => `Gửi lúc ${at}`,
    sent: (at: string) => `Đã gửi ${at}`,
    tries: (n: number) => `đã thử ${n} lần`,
    urgent: 'Gấp',
    copy: 'Chép nội dung',
    why: {
      noAddress: 'Người nhận chưa có thư điện tử',
      declined: 'Người nhận chọn không nhận thư',
      tooOld: 'Quá cũ, không còn gửi',
    } as Record<string, string>,
    last: 'Chỉ hiện 100 thư gần nhất.',
    retry: 'Thử lại',
  },
  links: {
    send: 'Gửi qua thư điện tử',
    sendMany: (n: number) => `Gửi lời mời qua thư điện tử (${n} người chưa tạo tài khoản)`,
    done: (n: number) => `Đã xếp ${n} thư để gửi.`,
    without: (names: readonly string[]) => `Chưa có thư điện tử: ${names.join(', ')}.`,
  },
}
