/** Counting of paper ballots, typed by two tellers apart. */
export const count = {
  nothing: 'Kiểm phiếu sau khi kết thúc bỏ phiếu.',
  counted: 'Đã kiểm xong, kết quả ở bước Công bố.',
  noPaper: (n: number) => `Không có phiếu giấy. ${n} phiếu trên máy được kiểm tự động khi công bố.`,
  totalsText:
    'Hai người của Ban kiểm phiếu nhập riêng, không thấy số của nhau. Cột không tính tự tính theo số phiếu hợp lệ.',
  ballotsText:
    'Mở lẫn các phiếu giấy rồi nhập từng phiếu, thứ tự nào cũng được. Hai người nhập riêng, không thấy của nhau.',
  returned: 'Số phiếu thu vào',
  allBlank: 'Phiếu hợp lệ để trắng hết',
  invalid: {
    unknownCandidate: 'Không hợp lệ: thêm tên ngoài danh sách',
    missingCandidate: 'Không hợp lệ: thiếu tên',
    tooMany: 'Không hợp lệ: chọn quá số lượng',
    spoiled: 'Không hợp lệ: hỏng, có ký hiệu, không có dấu',
  },
  valid: (n: number) => `Số phiếu hợp lệ: ${n}`,
  columns: { name: 'Họ và tên', what: 'Cột' },
  what: {
    returned: 'Số phiếu thu vào',
    invalid: 'Không hợp lệ',
    allBlank: 'Trắng hết',
    yes: 'Đồng ý',
    no: 'Không đồng ý',
    blank: 'Để trống',
    both: 'Cả hai cột',
  },
  whole: 'Cả lượt',
  cell: (name: string, what: string) => `${name}: ${what}`,
  ballot: (n: number) => `Phiếu ${n}`,
  addBallot: 'Thêm phiếu',
  removeBallot: 'Bỏ phiếu này (không thu về)',
  noBallots: 'Không thu về phiếu giấy nào.',
  validity: 'Phiếu này',
  isValid: 'Hợp lệ',
  allYes: 'Đồng ý tất cả',
  markOf: (name: string) => `Dấu ở dòng của ${name}`,
  conflict: 'Phần này vừa được lưu ở máy khác',
  conflictText: 'Nội dung đồng chí nhập vẫn còn trên trang.',
  takeTheirs: 'Lấy bản vừa lưu',
  keepMine: 'Lưu bản đang nhập',
  sumDiffers:
    'Số phiếu chưa khớp: kiểm tra số thu vào, số không hợp lệ, phiếu trắng hết (không nhiều hơn cột để trống của dòng nào), tổng của từng dòng và số người được chọn trên mỗi phiếu.',
  handIn: 'Nộp kết quả kiểm',
  handedIn: 'Đồng chí đã nộp.',
  notHandedIn: 'Đã lưu, chưa nộp.',
  takeBack: 'Rút phần đã nộp',
  unsaved: 'Chưa lưu, đang giữ trên máy này.',
  done: (n: number) => `${n} người đã nộp.`,
  agreed: (n: number): string => `${n === 2 ? 'Hai' : n} người kiểm phiếu nhập khớp nhau.`,
  notCounted: (names: readonly string[]) =>
    `Phần nhập chưa nộp hoặc đã rút, không tính vào kết quả: ${names.join(', ')}.`,
  differs: (n: number): string => (n === 2 ? 'Hai người nhập khác nhau' : `${n} người nhập chưa khớp nhau`),
  allLook: (names: readonly string[]) => `Cùng xem lại phiếu: ${names.join(', ')}.`,
  someLook: (names: readonly string[], others: readonly string[]) =>
    `${names.join(', ')} xem lại phiếu trước: ${others.join(', ')} nhập giống nhau. Không lấy theo số đông.`,
  differsText:
    'Người nhập sai sửa các dòng dưới đây rồi nộp lại, hoặc rút phần đã nộp nếu đã có hai người khác nhập khớp nhau.',
  differsOnly:
    'Các tổng khớp nhau nhưng có phiếu nhập khác nhau. Xem lại từng phiếu; người nhập sai sửa rồi nộp lại, hoặc rút phần đã nộp nếu đã có hai người khác nhập khớp nhau.',
  differsHidden: 'Ban kiểm phiếu đang đối chiếu. Chỉ họ thấy khác nhau ở dòng nào, để giữ kín phiếu giấy.',
  first: (n: number): string =>
    n > 2
      ? 'Công bố được khi tất cả các phần đã nộp khớp nhau.'
      : 'Công bố được khi hai người nhập khớp nhau.',
  byAnother: 'Người khác trong Ban kiểm phiếu, không phải người kết thúc bỏ phiếu, công bố kết quả.',
  close: 'Kiểm và công bố kết quả',
  closeTitle: 'Công bố kết quả lượt này?',
  closeText: 'Phiếu được kiểm và niêm kết quả; không sửa được nữa.',
}
