import { type Tx, work, workContent } from '@xk/db'
import { fail, fold, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, may } from '@xk/domain/policy'
import { EMPTY_WORK, type WorkBody, type WorkState } from '@xk/domain/work'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { addHand, thingOf } from '../hands/hands.ts'
import { termAt } from '../organisation/settings.ts'
import { unitAtDay } from '../organisation/store.ts'

export const foldedBody = (body: WorkBody): string =>
  fold([body.title, body.procedure, body.branch, body.aim].join('\n'))

interface NewWork {
  unitId: string
  body?: Partial<WorkBody>
  state?: WorkState
  onBehalf: boolean
  entryId?: string | null
  replication?: { id: string; part: 'pilot' | 'adopter' }
}

/** Writes a new work down in the term of today; its id. */
export const insertWork = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  accountId: string,
  it: NewWork,
): Promise<Result<string>> => {
  const now = deps.now()
  const day = vietnamDay(now)
  const term = await termAt(tx, day)
  if (!term) return fail({ code: 'edition/no-term' })
  const id = deps.newId()
  const body: WorkBody = { ...EMPTY_WORK, ...it.body }
  const state = it.state ?? 'draft'
  await tx.insert(work).values({
    id,
    unitId: it.unitId,
    termId: term.id,
    year: Number((body.from || day).slice(0, 4)),
    sort: body.sort,
    kind: body.kind,
    state,
    version: 1,
    enteredBy: accountId,
    onBehalf: it.onBehalf,
    entryId: it.entryId ?? null,
    replicationId: it.replication?.id ?? null,
    replicationPart: it.replication?.part ?? null,
    createdAt: now,
    savedAt: now,
    registeredAt: state === 'draft' ? null : now,
    reportedAt: state === 'reported' ? now : null,
  })
  await tx.insert(workContent).values({ workId: id, body, folded: foldedBody(body) })
  await addHand(tx, thingOf.work(id), accountId, now)
  return ok(id)
}

/** An empty work of a unit, saved from the first word on; by the secretariat for a unit that can't, marked so. */
export const createWork = (deps: Deps, actor: Actor, input: { unitId: string }) =>
  runCommand(deps, actor, 'work.create', input, async (tx) => {
    const facts = { unitIds: [input.unitId] }
    const denied = denialOf('work.create', actor.viewer, facts)
    if (denied) return fail(denied)
    if (!(await unitAtDay(tx, input.unitId, vietnamDay(deps.now())))) return fail(notFound)
    // Who may not report for the unit is not of it: the secretariat, typing in what came on paper.
    const onBehalf = !may('unitReport.write', actor.viewer, facts)
    const made = await insertWork(deps, tx, actor.viewer.accountId, { unitId: input.unitId, onBehalf })
    return made.ok ? ok(answer({ id: made.value })) : made
  })
