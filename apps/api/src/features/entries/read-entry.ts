import { deadlineFor } from '@xk/domain/edition'
import { type EligibilityFinding, emptyEntryBody, type EntryBody, lackingIssues } from '@xk/domain/entry'
import { fail, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Asker,
  audiencesOf,
  type Command,
  denialOf,
  view,
  type Viewer,
} from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { scoredStages } from '../editions/load.ts'
import { type EntryContext, loadEntryContext } from './context.ts'
import { endorsedSlotsIn, loadNomination, nominationState } from '../nomination/nomination-state.ts'
import { quotaOf } from '../screening/screen-entry.ts'
import { handInIssues } from './hand-in-issues.ts'
import { listLateDecisions, listScans } from './intake-store.ts'
import { intakeAnswer, lateAnswer, uploadAnswer } from './intake-views.ts'
import { listUnfinished } from '../uploads/resumable/store.ts'
import {
  confirmationProblem,
  confirmationUntil,
  GRACE_MS,
  closingOf,
  handInProblem,
  isEditable,
  isInGrace,
  lateProblem,
  withdrawProblem,
} from './lifecycle.ts'
import { findDraft, listAllUnitsOn, listConfirmations, listDraftAttachments, listRevisions } from './store.ts'
import {
  attachmentAnswer,
  bodySeenBy,
  confirmationAnswer,
  formOf,
  issueAnswer,
  revisionAnswer,
  screeningAnswer,
  unitAnswer,
} from './views.ts'

const quotaView = view<EligibilityFinding>()({ rule: 'public', outcome: 'identity', because: 'identity' })

const COMMANDS = [
  'entry.edit',
  'entry.submit',
  'entry.submitLate',
  'entry.withdraw',
  'entry.confirm',
  'entry.previewBlind',
  'consent.ask',
  'consent.record',
  'endorsement.ask',
  'nominee.decideCorrection',
] as const satisfies Command[]

/** What the viewer may do with the entry now: by office, and by where the entry and the clock stand. */
const entryCommands = (viewer: Viewer, context: EntryContext, now: Date): Command[] => {
  const { moment, rules } = context
  const possible: Record<(typeof COMMANDS)[number], boolean> = {
    'entry.edit': isEditable(moment.state),
    'entry.submit': handInProblem(moment, now) === undefined,
    'entry.submitLate': lateProblem(moment, now) === undefined,
    'entry.withdraw': withdrawProblem(moment, now) === undefined,
    'entry.confirm': confirmationProblem(moment, rules.entry.unitConfirmation, now) === undefined,
    'consent.ask': rules.entry.consentBy === 'person',
    'consent.record': rules.entry.consentBy === 'person',
    'endorsement.ask': rules.entry.slots.some(({ kind }) => kind === 'endorsement'),
    'nominee.decideCorrection': rules.entry.consentBy === 'person',
    'entry.previewBlind': rules.stages.some((stage) => stage.kind === 'scoring' && stage.scoring.blind),
  }
  return allowedCommands(viewer, context.facts, COMMANDS).filter(
    (command) => possible[command as keyof typeof possible],
  )
}

/** An entry as its own unit works on it: form, draft, files, what came back, what is still missing, and the clock. */
export const readOwnEntry = async (deps: Deps, asker: Asker, entryId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const context = await loadEntryContext(db, entryId, now)
  const denied = denialOf('entry.viewOwn', asker, context?.facts ?? {})
  if (denied || !context || asker === 'anonymous') return fail(denied ?? notFound)
  const [draft, attachments, confirmations, revisions, units, scans, lates, unfinished] = await Promise.all([
    findDraft(db, entryId),
    listDraftAttachments(db, entryId),
    listConfirmations(db, entryId),
    listRevisions(db, entryId),
    listAllUnitsOn(db, vietnamDay(now)),
    listScans(db, entryId),
    listLateDecisions(db, entryId),
    listUnfinished(db, entryId, asker.accountId),
  ])
  const body = (draft?.body ?? emptyEntryBody) as EntryBody
  const { facts, moment, rules, entry } = context
  const asked = await loadNomination(db, { entryId, rules: rules.entry })
  const filled = { files: attachments, endorsed: endorsedSlotsIn(asked, { rules: rules.entry, body }) }
  const issues = handInIssues(rules.entry, body, {
    unitIds: new Set(units.map((unit) => unit.id)),
    ownUnitId: entry.unitId,
    hasConfirmation: confirmations.length > 0,
    filled,
  })
  const lacks = lackingIssues(rules.entry, body, filled)
  const overQuota = isEditable(entry.state) ? await quotaOf(db, context, body) : undefined
  const nomination = await nominationState(db, asked, { rules: rules.entry, body, facts }, asker)
  return ok(
    answer({
      id: entry.id,
      state: moment.state,
      division: entry.division,
      divisionLabel: rules.divisions.find((division) => division.key === entry.division)?.label ?? '',
      unitId: entry.unitId,
      unitName: context.unitName,
      editionId: context.edition.id,
      editionTitle: context.edition.title,
      entryNoun: rules.entryNoun,
      programme: rules.programme,
      /** Judges read it without knowing whose it is: then what reveals the authors matters. */
      blind: scoredStages(rules)[0]?.scoring.blind ?? false,
      form: formOf(rules),
      draft: answer({
        version: draft?.version ?? 0,
        savedAt: draft?.savedAt.toISOString() ?? null,
        body: bodySeenBy(asker, context, body),
      }),
      attachments: attachments.map((it) => attachmentAnswer(it, asker, facts)),
      confirmations: confirmations.map((it) => confirmationAnswer(it, asker, facts)),
      revisions: revisions.map((it) => revisionAnswer(it, asker, facts)),
      intake: intakeAnswer(context.intake, scans, asker, facts),
      lateDecisions: lates.map((it) => lateAnswer(it, asker, facts)),
      /** A hand-in asked for in time that waits for files; and until when they may arrive. */
      waiting: moment.waiting
        ? answer({ draftVersion: moment.waiting.draftVersion, inGrace: isInGrace(moment, now) })
        : null,
      graceUntil: graceUntil(moment),
      uploads: unfinished.map((it) => uploadAnswer(it, asker, facts)),
      screenings: context.screenings.map((it) => screeningAnswer(it, asker, facts)),
      issues: issues.map((issue) => issueAnswer(issue, asker, facts)),
      /** May follow after handing in; screening returns the entry for it. */
      lacks: lacks.map((issue) => issueAnswer(issue, asker, facts)),
      /** Beyond the unit's quota, with the figures: what screening would find. */
      overQuota: overQuota ? quotaView.redact(overQuota, audiencesOf(asker, facts)) : null,
      nomination,
      units: units.map(unitAnswer),
      opensAt: deadlineFor(moment.schedule, 'opensAt', null)?.toISOString() ?? null,
      closesAt: deadlineFor(moment.schedule, 'closesAt', entry.unitId)?.toISOString() ?? null,
      due: moment.due?.toISOString() ?? null,
      confirmationUntil: confirmationUntil(moment, rules.entry.unitConfirmation)?.toISOString() ?? null,
      serverNow: now.toISOString(),
      allowed: entryCommands(asker, context, now),
    }),
  )
}

const graceUntil = (moment: EntryContext['moment']): string | null => {
  const closing = closingOf(moment)
  return closing ? new Date(closing.getTime() + GRACE_MS).toISOString() : null
}
