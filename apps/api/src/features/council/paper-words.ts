import type { Attendance, CouncilOffice } from '@xk/domain/council'
import { formatDecimal, fromWire, multiply, rational, type Rational } from '@xk/domain/kernel'
import type { InvalidReason, RoundKind } from '@xk/domain/ballot'
import type { CouncilRules, Threshold } from '@xk/domain/ruleset'
import type { InterestSource } from './interests.ts'

// Words of a council's papers, Vietnamese in both faces (i18n/always-vietnamese).

/** In the place of a name whose use its owner had restricted. */
export const RESTRICTED = '(đang hạn chế xử lý dữ liệu)'
export const OFFICES: Record<CouncilOffice, string> = {
  chair: 'Chủ tịch',
  deputyChair: 'Phó Chủ tịch',
  secretary: 'Thư ký',
  member: 'Ủy viên',
}
export const ATTENDS: Record<Attendance, string> = {
  present: 'Có mặt',
  online: 'Dự trực tuyến',
  written: 'Vắng, gửi phiếu',
  absent: 'Vắng',
}
export const SOURCES: Record<InterestSource, string> = {
  unit: 'cùng cơ sở Đoàn',
  superior: 'lãnh đạo, xác nhận của đơn vị',
  nominator: 'người nộp, đề xuất hồ sơ',
  nominee: 'người được giới thiệu',
  declared: 'tự khai',
  recorded: 'Tổ công tác hoặc chủ tọa ghi nhận',
}
export const INTEREST_EFFECTS: Record<CouncilRules['interest'], string> = {
  struck: 'không bỏ phiếu cho người đó và không tính vào mẫu số của người đó',
  abstains: 'không bỏ phiếu cho người đó, mẫu số giữ nguyên',
  votes: 'vẫn bỏ phiếu, không phát biểu giới thiệu người đó',
}
export const ROUND_KINDS: Record<RoundKind, string> = {
  first: 'Bỏ phiếu lần thứ nhất',
  second: 'Bỏ phiếu lần thứ hai giữa những người bằng phiếu',
  further: 'Bỏ phiếu thêm cho những suất còn lại',
}
export const INVALID: Record<InvalidReason, string> = {
  unknownCandidate: 'thêm tên ngoài danh sách',
  missingCandidate: 'thiếu tên trong danh sách',
  tooMany: 'chọn quá số lượng',
  spoiled: 'hỏng, có ký hiệu riêng',
}
const BASES: Record<Threshold['base'], string> = {
  members: 'tổng số thành viên Hội đồng',
  present: 'số thành viên có mặt',
  issued: 'số phiếu phát ra',
  returned: 'số phiếu thu vào',
  valid: 'số phiếu hợp lệ',
}
export const thresholdWords = ({ fraction, comparison, base }: Threshold): string =>
  `${comparison === 'moreThan' ? 'trên' : 'từ'} ${fraction} ${BASES[base]}${comparison === 'moreThan' ? '' : ' trở lên'}`

/** "66,67%", for display only. */
export const percent = (share: string): string => {
  const value: Rational = multiply(fromWire(share), rational(100))
  return `${formatDecimal(value, 2, true)}%`
}

/** Small counts with their zero, as minutes write them. */
export const two = (n: number): string => String(n).padStart(2, '0')

const local = (at: Date) => new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString()
/** "08 giờ 30" */
export const clock = (at: Date): string => `${local(at).slice(11, 13)} giờ ${local(at).slice(14, 16)}`
/** "ngày 06 tháng 10 năm 2026" */
const dayWords = (at: Date): string => {
  const [year = '', month = '', day = ''] = local(at).slice(0, 10).split('-')
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
}
const DOTS = '……'
export const whenAndWhere = (at: Date | null | undefined, place: string): string =>
  `Hồi ${at ? clock(at) : `${DOTS} giờ ${DOTS}`}, ${at ? dayWords(at) : `ngày ${DOTS} tháng ${DOTS} năm ${DOTS}`}, tại ${place || DOTS.repeat(4)}`
