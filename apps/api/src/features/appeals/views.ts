import type { AppealOutcome } from '@xk/domain/appeal'
import { type Asker, audiencesOf, type Facts, view } from '@xk/domain/policy'
import type { AppealRow, RemarkRow } from './store.ts'

interface AppealLine {
  id: string
  receiptCode: string
  text: string
  filedAt: string
  due: string
  state: 'open' | 'answered'
  outcome: AppealOutcome | null
  answer: string | null
  answeredAt: string | null
  /** Of a wish for marking anew: where it stands and why; figures only with the answer. */
  remark: {
    state: 'asked' | 'refused' | 'accepted'
    reason: string | null
    figures: { first: string; second: string; holds: 'first' | 'second' | 'both' } | null
  } | null
}
const appealView = view<AppealLine>()({
  id: 'identity',
  receiptCode: 'identity',
  text: 'identity',
  filedAt: 'identity',
  due: 'identity',
  state: 'identity',
  outcome: 'identity',
  answer: 'identity',
  answeredAt: 'identity',
  remark: 'identity',
})

/** An appeal for its unit and for those who answer; not who answered. */
export const appealLine = (row: AppealRow, again: RemarkRow | undefined, asker: Asker, facts: Facts) =>
  appealView.redact(
    {
      id: row.id,
      receiptCode: row.receiptCode,
      text: row.text,
      filedAt: row.filedAt.toISOString(),
      due: row.due.toISOString(),
      state: row.state,
      outcome: row.outcome,
      answer: row.answer,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      remark: row.wantsRemark
        ? {
            state: again?.state ?? 'asked',
            reason: again?.reason ?? null,
            figures: row.evidence?.remark ?? null,
          }
        : null,
    },
    audiencesOf(asker, facts),
  )

/** How one stage went for an entry, for its own unit: nothing of any other entry and nothing of any judge. */
export interface OwnStage {
  label: string
  score: string | null
  rank: number | null
  /** How many entries were ranked. */
  ranked: number
  prize: string | null
  criteria: { segment: string; label: string; max: string; mean: string }[]
  /** What was compared where others had the same score, with this entry's own values. */
  tieSteps: { label: string; value: string | null }[]
  /** What judges wrote for the unit, by what it is about; in no order of judges. */
  comments: { about: string; texts: string[] }[]
}
const ownStageView = view<OwnStage>()({
  label: 'identity',
  score: 'identity',
  rank: 'identity',
  ranked: 'identity',
  prize: 'identity',
  criteria: 'identity',
  tieSteps: 'identity',
  comments: 'identity',
})
export const ownStage = (stage: OwnStage, asker: Asker, facts: Facts) =>
  ownStageView.redact(stage, audiencesOf(asker, facts))

const headView = view<{
  title: string | null
  unitName: string
  editionTitle: string
  entryNoun: string
  programme: string
  slug: string
}>()({
  title: 'content',
  unitName: 'identity',
  editionTitle: 'public',
  entryNoun: 'public',
  programme: 'public',
  slug: 'public',
})
export const resultHead = (head: Parameters<typeof headView.redact>[0], asker: Asker, facts: Facts) =>
  headView.redact(head, audiencesOf(asker, facts))

/** What was computed again: every sheet's marks and total under a label, the score, and what the record says. */
export interface SumCheck {
  stage: string
  matches: boolean
  recorded: { score: string | null; rank: number | null }
  computed: { score: string | null; rank: number | null }
  segments: {
    label: string
    sheets: { label: string; total: string; counts: boolean; points: { label: string; points: string }[] }[]
    score: string | null
  }[]
}
const sumView = view<SumCheck>()({
  stage: 'internal',
  matches: 'internal',
  recorded: 'internal',
  computed: 'internal',
  segments: 'internal',
})
export const sumLine = (check: SumCheck, asker: Asker, facts: Facts) =>
  sumView.redact(check, audiencesOf(asker, facts))
