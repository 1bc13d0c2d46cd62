import { entry, screening, type Tx } from '@xk/db'
import { transitEntry } from '@xk/domain/edition'
import { checkEligibility, type EligibilityFinding, type EntryBody, lackingIssues } from '@xk/domain/entry'
import { fail, notFound, ok, type Problem } from '@xk/domain/kernel'
import { answer, denialOf, type Facts } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { type EntryContext, loadEntryContext } from '../entries/context.ts'
import { listOfficers } from '../entries/intake-store.ts'
import { listRevisionAttachments, listRevisions } from '../entries/store.ts'
import { missingConsentsOf } from '../nomination/nomination-state.ts'
import { listEndorsedSlots } from '../nomination/store.ts'
import type { Asking } from '../honours/known-awards.ts'
import {
  collectiveName,
  type EditionEligibilityFacts,
  factsFor,
  loadEligibilityFacts,
  loadQuotaFacts,
} from './eligibility-facts.ts'

type ScreeningDecision =
  | { act: 'accept'; reason: string }
  | { act: 'return'; reason: string; items: { pointer: string; note: string }[]; due: string }
  | { act: 'refuse'; reason: string }

const RESULTS = { accept: 'accepted', return: 'returned', refuse: 'refused' } as const

/**
 * Accepts an entry, returns it with items to mend and a date of its own, or refuses it with a reason. It falls on
 * the revision that was read; the eligibility as it was then is kept beside it. The unit's officers are told.
 */
export const screenEntry = (
  deps: Deps,
  actor: Actor,
  input: { entryId: string; n: number } & ScreeningDecision,
) =>
  runCommand(deps, actor, 'entry.screen', input, async (tx, record) => {
    const now = deps.now()
    const context = await loadEntryContext(tx, input.entryId, now, { lock: true })
    const revisions = await listRevisions(tx, input.entryId)
    const denied = denialOf('entry.screen', actor.viewer, context ? screeningFacts(context, revisions) : {})
    if (denied || !context) return fail(denied ?? notFound)
    const next = transitEntry(context.moment.state, input.act)
    if (!next.ok) return next
    const [latest] = revisions
    if (!latest) return fail({ code: 'record/in-wrong-state' as const, state: context.moment.state })
    if (latest.n !== input.n) return fail({ code: 'record/stale-version' as const, current: latest.n })
    const findings = await eligibilityOf(tx, context, latest.body as EntryBody | null, {
      asker: actor.viewer,
      now,
    })
    const lacks = await lacksOf(tx, context, latest)
    const refused =
      decisionProblem(input, { findings, lacks: lacks.length > 0 }, now) ??
      (input.act === 'accept'
        ? await consentProblem(tx, context, latest.body as EntryBody | null)
        : undefined)
    if (refused) return fail(refused)

    const result = RESULTS[input.act]
    const due = input.act === 'return' ? new Date(input.due) : null
    const items = input.act === 'return' ? input.items : []
    await tx.insert(screening).values({
      id: deps.newId(),
      entryId: input.entryId,
      revisionId: latest.id,
      result,
      items,
      reason: input.reason,
      due,
      eligibility: findings,
      by: actor.viewer.accountId,
      at: now,
    })
    await tx.update(entry).set({ state: next.value }).where(eq(entry.id, input.entryId))
    await notify(deps, tx, await listOfficers(tx, context.entry.unitIds), `entry.${result}`, {
      entryId: input.entryId,
      editionTitle: context.edition.title,
      items: items.length,
      due: due?.toISOString() ?? null,
    })
    record({
      kind: 'screen',
      payload: {
        editionId: context.edition.id,
        entryId: input.entryId,
        revisionId: latest.id,
        result,
        items,
        reason: input.reason,
        due: due?.toISOString() ?? null,
      },
    })
    return ok(answer({ entryId: input.entryId, state: next.value }))
  })

/** Whoever typed a work in for its unit leaves the screening of it to somebody else. */
export const screeningFacts = (
  context: EntryContext,
  revisions: readonly { submittedBy: string }[],
): Facts => ({
  ...context.facts,
  preparedBy: context.intake
    ? [context.intake.enteredBy, ...revisions.map(({ submittedBy }) => submittedBy)]
    : [],
})

export const eligibilityOf = async (
  tx: Tx,
  context: EntryContext,
  body: EntryBody | null,
  asking: Asking,
): Promise<EligibilityFinding[]> => {
  if (!body) return []
  const facts = await loadEligibilityFacts(tx, context.entry.editionId, asking)
  return checkEligibility(context.rules.eligibility, body, factsOf(context, body, facts))
}

const factsOf = (
  { entry, unitMembers, rules }: EntryContext,
  body: EntryBody,
  all: EditionEligibilityFacts,
) =>
  factsFor(all, {
    entryId: entry.id,
    unitId: entry.unitId,
    unitMembers,
    division: entry.division,
    body,
    collective: collectiveName(rules, entry.division, body),
  })

const QUOTAS: readonly string[] = ['unitQuotaBySize', 'maxEntriesPerUnit']

/**
 * How the entry stands against its unit's quota, before it was handed in too: what was handed in before counts. It
 * looks at the unit's own entries alone, however many others there are.
 */
export const quotaOf = async (
  tx: Tx,
  context: EntryContext,
  body: EntryBody,
): Promise<EligibilityFinding | undefined> => {
  const quotas = context.rules.eligibility.filter(({ rule }) => QUOTAS.includes(rule))
  if (quotas.length === 0) return undefined
  const { editionId, unitId } = context.entry
  const facts = await loadQuotaFacts(tx, { editionId, unitId })
  const findings = checkEligibility(quotas, body, factsOf(context, body, facts))
  return findings.find(({ outcome }) => outcome === 'notMet')
}

/** Parts of the revision that may follow after handing in and are not there. */
const lacksOf = async (tx: Tx, context: EntryContext, latest: { id: string; body: unknown }) => {
  if (!latest.body) return []
  const [files, endorsed] = await Promise.all([
    listRevisionAttachments(tx, [latest.id]),
    listEndorsedSlots(tx, {
      entryId: context.entry.id,
      rules: context.rules.entry,
      body: latest.body as EntryBody,
    }),
  ])
  return lackingIssues(context.rules.entry, latest.body as EntryBody, { files, endorsed })
}

/** Nobody is taken in before they have said yes to what must be agreed to. */
const consentProblem = async (
  tx: Tx,
  context: EntryContext,
  body: EntryBody | null,
): Promise<Problem | undefined> => {
  const entryId = context.entry.id
  const purposes = await missingConsentsOf(tx, { entryId, rules: context.rules.entry, body })
  return purposes.length > 0 ? { code: 'consent/missing', purposes } : undefined
}

/** Somebody must say why: a rule is not met, a part is lacking, or an achievement may be one that was honoured before. */
export const needsReason = (findings: readonly EligibilityFinding[], lacks: boolean): boolean =>
  lacks ||
  findings.some(
    ({ rule, outcome }) =>
      outcome === 'notMet' || (rule.rule === 'noReusedAchievement' && outcome === 'unknown'),
  )

const decisionProblem = (
  input: ScreeningDecision,
  found: { findings: readonly EligibilityFinding[]; lacks: boolean },
  now: Date,
): Problem | undefined => {
  switch (input.act) {
    case 'accept': {
      return needsReason(found.findings, found.lacks) && input.reason === ''
        ? { code: 'input/invalid', issues: [{ pointer: '/reason', code: 'reasonNeededAgainstRule' }] }
        : undefined
    }
    case 'return':
      return new Date(input.due) <= now
        ? { code: 'input/invalid', issues: [{ pointer: '/due', code: 'past' }] }
        : undefined
    case 'refuse':
      return undefined
  }
}
