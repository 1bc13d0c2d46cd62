import { appeal } from '@xk/db'
import type { answerAppealSchema } from '@xk/contract'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, type Asker, type Command, denialOf, type Facts } from '@xk/domain/policy'
import type { Tx } from '@xk/db'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { type EntryContext, loadEntryContext } from '../entries/context.ts'
import { listPublished } from '../publication/store.ts'
import { type RemarkFigures, remarkOf } from './remark-context.ts'
import { type AppealRow, findAppeal, findSlug, findTies } from './store.ts'
import { releaseDiffers } from './sum-check.ts'

interface AppealContext {
  row: AppealRow
  context: EntryContext
  facts: Facts
}

/** An appeal for someone of the office over its edition; ties to the panel or the entry are facts of the policy. */
export const findAppealFor = async (
  tx: Tx,
  asker: Asker,
  command: Command,
  id: string,
  now: Date,
  options: { lock?: boolean } = {},
): Promise<Result<AppealContext>> => {
  const row = await findAppeal(tx, id, options)
  const context = row && (await loadEntryContext(tx, row.entryId, now))
  const ties =
    row && asker !== 'anonymous'
      ? await findTies(tx, asker.personId, row)
      : { onPanel: false, conflicted: false }
  const facts: Facts = row ? { editionId: row.editionId, ...ties } : {}
  const denied = denialOf(command, asker, facts)
  if (denied || !row || !context) return fail(denied ?? notFound)
  return ok({ row, context, facts })
}

const figuresFor = ({ first, second, holds }: RemarkFigures) => ({ first, second, holds })

/**
 * Answers an appeal: rejected with its reasons, or upheld, after which the secretariat prepares a corrected release.
 * Whoever sits on the panel or is tied to the entry can't answer. What was computed again is kept with the answer.
 */
export const answerAppeal = (
  deps: Deps,
  actor: Actor,
  input: { id: string } & z.infer<typeof answerAppealSchema>,
) =>
  runCommand(deps, actor, 'appeal.answer', input, async (tx, record) => {
    const now = deps.now()
    const found = await findAppealFor(tx, actor.viewer, 'appeal.answer', input.id, now, { lock: true })
    if (!found.ok) return found
    const { row, context } = found.value
    if (row.state !== 'open') return fail({ code: 'record/in-wrong-state' as const, state: row.state })
    const again = row.wantsRemark ? await remarkOf(tx, context.rules, row.editionId, row.id) : undefined
    // A wish is decided, and what was accepted is marked, before the unit gets its answer.
    if (again && again.row?.state !== 'refused' && !again.figures)
      return fail({ code: 'appeal/remark-first' as const })
    const slug = await findSlug(tx, row.editionId)
    const releases = slug ? await listPublished(tx, slug, now) : []
    const about = releases.find(({ n }) => n === row.releaseN)
    if (!about) return fail(notFound)
    const differs = await releaseDiffers(tx, about.id)
    await tx
      .update(appeal)
      .set({
        state: 'answered',
        outcome: input.outcome,
        answer: input.answer,
        evidence: {
          release: { n: about.n, digest: about.digest },
          differs,
          ...(again?.figures ? { remark: figuresFor(again.figures) } : {}),
        },
        answeredBy: actor.viewer.accountId,
        answeredAt: now,
      })
      .where(eq(appeal.id, row.id))
    await notify(deps, tx, [row.filedBy], 'appeal.answered', {
      editionId: row.editionId,
      editionTitle: context.edition.title,
      receiptCode: row.receiptCode,
      entryId: row.entryId,
    })
    record({
      kind: 'answerAppeal',
      payload: {
        editionId: row.editionId,
        receiptCode: row.receiptCode,
        outcome: input.outcome,
        release: about.digest,
        differs: differs.length,
        ...(again?.figures ? { remark: figuresFor(again.figures) } : {}),
      },
    })
    return ok(answer({ state: 'answered' as const }))
  })
