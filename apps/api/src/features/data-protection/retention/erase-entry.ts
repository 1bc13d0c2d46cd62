import { doomedFile, entryErasure, file, type Tx } from '@xk/db'
import { eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { sourcePagesKey } from '../../masking/source-file.ts'
import {
  dropEntryFiles,
  dropObjectionFiles,
  dropPictures,
  dropScansOfSheets,
} from '../../people/erase-files.ts'
import { TOMBSTONE } from '../../people/erase-from.ts'
import { erasePerson } from '../../people/erase-person.ts'
import { dropRecorded } from './drop-recorded.ts'

const EMPTY_BODY = { fields: { title: TOMBSTONE }, people: [], declarations: {}, jointUnits: [] }
const EMPTY_RENDITION = { title: TOMBSTONE, topic: null, fields: [], documents: [] }
/** A sheet keeps its marks. */
const EMPTY_WORDS = { comments: {}, overallComment: '' }
const REASON = 'Hết thời hạn lưu trữ'

/** Words about one entry, emptied where they stand. `e`: the entry's id. */
const statements = (e: string): SQL[] => {
  const stageEntries = sql`(select id from stage_entry where entry_id = ${e})`
  const revisions = sql`(select id from revision where entry_id = ${e})`
  const body = sql`${JSON.stringify(EMPTY_BODY)}::jsonb`
  const rendition = sql`${JSON.stringify(EMPTY_RENDITION)}::jsonb`
  const words = sql`${JSON.stringify(EMPTY_WORDS)}::jsonb`
  const assignments = sql`(select id from assignment where stage_entry_id in ${stageEntries})`
  const papers = sql`(select id from paper_sheet where assignment_id in ${assignments})`
  const appeals = sql`(select id from appeal where entry_id = ${e})`
  return [
    sql`update revision_content set body = ${body}, salt = '' where revision_id in ${revisions}`,
    sql`update revision set late_reason = case when late_reason is null then null else ${TOMBSTONE} end where entry_id = ${e}`,
    sql`update draft set body = ${body} where entry_id = ${e}`,
    sql`delete from masking where stage_entry_id in ${stageEntries}`,
    sql`update rendition set body = ${rendition}, notes = null, reason = null where stage_entry_id in ${stageEntries}`,
    sql`update screening set reason = ${TOMBSTONE}, items = '[]'::jsonb, eligibility = '[]'::jsonb where entry_id = ${e}`,
    sql`update late_decision set reason = ${TOMBSTONE} where entry_id = ${e}`,
    sql`update entry_intake set note = '' where entry_id = ${e}`,
    // Why a conflict was to be lifted, whatever became of it; why a sheet was to be opened again, as it was told.
    sql`update two_person_request set reason = ${TOMBSTONE}
      where kind = 'liftConflict' and subject_id in (select id from conflict where entry_id = ${e})`,
    ...['notice', 'outbox'].map(
      (table) => sql`update ${sql.identifier(table)} t
        set facts = t.facts || ${JSON.stringify({ reason: TOMBSTONE })}::jsonb
        from stage_entry s where s.entry_id = ${e} and t.kind = 'sheet.reopenAsked'
          and t.facts->>'stageId' = s.stage_id::text and t.facts->>'blindCode' = s.blind_code::text`,
    ),
    sql`update conflict set reason = ${TOMBSTONE}, lift_reason = null where entry_id = ${e}`,
    sql`update appeal set text = ${TOMBSTONE}, answer = case when answer is null then null else ${TOMBSTONE} end, evidence = null where entry_id = ${e}`,
    sql`update remark set reason = ${TOMBSTONE} where appeal_id in ${appeals}`,
    // What judges wrote, on the screen and off the paper; the salt goes too, so that nothing can be tried against the digest.
    sql`update score_sheet set body = body || ${words}, salt = null where assignment_id in ${assignments}`,
    sql`update score_sheet set reason = case when reason is null then null else ${TOMBSTONE} end where assignment_id in ${assignments}`,
    sql`update paper_typing set body = body || ${words} where paper_sheet_id in ${papers}`,
    sql`update paper_sheet set kept_draft = kept_draft || ${words}, reason = null where assignment_id in ${assignments}`,
    // How councillors are tied to the nominee, and how the nominee was told.
    sql`update council_interest set reason = ${TOMBSTONE} where stage_entry_id in ${stageEntries}`,
    sql`update result_notice set note = null where entry_id = ${e}`,
    sql`update similarity_decision set reason = ${TOMBSTONE} where entry_a = ${e} or entry_b = ${e}`,
    sql`delete from nominee_correction where entry_id = ${e}`,
    sql`update consent_request set sent_to = null, identity_digest = null, token_hash = null where entry_id = ${e}`,
    sql`update endorsement set signer_name = null, signer_position = null, note = null where entry_id = ${e}`,
    sql`update objection_answer set text = ${TOMBSTONE} where objection_id in (select id from objection where entry_id = ${e})`,
    sql`update objection set text = ${TOMBSTONE}, minutes = null, reason = null where entry_id = ${e}`,
    sql`delete from exemplar where entry_id = ${e}`,
    // Whom units sent to the ceremony: nobody needs to know once the time of its edition is over.
    sql`update ceremony_invitation set delegate_name = null, delegate_position = null, answer_note = null
      where edition_id = (select edition_id from entry where id = ${e})
        and coalesce(delegate_name, delegate_position, answer_note) is not null`,
  ]
}

/** People of an entry whom nothing else ties to the system: no account, other entry, panel, council, honour or request. */
const listUntied = async (tx: Tx, entryId: string): Promise<string[]> => {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct p.id from entry_person mine join person p on p.id = mine.person_id
    where mine.entry_id = ${entryId} and p.erased_at is null
      and not exists (select 1 from entry_person o where o.person_id = p.id and o.entry_id <> ${entryId}
        and not exists (select 1 from entry_erasure g where g.entry_id = o.entry_id))
      and not exists (select 1 from account a where a.person_id = p.id)
      and not exists (select 1 from panel_member m where m.person_id = p.id)
      and not exists (select 1 from council_member m where m.person_id = p.id)
      and not exists (select 1 from past_honour h where h.person_id = p.id and h.removed_at is null)
      and not exists (select 1 from past_figure f where f.person_id = p.id and f.removed_at is null)
      and not exists (select 1 from data_request r where r.person_id = p.id and r.state in ('waiting', 'answered'))
      and not exists (select 1 from membership m where m.person_id = p.id and m.leads = 1 and m."to" is null)`)
  return rows.map(({ id }) => id)
}

/**
 * Erases what is kept of an entry whose time is over: contents, files, page pictures, words about it, and the
 * identity of people whom nothing else ties to the system; of the record, what it opens to of these (dropRecorded).
 * Inside a transaction; may be repeated.
 *
 * Stays: the entry with its code, digest, scores and place in every standing with the reasons that it was worked out
 * by (points off, gaps settled), decisions, releases and every commitment of the ledger.
 */
export const eraseEntry = async (
  deps: Pick<Deps, 'now' | 'newId'>,
  tx: Tx,
  it: { entryId: string; runId: string; by: string; at?: Date },
): Promise<void> => {
  const { entryId, runId, by } = it
  const at = deps.now()
  const untied = await listUntied(tx, entryId)
  const evidence = await tx.execute<{ id: string }>(sql`
    with gone as (select id, evidence_file_id from consent where entry_id = ${entryId} and evidence_file_id is not null),
      cleared as (update consent set evidence_file_id = null where id in (select id from gone)),
      asked as (select id, evidence_file_id from consent_request where entry_id = ${entryId} and evidence_file_id is not null),
      emptied as (update consent_request set evidence_file_id = null where id in (select id from asked))
    select evidence_file_id as id from gone union select evidence_file_id from asked`)
  const fileIds = [
    ...evidence.map(({ id }) => id),
    ...(await dropEntryFiles(tx, [entryId])),
    ...(await dropObjectionFiles(tx, [entryId])),
    ...(await dropScansOfSheets(tx, [entryId])),
  ]
  const pictures = await dropPictures(tx, [entryId])
  const keys = [...new Set([...fileIds, ...fileIds.map(sourcePagesKey), ...pictures])]
  if (keys.length > 0)
    await tx
      .insert(doomedFile)
      .values(keys.map((key) => ({ key, at })))
      .onConflictDoNothing()
  if (fileIds.length > 0) await tx.delete(file).where(inArray(file.id, fileIds))
  const [before] = await tx.select().from(entryErasure).where(eq(entryErasure.entryId, entryId))
  // Their tombstones are written once: what was dropped then is gone.
  const ledgerSeqs = before ? [] : await dropRecorded(tx, entryId)
  for (const statement of statements(entryId)) await tx.execute(statement)
  for (const personId of untied) await erasePerson(deps, tx, { personId, reason: REASON, by })
  await tx.execute(sql`delete from entry_person where entry_id = ${entryId}`)
  await tx
    .insert(entryErasure)
    .values({ entryId, runId, by, at: it.at ?? at, ledgerSeqs })
    .onConflictDoNothing()
}
