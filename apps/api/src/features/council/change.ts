import { council, type Tx } from '@xk/db'
import { isDeclared } from '@xk/domain/edition'
import { fail, notFound, type Problem, type Result } from '@xk/domain/kernel'
import { type Command, denialOf, type Sendable } from '@xk/domain/policy'
import { eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import type { LedgerEvent } from '../../ledger.ts'
import { type CouncilContext, ensureCouncil, findCouncil, isRoundOpen } from './context.ts'

interface When {
  /** Also while ballots are out. */
  whileRound?: boolean
  /** Also once the minutes are closed. */
  whenClosed?: boolean
  /** Only before the meeting is opened: who decides stays the same from the quorum to the minutes. */
  beforeMeeting?: boolean
}

/** What only whoever presides does once the meeting is open: it happens there. */
export const onlyPresiding = (it: CouncilContext): Problem | undefined =>
  it.row?.openedAt && !it.facts.presides ? { code: 'council/meeting-open' } : undefined

/** Nothing of a council changes once its outcome is declared, or while ballots are out. */
export const closedness = (
  it: CouncilContext,
  { whileRound, beforeMeeting }: When = {},
): Problem | undefined => {
  if (isDeclared(it.stageState)) return { code: 'record/in-wrong-state', state: it.stageState }
  if (it.row?.closedAt) return { code: 'record/in-wrong-state', state: 'minutesClosed' }
  if (!whileRound && isRoundOpen(it)) return { code: 'council/round-open' }
  return beforeMeeting && it.row?.openedAt ? { code: 'council/meeting-open' } : undefined
}

/**
 * A command about a council: its stage is held, the policy asked, and what is closed stays closed.
 */
export const changeCouncil = <T extends object>(
  deps: Deps,
  actor: Actor,
  name: Command,
  input: { stageId: string },
  work: (tx: Tx, it: CouncilContext, record: (event: LedgerEvent) => void) => Promise<Result<Sendable<T>>>,
  when: When = {},
): Promise<Result<Sendable<T>>> =>
  runCommand(deps, actor, name, input, async (tx, record) => {
    const it = await findCouncil(tx, actor.viewer, input.stageId, { lock: true })
    const denied = denialOf(name, actor.viewer, it?.facts ?? {})
    if (denied) return fail(denied)
    if (!it) return fail(notFound)
    const closed = when.whenClosed ? undefined : closedness(it, when)
    if (closed) return fail(closed)
    await ensureCouncil(tx, it.stageId)
    return work(tx, it, record)
  })

/** Saves a part of the council's own row over a version that was on screen. */
export const saveRow = async (
  tx: Tx,
  it: CouncilContext,
  set: Partial<typeof council.$inferInsert>,
): Promise<number> => {
  const [saved] = await tx
    .update(council)
    .set({ ...set, version: sql`${council.version} + 1` })
    .where(eq(council.stageId, it.stageId))
    .returning({ version: council.version })
  return saved?.version ?? 0
}
