import { edition, ruleset, stage } from '@xk/db'
import { currentDates, transitEdition } from '@xk/domain/edition'
import { digestOf, fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { isReady } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { tellWebhooks } from '../webhooks/tell-webhooks.ts'
import { editionFacts, loadEdition } from './load.ts'
import { loadReadinessFacts, openingIssues } from './readiness.ts'

/**
 * Opens an edition: its rules are frozen with their digest and its stages made. Refused with edition/not-ready
 * while anything blocks, and with record/stale-version when the rules changed since they were read.
 */
export const openEdition = (
  deps: Deps,
  actor: Actor,
  input: { id: string; saveVersion: number },
): Promise<Result<Sendable<{ state: string; digest: string }>>> =>
  runCommand(deps, actor, 'edition.open', input, async (tx, record) => {
    const now = deps.now()
    const loaded = await loadEdition(tx, input.id, { lock: true })
    const denied = denialOf('edition.open', actor.viewer, editionFacts(loaded))
    if (denied || !loaded) return fail(denied ?? notFound)
    const next = transitEdition(loaded.edition.state, 'open', loaded.facts)
    if (!next.ok) return next
    const { draft } = loaded
    if (!draft) return fail({ code: 'record/in-wrong-state' as const, state: loaded.edition.state })
    if (draft.saveVersion !== input.saveVersion)
      return fail({ code: 'record/stale-version' as const, current: draft.saveVersion })
    const facts = await loadReadinessFacts(tx, now)
    const issues = openingIssues(loaded, facts(input.id), now)
    if (!isReady(issues)) {
      return fail({
        code: 'edition/not-ready' as const,
        issues: issues
          .filter(({ blocking }) => blocking)
          .map(({ code, facts: about }) => ({ code, facts: about })),
      })
    }
    const digest = digestOf(draft.body)
    const by = actor.viewer.accountId
    await tx.update(ruleset).set({ digest, frozenAt: now, frozenBy: by }).where(eq(ruleset.id, draft.id))
    await tx.insert(stage).values(
      draft.body.stages.map(({ key, kind }, ord) => ({
        id: deps.newId(),
        editionId: input.id,
        key,
        ord,
        kind,
        state: kind === 'screening' ? 'running' : 'waiting',
      })),
    )
    await tx.update(edition).set({ state: next.value, openedAt: now }).where(eq(edition.id, input.id))
    const dates = Object.entries(currentDates(loaded.schedule)).map(([key, at]) => [key, at.toISOString()])
    await tellWebhooks(deps, tx, {
      event: 'edition.opened',
      editionId: input.id,
      path: `/cuoc-thi/${loaded.edition.slug}`,
    })
    record({
      kind: 'open',
      payload: { editionId: input.id, version: draft.version, digest, dates: Object.fromEntries(dates) },
    })
    return ok(answer({ state: next.value, digest }))
  })
