import { answer, EVERYTHING, view } from '@xk/domain/policy'
import type { ReportText, WorkSummary } from '@xk/domain/work'
import { WORK_FIGURES, WORK_STATES } from '@xk/domain/work'
import { amountsOf, type ReportedWork, type UnitFigures } from './figures.ts'

export const textView = view<ReportText>()({
  leadership: 'content',
  communication: 'content',
  training: 'content',
  responsibility: 'content',
  models: 'content',
  assessment: 'content',
  proposals: 'content',
})

type ShownWork = Omit<ReportedWork, 'goal' | 'achieved'> & ReturnType<typeof amountsOf>
const lineView = view<ShownWork>()({
  workId: 'content',
  title: 'content',
  kind: 'content',
  state: 'content',
  goal: 'content',
  achieved: 'content',
  commended: 'content',
})
const countView = view<{ editionTitle: string; count: number }>()({
  editionTitle: 'content',
  count: 'content',
})
const questionView = view<{ answered: number; waiting: number }>()({
  answered: 'content',
  waiting: 'content',
})
const partView = view<{ pilot: number; adopter: number }>()({ pilot: 'content', adopter: 'content' })

/** Works by state and kind, with their figures as exact sums. */
export const summaryAnswer = (it: WorkSummary) =>
  answer({
    total: it.total,
    accepted: it.accepted,
    commended: it.commended,
    projects: it.bySort.youthProject,
    tasks: it.bySort.youthTask,
    states: WORK_STATES.flatMap((state) =>
      it.byState[state] ? [answer({ state, n: it.byState[state] })] : [],
    ),
    // Stored figures don't keep the order of their keys.
    kinds: Object.entries(it.byKind)
      .toSorted(([a, x], [b, y]) => y.registered - x.registered || (a < b ? -1 : 1))
      .map(([kind, { registered, accepted }]) => answer({ kind, registered, accepted })),
    figures: WORK_FIGURES.flatMap((key) => {
      const sum = it.figures[key]
      return sum ? [answer({ key, sum })] : []
    }),
  })

export const figuresAnswer = (it: UnitFigures) =>
  answer({
    works: summaryAnswer(it.works),
    lines: it.lines.map((line) => lineView.redact({ ...line, ...amountsOf(line) }, EVERYTHING)),
    entries: it.entries.map((line) => countView.redact(line, EVERYTHING)),
    prizes: it.prizes.map((line) => countView.redact(line, EVERYTHING)),
    exemplars: it.exemplars,
    questions: questionView.redact(it.questions, EVERYTHING),
    replications: partView.redact(it.replications, EVERYTHING),
  })
