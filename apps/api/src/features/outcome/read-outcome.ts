import type { AwardDecision } from '@xk/contract'
import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Command, EVERYTHING, type Viewer, view } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { awardState, listAwardDecisions } from '../results/award-state.ts'
import { resultAudiences } from '../results/context.ts'
import { findFrozen } from '../results/frozen.ts'
import { listEntryNames } from '../results/names.ts'
import { prizeLines, stageHead } from '../results/views.ts'
import { findCouncilFor } from './context.ts'
import { blockersOf, loadCouncil, seenOutcome } from './load-council.ts'
import { listWaiting, type OutcomeRequest, requestDigest } from './requests.ts'

const lineView = view<{
  candidate: string
  code: string
  name: string
  unitName: string
  rank: number | null
  seated: boolean
  why: string
  round: number
  yes: number
  base: number
  previousScore: string | null
  prize: string | null
  state: string | null
  reason: string
}>()({
  candidate: 'internal',
  code: 'internal',
  name: 'identity',
  unitName: 'identity',
  rank: 'internal',
  seated: 'internal',
  why: 'internal',
  round: 'internal',
  yes: 'internal',
  base: 'internal',
  previousScore: 'internal',
  prize: 'internal',
  state: 'internal',
  reason: 'internal',
})
const roundView = view<{
  n: number
  kind: string
  way: string
  state: string
  seats: number
  candidates: number
  members: number
  present: number
  issued: number | null
  returned: number | null
  valid: number | null
  invalid: number | null
  root: string | null
}>()({
  n: 'internal',
  kind: 'internal',
  way: 'internal',
  state: 'internal',
  seats: 'internal',
  candidates: 'internal',
  members: 'internal',
  present: 'internal',
  issued: 'internal',
  returned: 'internal',
  valid: 'internal',
  invalid: 'internal',
  root: 'internal',
})
const resolutionView = view<{
  id: string
  among: string[]
  chosen: string[]
  reason: string
  byName: string
  at: string
  countersignedByName: string | null
  mayCountersign: boolean
  /** Somebody asked for it to be taken back; null: nobody. */
  askedBackBy: string | null
  askedBackReason: string
  askedBackDigest: string
  mayConfirmBack: boolean
}>()({
  id: 'internal',
  among: 'internal',
  chosen: 'internal',
  reason: 'internal',
  byName: 'internal',
  at: 'internal',
  countersignedByName: 'internal',
  mayCountersign: 'internal',
  askedBackBy: 'internal',
  askedBackReason: 'internal',
  askedBackDigest: 'internal',
  mayConfirmBack: 'internal',
})
const decisionView = view<{
  id: string
  body: AwardDecision
  reason: string
  at: string
  byName: string
  withdrawn: boolean
  invalid: string | null
}>()({
  id: 'internal',
  body: 'internal',
  reason: 'internal',
  at: 'internal',
  byName: 'internal',
  withdrawn: 'internal',
  invalid: 'internal',
})
const waitingView = view<{ byName: string; at: string; reason: string; digest: string; mine: boolean }>()({
  byName: 'internal',
  at: 'internal',
  reason: 'internal',
  digest: 'internal',
  mine: 'internal',
})
const frozenView = view<{ n: number; digest: string; at: string; byName: string }>()({
  n: 'internal',
  digest: 'internal',
  at: 'internal',
  byName: 'internal',
})

/**
 * What a council's ballots give: its rounds, everybody who stands with their votes and why they have a seat or none,
 * what must come next, resolutions, and whether it is declared, with the prizes that follow. A constant number of
 * queries.
 */
export const readOutcome = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findCouncilFor(tx, viewer, 'outcome.view', stageId)
  if (!found.ok) return found
  const { it, facts } = found.value
  const loaded = await loadCouncil(tx, it)
  const frozen = await findFrozen(tx, stageId)
  const decisions = await listAwardDecisions(tx, stageId)
  const requests = await listWaiting(tx, [stageId, ...loaded.resolutions.map(({ id }) => id)])
  const waiting = requests.find(({ kind }) => kind === 'councilOutcome')
  const resuming = requests.find(({ kind }) => kind === 'councilOutcomeBack')
  const askedBack = new Map(
    requests.flatMap((it) => (it.kind === 'councilResolutionBack' ? [[it.subjectId, it] as const] : [])),
  )
  const declared = it.stageState === 'frozen' || it.stageState === 'unmasked' ? frozen : undefined
  const outcome = declared?.result.council?.outcome ?? loaded.outcome
  const standing = declared?.result.standing ?? loaded.standing
  const state = awardState(it.prizes, standing, decisions)
  const awards = declared?.result.awards ?? state.awards
  const awardOf = new Map(awards.map((award) => [award.entryId, award]))
  const codes = new Map(loaded.entries.map(({ id, blindCode }) => [id, blindCode]))
  const seen = it.stillMasked ? resultAudiences(viewer, it) : EVERYTHING
  const names = await listEntryNames(
    tx,
    it.rules,
    seen.has('identity') ? loaded.entries.map(({ id }) => id) : [],
    vietnamDay(deps.now()),
  )
  const accounts = await namesOf(tx, [
    ...loaded.resolutions.flatMap(({ by, countersignedBy }) => [by, countersignedBy]),
    ...decisions.map(({ by }) => by),
    ...requests.map(({ requestedBy }) => requestedBy),
    declared?.frozenBy ?? null,
  ])
  const nameOf = (id: string | null | undefined) => (id ? (accounts.get(id) ?? '—') : '—')
  const nameOfCandidate = (id: string) => {
    const known = names.get(id)
    return (known?.people.join(', ') || known?.title) ?? ''
  }
  // Closed minutes take no resolution: the buttons go with them.
  const maySecond = (command: Command, first: string) =>
    !loaded.minutesClosed && allowedCommands(viewer, { ...facts, preparedBy: [first] }, [command]).length > 0
  const waitingLine = (row: OutcomeRequest, digest: string) =>
    waitingView.redact(
      {
        byName: nameOf(row.requestedBy),
        at: row.requestedAt.toISOString(),
        reason: row.reason,
        digest,
        mine: row.requestedBy === viewer.accountId,
      },
      EVERYTHING,
    )
  const lined = new Set(outcome.lines.map(({ candidate }) => candidate))
  const lines = [
    ...outcome.lines,
    ...loaded.entries
      .filter(({ id }) => !lined.has(id))
      .map(({ id }) => ({
        candidate: id,
        rank: null,
        seated: false,
        why: 'notVoted',
        round: 0,
        yes: 0,
        base: 0,
      })),
  ]
  const tie = declared ? state.proposal.boundaryTie : null
  return ok(
    answer({
      stage: stageHead(it),
      prizes: prizeLines(it),
      seats: it.council.seats,
      seatsLeft: outcome.seatsLeft,
      threshold: answer(it.council.threshold),
      quorum: it.council.quorum,
      stillMasked: it.stillMasked,
      namesKnown: seen.has('identity'),
      rounds: loaded.rounds.map((row) =>
        roundView.redact(
          {
            n: row.n,
            kind: row.kind,
            way: row.way,
            state: row.state,
            seats: row.seats,
            candidates: row.candidates.length,
            members: row.count?.facts.members ?? row.members,
            present: row.count?.facts.present ?? row.present,
            issued: row.count?.facts.issued ?? row.issued,
            returned: row.count?.facts.returned ?? null,
            valid: row.count?.valid ?? null,
            invalid: row.count?.invalid ?? null,
            root: row.root,
          },
          EVERYTHING,
        ),
      ),
      lines: lines.map((line) => {
        const award = awardOf.get(line.candidate)
        return lineView.redact(
          {
            candidate: line.candidate,
            code: codes.get(line.candidate) ?? '',
            name: nameOfCandidate(line.candidate),
            unitName: names.get(line.candidate)?.unitName ?? '',
            rank: line.rank,
            seated: line.seated,
            why: line.why,
            round: line.round,
            yes: line.yes,
            base: line.base,
            previousScore: loaded.inputs.previousScores[line.candidate] ?? null,
            prize: award?.prize ?? null,
            state: award?.state ?? null,
            reason: award?.reason ?? '',
          },
          seen,
        )
      }),
      next: outcome.next ? answer({ kind: 'ballot' as string, ...outcome.next }) : null,
      blockers: declared ? [] : blockersOf(it, loaded).map(({ code, count }) => answer({ code, count })),
      resolutions: loaded.resolutions.map((row) => {
        const back = askedBack.get(row.id)
        return resolutionView.redact(
          {
            id: row.id,
            among: row.among,
            chosen: row.chosen,
            reason: row.reason,
            byName: nameOf(row.by),
            at: row.at.toISOString(),
            countersignedByName: row.countersignedAt ? nameOf(row.countersignedBy) : null,
            mayCountersign: row.countersignedAt === null && maySecond('resolution.countersign', row.by),
            askedBackBy: back ? nameOf(back.requestedBy) : null,
            askedBackReason: back?.reason ?? '',
            askedBackDigest: back ? requestDigest(back) : '',
            mayConfirmBack: back !== undefined && maySecond('resolution.takeBack.agree', back.requestedBy),
          },
          EVERYTHING,
        )
      }),
      digest: declared ? declared.digest : seenOutcome(loaded),
      waiting: waiting ? waitingLine(waiting, (waiting.payload as { digest: string }).digest) : null,
      resuming: resuming ? waitingLine(resuming, requestDigest(resuming)) : null,
      declared: declared
        ? frozenView.redact(
            {
              n: declared.n,
              digest: declared.digest,
              at: declared.frozenAt.toISOString(),
              byName: nameOf(declared.frozenBy),
            },
            EVERYTHING,
          )
        : null,
      boundaryTie: tie ? answer({ prize: tie.prize, places: tie.places, candidates: tie.entries }) : null,
      notAwarded: declared ? declared.result.notAwarded.map((open) => answer(open)) : [],
      seen: decisions.length,
      decisions: decisions
        .filter(({ body }) => body.kind !== 'teamBoundary')
        .map((row) =>
          decisionView.redact(
            {
              id: row.id,
              body: row.body,
              reason: row.reason,
              at: row.at.toISOString(),
              byName: nameOf(row.by),
              withdrawn: row.withdrawnAt !== null,
              invalid: state.invalid.find(({ id }) => id === row.id)?.problem.code ?? null,
            },
            EVERYTHING,
          ),
        ),
      allowed: allowedCommands(
        viewer,
        { ...facts, preparedBy: [waiting, resuming].flatMap((it) => it?.requestedBy ?? []) },
        [
          ...(loaded.minutesClosed ? [] : (['resolution.type', 'resolution.takeBack'] as const)),
          'outcome.prepare',
          'outcome.declare',
          'outcome.resume.request',
          'outcome.resume.approve',
          'award.propose',
          'result.putForward',
          'council.attend',
          'council.viewSitting',
        ],
      ),
    }),
  )
}
