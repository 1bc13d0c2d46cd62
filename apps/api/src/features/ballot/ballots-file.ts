import { ballot } from '@xk/db'
import { BALLOTS_FORMAT, type BallotsFile, totalsOf } from '@xk/domain/ballot'
import { fail, ok } from '@xk/domain/kernel'
import type { Asker, Sendable } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Tx } from '@xk/db'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { bySerial } from './cast-ballot.ts'
import { inputOf, marksByCandidate, readKept, showsMarks } from './close-round.ts'
import { findRoundFor, type RoundContext } from './context.ts'
import { listCandidateNames } from './store.ts'

/**
 * A closed round as it is published: never a whole ballot, only each candidate's marks by themselves, and apart from
 * them the serials with their signatures. Without names; those are added for readers who may know them.
 */
export const buildBallotsFile = async (
  tx: Tx,
  it: Pick<RoundContext, 'row' | 'stage'>,
): Promise<BallotsFile | undefined> => {
  const { row, stage } = it
  if (row.state !== 'closed' || !row.count || !row.root) return undefined
  const kept = await tx.select().from(ballot).where(eq(ballot.roundId, row.id))
  const input = inputOf(it, row.count.facts.returned)
  const totals = totalsOf(
    kept.map((one) => readKept(one, row.candidates)),
    input,
  )
  return {
    format: BALLOTS_FORMAT,
    edition: stage.editionTitle,
    council: stage.label,
    round: row.n,
    kind: row.kind,
    way: row.way,
    rules: stage.council,
    seats: row.seats,
    candidates: row.candidates,
    struck: row.struck ?? {},
    publicKey: row.publicKey,
    ballotsRoot: row.ballotsRoot,
    serials: bySerial(kept.map(({ serial, signature }) => ({ serial, signature }))),
    marks: showsMarks(it, row.count.facts.returned) ? marksByCandidate(totals) : null,
    count: row.count,
    root: row.root,
  }
}

/** BALLOTS.json for members of the council, its tellers and the working group. */
export const readBallotsFile = async (deps: Deps, asker: Asker, id: string) => {
  const { db } = deps.database
  const found = await findRoundFor(db, asker, 'ballot.view', id)
  if (!found.ok) return found
  const file = await buildBallotsFile(db, found.value)
  if (!file) return fail({ code: 'record/in-wrong-state' as const, state: found.value.row.state })
  const names = await listCandidateNames(db, found.value.stage, vietnamDay(deps.now()))
  const shown = new Set(file.candidates)
  return ok({
    ...file,
    names: Object.fromEntries(names.filter(({ id: one }) => shown.has(one)).map((it) => [it.id, it.name])),
  } as unknown as Sendable<BallotsFile>)
}
