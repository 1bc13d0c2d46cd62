import { attachment, file, revisionAttachment, revisionContent, type Tx } from '@xk/db'
import { plainText, richTextSchema } from '@xk/domain/kernel'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Honour } from './list-honours.ts'
import { loadOutlines, type Outline, type OutlinedPerson } from './load-outlines.ts'

interface HonouredPerson extends OutlinedPerson {
  position: string | null
}

export interface Portrait {
  fileId: string
  type: string
  width: number | null
  height: number | null
}

/** What was handed in about one honoured entry, as it was judged. */
export interface Dossier extends Outline {
  title: string
  people: HonouredPerson[]
  /** Plain text with paragraphs; null where none was asked for or it was erased. */
  introduction: string | null
  fields: Record<string, unknown>
  portrait: Portrait | null
}

/** The slot of the entry form that holds the picture. */
const PORTRAIT = 'portrait'

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value.trim() || null
  const rich = richTextSchema.safeParse(value)
  return rich.success ? plainText(rich.data).trim() || null : null
}

interface StoredBody {
  fields?: Record<string, unknown>
  people?: { position?: string | null; birthDate?: string | null }[]
}

/** What a collective is called, by revision: one query, of the titles alone. */
export const listTitles = async (tx: Tx, outlines: readonly Outline[]): Promise<Map<string, string>> => {
  if (outlines.length === 0) return new Map()
  const rows = await tx.execute<{ id: string; title: unknown }>(sql`
    select r.revision_id as id, r.body->'fields'->(t.field) as title
    from json_to_recordset(${JSON.stringify(
      outlines.map(({ revisionId, rules }) => ({ id: revisionId, field: rules.entry.titleField })),
    )}::text::json) as t(id uuid, field text)
      join revision_content r on r.revision_id = t.id`)
  return new Map([...rows].map(({ id, title }) => [id, textOf(title) ?? '']))
}

/** The first picture of each revision: one query. */
const listPortraits = async (tx: Tx, revisionIds: readonly string[]): Promise<Map<string, Portrait>> => {
  const rows = await tx
    .selectDistinctOn([revisionAttachment.revisionId], {
      revisionId: revisionAttachment.revisionId,
      fileId: file.id,
      type: file.type,
      width: file.width,
      height: file.height,
    })
    .from(revisionAttachment)
    .innerJoin(
      attachment,
      and(eq(attachment.id, revisionAttachment.attachmentId), eq(attachment.slot, PORTRAIT)),
    )
    .innerJoin(file, and(eq(file.id, attachment.fileId), inArray(file.type, ['jpg', 'png'])))
    .where(inArray(revisionAttachment.revisionId, [...revisionIds]))
    .orderBy(asc(revisionAttachment.revisionId), asc(revisionAttachment.ordinal))
  return new Map(rows.map(({ revisionId, ...portrait }) => [revisionId, portrait]))
}

/** What was handed in about these, by entry: two queries. */
export const fillDossiers = async (tx: Tx, outlines: readonly Outline[]): Promise<Map<string, Dossier>> => {
  if (outlines.length === 0) return new Map()
  const revisionIds = outlines.map(({ revisionId }) => revisionId)
  const contents = await tx
    .select({ revisionId: revisionContent.revisionId, body: revisionContent.body })
    .from(revisionContent)
    .where(inArray(revisionContent.revisionId, revisionIds))
  const bodies = new Map(contents.map(({ revisionId, body }) => [revisionId, body as StoredBody]))
  const portraits = await listPortraits(tx, revisionIds)
  return new Map(
    outlines.map((outline) => {
      const { entryId, revisionId, rules, people } = outline
      const body = bodies.get(revisionId) ?? {}
      const fields = body.fields ?? {}
      const { summaryField } = rules.publication
      const dossier: Dossier = {
        ...outline,
        title: textOf(fields[rules.entry.titleField]) ?? '',
        people: people.map((person) => ({
          ...person,
          birthDate: person.birthDate ?? body.people?.[person.ordinal - 1]?.birthDate ?? null,
          position: body.people?.[person.ordinal - 1]?.position?.trim() || null,
        })),
        introduction: summaryField ? textOf(fields[summaryField]) : null,
        fields,
        portrait: portraits.get(revisionId) ?? null,
      }
      return [entryId, dossier]
    }),
  )
}

/** Dossiers of honoured entries as they were judged, with what their people agree to now: six queries. */
export const loadDossiers = async (
  tx: Tx,
  honours: readonly Pick<Honour, 'editionId' | 'entryId' | 'revisionId' | 'division'>[],
): Promise<Map<string, Dossier>> => fillDossiers(tx, await loadOutlines(tx, honours))
