import { ledgerPayload, release, type Tx } from '@xk/db'
import { inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { dropWaiting } from '../corrections/prepare.ts'
import { eraseFrom, type Erasable, TOMBSTONE } from './erase-from.ts'

interface Place {
  table: string
  column: string
  json: boolean
  /** Its primary key. */
  key?: string
}
const text = (table: string, column: string): Place => ({ table, column, json: false })
const json = (table: string, column: string): Place => ({ table, column, json: true })

/** Where somebody may have typed a name that has no entry of its own: reasons, and what notices repeat. */
const ANYWHERE: readonly Place[] = [
  text('two_person_request', 'reason'),
  json('two_person_request', 'payload'),
  json('notice', 'facts'),
  text('promotion', 'reason'),
  // Why a date, a rule, a target or a quota is another one now.
  text('schedule', 'reason'),
  text('ruleset', 'reason'),
  text('target_change', 'reason'),
  { ...text('escalation_quota', 'reason'), key: 'ctid' },
  text('correction', 'reason'),
  text('correction', 'sent_back'),
  json('correction', 'items'),
  json('correction', 'outcome'),
  text('approval', 'reason'),
  text('award_decision', 'reason'),
  text('award_decision', 'withdraw_reason'),
  text('award', 'reason'),
  text('standing', 'reason'),
  json('outbox', 'facts'),
  // What stays of others' papers may be called by a name.
  text('file', 'name'),
  text('upload_session', 'name'),
  text('webhook', 'name'),
  // Introduced upward and shown to everybody: words, lists and remarks.
  json('submission_memo', 'body'),
  text('submission_memo', 'sent_back'),
  json('escalation', 'sheet'),
  text('escalation', 'reason'),
  text('escalation_answer', 'note'),
  text('escalation_answer', 'sent_back'),
  { ...json('exemplar', 'draft'), key: 'entry_id' },
  { ...json('exemplar', 'shown'), key: 'entry_id' },
  { ...text('exemplar', 'sent_back'), key: 'entry_id' },
  { ...text('exemplar', 'taken_down_reason'), key: 'entry_id' },
  // What judges wrote, on screen or on paper: a name that they guessed is erased where it stands.
  json('score_sheet', 'body'),
  json('paper_typing', 'body'),
  json('paper_sheet', 'kept_draft'),
  text('paper_sheet', 'reason'),
  text('score_sheet', 'reason'),
  text('objective_mark', 'reason'),
  text('penalty', 'reason'),
  text('gap_resolution', 'reason'),
  // A council's minutes, and why somebody was away.
  { ...json('council', 'minutes'), key: 'stage_id' },
  text('council_member', 'absence_reason'),
  { ...text('council_interest', 'reason'), key: 'ctid' },
  text('ballot_round', 'reason'),
  text('council_resolution', 'reason'),
  // What units said about each other's dossiers, and what the ceremony's letter says.
  text('objection', 'text'),
  text('objection', 'minutes'),
  text('objection', 'reason'),
  text('objection_answer', 'text'),
  text('public_notice', 'conclusion'),
  { ...text('ceremony', 'note'), key: 'edition_id' },
  { ...text('ceremony', 'contact'), key: 'edition_id' },
  { ...json('ceremony', 'moves'), key: 'edition_id' },
  text('ceremony_invitation', 'answer_note'),
  text('ceremony_invitation', 'delegate_name'),
  text('ceremony_invitation', 'delegate_position'),
  text('result_notice', 'note'),
  // Who confirmed a dossier stands in none of its own.
  text('endorsement', 'signer_name'),
  text('endorsement', 'signer_position'),
  text('endorsement', 'note'),
  // What others asked about their data and what was answered; incidents; what was reached before the system.
  ...[
    'name',
    'email',
    'contact',
    'unit',
    'text',
    'identity_note',
    'extension_reason',
    'answer',
    'outcome',
  ].map((column) => ({ ...text('data_request_content', column), key: 'request_id' })),
  text('person_restriction', 'reason'),
  text('person_restriction', 'lift_reason'),
  text('retention_run', 'reason'),
  ...[
    'title',
    'what',
    'categories',
    'measures',
    'reported_to',
    'no_report_reason',
    'told_how',
    'conclusion',
  ].map((column) => text('data_incident', column)),
  text('data_incident_person', 'name'),
  text('past_figure', 'name'),
  text('past_figure', 'note'),
  text('past_figure', 'remove_reason'),
  text('privacy_notice', 'sent_back'),
  text('past_honour', 'achievement'),
  text('past_honour', 'collective_name'),
]
/** The same about an entry, and what judges were given of it where a name was missed. */
const OF_ENTRY: readonly Place[] = [
  text('screening', 'reason'),
  json('screening', 'items'),
  json('screening', 'eligibility'),
  text('late_decision', 'reason'),
  text('revision', 'late_reason'),
  { ...text('entry_intake', 'note'), key: 'entry_id' },
  text('conflict', 'reason'),
  text('conflict', 'lift_reason'),
  text('appeal', 'text'),
  text('appeal', 'answer'),
  text('nominee_correction', 'proposed'),
]
/** The decision by which a prize is taken back repeats reason and ground. */
const OF_REVOCATION: readonly Place[] = [json('decision', 'body'), text('decision', 'sent_back')]
const OF_APPEAL: readonly Place[] = [{ ...text('remark', 'reason'), key: 'appeal_id' }]
/** About two entries at once. */
const OF_PAIR: readonly Place[] = [text('similarity_decision', 'reason')]
const OF_STAGE_ENTRY: readonly Place[] = [
  json('rendition', 'body'),
  json('rendition', 'notes'),
  text('rendition', 'reason'),
]

const eraseIn = async (
  tx: Tx,
  { table, column, json: isJson, key = 'id' }: Place,
  identity: Erasable,
  where: SQL,
) => {
  const [of, at, own] = [sql.identifier(table), sql.identifier(column), sql.identifier(key)]
  const rows = await tx.execute<{ id: string; value: unknown }>(
    sql`select ${own} as id, ${at} as value from ${of} where ${at} is not null and ${where}`,
  )
  for (const { id, value } of rows) {
    const left = eraseFrom(value, identity)
    if (JSON.stringify(left) === JSON.stringify(value)) continue
    const stored = isJson ? sql`${JSON.stringify(left)}::jsonb` : sql`${left}`
    await tx.execute(sql`update ${of} set ${at} = ${stored} where ${own} = ${id}`)
  }
}

/** Beside whom whose office stands: with the unit it says who that was. */
const OFFICES = [
  { table: 'ceremony_invitation', name: 'delegate_name', office: 'delegate_position' },
  { table: 'endorsement', name: 'signer_name', office: 'signer_position' },
]
const eraseOffice = (tx: Tx, { table, name, office }: (typeof OFFICES)[number]) =>
  tx.execute(
    sql`update ${sql.identifier(table)} set ${sql.identifier(office)} = null
      where position(${TOMBSTONE} in ${sql.identifier(name)}) > 0 and ${sql.identifier(office)} is not null`,
  )

/** Free text that mentions a person, in everything about these entries and in what is about none. */
export const eraseMentions = async (tx: Tx, identity: Erasable, entryIds: readonly string[]) => {
  for (const place of ANYWHERE) await eraseIn(tx, place, identity, sql`true`)
  for (const place of OFFICES) await eraseOffice(tx, place)
  for (const place of OF_REVOCATION) await eraseIn(tx, place, identity, sql`kind = 'revocation'`)
  if (entryIds.length === 0) return
  const ids = sql.join(
    entryIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  for (const place of OF_ENTRY) await eraseIn(tx, place, identity, sql`entry_id in (${ids})`)
  for (const place of OF_APPEAL)
    await eraseIn(tx, place, identity, sql`appeal_id in (select id from appeal where entry_id in (${ids}))`)
  for (const place of OF_PAIR)
    await eraseIn(tx, place, identity, sql`(entry_a in (${ids}) or entry_b in (${ids}))`)
  for (const place of OF_STAGE_ENTRY)
    await eraseIn(
      tx,
      place,
      identity,
      sql`stage_entry_id in (select id from stage_entry where entry_id in (${ids}))`,
    )
}

/**
 * A release that was prepared and not signed goes whole when it mentions a person, with the correction that waits
 * for it: what would be signed can't be rewritten, and is prepared anew.
 */
export const dropPreparedThatMention = async (tx: Tx, identity: Erasable, now: Date): Promise<void> => {
  const rows = await tx
    .select({ editionId: release.editionId, core: release.core, reason: release.reason })
    .from(release)
    .where(isNull(release.releasedAt))
  for (const { editionId, ...said } of rows)
    if (JSON.stringify(eraseFrom(said, identity)) !== JSON.stringify(said))
      await dropWaiting(tx, editionId, now)
}

/** Ledger payloads whose words mention a person go as a whole: what was committed to can't be rewritten. */
export const dropPayloadsThatMention = async (tx: Tx, identity: Erasable): Promise<number[]> => {
  const rows = await tx.select({ seq: ledgerPayload.seq, payload: ledgerPayload.payload }).from(ledgerPayload)
  const seqs = rows
    .filter(({ payload }) => JSON.stringify(eraseFrom(payload, identity)) !== JSON.stringify(payload))
    .map(({ seq }) => seq)
  if (seqs.length > 0) await tx.delete(ledgerPayload).where(inArray(ledgerPayload.seq, seqs))
  return seqs
}
