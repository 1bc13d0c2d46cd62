import type { createEditionSchema } from '@xk/contract'
import { edition, ruleset, schedule } from '@xk/db'
import { defaultDates } from '@xk/domain/edition'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { templateFor } from '@xk/domain/programme'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { termAt } from '../organisation/settings.ts'

/**
 * A new edition in the term of today, with its programme's default rules as a draft and dates that follow from
 * the first one. Refused with input/invalid when there is no term or the address is taken.
 */
export const createEdition = (
  deps: Deps,
  actor: Actor,
  input: z.infer<typeof createEditionSchema>,
): Promise<Result<Sendable<{ editionId: string }>>> =>
  runCommand(deps, actor, 'edition.create', input, async (tx, record) => {
    const denied = denialOf('edition.create', actor.viewer, {})
    if (denied) return fail(denied)
    const now = deps.now()
    const term = await termAt(tx, vietnamDay(now))
    if (!term)
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '', code: 'edition/noTerm' }] })
    const opensAt = input.opensAt ? new Date(input.opensAt) : null
    const year = Number(vietnamDay(opensAt ?? now).slice(0, 4))
    const rules = { ...templateFor(input.programme, year), title: input.title }
    const editionId = deps.newId()
    const by = actor.viewer.accountId
    const [made] = await tx
      .insert(edition)
      .values({
        id: editionId,
        termId: term.id,
        programme: input.programme,
        title: input.title,
        slug: input.slug,
        state: 'draft',
        createdAt: now,
        createdBy: by,
      })
      .onConflictDoNothing({ target: edition.slug })
      .returning({ id: edition.id })
    if (!made)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/slug', code: 'edition/slugTaken' }],
      })
    await tx.insert(ruleset).values({ id: deps.newId(), editionId, version: 1, body: rules, saveVersion: 1 })
    const screening = rules.stages.find((stage) => stage.kind === 'screening')
    const dates = opensAt
      ? defaultDates(opensAt, {
          supplementDays: screening?.kind === 'screening' ? screening.supplementDays : 0,
          appealDays: rules.appeals?.days ?? null,
        })
      : {}
    for (const [key, at] of Object.entries(dates)) {
      await tx
        .insert(schedule)
        .values({ id: deps.newId(), editionId, key, unitId: null, at, recordedAt: now, recordedBy: by })
    }
    record({ kind: 'createEdition', payload: { editionId, programme: input.programme, slug: input.slug } })
    return ok(answer({ editionId }))
  })
