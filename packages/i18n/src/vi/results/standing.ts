/** Exact numbers arrive already formatted: "86,5". */
const decided: Record<string, (mine: string, theirs: string, label: string) => string> = {
  score: (mine, theirs) => `điểm ${mine} > ${theirs}`,
  criterion: (mine, theirs, label) => `bằng điểm, hơn ở ${label} ${mine} > ${theirs}`,
  segment: (mine, theirs, label) => `bằng điểm, hơn ở phần ${label} ${mine} > ${theirs}`,
  previousStage: (mine, theirs) => `bằng điểm, hơn ở vòng trước ${mine} > ${theirs}`,
  lot: (mine, theirs) => `bằng điểm, bốc thăm được thứ ${mine} trước ${theirs}`,
  shared: () => 'bằng nhau ở mọi tiêu chí so sánh, đồng hạng',
  lotNeeded: () => 'bằng nhau ở mọi tiêu chí so sánh, chờ bốc thăm',
}

/** The ranking by code, what stands before it is frozen, and public draws. */
export const standing = {
  title: 'Xếp hạng theo mã bài',
  titleNamed: 'Xếp hạng',
  rank: 'Hạng',
  score: 'Điểm',
  prize: 'Giải',
  entry: 'Bài',
  why: 'Vì sao',
  decided,
  over: (next: string, words: string) => `Trên ${next}: ${words}`,
  sameAs: (next: string, words: string) => `Cùng hạng với ${next}: ${words}`,
  last: 'Xếp cuối bảng',
  detail: (code: string) => `Điểm của bài ${code} được tính thế nào`,
  seeDetail: 'Cách tính',
  seeDetailOf: (code: string) => `Cách tính điểm bài ${code}`,
  sheetMean: (value: string) => `Trung bình các phiếu được tính: ${value}`,
  typedScore: (value: string) => `Điểm ghi: ${value}`,
  timeOff: (value: string) => `Trừ thời gian: ${value}`,
  penaltyOff: (value: string) => `Trừ theo quyết định: ${value}`,
  segmentScore: (value: string) => `Điểm phần: ${value}`,
  dropped: {
    trimmedHigh: 'bỏ vì cao nhất',
    trimmedLow: 'bỏ vì thấp nhất',
    outsideClosestTwo: 'ngoài hai phiếu gần nhau nhất',
    replaced: 'được thay bằng giám khảo bổ sung',
    gapNotExceeded: 'không còn chênh lệch nên không cần',
    supersededByJointRescore: 'được thay bằng điểm hội ý',
  } as Record<string, string>,
  shared: 'đồng hạng',
  empty: { title: 'Chưa có bài nào đủ điểm', text: 'Bài đủ phiếu chấm sẽ được xếp hạng ngay tại đây.' },
  unranked: 'Chưa xếp hạng được',
  missing: {
    sheets: 'thiếu phiếu chấm',
    objectiveMark: 'thiếu điểm ghi',
    time: 'thiếu thời gian',
    gapOpen: 'chênh lệch điểm chưa xử lý',
  } as Record<string, string>,
}

export const blockers = {
  title: 'Việc còn lại trước khi chốt',
  gapsOpen: (n: number) => `${n} bài chênh lệch điểm chưa xử lý`,
  sheetsMissing: (n: number) => `${n} phiếu chấm chưa nộp`,
  marksMissing: (n: number) => `${n} điểm ghi hoặc thời gian chưa nhập`,
  correctionsWaiting: (n: number) => `${n} điểm sửa chờ ký xác nhận`,
  lotsNeeded: (n: number) => `${n} nhóm bằng điểm cần bốc thăm`,
  boundaryTie: () => 'Bằng điểm ở ranh giới giải, cần quyết định',
  decisionsInvalid: (n: number) => `${n} quyết định về giải không còn khớp bảng xếp hạng`,
  nothingToRank: () => 'Chưa có bài nào đủ điểm để xếp hạng',
} as Record<string, string | ((n: number) => string)>

export const freeze = {
  action: 'Chốt kết quả',
  title: 'Chốt kết quả theo mã bài?',
  text: 'Điểm, thứ hạng và giải theo mã bài được khóa lại và ghi vào sổ kèm mã kiểm tra, trước khi biết tên tác giả. Sau khi chốt không ai sửa được; chỉ có thể mở lại việc chấm với lý do công bố, trước khi hồi phách.',
  done: (n: number) => `Đã chốt kết quả lần ${n}.`,
  frozenAt: (when: string) => `Đã chốt lúc ${when}`,
  digest: 'Mã kiểm tra',
  resume: 'Mở lại việc chấm',
  resumeTitle: 'Mở lại việc chấm?',
  resumeText: 'Chỉ làm khi phát hiện sai sót. Bảng đã chốt được lưu lại; lý do được công bố cùng kết quả.',
  changed: 'Bảng vừa thay đổi. Hãy xem lại trước khi chốt.',
}

export const draw = {
  title: 'Bốc thăm công khai',
  group: (rank: number, codes: string) => `Từ hạng ${rank}: các bài ${codes} bằng nhau ở mọi tiêu chí.`,
  begin: 'Lập danh sách bốc thăm',
  later: 'Lập được khi mọi bài đã đủ điểm',
  beginTitle: 'Lập danh sách bốc thăm?',
  beginText:
    'Danh sách mã bài và nguồn số được ghi vào sổ trước khi có số. Ai có danh sách và số đều tính lại được thứ tự.',
  source: 'Số lấy từ đâu',
  sourceHelp:
    'Một nguồn công khai, chưa có kết quả. Ví dụ: giải đặc biệt xổ số TP. Hồ Chí Minh ngày 16/12/2026.',
  seed: 'Số đã có',
  seedHelp: 'Nhập đúng số mà nguồn công bố. Chỉ nhập một lần.',
  typeSeed: 'Nhập số và bốc thăm',
  result: (codes: string) => `Thứ tự: ${codes}`,
  from: (source: string, seed: string) => `Nguồn: ${source} · số ${seed}`,
  waiting: (source: string) => `Chờ số từ: ${source}`,
}
