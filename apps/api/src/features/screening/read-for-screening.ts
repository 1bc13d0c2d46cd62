import { personIdentity, account, type Tx } from '@xk/db'
import { transitEntry } from '@xk/domain/edition'
import { type EligibilityFinding, type EntryBody, lackingIssues } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, audiencesOf, denialOf, may, view } from '@xk/domain/policy'
import type { Ruleset } from '@xk/domain/ruleset'
import { eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { loadEntryContext } from '../entries/context.ts'
import { confirmationUntil } from '../entries/lifecycle.ts'
import {
  listAllUnitsOn,
  listConfirmations,
  listRevisionAttachments,
  listRevisions,
} from '../entries/store.ts'
import { listLateDecisions, listScans } from '../entries/intake-store.ts'
import { intakeAnswer, lateAnswer } from '../entries/intake-views.ts'
import {
  attachmentAnswer,
  bodySeenBy,
  confirmationAnswer,
  formOf,
  issueAnswer,
  revisionAnswer,
  screeningAnswer,
  unitAnswer,
} from '../entries/views.ts'
import { listHeldBack } from '../data-protection/held-back.ts'
import { tetBetween } from '../organisation/days-off.ts'
import { clockAnswer, clocksOf } from './clock.ts'
import { endorsedSlotsIn, loadNomination, nominationState } from '../nomination/nomination-state.ts'
import { eligibilityOf, needsReason, screeningFacts } from './screen-entry.ts'

const findingView = view<EligibilityFinding>()({ rule: 'public', outcome: 'internal', because: 'internal' })

const ACTS = ['accept', 'return', 'refuse'] as const
const LATE_ACTS = ['acceptLate', 'refuseLate'] as const

/** An entry as the secretary screens it: all of it, every revision, what was decided before, and the conditions. */
export const readForScreening = async (deps: Deps, asker: Asker, entryId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const context = await loadEntryContext(db, entryId, now)
  const denied = denialOf('entry.view', asker, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const { facts, rules, entry, moment } = context
  const revisions = await listRevisions(db, entryId)
  const latest = revisions[0]
  const [confirmations, attachments, units, names, findings, scans, lates] = await Promise.all([
    listConfirmations(db, entryId),
    listRevisionAttachments(
      db,
      revisions.map((it) => it.id),
    ),
    listAllUnitsOn(db, vietnamDay(now)),
    namesOfAccounts(
      db,
      context.screenings.map((it) => it.by),
    ),
    eligibilityOf(db, context, (latest?.body ?? null) as EntryBody | null, { asker, now }),
    listScans(db, entryId),
    listLateDecisions(db, entryId),
  ])
  const clocks = await clocksOf(
    db,
    {
      rules,
      schedule: moment.schedule,
      entries: [{ id: entryId, unitId: entry.unitId, state: moment.state }],
    },
    now,
  )
  const due = clocks.get(entryId)?.due
  const seen = audiencesOf(asker, facts)
  const body = (latest?.body ?? null) as EntryBody | null
  const asked = await loadNomination(db, { entryId, rules: rules.entry })
  const files = attachments.filter(({ revisionId }) => revisionId === latest?.id)
  const lacks = body
    ? lackingIssues(rules.entry, body, {
        files,
        endorsed: endorsedSlotsIn(asked, { rules: rules.entry, body }),
      })
    : []
  const nomination = await nominationState(db, asked, { rules: rules.entry, body, facts }, asker)
  return ok(
    answer({
      id: entryId,
      state: moment.state,
      editionId: context.edition.id,
      editionTitle: context.edition.title,
      programme: rules.programme,
      entryNoun: rules.entryNoun,
      division: rules.divisions.find((division) => division.key === entry.division)?.label ?? '',
      unitName: context.unitName,
      form: formOf(rules),
      revisions: revisions.map((it) =>
        answer({
          about: revisionAnswer(it, asker, facts),
          /** null once erased. */
          body: it.body ? bodySeenBy(asker, context, it.body) : null,
          attachments: attachments
            .filter((file) => file.revisionId === it.id)
            .map((file) => attachmentAnswer(file, asker, facts)),
        }),
      ),
      confirmations: confirmations.map((it) => confirmationAnswer(it, asker, facts)),
      confirmationUntil: confirmationUntil(moment, rules.entry.unitConfirmation)?.toISOString() ?? null,
      intake: intakeAnswer(context.intake, scans, asker, facts),
      lateDecisions: lates.map((it) => lateAnswer(it, asker, facts)),
      eligibility: findings.map((finding) => findingView.redact(finding, seen)),
      /** Parts that are not there and may follow; each may be taken over as an item to mend. */
      lacks: lacks.map((issue) => issueAnswer(issue, asker, facts)),
      reasonNeeded: needsReason(findings, lacks.length > 0),
      nomination,
      /** A page that a nominee signed may be recorded. */
      mayRecordConsent:
        rules.entry.consentBy === 'person' &&
        may('consent.record', asker, facts) &&
        moment.state !== 'refused' &&
        moment.state !== 'withdrawn',
      screenings: context.screenings.map((it) =>
        answer({
          decision: screeningAnswer(it, asker, facts),
          n: revisions.find((revision) => revision.id === it.revisionId)?.n ?? null,
          by: names.get(it.by) ?? null,
        }),
      ),
      units: units.map(unitAnswer),
      heldBack: (await listHeldBack(db, [entryId], asker)).map((it) => answer({ ...it })),
      clock: clockAnswer(clocks.get(entryId)),
      tetNotEntered: due ? await tetBetween(db, now, new Date(due), now) : [],
      suggestedDue: suggestedDue(rules, now).toISOString(),
      serverNow: now.toISOString(),
      acts:
        latest && may('entry.screen', asker, screeningFacts(context, revisions))
          ? ACTS.filter((act) => transitEntry(moment.state, act).ok)
          : [],
      lateActs: latest
        ? LATE_ACTS.filter(
            (act) =>
              may(`entry.${act}`, asker, { ...facts, preparedBy: [latest.submittedBy] }) &&
              transitEntry(moment.state, act).ok,
          )
        : [],
    }),
  )
}

const DAY = 24 * 60 * 60 * 1000

/** The end of the working day after as many days as the rules give for mending. */
const suggestedDue = (rules: Ruleset, now: Date): Date => {
  const stage = rules.stages.find((it) => it.kind === 'screening')
  const day = vietnamDay(
    new Date(now.getTime() + (stage?.kind === 'screening' ? stage.supplementDays : 3) * DAY),
  )
  return new Date(`${day}T17:00:00+07:00`)
}

const namesOfAccounts = async (tx: Tx, accountIds: readonly string[]) => {
  if (accountIds.length === 0) return new Map<string, string>()
  const rows = await tx
    .select({ id: account.id, fullName: personIdentity.fullName })
    .from(account)
    .innerJoin(personIdentity, eq(personIdentity.personId, account.personId))
    .where(inArray(account.id, [...new Set(accountIds)]))
  return new Map(rows.map((row) => [row.id, row.fullName]))
}
