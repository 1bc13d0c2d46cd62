import {
  entry,
  entryPerson,
  entryUnit,
  revision,
  revisionAttachment,
  revisionContent,
  type Tx,
  waitingHandIn,
} from '@xk/db'
import {
  CODE_RANDOM_BYTES,
  type EntryBody,
  entryDigest,
  receiptCodeFrom,
  representativeOf,
} from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { notify } from '../accounts/notices.ts'
import { askedPersons } from '../nomination/asked-persons.ts'
import { listEndorsedSlots } from '../nomination/store.ts'
import { tellWebhooks } from '../webhooks/tell-webhooks.ts'
import { type EntryContext, loadEntryContext } from './context.ts'
import { handInIssues } from './hand-in-issues.ts'
import { listAttachmentsBegunAfter, listOfficers } from './intake-store.ts'
import { closingOf, type EntryMoment, handInProblem, isInGrace, lateProblem } from './lifecycle.ts'
import { linkPeople } from './link-people.ts'
import { recordConsents } from './record-consents.ts'
import { findDraft, listAllUnitsOn, listConfirmations, listDraftAttachments, listRevisions } from './store.ts'

interface SubmitEntry {
  entryId: string
  draftVersion: number
  /** After the deadline: why it comes late. Before it, it counts for nothing. */
  lateReason?: string | undefined
}

/**
 * Hands the draft in: it is checked against the rules, frozen as a revision under a salted digest (its content
 * and salt lie apart and can be erased), and gets a receipt code. People are linked to persons, what each
 * consented to is recorded. Nothing is submitted unseen: the version must be the one on the officer's screen.
 * After the deadline it is handed in late, with a reason, and waits for the secretariat to accept that.
 */
export const submitEntry = (deps: Deps, actor: Actor, input: SubmitEntry) =>
  runCommand(deps, actor, 'entry.submit', input, async (tx, record) => {
    const now = deps.now()
    const context = await loadEntryContext(tx, input.entryId, now, { lock: true })
    const denied = denialOf('entry.submit', actor.viewer, context?.facts ?? {})
    if (denied || !context) return fail(denied ?? notFound)
    const closed = handInProblem(context.moment, now)
    const late = closed?.code === 'stage/closed' ? input.lateReason : undefined
    if (closed && (late === undefined || lateProblem(context.moment, now))) return fail(closed)
    const grace = isInGrace(context.moment, now) ? context.moment : undefined
    const stored = await findDraft(tx, input.entryId)
    if (!stored || stored.version !== input.draftVersion) {
      return fail({ code: 'record/stale-version' as const, current: stored?.version ?? 0 })
    }
    if (grace && !(await wasReadyInTime(tx, grace, input))) {
      return fail({ code: 'stage/closed' as const, closedAt: closingOf(grace)?.toISOString() ?? '' })
    }
    const body = stored.body as EntryBody
    const [units, attachments, confirmations, revisions, endorsed] = await Promise.all([
      listAllUnitsOn(tx, vietnamDay(now)),
      listDraftAttachments(tx, input.entryId),
      listConfirmations(tx, input.entryId),
      listRevisions(tx, input.entryId),
      listEndorsedSlots(tx, { entryId: input.entryId, rules: context.rules.entry, body }),
    ])
    const issues = handInIssues(context.rules.entry, body, {
      unitIds: new Set(units.map((unit) => unit.id)),
      ownUnitId: context.entry.unitId,
      hasConfirmation: confirmations.length > 0,
      filled: { files: attachments, endorsed },
    })
    if (issues.length > 0) return fail({ code: 'entry/incomplete' as const, issues })

    const salt = Buffer.from(deps.randomBytes(16)).toString('hex')
    const frozen = {
      id: deps.newId(),
      entryId: input.entryId,
      n: (revisions[0]?.n ?? 0) + 1,
      rulesetVersion: context.rulesetVersion,
      digest: entryDigest({ body, attachments: attachments.map((it) => ({ ...it, size: it.bytes })) }, salt),
      receiptCode: receiptCodeFrom(deps.randomBytes(CODE_RANDOM_BYTES)),
      submittedAt: now,
      submittedBy: actor.viewer.accountId,
      lateReason: late ?? null,
    }
    await tx.insert(revision).values(frozen)
    await tx.insert(revisionContent).values({ revisionId: frozen.id, body, salt })
    if (attachments.length > 0) {
      await tx
        .insert(revisionAttachment)
        .values(attachments.map((it, i) => ({ revisionId: frozen.id, attachmentId: it.id, ordinal: i + 1 })))
    }
    await saveParticipants(deps, tx, context, body, actor.viewer.accountId)
    const state = late === undefined ? ('submitted' as const) : ('late' as const)
    await tx.update(entry).set({ state }).where(eq(entry.id, input.entryId))
    await tx.delete(waitingHandIn).where(eq(waitingHandIn.entryId, input.entryId))
    await tellUnit(deps, tx, context, actor.viewer.accountId)
    const editionId = context.edition.id
    const { entryId } = input
    await tellWebhooks(deps, tx, {
      event: 'entry.submitted',
      editionId,
      entryId,
      path: `/to-cong-tac/bai/${entryId}`,
    })
    const { id, n, digest, receiptCode } = frozen
    record({
      kind: 'submit',
      payload: {
        editionId: context.edition.id,
        entryId: input.entryId,
        revisionId: id,
        n,
        digest,
        ...(late === undefined ? {} : { late }),
        ...(grace
          ? { closedAt: closingOf(grace)?.toISOString(), waitedSince: grace.waiting?.since.toISOString() }
          : {}),
        ...(context.intake
          ? { onBehalf: context.intake.channel, receivedAt: context.intake.receivedAt.toISOString() }
          : {}),
      },
    })
    return ok(
      answer({ entryId: input.entryId, n, receiptCode, digest, submittedAt: now.toISOString(), state }),
    )
  })

/** What is handed in within the grace is what was to be handed in before: that draft, and files begun by then. */
const wasReadyInTime = async (tx: Tx, it: EntryMoment, input: SubmitEntry): Promise<boolean> => {
  const closing = closingOf(it)
  if (!closing || it.waiting?.draftVersion !== input.draftVersion) return false
  const late = await listAttachmentsBegunAfter(tx, input.entryId, closing)
  return late.length === 0
}

/** A unit whose work somebody else handed in hears of it. */
const tellUnit = async (deps: Deps, tx: Tx, context: EntryContext, by: string) => {
  if (!context.intake) return
  const officers = (await listOfficers(tx, context.entry.unitIds)).filter((id) => id !== by)
  await notify(deps, tx, officers, 'entry.entered', {
    entryId: context.entry.id,
    editionTitle: context.edition.title,
    channel: context.intake.channel,
    receivedAt: context.intake.receivedAt.toISOString(),
  })
}

/** Units that joined, people with their shares, and consents, as this revision has them. */
const saveParticipants = async (
  deps: Deps,
  tx: Tx,
  context: EntryContext,
  body: EntryBody,
  accountId: string,
) => {
  const entryId = context.entry.id
  const asked = await askedPersons(tx, entryId, body.people)
  const personIds = await linkPeople(deps, tx, entryId, body.people, asked)
  await tx.delete(entryUnit).where(eq(entryUnit.entryId, entryId))
  if (body.jointUnits.length > 0) {
    await tx.insert(entryUnit).values(body.jointUnits.map((unitId) => ({ entryId, unitId })))
  }
  await tx.delete(entryPerson).where(eq(entryPerson.entryId, entryId))
  const representative = representativeOf(body)
  const rows = body.people.flatMap((it, i) => {
    const personId = personIds.get(it.id)
    return personId === undefined
      ? []
      : [
          {
            entryId,
            personId,
            role: it.role,
            // One author alone has the whole, said or not.
            share: context.rules.entry.people.shares && body.people.length === 1 ? 100 : it.share,
            representative: it === representative,
            ordinal: i + 1,
            unitId: it.unitId,
          },
        ]
  })
  if (rows.length > 0) await tx.insert(entryPerson).values(rows)
  // Where people answer for themselves, what the unit ticked is no answer.
  if (context.rules.entry.consentBy === 'person') return
  const rules = context.rules.entry.consents
  await recordConsents(deps, tx, { entryId, people: body.people, personIds, rules, accountId })
}
