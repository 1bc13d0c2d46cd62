import { draw } from '@xk/db'
import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, view, type Viewer } from '@xk/domain/policy'
import type { AwardDecision } from '@xk/contract'
import { asc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { awardState, listAwardDecisions } from './award-state.ts'
import { blockersOf } from './blockers.ts'
import { BY_CODE, findStageFor, namesAreKnown, resultAudiences, sightOf } from './context.ts'
import { loadStageInputs, rankStage } from './load-stage-inputs.ts'
import { listEntryNames } from './names.ts'
import { findFrozen } from './frozen.ts'
import { prizeLines } from './views.ts'
import { stageHead } from './views.ts'

const lineView = view<{
  stageEntryId: string
  blindCode: string
  rank: number
  score: string
  prize: string | null
  state: string | null
  reason: string
  title: string
  unitName: string
}>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  rank: 'internal',
  score: 'internal',
  prize: 'internal',
  state: 'internal',
  reason: 'internal',
  title: 'identity',
  unitName: 'identity',
})
const tieView = view<{
  prize: string
  places: number
  rank: number
  score: string
  codes: string[]
  lotNeeded: boolean
}>()({
  prize: 'internal',
  places: 'internal',
  rank: 'internal',
  score: 'internal',
  codes: 'internal',
  lotNeeded: 'internal',
})
const decisionView = view<{
  id: string
  body: AwardDecision
  code: string | null
  reason: string
  at: string
  byName: string
  withdrawn: boolean
  invalid: string | null
}>()({
  id: 'internal',
  body: 'internal',
  code: 'internal',
  reason: 'internal',
  at: 'internal',
  byName: 'internal',
  withdrawn: 'internal',
  invalid: 'internal',
})
const openPrizeView = view<{ prize: string; count: number; why: string }>()({
  prize: 'internal',
  count: 'internal',
  why: 'internal',
})
const groupView = view<{ rank: number; codes: string[] }>()({ rank: 'internal', codes: 'internal' })
const drawView = view<{
  id: string
  purpose: string
  list: string[]
  listDigest: string
  seedSource: string
  seed: string | null
  result: string[] | null
  at: string
}>()({
  id: 'internal',
  purpose: 'internal',
  list: 'internal',
  listDigest: 'internal',
  seedSource: 'internal',
  seed: 'internal',
  result: 'internal',
  at: 'internal',
})
const blockerView = view<{ code: string; count: number }>()({ code: 'internal', count: 'internal' })

const MARGIN = 12
const NOT_HERE = new Set(['teamBoundary'])

/**
 * The awards board by code: what the rules give, what people decided about it and why, what stays open. Lines go
 * down to a dozen places below the last prize. Someone with a conflict, or with own sheets to hand in, gets none.
 */
export const readAwards = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'standing.view', stageId)
  if (!found.ok) return found
  const it = found.value
  const [{ hidden, held }, frozen, rows, draws] = await Promise.all([
    sightOf(tx, viewer, stageId),
    findFrozen(tx, stageId),
    listAwardDecisions(tx, stageId),
    tx.select().from(draw).where(eq(draw.stageId, stageId)).orderBy(asc(draw.at)),
  ])
  const closed = held || hidden.size > 0
  const ranked = rankStage(it, await loadStageInputs(tx, stageId))
  const declared = it.stageState === 'running' ? undefined : frozen?.result
  const standing = declared?.standing ?? ranked.standing
  const state = awardState(it.prizes, ranked.standing, rows)
  const awards = declared?.awards ?? state.awards
  const codes = new Map(ranked.entries.map(({ id, blindCode }) => [id, blindCode]))
  const awardOf = new Map(awards.map((award) => [award.entryId, award]))
  const quota = it.prizes.reduce((sum, prize) => sum + prize.quota, 0)
  const last = standing.placings.findLastIndex(({ entryId }) => awardOf.has(entryId)) + 1
  const lines = closed ? [] : standing.placings.slice(0, Math.max(last, quota) + MARGIN)
  const seen = resultAudiences(viewer, it)
  const [names, accounts] = await Promise.all([
    listEntryNames(
      tx,
      it.rules,
      seen.has('identity') ? lines.map(({ entryId }) => entryId) : [],
      vietnamDay(deps.now()),
    ),
    namesOf(
      tx,
      rows.map(({ by }) => by),
    ),
  ])
  const tie = declared ? null : state.proposal.boundaryTie
  const codeOf = (id: string) => codes.get(id) ?? ''
  return ok(
    answer({
      stage: stageHead(it),
      prizes: prizeLines(it),
      held,
      hiddenEntries: hidden.size > 0,
      namesKnown: namesAreKnown(it),
      seen: rows.length,
      blockers: closed ? [] : blockersOf(ranked, state).map((b) => blockerView.redact(b, BY_CODE)),
      lines: lines.map((placing) => {
        const award = awardOf.get(placing.entryId)
        const name = names.get(placing.entryId)
        return lineView.redact(
          {
            stageEntryId: placing.entryId,
            blindCode: codeOf(placing.entryId),
            rank: placing.rank,
            score: placing.score,
            prize: award?.prize ?? null,
            state: award?.state ?? null,
            reason: award?.reason ?? '',
            title: name?.title ?? '',
            unitName: name?.unitName ?? '',
          },
          seen,
        )
      }),
      boundaryTie:
        tie && !closed ? tieView.redact({ ...tie, codes: tie.entries.map(codeOf).sort() }, BY_CODE) : null,
      notAwarded: closed
        ? []
        : (declared?.notAwarded ?? state.proposal.notAwarded).map((open) =>
            openPrizeView.redact(open, BY_CODE),
          ),
      lotGroups:
        closed || declared
          ? []
          : ranked.lotGroups.map(({ rank, entries }) =>
              groupView.redact({ rank, codes: entries.map(codeOf).sort() }, BY_CODE),
            ),
      draws: closed
        ? []
        : draws.map((row) =>
            drawView.redact(
              {
                id: row.id,
                purpose: row.purpose,
                list: row.list,
                listDigest: row.listDigest,
                seedSource: row.seedSource,
                seed: row.seed,
                result: row.result,
                at: row.at.toISOString(),
              },
              BY_CODE,
            ),
          ),
      decisions: closed
        ? []
        : rows
            .filter(({ body }) => !NOT_HERE.has(body.kind))
            .map((row) =>
              decisionView.redact(
                {
                  id: row.id,
                  body: row.body,
                  code: 'stageEntryId' in row.body ? codeOf(row.body.stageEntryId) : null,
                  reason: row.reason,
                  at: row.at.toISOString(),
                  byName: accounts.get(row.by) ?? '—',
                  withdrawn: row.withdrawnAt !== null,
                  invalid: state.invalid.find(({ id }) => id === row.id)?.problem.code ?? null,
                },
                BY_CODE,
              ),
            ),
      allowed: allowedCommands(viewer, { editionId: it.editionId }, [
        'award.propose',
        'lot.draw',
        'standing.freeze',
      ]),
    }),
  )
}
