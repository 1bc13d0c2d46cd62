import type { CouncilRules, CouncilStage, Ruleset, ScoringStage, Stage, Threshold } from '@xk/domain/ruleset'
import { num, percent, listed } from './write.ts'

const TIES_AT_CUT = {
  allIn: 'bằng điểm ở suất cuối thì cùng vào',
  tieBreakChain: 'bằng điểm ở suất cuối thì xét như quy tắc bằng điểm, vẫn bằng thì bốc thăm',
  none: 'bằng điểm ở suất cuối thì tất cả đều không vào',
} as const

const cut = ({ cut: it }: ScoringStage, noun: string): string => {
  if (!it) return ''
  const quota = it.quota === null ? `Mọi ${noun}` : `${it.quota} ${noun} có hạng cao nhất`
  const floor = it.floor === null ? '' : ` và từ ${num(it.floor)} điểm`
  const ties = it.quota === null ? '' : `; ${TIES_AT_CUT[it.ties]}`
  return `${quota}${floor} vào vòng sau${ties}. ${
    it.published ? 'Công bố danh sách theo mã trước vòng sau.' : 'Không công bố danh sách trước vòng sau.'
  }`
}

const carryOver = ({ carryOver: it }: ScoringStage, stages: readonly Stage[]): string => {
  if (it.length === 0) return 'Chỉ tính điểm của vòng này.'
  const parts = it.map(({ stage, weight }) => {
    const label = stages.find(({ key }) => key === stage)?.label ?? 'một vòng không còn'
    return `${percent(weight)} % điểm ${label}`
  })
  return `Điểm xếp hạng gồm ${listed(parts)}, còn lại là điểm vòng này.`
}

const presentation = ({ presentation: it }: ScoringStage): string =>
  it
    ? `Tác giả trình bày ${it.presentMinutes} phút, trả lời ${it.answerMinutes} phút; giám khảo biết tác giả là ai.`
    : ''

const BASES = {
  members: 'tổng số thành viên hội đồng',
  present: 'số thành viên có mặt',
  issued: 'số phiếu phát ra',
  returned: 'số phiếu thu vào',
  valid: 'số phiếu hợp lệ',
} satisfies Record<Threshold['base'], string>

const threshold = ({ fraction, comparison, base }: Threshold): string =>
  `${comparison === 'moreThan' ? 'trên' : 'từ'} ${fraction} ${BASES[base]}${comparison === 'atLeast' ? ' trở lên' : ''}`

const INTERESTS = {
  struck: 'Thành viên có liên quan không bỏ phiếu cho người đó, mẫu số của người đó giảm đi một.',
  abstains: 'Thành viên có liên quan không bỏ phiếu cho người đó, mẫu số giữ nguyên.',
  votes: 'Thành viên có liên quan vẫn bỏ phiếu, không phát biểu giới thiệu.',
} satisfies Record<CouncilRules['interest'], string>

const TIES = {
  secondBallot: 'bỏ phiếu lần hai',
  previousStage: 'so điểm vòng trước',
  council: 'hội đồng quyết nghị',
} satisfies Record<CouncilRules['tieAtCut'][number], string>

const council = ({ council: it }: CouncilStage): string =>
  [
    `Hội đồng ${it.size.min === it.size.max ? `${it.size.min}` : `từ ${it.size.min} đến ${it.size.max}`} thành viên, có mặt ít nhất ${it.quorum} mới họp được.`,
    it.form === 'yesNo'
      ? 'Bỏ phiếu kín, mỗi người một dòng Đồng ý hoặc Không đồng ý.'
      : `Bỏ phiếu kín, chọn không quá ${it.chooseUpTo ?? it.seats} người.`,
    `Được chọn khi đạt ${threshold(it.threshold)}, lấy từ cao xuống đến đủ ${it.seats} người.`,
    INTERESTS[it.interest],
    `Bằng phiếu ở suất cuối: ${it.tieAtCut.map((way) => TIES[way]).join(', rồi ')}.`,
    it.furtherBallot
      ? `Chưa đủ số lượng thì bỏ phiếu thêm một lần với những người đạt ${threshold(it.furtherBallot)}.`
      : '',
    it.writtenBallots
      ? 'Người vắng được gửi phiếu trong phong bì dán kín trước giờ họp; phiếu này không tính vào số có mặt.'
      : '',
    `Dưới ${it.minVotersForMarks} người bỏ phiếu thì chỉ công bố tổng số.`,
  ]
    .filter(Boolean)
    .join(' ')

export const stage = (it: Stage, rules: Pick<Ruleset, 'entryNoun' | 'stages'>): string => {
  if (it.kind === 'screening')
    return [
      it.supplementDays === 0
        ? 'Thiếu giấy tờ thì không được bổ sung.'
        : `Thiếu giấy tờ thì trả lại, đơn vị bổ sung trong ${it.supplementDays} ngày.`,
      it.workingDays === null
        ? ''
        : `Tổ giúp việc thẩm định mỗi ${rules.entryNoun} trong ${it.workingDays} ngày làm việc, không tính thời gian đơn vị bổ sung.`,
    ]
      .filter(Boolean)
      .join(' ')
  if (it.kind === 'councilBallot') return council(it)
  const first = rules.stages.find(({ kind }) => kind === 'scoring') === it
  return [
    it.scoring.blind ? 'Chấm theo số phách, không biết là của ai.' : 'Chấm có biết tên.',
    first ? '' : carryOver(it, rules.stages),
    presentation(it),
    it.avoidEarlierJudges ? `Tránh để giám khảo chấm lại ${rules.entryNoun} đã chấm ở vòng trước.` : '',
    cut(it, rules.entryNoun),
  ]
    .filter(Boolean)
    .join(' ')
}
