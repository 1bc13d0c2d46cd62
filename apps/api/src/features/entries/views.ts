import type { EntryBody } from '@xk/domain/entry'
import type { InputIssue } from '@xk/domain/kernel'
import { type Asker, audiencesOf, type Facts, may, PUBLIC, view } from '@xk/domain/policy'
import type { EntryRules, Ruleset } from '@xk/domain/ruleset'
import type { EntryContext } from './context.ts'
import type { AttachmentRow, ConfirmationRow, RevisionRow, ScreeningRow } from './store.ts'

/** Fields were chosen by their own audience already; the people behind the work are identity. */
const bodyView = view<EntryBody>()({
  fields: 'public',
  people: 'identity',
  declarations: 'identity',
  jointUnits: 'identity',
})

/** A body as this asker may see it: every field by the audience that the ruleset gives it. */
export const bodySeenBy = (asker: Asker, context: Pick<EntryContext, 'facts' | 'rules'>, stored: unknown) => {
  const body = stored as EntryBody
  const seen = audiencesOf(asker, context.facts)
  // What the unit typed itself it may always read again, or its next save would lose it.
  const isOwn = may('entry.viewOwn', asker, context.facts)
  const visible = new Set(
    context.rules.entry.fields.filter((field) => isOwn || seen.has(field.audience)).map((field) => field.key),
  )
  const fields = Object.fromEntries(Object.entries(body.fields).filter(([key]) => visible.has(key)))
  return bodyView.redact({ ...body, fields }, seen)
}

/** The form, as the rules give it: public like the thể lệ itself. */
const formView = view<EntryRules>()({
  fields: 'public',
  titleField: 'public',
  topicField: 'public',
  people: 'public',
  jointUnits: 'public',
  attachments: 'public',
  declarations: 'public',
  consents: 'public',
  slots: 'public',
  refuseNeedlessData: 'public',
  consentBy: 'public',
  unitConfirmation: 'public',
})
export const formOf = (rules: Ruleset) => formView.redact(rules.entry, PUBLIC)

interface AttachmentRecord {
  id: string
  name: string
  type: string
  bytes: number
  pages: number | null
  audience: string
  /** The part of the dossier that it fills. */
  slot: string | null
  width: number | null
  height: number | null
  sha256: string
}
const attachmentView = view<AttachmentRecord>()({
  id: 'content',
  name: 'identity',
  type: 'content',
  bytes: 'identity',
  pages: 'content',
  audience: 'identity',
  slot: 'content',
  width: 'identity',
  height: 'identity',
  sha256: 'identity',
})
export const attachmentAnswer = (row: AttachmentRow, asker: Asker, facts: Facts) => {
  const { id, name, type, bytes, pages, audience, slot, width, height, sha256 } = row
  return attachmentView.redact(
    { id, name, type, bytes, pages, audience, slot, width, height, sha256 },
    audiencesOf(asker, facts),
  )
}

interface ConfirmationRecord {
  id: string
  name: string
  type: string
  bytes: number
  at: string
}
const confirmationView = view<ConfirmationRecord>()({
  id: 'identity',
  name: 'identity',
  type: 'identity',
  bytes: 'identity',
  at: 'identity',
})
export const confirmationAnswer = (row: ConfirmationRow, asker: Asker, facts: Facts) => {
  const { id, name, type, bytes, at } = row
  return confirmationView.redact({ id, name, type, bytes, at: at.toISOString() }, audiencesOf(asker, facts))
}

interface RevisionRecord {
  n: number
  receiptCode: string
  digest: string
  submittedAt: string
  /** Handed in after the deadline: why. */
  lateReason: string | null
}
const revisionView = view<RevisionRecord>()({
  n: 'identity',
  receiptCode: 'identity',
  digest: 'identity',
  submittedAt: 'identity',
  lateReason: 'identity',
})
export const revisionAnswer = (row: RevisionRow, asker: Asker, facts: Facts) => {
  const { n, receiptCode, digest, submittedAt, lateReason } = row
  return revisionView.redact(
    { n, receiptCode, digest, submittedAt: submittedAt.toISOString(), lateReason },
    audiencesOf(asker, facts),
  )
}

interface ScreeningRecord {
  result: 'accepted' | 'returned' | 'refused'
  items: { pointer: string; note: string }[]
  reason: string
  due: string | null
  at: string
}
const screeningView = view<ScreeningRecord>()({
  result: 'identity',
  items: 'identity',
  reason: 'identity',
  due: 'identity',
  at: 'identity',
})
export const screeningAnswer = (row: ScreeningRow, asker: Asker, facts: Facts) => {
  const { result, items, reason, due, at } = row
  return screeningView.redact(
    { result, items, reason, due: due?.toISOString() ?? null, at: at.toISOString() },
    audiencesOf(asker, facts),
  )
}

/** What an issue is about, as it may leave: pointers into the asker's own text, codes and their facts. */
const issueView = view<InputIssue>()({ pointer: 'identity', code: 'identity', facts: 'identity' })
export const issueAnswer = (issue: InputIssue, asker: Asker, facts: Facts) =>
  issueView.redact(issue, audiencesOf(asker, facts))

interface UnitChoice {
  id: string
  name: string
}
/** Units as they are called today: anyone who signs in may know them. */
const unitView = view<UnitChoice>()({ id: 'public', name: 'public' })
export const unitAnswer = (unit: UnitChoice) => unitView.redact(unit, PUBLIC)
