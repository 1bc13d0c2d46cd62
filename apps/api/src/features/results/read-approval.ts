import { stageEntry, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, EVERYTHING, view, type Viewer } from '@xk/domain/policy'
import { inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import type { RankingContext } from '../panel/store.ts'
import { findApproval, findDecidingStage, listRankingStages, resultDigest } from './approval.ts'
import { namesAreKnown } from './context.ts'
import { listExceptions } from './exceptions.ts'
import { handsInResult } from './hands-in-result.ts'
import { listEntryNames } from './names.ts'
import type { FrozenResult } from './award-state.ts'
import { findFrozen } from './frozen.ts'
import { prizeLines } from './views.ts'
import { listTeamAwards, listUnitTallies } from './team-prizes.ts'
import { stageHead } from './views.ts'

const winnerView = view<{
  stageEntryId: string
  blindCode: string
  prize: string
  state: string
  reason: string
  rank: number
  score: string
  /** Where a council decided: for it, of how many. */
  votes: { yes: number; base: number } | null
  title: string
  unitName: string
  people: string[]
}>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  prize: 'internal',
  state: 'internal',
  reason: 'internal',
  rank: 'internal',
  score: 'internal',
  votes: 'internal',
  title: 'identity',
  unitName: 'identity',
  people: 'identity',
})
const openView = view<{ prize: string; count: number; why: string; reason: string }>()({
  prize: 'internal',
  count: 'internal',
  why: 'internal',
  reason: 'internal',
})
const unitView = view<{ prize: string; label: string; unitName: string; rank: number; points: string }>()({
  prize: 'internal',
  label: 'internal',
  unitName: 'identity',
  rank: 'internal',
  points: 'internal',
})
const exceptionView = view<{ kind: string; at: string; reason: string; blindCode: string | null }>()({
  kind: 'internal',
  at: 'internal',
  reason: 'internal',
  blindCode: 'internal',
})
const approvalView = view<{
  id: string
  state: string
  byName: string
  at: string
  decidedByName: string | null
  decidedAt: string | null
  reason: string | null
}>()({
  id: 'internal',
  state: 'internal',
  byName: 'internal',
  at: 'internal',
  decidedByName: 'internal',
  decidedAt: 'internal',
  reason: 'internal',
})

/** Stage entry id → blind code, of every stage of the edition. */
const codesIn = async (tx: Tx, stages: readonly RankingContext[]): Promise<Map<string, string>> => {
  const rows = await tx
    .select({ id: stageEntry.id, code: stageEntry.blindCode })
    .from(stageEntry)
    .where(
      inArray(
        stageEntry.stageId,
        stages.map(({ stageId }) => stageId),
      ),
    )
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** Votes for a candidate and what they are a share of, where a council decided. */
const votesOf = (result: FrozenResult | undefined, entryId: string) => {
  const line = result?.council?.outcome.lines.find(({ candidate }) => candidate === entryId)
  return line ? { yes: line.yes, base: line.base } : null
}

/**
 * The lead's one page: who wins what, every exception on the way there with its reason, and whether it waits for
 * Duyệt. Before the names are known it holds none. A constant number of queries.
 */
export const readApproval = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const tx = deps.database.db
  const denied = denialOf('entry.view', viewer, { editionId })
  if (denied) return fail(denied)
  const it = await findDecidingStage(tx, editionId)
  if (!it) return fail(notFound)
  const [frozen, row, team, exceptions] = await Promise.all([
    findFrozen(tx, it.stageId),
    findApproval(tx, editionId),
    listTeamAwards(tx, it.stageId),
    listRankingStages(tx, editionId).then(async (stages) => ({
      list: await listExceptions(tx, stages),
      codes: await codesIn(tx, stages),
    })),
  ])
  const ready = frozen !== undefined && it.stageState !== 'running' && namesAreKnown(it)
  const result = ready ? frozen.result : undefined
  const day = vietnamDay(deps.now())
  const [names, units, accounts] = await Promise.all([
    listEntryNames(tx, it.rules, result?.awards.map(({ entryId }) => entryId) ?? [], day),
    result && team.length > 0 ? listUnitTallies(tx, it, [], day) : [],
    namesOf(tx, [row?.requestedBy ?? null, row?.decidedBy ?? null]),
  ])
  const placings = new Map(result?.standing.placings.map((placing) => [placing.entryId, placing]))
  const unitNames = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]))
  const labels = new Map(it.rules.teamPrizes.map(({ key, label }) => [key, label]))
  const withheldReason = (prize: string) => result?.withheldReasons[prize] ?? ''
  return ok(
    answer({
      stage: stageHead(it),
      ready,
      /** A council decided. */
      votes: 'council' in it,
      prizes: prizeLines(it),
      digest: ready ? resultDigest(frozen, team) : null,
      frozenDigest: frozen?.digest ?? null,
      frozenAt: frozen?.frozenAt.toISOString() ?? null,
      entries: result ? Object.keys(result.codes).length : 0,
      winners: (result?.awards ?? []).map((award) => {
        const name = names.get(award.entryId)
        const placing = placings.get(award.entryId)
        return winnerView.redact(
          {
            stageEntryId: award.entryId,
            blindCode: result?.codes[award.entryId] ?? '',
            prize: award.prize,
            state: award.state,
            reason: award.reason,
            rank: placing?.rank ?? 0,
            score: placing?.score ?? '0/1',
            votes: votesOf(result, award.entryId),
            title: name?.title ?? '',
            unitName: name?.unitName ?? '',
            people: name?.people ?? [],
          },
          EVERYTHING,
        )
      }),
      notAwarded: (result?.notAwarded ?? []).map((open) =>
        openView.redact({ ...open, reason: withheldReason(open.prize) }, EVERYTHING),
      ),
      teamNeeded: it.rules.teamPrizes.length > 0,
      teamWinners: result
        ? team
            .filter(
              (award) => (award.derivation as { placing: { outcome: string } }).placing.outcome === 'wins',
            )
            .map(({ prize, unitId, rank, points }) =>
              unitView.redact(
                {
                  prize,
                  label: labels.get(prize) ?? prize,
                  unitName: unitNames.get(unitId) ?? '',
                  rank,
                  points,
                },
                EVERYTHING,
              ),
            )
        : [],
      exceptions: exceptions.list.map(({ kind, at, reason, stageEntryId }) =>
        exceptionView.redact(
          {
            kind,
            at: at.toISOString(),
            reason,
            blindCode: (stageEntryId && exceptions.codes.get(stageEntryId)) || null,
          },
          EVERYTHING,
        ),
      ),
      approval: row
        ? approvalView.redact(
            {
              id: row.id,
              state: row.state,
              byName: accounts.get(row.requestedBy) ?? '—',
              at: row.requestedAt.toISOString(),
              decidedByName: row.decidedBy ? (accounts.get(row.decidedBy) ?? '—') : null,
              decidedAt: row.decidedAt?.toISOString() ?? null,
              reason: row.reason,
            },
            EVERYTHING,
          )
        : null,
      allowed: allowedCommands(
        viewer,
        { editionId, preparedBy: row?.state === 'waiting' ? await handsInResult(tx, editionId) : [] },
        ['result.putForward', 'result.approve', 'result.sendBack', 'decision.prepare'],
      ),
    }),
  )
}
