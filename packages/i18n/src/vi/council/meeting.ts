/** The meeting as its tellers hold it: the roll, issuing, collecting, announcing. */

export const issue = {
  afterOpening: 'Phát phiếu sau khi khai mạc.',
  nothing: 'Không còn lượt bỏ phiếu nào phải mở.',
  kinds: {
    first: 'Bỏ phiếu lần thứ nhất',
    second: 'Bỏ phiếu lần hai giữa những người bằng phiếu',
    further: 'Bỏ phiếu thêm cho suất còn lại',
  },
  about: (candidates: number, seats: number) => `${candidates} người trong danh sách, ${seats} suất`,
  roundOf: (n: number, kind: string) => `Lượt ${n}. ${kind}`,
  way: 'Cách bỏ phiếu',
  ways: { online: 'Trên máy, cùng phiếu giấy cho người cần', paper: 'Hoàn toàn bằng phiếu giấy' },
  waysHelp: {
    online: 'Thành viên nhận và bỏ phiếu trên điện thoại, máy tính. Phiếu gửi phong bì vẫn là phiếu giấy.',
    paper: 'Phát phiếu có đóng dấu; hai người kiểm phiếu nhập số phiếu.',
  },
  open: 'Phát phiếu',
  openTitle: 'Mở lượt bỏ phiếu?',
  openText:
    'Danh sách nhận phiếu theo điểm danh. Trong lượt này điểm danh và thành phần Hội đồng giữ nguyên.',
  issued: 'Đã phát',
  roll: 'Danh sách nhận phiếu',
  channels: { online: 'Trên máy', paper: 'Phiếu giấy' },
  channelOf: (name: string) => `Cách bỏ phiếu của ${name}`,
  has: 'Đã nhận phiếu',
  hasNot: 'Chưa nhận',
  disputed: 'Báo chưa đúng',
  give: 'Đã đưa phiếu giấy',
  giveTo: (name: string) => `Đã đưa phiếu giấy cho ${name}`,
  takeBack: 'Ghi lại là chưa đưa',
  takeBackOf: (name: string) => `Ghi lại là chưa đưa phiếu cho ${name}`,
  few: 'Ít hơn ba phiếu giấy',
  fewText:
    'Khi mở phiếu, hai người kiểm phiếu có thể đoán được phiếu của ai. Chỉ tiếp tục khi từng người bỏ phiếu giấy đã biết điều này.',
  fewOnScreen: 'Ít hơn ba phiếu trên máy',
  fewOnScreenText:
    'Hai người kiểm phiếu giấy có thể suy ra phiếu trên máy của ai. Chỉ tiếp tục khi từng người bỏ phiếu trên máy đã biết điều này.',
  warned: 'Người này đã biết',
  warnedOf: (name: string) => `${name} đã được báo và đồng ý`,
  finish: 'Phát phiếu xong',
  finishTitle: 'Phát phiếu xong?',
  finishText: (issued: number, all: number) =>
    issued < all
      ? `Đã phát ${issued}/${all} phiếu. Người chưa nhận sẽ không bỏ phiếu được ở lượt này.`
      : `Đã phát đủ ${all} phiếu. Tiếp theo là bỏ phiếu.`,
}

export const collect = {
  nothing: 'Chưa có lượt bỏ phiếu nào đang mở.',
  afterIssuing: 'Thu phiếu sau khi phát xong.',
  issued: (all: number, paper: number) =>
    paper > 0 ? `Đã phát ${all} phiếu, trong đó ${paper} phiếu giấy.` : `Đã phát ${all} phiếu.`,
  returned: 'Phiếu trên máy đã thu',
  paper: 'Phiếu giấy bỏ vào hòm, mở lẫn với nhau sau khi kết thúc bỏ phiếu.',
  end: 'Kết thúc bỏ phiếu',
  endTitle: 'Kết thúc bỏ phiếu?',
  endText: (returned: number, issued: number) =>
    returned < issued
      ? `Mới thu ${returned}/${issued} phiếu trên máy. Phiếu chưa bỏ sẽ tính là không thu về. Người khác trong Ban kiểm phiếu sẽ công bố.`
      : 'Đã thu đủ phiếu trên máy. Người khác trong Ban kiểm phiếu sẽ công bố.',
  ended: 'Đã kết thúc bỏ phiếu.',
  returnedAll: 'Thu vào / phát ra',
  valid: 'Hợp lệ',
  invalid: 'Không hợp lệ',
  notReturned: 'Không thu về',
  void: 'Hủy lượt này',
  voidTitle: 'Đề nghị hủy lượt bỏ phiếu?',
  voidText:
    'Cần một người khác trong Ban kiểm phiếu hoặc chủ trì Hội đồng đồng ý với đúng lý do này. Phiếu của lượt bị xóa, không được kiểm; có thể mở lượt mới.',
  voidCountedText:
    'Lượt này đã kiểm xong. Cần một người khác trong Ban kiểm phiếu hoặc chủ trì Hội đồng đồng ý với đúng lý do này; kết quả không còn tính và Hội đồng bỏ phiếu lại.',
  voidAsked: (reason: string) => `Đang chờ người thứ hai đồng ý hủy lượt này: ${reason}`,
  voidApprove: 'Đồng ý hủy',
  reason: 'Lý do',
}

export const announce = {
  nothing: 'Chưa có lượt nào kiểm xong.',
  settled: (n: number, left: number) =>
    left > 0 ? `${n} người được chọn, ${left} suất không có người đạt.` : `${n} người được chọn, đủ số suất.`,
  next: {
    first: (n: number, seats: number) => `Còn phải bỏ phiếu: ${n} người, ${seats} suất.`,
    second: (n: number, seats: number) =>
      `Bằng phiếu ở suất cuối: bỏ phiếu lần hai giữa ${n} người cho ${seats} suất. Ban kiểm phiếu mở ở bước Phát phiếu.`,
    further: (n: number, seats: number) =>
      `Còn ${seats} suất: bỏ phiếu thêm với ${n} người. Ban kiểm phiếu mở ở bước Phát phiếu, hoặc Hội đồng quyết nghị không bỏ thêm.`,
    resolution: (n: number, seats: number) =>
      `${n} người vẫn bằng nhau cho ${seats} suất: Hội đồng quyết nghị. Chủ tịch hoặc Thư ký ghi, một thành viên khác xác nhận, ở trang kết quả bỏ phiếu.`,
  },
  toResolution: 'Đến trang kết quả, ghi quyết nghị',
  voided: (n: number, reason: string) => `Lượt ${n} đã hủy, không tính: ${reason}`,
  members: 'Có mặt / thành viên',
  issued: 'Phát ra',
  returned: 'Thu vào',
  valid: 'Hợp lệ',
  invalid: 'Không hợp lệ',
  columns: {
    name: 'Họ và tên',
    yes: 'Đồng ý',
    no: 'Không đồng ý',
    blank: 'Không tính',
    share: 'Tỷ lệ',
    reached: 'Kết quả',
  },
  reached: 'Đạt',
  notReached: 'Chưa đạt',
  elected: 'Được chọn',
}

export const roll = {
  text: 'Ghi từng thành viên. Mỗi dòng lưu ngay.',
  quorum: (present: number, members: number, needed: number) =>
    `Có mặt ${present}/${members}, cần ít nhất ${needed}`,
  enough: 'Đủ túc số',
  short: 'Chưa đủ túc số',
  uncalled: (n: number) => `${n} người chưa điểm danh`,
  written: (n: number) => `${n} phiếu gửi trong phong bì, không tính túc số`,
  all: 'Ghi có mặt cho người chưa điểm danh',
  reason: 'Lý do vắng',
  reasonOf: (name: string) => `Lý do vắng của ${name}`,
  of: (name: string) => `Điểm danh ${name}`,
  show: 'Từng thành viên',
  notYet: 'Chưa điểm danh',
  changed: 'Người khác vừa ghi dòng này',
  theirs: (text: string) => `Đã được ghi: ${text}`,
  keepMine: 'Ghi của tôi',
  takeTheirs: 'Giữ như vậy',
  open: 'Khai mạc phiên họp',
  openTitle: 'Khai mạc phiên họp?',
  openText: 'Hội đồng đủ túc số. Từ lúc này phát phiếu được; điểm danh vẫn sửa được giữa hai lượt bỏ phiếu.',
  opened: (when: string) => `Khai mạc lúc ${when}.`,
  missing: 'Còn việc trước khi khai mạc',
  locked: 'Phiếu đang được phát hoặc bỏ: điểm danh giữ nguyên đến khi kiểm xong.',
  print: 'In danh sách điểm danh',
}
