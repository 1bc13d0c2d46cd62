import type { paperCountSchema } from '@xk/contract'
import { paperCount, type Tx } from '@xk/db'
import { agree, chooseLimit, type TypedRound, typedIssues } from '@xk/domain/ballot'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer, type Sendable, type Viewer } from '@xk/domain/policy'
import { and, asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { findRoundFor, inState, type RoundRow } from './context.ts'

const kindOf = ({ way }: Pick<RoundRow, 'way'>) => (way === 'paper' ? 'totals' : 'ballots')

const listTyped = (tx: Tx, round: Pick<RoundRow, 'id' | 'way'>) =>
  tx
    .select()
    .from(paperCount)
    .where(and(eq(paperCount.roundId, round.id), eq(paperCount.kind, kindOf(round))))
    .orderBy(asc(paperCount.teller))

const withoutMarks = ({ id, version, handIn }: { id: string; version: number; handIn: boolean }) => ({
  id,
  version,
  handIn,
})

/**
 * Saves what one teller typed of the paper ballots, over the version that stood on their screen. Another teller types
 * the same ballots without seeing this; the two must agree before the round can be closed. Saved without being handed
 * in, what was handed in before is taken back and counts no more.
 */
export const typePaper = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof paperCountSchema>,
) =>
  // Without the marks: what a command was given stays behind as a digest, and ballots could be guessed from it.
  runCommand(deps, actor, 'ballot.typePaper', withoutMarks(input), async (tx) => {
    const found = await findRoundFor(tx, actor.viewer, 'ballot.typePaper', input.id, { lock: 'update' })
    if (!found.ok) return found
    const open = inState(found.value, 'counting')
    if (!open.ok) return open
    const { row } = found.value
    const kind = kindOf(row)
    const issues =
      input.paper.kind === kind
        ? input.handIn
          ? typedIssues(input.paper, {
              ...row,
              most: chooseLimit({ rules: found.value.stage.council, seats: row.seats }),
            })
          : []
        : [{ pointer: '/paper/kind', code: kind }]
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const teller = actor.viewer.accountId
    const typed = await listTyped(tx, row)
    const mine = typed.find((it) => it.teller === teller)
    const current = mine?.version ?? 0
    if (current !== input.version)
      return fail({ code: 'record/stale-version' as const, current, theirs: mine?.body })
    const saved = { body: input.paper, version: current + 1, handedIn: input.handIn }
    await tx
      .insert(paperCount)
      .values({ roundId: row.id, kind, teller, ...saved })
      .onConflictDoUpdate({ target: [paperCount.roundId, paperCount.kind, paperCount.teller], set: saved })
    return ok(answer({ version: saved.version, handedIn: saved.handedIn }))
  })

/** What I typed, and how far the two are: whether both handed in and agree, never what the other typed. */
export const readPaper = async (deps: Deps, viewer: Viewer, id: string) => {
  const { db } = deps.database
  const found = await findRoundFor(db, viewer, 'ballot.typePaper', id)
  if (!found.ok) return found
  const typed = await listTyped(db, found.value.row)
  const mine = typed.find(({ teller }) => teller === viewer.accountId)
  const handedIn = typed.filter((it) => it.handedIn)
  return ok(
    answer({
      kind: kindOf(found.value.row),
      version: mine?.version ?? 0,
      handedIn: mine?.handedIn ?? false,
      paper: (mine?.body ?? null) as Sendable<TypedRound> | null,
      tellersDone: handedIn.length,
      agreed: handedIn.length < 2 ? null : agreedOf(handedIn).ok,
    }),
  )
}

/** What two tellers typed alike. A third one's must be no different, or be taken back by that one: nobody is outvoted. */
const agreedOf = (handedIn: readonly { body: unknown }[]): Result<TypedRound> => {
  const [first, ...others] = handedIn.map(({ body }) => body as TypedRound)
  if (!first || others.length === 0) return fail({ code: 'ballot/paper-missing', handedIn: handedIn.length })
  return others.every((it) => agree(first, it)) ? ok(first) : fail({ code: 'ballot/paper-differs' })
}

/** The paper of a round as two tellers agree on it. */
export const findAgreedPaper = async (
  tx: Tx,
  row: Pick<RoundRow, 'id' | 'way'>,
): Promise<Result<TypedRound>> => agreedOf((await listTyped(tx, row)).filter((it) => it.handedIn))
