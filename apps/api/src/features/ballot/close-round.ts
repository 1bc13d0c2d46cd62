import { ballot, ballotRound, castBallot, type Tx } from '@xk/db'
import {
  ballotsRoot,
  type CastBallot,
  countTotals,
  INVALID_REASONS,
  type KeptBallot,
  type Mark,
  MARKS,
  type PublishedRound,
  type RoundCount,
  type RoundInput,
  type RoundTotals,
  roundRoot,
  totalsOf,
  votedThoughStruck,
} from '@xk/domain/ballot'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { shuffled } from '../../shuffled.ts'
import { bySerial } from './cast-ballot.ts'
import { aboutRound, findRoundFor, inState, type RoundContext, type RoundRow } from './context.ts'
import { emptyBox, lockBox } from './empty-box.ts'
import { findAgreedPaper } from './paper-count.ts'
import { destroyRoundKey, readRoundKey, signSerial } from './round-key.ts'
import { listRoll } from './store.ts'

/** Instead of marks on a ballot that counts for nobody: this word, and why. */
const INVALID = 'invalid'

/** A kept ballot as it is counted. */
export const readKept = (
  { marks }: Pick<KeptBallot, 'marks'>,
  candidates: readonly string[],
): Pick<CastBallot, 'marks' | 'invalid'> => {
  const why = INVALID_REASONS.find((it) => marks[0] === INVALID && marks[1] === it)
  if (why) return { marks: {}, invalid: why }
  return { marks: Object.fromEntries(candidates.map((id, i) => [id, (marks[i] ?? 'blank') as Mark])) }
}

/** What a round is counted with. */
export const inputOf = (
  { row, stage }: Pick<RoundContext, 'row' | 'stage'>,
  returned: number,
): RoundInput => ({
  rules: stage.council,
  candidates: row.candidates,
  seats: row.seats,
  struck: row.struck ?? {},
  facts: { members: row.members, present: row.present, issued: row.issued ?? 0, returned },
})

/**
 * Paper ballots as two tellers typed them, made like the others: a random serial and the round's own signature, so
 * that nothing on a ballot tells which way it came.
 */
const likeTheOthers = async (deps: Deps, tx: Tx, row: RoundRow): Promise<Result<KeptBallot[]>> => {
  const roll = await listRoll(tx, row.id)
  const issued = roll.filter((line) => line.channel === 'paper' && line.issued).length
  if (issued === 0) return ok([])
  const paper = await findAgreedPaper(tx, row)
  if (!paper.ok) return paper
  const typed = paper.value.kind === 'ballots' ? paper.value.ballots : []
  if (typed.length > issued) return fail({ code: 'ballot/more-than-issued', returned: typed.length, issued })
  const key = readRoundKey(deps.config.dataDir, row.id)
  if (!key) return fail({ code: 'ballot/key-gone' })
  return ok(
    typed.map(({ marks, invalid }) => {
      const serial = Buffer.from(deps.randomBytes(32)).toString('hex')
      return { serial, signature: signSerial(key, serial), marks: invalid ? [INVALID, invalid] : marks }
    }),
  )
}

interface Counted {
  ballots: KeptBallot[]
  totals: RoundTotals
  input: RoundInput
}

const countBallots = async (deps: Deps, tx: Tx, it: RoundContext): Promise<Result<Counted>> => {
  const { row } = it
  if (row.way === 'paper') {
    const paper = await findAgreedPaper(tx, row)
    if (!paper.ok) return paper
    if (paper.value.kind !== 'totals') throw new Error('a round on paper has totals')
    return ok({ ballots: [], totals: paper.value, input: inputOf(it, paper.value.returned) })
  }
  const paper = await likeTheOthers(deps, tx, row)
  if (!paper.ok) return paper
  const cast = await tx.select().from(castBallot).where(eq(castBallot.roundId, row.id))
  const ballots = [
    ...cast.map(({ serial, signature, marks }) => ({ serial, signature, marks })),
    ...paper.value,
  ]
  const input = inputOf(it, ballots.length)
  const read = ballots.map((kept) => readKept(kept, row.candidates))
  return ok({ ballots, totals: totalsOf(read, input), input })
}

/** Each candidate's marks by themselves: sorted, so that no two candidates' marks belong together. */
export const marksByCandidate = (totals: RoundTotals): { candidate: string; marks: Mark[] }[] =>
  totals.candidates.map((it) => ({
    candidate: it.candidate,
    marks: MARKS.flatMap((mark) => Array.from({ length: it[mark] }, () => mark)),
  }))

/** Whether marks may be published: so many voters, and not wholly on paper. */
export const showsMarks = (it: Pick<RoundContext, 'row' | 'stage'>, returned: number): boolean =>
  it.row.way === 'online' && returned >= it.stage.council.minVotersForMarks

/**
 * Closes a round: the second teller's act. Paper and other ballots are counted together, written anew in random order
 * and taken out of the box; the ledger gets one root over all that is published; the private key is destroyed.
 * Refused where more came back than was issued, or somebody voted on a line that was struck for them.
 */
export const closeRound = async (deps: Deps, actor: Actor, input: { id: string }) => {
  const closed = await runCommand(deps, actor, 'ballot.close', input, async (tx, record) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.close', input.id, {
      lock: 'update',
      preparedBy: ({ endedBy }) => endedBy,
    })
    if (!found.ok) return found
    const it = found.value
    const open = inState(it, 'counting')
    if (!open.ok) return open
    await lockBox(tx)
    const counted = await countBallots(deps, tx, it)
    if (!counted.ok) return counted
    const { ballots, totals, input: given } = counted.value
    const { returned, issued } = given.facts
    if (returned > issued) return fail({ code: 'ballot/more-than-issued' as const, returned, issued })
    const struck = votedThoughStruck(given, totals)
    if (struck.length > 0) return fail({ code: 'ballot/struck-voted' as const, candidates: struck })

    const count = countTotals(given, totals)
    const salt = Buffer.from(deps.randomBytes(32)).toString('hex')
    const published: PublishedRound = {
      publicKey: it.row.publicKey,
      ballotsRoot: it.row.way === 'paper' ? null : ballotsRoot(ballots, salt),
      serials: bySerial(ballots),
      marks: showsMarks(it, returned) ? marksByCandidate(totals) : null,
      count,
    }
    const root = roundRoot(published)
    await keepInRandomOrder(deps, tx, it.row.id, ballots)
    await emptyBox(tx, it.row.id)
    await tx
      .update(ballotRound)
      .set({ state: 'closed', count, root, salt, ballotsRoot: published.ballotsRoot, closedAt: deps.now() })
      .where(eq(ballotRound.id, it.row.id))
    record({
      kind: 'ballot',
      payload: { ...aboutRound(it), step: 'close', returned, root, count: summary(count) },
    })
    return ok(answer({ state: 'closed' as const, root }))
  })
  if (closed.ok) destroyRoundKey(deps.config.dataDir, input.id)
  return closed
}

const keepInRandomOrder = async (deps: Deps, tx: Tx, roundId: string, ballots: readonly KeptBallot[]) => {
  const mixed = shuffled(deps, ballots.length).flatMap((at) => ballots[at] ?? [])
  if (mixed.length > 0)
    await tx.insert(ballot).values(mixed.map((kept) => ({ ...kept, marks: [...kept.marks], roundId })))
}

const summary = ({ valid, invalid, candidates }: RoundCount) => ({
  valid,
  invalid,
  candidates: candidates.map(({ candidate, yes, no, base }) => ({ candidate, yes, no, base })),
})
