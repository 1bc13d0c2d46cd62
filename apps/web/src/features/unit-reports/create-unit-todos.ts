import { replicationWords, unitReportWords } from '@xk/i18n'
import { formatDay } from '@xk/ui'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const DAYS_AHEAD = 30
const loadReports = () => call(api.officer.reports.$get({ query: {} })).catch(() => undefined)
const loadModels = () => call(api.replications.$get()).catch(() => undefined)

export interface UnitTodo {
  tone: 'red' | 'amber'
  tag: string
  title: string
  lines: string[]
  href: string
  action: string
}

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** What waits for the officer besides entries: plans and reports that are due, models that the unit is asked about. */
export const createUnitTodos = (unitId: () => string) => {
  const [page] = createResource(loadReports)
  const [models] = createResource(loadModels)
  const w = unitReportWords
  const reports = (): UnitTodo[] => {
    const it = page.latest
    if (!it) return []
    const until = dayAfter(it.today, DAYS_AHEAD)
    const due = (it.units.find(({ unit }) => unit.id === unitId())?.reports ?? []).filter(
      ({ state, due: on }) =>
        state === 'returned' || (state !== 'handedIn' && state !== 'received' && on !== null && on <= until),
    )
    const late = due.some((line) => line.late)
    return due.length === 0
      ? []
      : [
          {
            tone: late ? 'red' : 'amber',
            tag: late ? w.late : w.notBegun,
            title: w.todo.title,
            lines: due.map(({ kind, state, due: on, late: isLate }) =>
              w.todo.line(w.titleOf(kind, it.year), formatDay(on ?? ''), isLate, state === 'returned'),
            ),
            href: '/co-so/bao-cao',
            action: w.officer.write,
          },
        ]
  }
  const asked = (): UnitTodo[] =>
    (models.latest?.replications ?? [])
      .filter(({ id }) => models.latest?.asked.includes(id))
      .map(({ id, title, unitName, fromIdea }) => ({
        tone: 'amber' as const,
        tag: replicationWords.asksYou,
        title,
        lines: [fromIdea ? replicationWords.fromIdea(unitName) : replicationWords.fromWork(unitName)],
        href: `/co-so/cong-trinh/nhan-rong/${id}`,
        action: replicationWords.answer,
      }))
  return {
    list: (): UnitTodo[] => [...asked(), ...reports()],
    /** Until then nobody can say that there is nothing to do. */
    isKnown: () => !page.loading && !models.loading,
  }
}
