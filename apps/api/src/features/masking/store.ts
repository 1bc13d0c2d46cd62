import type { MaskingBody } from '@xk/contract'
import {
  account,
  assignment,
  entry,
  entryPerson,
  entryUnit,
  hand,
  masking,
  panelMember,
  personIdentity,
  rendition,
  renditionImage,
  revision,
  revisionContent,
  stage,
  stageEntry,
  type Tx,
  unitPeriod,
} from '@xk/db'
import type { EntryBody } from '@xk/domain/entry'
import type { Viewer } from '@xk/domain/policy'
import { aliasedTable, and, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'

/**
 * This account has a part in the entry: among its people, handed it in, or sits on a panel of its edition. Such a
 * person neither masks nor approves (design.md §5.3).
 */
const hasPart = (viewer: Viewer): SQL<boolean> => sql<boolean>`(
  exists (select 1 from ${entryPerson} ep where ep.entry_id = ${entry.id} and ep.person_id = ${viewer.personId})
  or ${entry.createdBy} = ${viewer.accountId}
  or exists (select 1 from ${revision} r where r.entry_id = ${entry.id} and r.submitted_by = ${viewer.accountId})
  or exists (select 1 from ${panelMember} pm join ${stage} s on s.id = pm.stage_id
    where s.edition_id = ${entry.editionId} and pm.person_id = ${viewer.personId} and pm.state = 'active'))`

/** The rendition that counts: the latest that was not superseded. */
const currentRendition = (stageEntryId: typeof stageEntry.id) =>
  sql`(select r.id from ${rendition} r where r.stage_entry_id = ${stageEntryId} and r.state <> 'superseded'
    order by r.masked_at desc, r.id limit 1)`

export const findStageEntry = async (
  tx: Tx,
  id: string,
  viewer: Viewer,
  options: { lock?: boolean } = {},
) => {
  const query = tx
    .select({
      id: stageEntry.id,
      stageId: stageEntry.stageId,
      entryId: stageEntry.entryId,
      revisionId: stageEntry.revisionId,
      blindCode: stageEntry.blindCode,
      state: stageEntry.state,
      editionId: entry.editionId,
      unitId: entry.unitId,
      body: revisionContent.body,
      hasPart: hasPart(viewer),
    })
    .from(stageEntry)
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .leftJoin(revisionContent, eq(revisionContent.revisionId, stageEntry.revisionId))
    .where(eq(stageEntry.id, id))
  const [row] = await (options.lock ? query.for('update', { of: stageEntry }) : query)
  return row && { ...row, body: (row.body as EntryBody | null) ?? undefined }
}
export type StageEntryRow = NonNullable<Awaited<ReturnType<typeof findStageEntry>>>

/** Every name, former ones too, of the units behind an entry and its people. */
export const listUnitNames = async (tx: Tx, entryId: string): Promise<string[]> => {
  const rows = await tx
    .selectDistinct({ name: unitPeriod.name })
    .from(unitPeriod)
    .where(
      sql`${unitPeriod.unitId} in (select e.unit_id from ${entry} e where e.id = ${entryId}
        union select eu.unit_id from ${entryUnit} eu where eu.entry_id = ${entryId}
        union select ep.unit_id from ${entryPerson} ep where ep.entry_id = ${entryId} and ep.unit_id is not null)`,
    )
  return rows.map(({ name }) => name).toSorted()
}

/** What the units of an entry are called on a day: its own first. */
export const listUnitNamesOn = async (tx: Tx, entryId: string, day: string): Promise<string[]> => {
  const rows = await tx.execute<{ name: string }>(sql`
    select up.name from ${unitPeriod} up
    join (select e.unit_id, 0 as ord from ${entry} e where e.id = ${entryId}
      union select eu.unit_id, 1 from ${entryUnit} eu where eu.entry_id = ${entryId}) own on own.unit_id = up.unit_id
    where up."from" <= ${day} and (up."to" is null or up."to" > ${day})
    order by own.ord, up.folded`)
  return [...new Set(rows.map(({ name }) => name))]
}

export const findMasking = async (tx: Tx, stageEntryId: string) => {
  const [row] = await tx.select().from(masking).where(eq(masking.stageEntryId, stageEntryId))
  return row && { ...row, body: row.body as MaskingBody }
}

const [masker, approver] = [aliasedTable(account, 'masker'), aliasedTable(account, 'approver')]
const [maskerName, approverName] = [
  aliasedTable(personIdentity, 'masker_name'),
  aliasedTable(personIdentity, 'approver_name'),
]

/** Whoever made the copy, and everybody who changed its black-outs: none of them approves it. */
const renditionColumns = {
  id: rendition.id,
  stageEntryId: rendition.stageEntryId,
  state: rendition.state,
  maskedBy: rendition.maskedBy,
  maskedAt: rendition.maskedAt,
  maskedByName: maskerName.fullName,
  approvedByName: approverName.fullName,
  reason: rendition.reason,
  hands: sql<
    string[]
  >`array(select h.account_id::text from ${hand} h where h.thing = 'masking:' || ${rendition.stageEntryId} and h.undone_at is null)`,
}

/** The rendition that counts of one stage entry, with its content. */
export const findCurrentRendition = async (tx: Tx, stageEntryId: string) => {
  const [row] = await tx
    .select({ ...renditionColumns, body: rendition.body, notes: rendition.notes })
    .from(rendition)
    .leftJoin(masker, eq(masker.id, rendition.maskedBy))
    .leftJoin(maskerName, eq(maskerName.personId, masker.personId))
    .leftJoin(approver, eq(approver.id, rendition.approvedBy))
    .leftJoin(approverName, eq(approverName.personId, approver.personId))
    .where(and(eq(rendition.stageEntryId, stageEntryId), ne(rendition.state, 'superseded')))
    .orderBy(desc(rendition.maskedAt), rendition.id)
    .limit(1)
  return row
}
export type RenditionRow = NonNullable<Awaited<ReturnType<typeof findCurrentRendition>>>

/** All stage entries of a stage by code, each with its title, how far its masking is, and who did what: one query. */
export const listMaskingItems = (tx: Tx, stageId: string, titleKey: string, viewer: Viewer) =>
  tx
    .select({
      id: stageEntry.id,
      blindCode: stageEntry.blindCode,
      state: stageEntry.state,
      title: sql<string | null>`${revisionContent.body}->'fields'->>${titleKey}`,
      unitName: sql<string | null>`(select up.name from ${unitPeriod} up where up.unit_id = ${entry.unitId}
        order by up."from" desc limit 1)`,
      files: sql<number>`(select count(*)::int from revision_attachment ra join attachment a on a.id = ra.attachment_id
        where ra.revision_id = ${stageEntry.revisionId} and a.audience in ('content', 'public'))`,
      savedVersion: masking.version,
      hasPart: hasPart(viewer),
      rendition: renditionColumns,
    })
    .from(stageEntry)
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .leftJoin(revisionContent, eq(revisionContent.revisionId, stageEntry.revisionId))
    .leftJoin(masking, eq(masking.stageEntryId, stageEntry.id))
    .leftJoin(rendition, sql`${rendition.id} = ${currentRendition(stageEntry.id)}`)
    .leftJoin(masker, eq(masker.id, rendition.maskedBy))
    .leftJoin(maskerName, eq(maskerName.personId, masker.personId))
    .leftJoin(approver, eq(approver.id, rendition.approvedBy))
    .leftJoin(approverName, eq(approverName.personId, approver.personId))
    .where(eq(stageEntry.stageId, stageId))
    .orderBy(stageEntry.blindCode)

/** Accepted entries of an edition, each with the revision that was accepted and what it says. */
export const listAccepted = async (tx: Tx, editionId: string) => {
  const rows = await tx.execute<{ entryId: string; revisionId: string; body: EntryBody | null }>(sql`
    select e.id as "entryId", r.id as "revisionId", rc.body
    from ${entry} e
    join lateral (select r.id from ${revision} r
      left join screening s on s.revision_id = r.id and s.result = 'accepted'
      where r.entry_id = e.id order by s.at desc nulls last, r.n desc limit 1) r on true
    left join ${revisionContent} rc on rc.revision_id = r.id
    where e.edition_id = ${editionId} and e.state = 'accepted'`)
  return [...rows]
}

/** Stage entries of a stage with whether anyone was assigned to read them. */
export const listStageEntries = (tx: Tx, stageId: string) =>
  tx
    .select({
      id: stageEntry.id,
      entryId: stageEntry.entryId,
      revisionId: stageEntry.revisionId,
      blindCode: stageEntry.blindCode,
      state: stageEntry.state,
      assigned: sql<boolean>`exists (select 1 from ${assignment} a where a.stage_entry_id = ${stageEntry.id})`,
    })
    .from(stageEntry)
    .where(eq(stageEntry.stageId, stageId))

export const supersede = (tx: Tx, stageEntryId: string, states: readonly RenditionRow['state'][]) =>
  tx
    .update(rendition)
    .set({ state: 'superseded' })
    .where(and(eq(rendition.stageEntryId, stageEntryId), inArray(rendition.state, [...states])))

/** A page picture of a rendition of this stage entry. */
export const findImage = async (tx: Tx, stageEntryId: string, imageId: string) =>
  (
    await tx
      .select({ key: renditionImage.storageKey })
      .from(renditionImage)
      .innerJoin(rendition, eq(rendition.id, renditionImage.renditionId))
      .where(and(eq(renditionImage.id, imageId), eq(rendition.stageEntryId, stageEntryId)))
  )[0]
