import { ideaContest2026CaseRuleset, teamContestTemplate } from '@xk/domain/programme'
import type { Ruleset, ScoringStage } from '@xk/domain/ruleset'
import { describe, expect, it } from 'vitest'
import { ruleSentences as say } from './rule-sentences.ts'

const rules = ideaContest2026CaseRuleset
const scoredIn = (it: Ruleset): ScoringStage => {
  const stage = it.stages.find(({ kind }) => kind === 'scoring')
  if (stage?.kind !== 'scoring') throw new Error('no scored stage')
  return stage
}
const stage = scoredIn(rules)
const final: ScoringStage = {
  ...stage,
  key: 'final',
  label: 'Chung khảo',
  cut: null,
  carryOver: [{ stage: stage.key, weight: '3/10' }],
  avoidEarlierJudges: true,
}

describe('what a rule means', () => {
  it('of sheets: trimming, and none', () => {
    const trimmed = { ...stage.scoring, trimming: { fromSheets: 5, high: 1, low: 1 } }
    expect(say.trimming(trimmed)).toBe(
      'Bỏ 1 phiếu cao nhất và 1 phiếu thấp nhất khi có từ 5 phiếu; điểm là trung bình cộng các phiếu còn lại.',
    )
    expect(say.trimming({ ...trimmed, trimming: null })).toBe('Điểm là trung bình cộng của tất cả các phiếu.')
  })

  it('of a gap: what exactly the threshold does', () => {
    expect(say.gap(stage.scoring)).toBe(
      'Phiếu cao nhất và thấp nhất chênh nhau hơn 10 điểm (đúng bằng thì không) thì thêm một giám khảo chấm; điểm là trung bình hai phiếu gần nhau nhất; cách đều thì lấy tất cả.',
    )
    expect(say.gap(scoredIn(teamContestTemplate).scoring)).toBe(
      'Phiếu cao nhất và thấp nhất chênh nhau hơn 25 % điểm tối đa của phần (đúng bằng thì không) thì các giám khảo đã chấm hội ý và chấm lại; phiếu chấm lại thay cho các phiếu trước.',
    )
  })

  it('of a tie-break chain', () => {
    expect(say.ties({ ...stage.scoring, tieBreak: [] })).toBe('Bằng điểm thì cùng hạng.')
    expect(say.ties(scoredIn(teamContestTemplate).scoring)).toBe(
      'Bằng điểm thì xét điểm phần Tiểu phẩm; vẫn bằng thì lần lượt đến điểm phần Xử lý tình huống, bốc thăm công khai.',
    )
  })

  it('of stages that follow each other', () => {
    const cut = { quota: 20, floor: '60', ties: 'allIn' as const, published: true }
    const two = { ...rules, stages: [{ ...stage, cut }, final] }
    expect(two.stages.map((it) => say.stage(it, two))).toEqual([
      'Chấm theo số phách, không biết là của ai. 20 bài dự thi có hạng cao nhất và từ 60 điểm vào vòng sau; bằng điểm ở suất cuối thì cùng vào. Công bố danh sách theo mã trước vòng sau.',
      `Chấm theo số phách, không biết là của ai. Điểm xếp hạng gồm 30 % điểm ${stage.label}, còn lại là điểm vòng này. Tránh để giám khảo chấm lại bài dự thi đã chấm ở vòng trước.`,
    ])
  })

  it('of time on stage', () => {
    const greeting = scoredIn(teamContestTemplate).scoring.segments[0]!
    expect(say.time(greeting)).toBe(
      'Thời gian từ 3 phút đến 5 phút; chênh đến 1 phút trừ 1 điểm, chênh đến 2 phút 59 giây trừ 2 điểm, hơn nữa không chấm phần này. Chênh dưới 5 giây không trừ.',
    )
  })

  it('of a condition whose field is gone', () => {
    const rule = { rule: 'fieldIsYes' as const, field: 'gone', reason: 'Không đạt' }
    expect(say.eligibility(rule, rules)).toBe('Chọn mục Có / Không mà điều kiện này dựa vào.')
  })

  it('of appeals, with and without marking anew', () => {
    const appeals = rules.appeals!
    expect(say.appeals(appeals)).toBe(
      'Nhận kiến nghị trong 3 ngày sau khi công bố, trả lời trong 7 ngày. Không chấm lại nội dung; chỉ kiểm tra việc cộng điểm và thủ tục.',
    )
    expect(say.appeals({ ...appeals, remark: 'allowed', remarkJudges: 2, resolution: 'averages' })).toBe(
      'Nhận kiến nghị trong 3 ngày sau khi công bố, trả lời trong 7 ngày. Được phúc khảo: 2 giám khảo khác chấm lại, không biết là của ai; điểm là trung bình của điểm cũ và điểm chấm lại. Không thu phí.',
    )
  })
})
