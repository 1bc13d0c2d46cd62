/** What a member sees: their councils, what there is to do, the list, a dossier. */

export const mine = {
  title: 'Hội đồng của tôi',
  empty: {
    title: 'Đồng chí chưa có trong Hội đồng nào',
    text: 'Khi được thêm vào Hội đồng xét chọn, phiên họp hiện ở đây.',
  },
  open: 'Vào Hội đồng',
  candidates: (n: number) => `${n} người được giới thiệu`,
  meets: (when: string, place: string) => (place ? `Họp ${when}, ${place}` : `Họp ${when}`),
  noDate: 'Chưa có lịch họp',
  as: 'Đồng chí là',
}

/** Of a candidate who had the use of their data restricted. */
export const restricted = {
  name: '(đang hạn chế xử lý dữ liệu)',
  title: 'Đang hạn chế xử lý dữ liệu: không có gì để đọc',
  text: 'Người được giới thiệu đề nghị như vậy hoặc đã rút đồng ý xử lý dữ liệu, nên họ tên, ảnh và nội dung hồ sơ không được đưa ra. Tổ thư ký làm việc với người đó rồi gỡ hạn chế hoặc rút hồ sơ. Đến giờ họp vẫn chưa xong thì Hội đồng quyết nghị về dòng này và ghi biên bản; hệ thống không tự quyết định thay.',
}

export const agenda = {
  now: 'Việc cần làm',
  waiting: {
    title: 'Chờ danh sách người được giới thiệu',
    text: 'Danh sách và hồ sơ hiện ở đây khi kết quả chấm điểm được công bố.',
  },
  reading: {
    title: 'Đọc hồ sơ trước phiên họp',
    text: (n: number) =>
      `${n} hồ sơ. Nếu có liên quan đến người nào, đồng chí khai ngay ở dòng của người đó.`,
  },
  sitting: {
    title: 'Phiên họp đang diễn ra',
    text: 'Chưa có lượt bỏ phiếu nào đang mở. Nút bỏ phiếu hiện ở đây khi Ban kiểm phiếu phát phiếu.',
  },
  issuing: {
    title: 'Nhận phiếu',
    text: 'Ban kiểm phiếu đang phát phiếu. Đồng chí nhận phiếu trước khi bỏ.',
  },
  casting: { title: 'Bỏ phiếu', text: 'Đã phát phiếu xong. Đồng chí bỏ phiếu kín bằng phiếu đã nhận.' },
  counting: { title: 'Ban kiểm phiếu đang kiểm phiếu', text: 'Kết quả được công bố tại phiên họp.' },
  closed: {
    title: 'Phiên họp đã xong',
    text: 'Biên bản đã khóa. Kết quả chính thức theo quyết định của Ban Thường vụ.',
  },
  vote: 'Đến trang bỏ phiếu',
  sitting_page: 'Trang phiên họp, kiểm phiếu',
  own_line: 'Xem lượt bỏ phiếu, dòng của tôi',
  outcome_page: 'Kết quả bỏ phiếu',
  resolution: {
    title: 'Xác nhận quyết nghị của Hội đồng',
    text: 'Chủ tịch hoặc Thư ký đã ghi điều Hội đồng quyết nghị. Một thành viên khác đọc lại và xác nhận đúng như vậy thì quyết nghị có hiệu lực.',
    open: 'Đọc và xác nhận',
  },
  facts: {
    meets: 'Họp lúc',
    place: 'Địa điểm',
    seats: 'Số suất',
    members: 'Hội đồng',
    people: (n: number) => `${n} người`,
    tellers: 'Ban kiểm phiếu',
  },
  list: 'Danh sách xét chọn',
  listText: 'Xếp theo tên, thứ tự chữ cái tiếng Việt.',
  search: 'Tìm theo tên, đơn vị',
  shown: (n: number, all: number) => (n === all ? `${all} người` : `${n} trong ${all} người`),
  columns: { n: 'STT', name: 'Họ và tên', unit: 'Đơn vị', score: 'Điểm tham khảo', own: 'Hồ sơ, liên quan' },
  score: (score: string, rank: number) => `${score} (hạng ${rank})`,
  read: 'Đọc hồ sơ',
  readOf: (name: string) => `Đọc hồ sơ của ${name}`,
  struck: 'Có liên quan, đồng chí không đọc và không bỏ phiếu cho người này',
  declare: 'Khai liên quan',
  declareOf: (name: string) => `Khai liên quan với ${name}`,
  declareText: 'Chỉ Chủ tịch, Thư ký Hội đồng và Tổ Thư ký thấy nội dung này.',
  why: 'Nội dung liên quan',
  takeBack: 'Bỏ khai',
  takeBackOf: (name: string) => `Bỏ khai liên quan với ${name}`,
  members: 'Thành phần Hội đồng',
  nothingFound: 'Không có người nào khớp.',
}

export const dossier = {
  back: 'Danh sách xét chọn',
  place: (n: number, all: number) => `${n} / ${all}`,
  before: 'Người trước',
  after: 'Người sau',
  score: 'Điểm tham khảo',
  files: 'Minh chứng, ảnh',
  noFiles: 'Hồ sơ không có tệp kèm.',
  confirmations: 'Xác nhận của đơn vị',
  posted: (until: string) => `Niêm yết đến hết ${until} cho các cơ sở Đoàn góp ý.`,
  noObjections: 'Không có phản ánh nào.',
  photo: (name: string) => `Ảnh trong hồ sơ của ${name}`,
  gone: 'Nội dung hồ sơ đã được xóa theo yêu cầu của người được giới thiệu.',
  open: 'Mở tệp',
}
