import type { Criterion, ScoringRules, Segment } from '@xk/domain/ruleset'
import { num, listed, sentence, duration } from './write.ts'

export const panel = (it: ScoringRules, noun: string): string => {
  const few =
    it.minSheets < it.judgesPerEntry
      ? `Từ ${it.minSheets} phiếu trở lên là có điểm; ít hơn thì chưa có điểm.`
      : `Đủ ${it.minSheets} phiếu mới có điểm.`
  return [
    `Mỗi ${noun} do ${it.judgesPerEntry} giám khảo chấm độc lập${it.blind ? ', không biết là của ai' : ''}.`,
    few,
    `Mỗi giám khảo chấm không quá ${it.maxLoad} ${noun}.`,
  ].join(' ')
}

export const trimming = ({ trimming: it }: ScoringRules): string => {
  if (!it) return 'Điểm là trung bình cộng của tất cả các phiếu.'
  const parts = [
    it.high > 0 ? `${it.high} phiếu cao nhất` : '',
    it.low > 0 ? `${it.low} phiếu thấp nhất` : '',
  ].filter(Boolean)
  return parts.length === 0
    ? 'Điểm là trung bình cộng của tất cả các phiếu.'
    : `Bỏ ${listed(parts)} khi có từ ${it.fromSheets} phiếu; điểm là trung bình cộng các phiếu còn lại.`
}

export const gap = ({ gap: it }: ScoringRules): string => {
  if (!it) return 'Không xét chênh lệch giữa các phiếu.'
  const threshold = `${num(it.threshold)}${it.unit === 'points' ? ' điểm' : ' % điểm tối đa của phần'}`
  const when =
    it.comparison === 'moreThan' ? `hơn ${threshold} (đúng bằng thì không)` : `từ ${threshold} trở lên`
  if (it.comesIn === 'jointRescore')
    return `Phiếu cao nhất và thấp nhất chênh nhau ${when} thì các giám khảo đã chấm hội ý và chấm lại; phiếu chấm lại thay cho các phiếu trước.`
  const then = {
    meanOfAll: 'điểm là trung bình của tất cả các phiếu, kể cả phiếu của người chấm thêm',
    closestTwo: 'điểm là trung bình hai phiếu gần nhau nhất; cách đều thì lấy tất cả',
    replacement: 'điểm lấy theo phiếu của người chấm thêm',
  }[it.resolution]
  return `Phiếu cao nhất và thấp nhất chênh nhau ${when} thì thêm một giám khảo chấm; ${then}.`
}

export const tieStep = (step: ScoringRules['tieBreak'][number], segments: readonly Segment[]): string => {
  switch (step.by) {
    case 'criterion': {
      const part = segments.find(({ key }) => key === step.segment)
      const label = part?.criteria.find(({ key }) => key === step.criterion)?.label
      return label ? `Điểm tiêu chí ${label}` : 'Một tiêu chí không còn'
    }
    case 'segment': {
      const label = segments.find(({ key }) => key === step.segment)?.label
      return label ? `Điểm phần ${label}` : 'Một phần không còn'
    }
    case 'previousStage':
      return 'Điểm vòng trước'
    case 'lot':
      return 'Bốc thăm công khai'
    case 'shared':
      return 'Cùng hạng'
  }
}

export const ties = (it: ScoringRules): string => {
  if (it.tieBreak.length === 0) return 'Bằng điểm thì cùng hạng.'
  const steps = it.tieBreak.map((step) => tieStep(step, it.segments))
  const [first = '', ...rest] = steps.map((text) => text.charAt(0).toLowerCase() + text.slice(1))
  return sentence(
    rest.length === 0
      ? `bằng điểm thì xét ${first}`
      : `bằng điểm thì xét ${first}; vẫn bằng thì lần lượt đến ${rest.join(', ')}`,
  )
}

export const criterion = (it: Criterion): string => {
  const comment = it.bands.filter((band) => band.commentRequired).map((band) => `“${band.label}”`)
  return [
    `Cho từ 0 đến ${num(it.max)} điểm, mỗi nấc ${num(it.step)} điểm.`,
    it.bands.length > 0 ? `${it.bands.length} mức.` : 'Không chia mức.',
    comment.length > 0 ? `Phải ghi nhận xét ở mức ${listed(comment)}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

export const time = (it: Segment): string => {
  const { min = null, max = null } = it.seconds ?? {}
  if (min === null && max === null) return 'Không giới hạn thời gian.'
  const limits =
    min !== null && max !== null
      ? `từ ${duration(min)} đến ${duration(max)}`
      : min !== null
        ? `ít nhất ${duration(min)}`
        : `không quá ${duration(max ?? 0)}`
  if (it.timeDeductions.length === 0) return `Thời gian ${limits}; quá hay thiếu không trừ điểm.`
  const rows = it.timeDeductions.map(({ upToSeconds, points }) => {
    const what = points === null ? 'không chấm phần này' : `trừ ${num(points)} điểm`
    return upToSeconds === null ? `hơn nữa ${what}` : `chênh đến ${duration(upToSeconds)} ${what}`
  })
  const tolerance = it.toleranceSeconds > 0 ? ` Chênh dưới ${duration(it.toleranceSeconds)} không trừ.` : ''
  return `Thời gian ${limits}; ${rows.join(', ')}.${tolerance}`
}

export const items = (it: Segment): string =>
  it.items
    ? `${it.items.count} câu, mỗi câu đúng ${num(it.items.points)} điểm; Tổ Thư ký ghi, người thứ hai xác nhận.`
    : 'Chưa có số câu.'
