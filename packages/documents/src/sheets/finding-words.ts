import type { Finding, UnitColumn } from '@xk/domain/organisation'

const COLUMNS: Record<UnitColumn, string> = {
  unit: 'Tên cơ sở Đoàn',
  cluster: 'Cụm hoạt động',
  name: 'Họ và tên',
  position: 'Chức vụ',
  phone: 'Điện thoại',
  mail: 'Thư điện tử',
  joinedOn: 'Ngày trực thuộc',
  members: 'Số đoàn viên',
  note: 'Ghi chú',
}

const dayOf = (iso: string): string => iso.split('-').toReversed().join('/')

/** A suggestion as a person reads it: days as dd/mm/yyyy. */
export const saySuggestion = (suggestion: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(suggestion) ? dayOf(suggestion) : suggestion

const fact = (finding: Finding, key: string): string => {
  const value = finding.facts[key]
  return saySuggestion(Array.isArray(value) ? value.map(saySuggestion).join(', ') : String(value ?? ''))
}

/**
 * What is to be said about a finding, in one Vietnamese sentence or two: what is wrong and what to do. For
 * what was normalised it says what was changed.
 */
export const sayFinding = (finding: Finding): string => {
  const of = (key: string) => fact(finding, key)
  const column = finding.column === null ? 'ô này' : COLUMNS[finding.column]
  switch (finding.code) {
    case 'spacing':
      return 'Đã bỏ khoảng trắng hoặc chỗ xuống dòng thừa.'
    case 'composed':
      return 'Đã đưa chữ có dấu về bảng mã Unicode dựng sẵn.'
    case 'invisibleRemoved':
      return 'Đã bỏ ký tự ẩn.'
    case 'clusterForm':
    case 'phoneForm':
    case 'mailForm':
    case 'numberForm':
    case 'dateForm':
      return `Đọc là “${of('to')}”.`
    case 'answered':
      return `Đã chọn “${of('to')}”.`
    case 'dateAmbiguous':
      return `Ngày “${of('found')}” có thể đọc nhiều cách (${of('candidates')}). Ghi đủ ngày/tháng/năm, ví dụ ${of('candidates').split(', ')[0]}.`
    case 'dateUnlikely':
      return `Ngày ${of('found')} trước khi Đoàn thành lập hoặc sau hôm nay (${of('today')}). Kiểm tra lại, nếu đúng thì xác nhận.`
    case 'clusterRoman':
      return `“${of('found')}” viết bằng số La Mã, khác các dòng còn lại. Xác nhận là ${finding.suggestion ?? ''} hoặc sửa.`
    case 'phoneLostZero':
      return `Số điện thoại ${of('found')} mất số 0 ở đầu. Xác nhận ${finding.suggestion ?? ''} hoặc sửa.`
    case 'numberAmbiguous':
      return `“${of('found')}” chưa rõ là ${finding.suggestion ?? ''} hay số thập phân. Ghi số nguyên, không có dấu chấm, dấu phẩy.`
    case 'mailShared':
      return `Địa chỉ ${of('found')} đã ghi cho người khác ở dòng ${of('firstRow')}. Nếu dùng chung thì xác nhận, nếu nhầm thì sửa.`
    case 'missing':
      return `Thiếu ${column}. Điền vào ô này.`
    case 'tooLong':
      return `${column} dài ${of('length')} ký tự, tối đa ${of('max')}. Rút gọn.`
    case 'controlCharacter':
      return 'Ô có ký tự điều khiển không lưu được. Xóa và gõ lại.'
    case 'formula':
      return 'Ô là công thức, hệ thống không tính công thức. Thay bằng giá trị (Sao chép, rồi Dán giá trị).'
    case 'formulaText':
      return 'Nội dung bắt đầu như một công thức (=, +, -, @). Ghi lại bằng chữ thường.'
    case 'cellFault':
      return `Ô đang báo lỗi ${of('found')}. Ghi lại giá trị.`
    case 'notAName':
      return `“${of('found')}” không phải là ${column}. Ghi bằng chữ.`
    case 'notADate':
      return `“${of('found')}” không phải là một ngày có thật. Ghi theo mẫu 24/07/2016.`
    case 'dateIncomplete':
      return `“${of('found')}” thiếu ngày. Ghi đủ ngày/tháng/năm, ví dụ 15/02/2015.`
    case 'notAPhone':
      return `“${of('found')}” không phải một số điện thoại. Ghi đúng một số, bắt đầu bằng 0 hoặc +84.`
    case 'notAMail':
      return `“${of('found')}” không phải một địa chỉ thư điện tử. Ghi đúng một địa chỉ, ví dụ ten@donvi.gov.vn.`
    case 'notANumber':
      return `“${of('found')}” không phải số đoàn viên. Ghi một số nguyên.`
    case 'duplicateRow':
      return `Dòng này trùng dòng ${of('firstRow')} (cùng cơ sở Đoàn, cùng người phụ trách). Xóa một dòng.`
    case 'clusterDiffers':
      return `Cơ sở Đoàn này ở dòng ${of('firstRow')} thuộc ${of('first')}, ở đây ghi ${of('found')}. Sửa cho thống nhất.`
    case 'headerMissing':
      return 'Không tìm thấy dòng tiêu đề. Cần có cột “Tên cơ sở Đoàn” và ít nhất một cột khác; có thể dùng tệp mẫu.'
    case 'noRows':
      return 'Dưới dòng tiêu đề chưa có cơ sở Đoàn nào.'
    case 'rowsAfterEnd':
      return 'Còn dữ liệu dưới dòng tổng cộng hoặc chữ ký. Chuyển lên trên dòng tổng cộng, hoặc xóa.'
    case 'tooManyRows':
      return `Bảng dài quá ${of('max')} dòng. Chia thành nhiều tệp.`
  }
}
