import type { LedgerFailure } from '@xk/domain/publication'

const MALFORMED = {
  note: 'không phải một điểm kiểm tra',
  signatureLine: 'dòng chữ ký bị hỏng',
  origin: 'dòng tên sổ bị hỏng',
  size: 'dòng số lượng bị hỏng',
  root: 'dòng mã gốc bị hỏng',
} as const

const unusable = (opened: Extract<LedgerFailure, { what: 'checkpointUnusable' }>['opened']): string => {
  switch (opened.kind) {
    case 'malformed':
      return MALFORMED[opened.what]
    case 'unknownKey':
      return `không do khóa nào của hệ thống này ký (người ký: ${opened.signers.map((s) => `${s.name} ${s.keyHash}`).join(', ') || 'không có'})`
    case 'badSignature':
      return 'chữ ký không đúng với nội dung'
  }
}

/** What failed and where, in one line; `labels` name the checkpoints by their position. */
export const ledgerFailureLine = (failure: LedgerFailure, labels: readonly string[]): string => {
  switch (failure.what) {
    case 'sequence':
      return `seq ${failure.found}: đứt chuỗi, chỗ này phải là seq ${failure.expected}`
    case 'opening':
      return `seq ${failure.seq}: nội dung đang lưu không khớp với cam kết đã ghi`
    case 'openingMissing':
      return `seq ${failure.seq}: mất nội dung mà không có lần xóa dữ liệu nào được ghi nhận`
    case 'erasedIsBack':
      return `seq ${failure.seq}: nội dung đã xóa nay xuất hiện lại (khôi phục bản sao lưu mà chưa xóa lại?)`
    case 'openingWithoutRow':
      return `seq ${failure.seq}: có nội dung nhưng không có dòng sổ`
    case 'checkpointUnusable':
      return `${labels[failure.checkpoint]}: ${unusable(failure.opened)}`
    case 'shorterThanCheckpoint':
      return `${labels[failure.checkpoint]}: sổ bị cắt, điểm kiểm tra đã thấy ${failure.size} dòng`
    case 'differsFromCheckpoint':
      return `${labels[failure.checkpoint]}: có dòng từ seq 0 đến seq ${failure.seq} đã bị sửa sau khi ký`
  }
}
