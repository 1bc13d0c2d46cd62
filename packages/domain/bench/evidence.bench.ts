import { ideaContest2026CaseRuleset } from '../src/programme/index.ts'
import { type EvidenceInput, stageEvidence } from '../src/reliability/index.ts'
import { maxSteps } from '../src/ruleset/index.ts'

/** Prints, as JSON, how long the evidence beside a result takes: entries × 3 sheets × 5 criteria, 25 entries a judge. */
const { stages, prizes } = ideaContest2026CaseRuleset
const stage = stages.find((s) => s.kind === 'scoring')
if (stage?.kind !== 'scoring') throw new Error('no scoring stage')
const rules = { ...stage.scoring, minSheets: 3, gap: null }
const criteria = rules.segments[0]?.criteria ?? []

/** Repeatable numbers in [0, 1): mulberry32. */
let state = 1
const next = () => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

const inputOf = (count: number): EvidenceInput => {
  const judges = Math.ceil((count * 3) / 25)
  const judgeOf: [string, string][] = []
  const entries = Array.from({ length: count }, (_, n) => {
    const merit = 0.35 + 0.5 * next()
    const sheets = Array.from({ length: 3 }, (_, s) => {
      const id = `sheet-${n}-${s}`
      const judge = (n + s * 7 + (n % 11)) % judges
      judgeOf.push([id, `judge-${judge}`])
      const lean = merit + ((judge % 7) - 3) * 0.015
      const marks = Object.fromEntries(
        criteria.map((it) => {
          const share = Math.min(1, Math.max(0, lean + (next() - 0.5) * 0.3))
          return [it.key, Math.round(share * maxSteps(it))]
        }),
      )
      return { id, segment: rules.segments[0]?.key ?? '', kind: 'first' as const, marks }
    })
    return { entryId: `entry-${n}`, sheets }
  })
  return { rules, prizes, choices: {}, entries, lots: {}, judgeOf, seed: 'bench' }
}

const taken = [100, 1000].map((count) => {
  const input = inputOf(count)
  const start = performance.now()
  const evidence = stageEvidence(input)
  const ms = Math.round(performance.now() - start)
  const [part] = evidence.segments
  return {
    entries: count,
    ms,
    judges: part?.judges.length,
    facets: part?.facets.ok,
    linked: part?.severity.ok,
  }
})
console.log(JSON.stringify(taken))
