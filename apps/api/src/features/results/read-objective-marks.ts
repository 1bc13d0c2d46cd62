import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, view, type Viewer } from '@xk/domain/policy'
import { needsTime, timeOutcome } from '@xk/domain/scoring'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { BY_CODE, findStageFor, resultAudiences, sightOf } from './context.ts'
import { isInForce, loadStageInputs, type TypedMark } from './load-stage-inputs.ts'
import { listEntryNames } from './names.ts'
import { type Out, segmentLines, stageHead } from './views.ts'

const markView = view<{
  id: string
  n: number
  points: string | null
  elapsedSeconds: number | null
  deduction: string | null
  byName: string
  reason: string | null
  /** Typed by the reader: someone else must countersign. */
  mine: boolean
}>()({
  id: 'internal',
  n: 'internal',
  points: 'internal',
  elapsedSeconds: 'internal',
  deduction: 'internal',
  byName: 'internal',
  reason: 'internal',
  mine: 'internal',
})
type MarkOut = Out<typeof markView>

const cellView = view<{ segment: string; n: number; inForce: MarkOut | null; waiting: MarkOut | null }>()({
  segment: 'internal',
  n: 'internal',
  inForce: 'internal',
  waiting: 'internal',
})
const penaltyView = view<{ id: string; segment: string | null; points: string; reason: string }>()({
  id: 'internal',
  segment: 'internal',
  points: 'internal',
  reason: 'internal',
})
const rowView = view<{
  stageEntryId: string
  blindCode: string
  title: string
  cells: Out<typeof cellView>[]
  penalties: Out<typeof penaltyView>[]
}>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  title: 'identity',
  cells: 'internal',
  penalties: 'internal',
})

/**
 * What the secretariat types once per entry: points of objective segments and times, with the deduction that each
 * costs, corrections that wait for a second signature, and penalties. A constant number of queries.
 */
export const readObjectiveMarks = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'progress.view', stageId)
  if (!found.ok) return found
  const it = found.value
  const { hidden } = await sightOf(tx, viewer, stageId)
  const loaded = await loadStageInputs(tx, stageId, hidden)
  const seen = resultAudiences(viewer, it)
  const [accounts, names] = await Promise.all([
    namesOf(
      tx,
      loaded.typed.map(({ by }) => by),
    ),
    listEntryNames(
      tx,
      it.rules,
      seen.has('identity') ? loaded.entries.map(({ id }) => id) : [],
      vietnamDay(deps.now()),
    ),
  ])
  const typed = it.scoring.segments.filter((segment) => segment.mode === 'objective' || needsTime(segment))
  const markOf = (mark: TypedMark): MarkOut => {
    const segment = it.scoring.segments.find(({ key }) => key === mark.segment)
    const seconds = mark.elapsedSeconds
    return markView.redact(
      {
        id: mark.id,
        n: mark.n,
        points: mark.points,
        elapsedSeconds: seconds,
        // "notScored" where the time costs the whole segment.
        deduction: segment && seconds !== null ? (timeOutcome(segment, seconds).points ?? 'notScored') : null,
        byName: accounts.get(mark.by) ?? '—',
        reason: mark.reason,
        mine: mark.by === viewer.accountId,
      },
      BY_CODE,
    )
  }
  return ok(
    answer({
      stage: stageHead(it),
      segments: segmentLines(it),
      typed: typed.map(({ key }) => key),
      entries: loaded.entries.map((entry) =>
        rowView.redact(
          {
            stageEntryId: entry.id,
            blindCode: entry.blindCode,
            title: names.get(entry.id)?.title ?? '',
            cells: typed.map(({ key }) => {
              const versions = loaded.typed.filter(
                (mark) => mark.stageEntryId === entry.id && mark.segment === key,
              )
              const last = versions.at(-1)
              const inForce = versions.findLast(isInForce)
              return cellView.redact(
                {
                  segment: key,
                  n: last?.n ?? 0,
                  inForce: inForce ? markOf(inForce) : null,
                  waiting: last && !isInForce(last) ? markOf(last) : null,
                },
                BY_CODE,
              )
            }),
            penalties: loaded.penalties
              .filter((p) => p.stageEntryId === entry.id)
              .map(({ id, segment, points, reason }) =>
                penaltyView.redact({ id, segment, points, reason }, BY_CODE),
              ),
          },
          seen,
        ),
      ),
      allowed: allowedCommands(viewer, { editionId: it.editionId }, [
        'objectiveMark.type',
        'objectiveMark.countersign',
        'penalty.rule',
      ]),
    }),
  )
}
