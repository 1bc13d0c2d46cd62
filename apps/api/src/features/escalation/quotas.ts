import type { setCentralFromSchema, setQuotaSchema } from '@xk/contract'
import { escalationQuota, escalationRule, term, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'

const isTerm = async (tx: Tx, id: string) =>
  (await tx.select({ id: term.id }).from(term).where(eq(term.id, id))).length > 0

/** A lead sets how many may be introduced in one year; the term's own goal is set with its targets. */
export const setQuota = (deps: Deps, actor: Actor, input: z.infer<typeof setQuotaSchema>) =>
  runCommand(deps, actor, 'escalation.setQuota', input, async (tx, record) => {
    const denied = denialOf('escalation.setQuota', actor.viewer, {})
    if (denied) return fail(denied)
    if (!(await isTerm(tx, input.termId))) return fail(notFound)
    const row = { ...input, by: actor.viewer.accountId, at: deps.now() }
    await tx
      .insert(escalationQuota)
      .values(row)
      .onConflictDoUpdate({
        target: [escalationQuota.termId, escalationQuota.level, escalationQuota.year],
        set: { quota: row.quota, reason: row.reason, by: row.by, at: row.at },
      })
    record({ kind: 'setting', payload: { escalationQuota: input } })
    return ok(answer({ saved: true as const }))
  })

/** Who may go on to the central level in a term. */
export const setCentralFrom = (deps: Deps, actor: Actor, input: z.infer<typeof setCentralFromSchema>) =>
  runCommand(deps, actor, 'escalation.setQuota', input, async (tx, record) => {
    const denied = denialOf('escalation.setQuota', actor.viewer, {})
    if (denied) return fail(denied)
    if (!(await isTerm(tx, input.termId))) return fail(notFound)
    const row = { ...input, by: actor.viewer.accountId, at: deps.now() }
    await tx
      .insert(escalationRule)
      .values(row)
      .onConflictDoUpdate({ target: escalationRule.termId, set: row })
    record({ kind: 'setting', payload: { escalationRule: input } })
    return ok(answer({ saved: true as const }))
  })
