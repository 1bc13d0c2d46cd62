import {
  attachment,
  consent,
  entryPerson,
  file,
  personIdentity,
  revisionAttachment,
  revisionContent,
  ruleset,
  type Tx,
} from '@xk/db'
import { plainText, richTextSchema } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { restrictedAmong } from '../data-protection/store.ts'
import { rulesIn } from '../editions/stored-rules.ts'
import type { Honour } from './list-honours.ts'

/** Purposes that a person agrees to apart from each other. */
export const PURPOSES = ['processing', 'publishName', 'publishPhoto'] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * What a person said to one purpose. unit: only the unit wrote a yes down, which nothing may be published on: a
 * unit never consents for a person. restricted: whatever was said, at their request nothing of theirs is used now.
 */
export interface ConsentState {
  state: 'given' | 'withdrawn' | 'unit' | 'none' | 'restricted'
  at: Date | null
}

export interface HonouredPerson {
  personId: string
  /** Null once erased. */
  fullName: string | null
  birthDate: string | null
  position: string | null
  role: string
  consents: Record<Purpose, ConsentState>
}

export interface Portrait {
  fileId: string
  type: string
  width: number | null
  height: number | null
}

/** What was handed in about one honoured entry. */
export interface Dossier {
  entryId: string
  title: string
  /** A collective has a name of its own, and people only as delegates who speak for it. */
  collective: boolean
  people: HonouredPerson[]
  /** Plain text with paragraphs; null where none was asked for or it was erased. */
  introduction: string | null
  fields: Record<string, unknown>
  portrait: Portrait | null
  /** What its people are called in the rules, by key. */
  rules: Ruleset
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

type ConsentRow = typeof consent.$inferSelect

/** What stands counts; a yes of the unit alone counts for nothing; else the latest that was taken back. */
const consentOf = (rows: readonly ConsentRow[]): ConsentState => {
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  const own = standing.find(({ assurance }) => assurance !== 'recordedByUnit')
  if (own) return { state: 'given', at: own.givenAt }
  if (standing[0]) return { state: 'unit', at: standing[0].givenAt }
  const gone = rows.map(({ withdrawnAt }) => withdrawnAt?.getTime() ?? 0)
  return rows.length > 0
    ? { state: 'withdrawn', at: new Date(Math.max(...gone)) }
    : { state: 'none', at: null }
}

export const agrees = (person: HonouredPerson, purpose: Purpose): boolean =>
  person.consents[purpose].state === 'given'

/** Whether a division nominates people or collectives. */
const subjectOf = (rules: Ruleset, division: string) =>
  rules.divisions.find(({ key }) => key === division)?.subject ?? 'person'

/** Rules in force of these editions: one query. */
const rulesOf = async (tx: Tx, editionIds: readonly string[]): Promise<Map<string, Ruleset>> => {
  const rows = await tx
    .selectDistinctOn([ruleset.editionId], {
      editionId: ruleset.editionId,
      body: ruleset.body,
      digest: ruleset.digest,
    })
    .from(ruleset)
    .where(and(inArray(ruleset.editionId, [...editionIds]), isNotNull(ruleset.frozenAt)))
    .orderBy(ruleset.editionId, desc(ruleset.version))
  return new Map(rows.map(({ editionId, ...row }) => [editionId, rulesIn(row)]))
}

/** Dossiers of honoured entries as they were judged, with what their people agree to now: six queries. */
export const loadDossiers = async (
  tx: Tx,
  honours: readonly Pick<Honour, 'editionId' | 'entryId' | 'revisionId' | 'division'>[],
): Promise<Map<string, Dossier>> => {
  if (honours.length === 0) return new Map()
  const entryIds = honours.map(({ entryId }) => entryId)
  const revisionIds = honours.map(({ revisionId }) => revisionId)
  const rules = await rulesOf(tx, [...new Set(honours.map(({ editionId }) => editionId))])
  const contents = await tx
    .select({ revisionId: revisionContent.revisionId, body: revisionContent.body })
    .from(revisionContent)
    .where(inArray(revisionContent.revisionId, revisionIds))
  const people = await tx
    .select({
      entryId: entryPerson.entryId,
      personId: entryPerson.personId,
      role: entryPerson.role,
      ordinal: entryPerson.ordinal,
      fullName: personIdentity.fullName,
      birthDate: personIdentity.birthDate,
    })
    .from(entryPerson)
    .leftJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
    .where(inArray(entryPerson.entryId, entryIds))
    .orderBy(asc(entryPerson.ordinal))
  const consents = await tx.select().from(consent).where(inArray(consent.entryId, entryIds))
  const restricted = await restrictedAmong(
    tx,
    people.map(({ personId }) => personId),
  )
  const portraits = await tx
    .select({
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
    .where(inArray(revisionAttachment.revisionId, revisionIds))
    .orderBy(asc(revisionAttachment.ordinal))
  return new Map(
    honours.flatMap(({ editionId, entryId, revisionId, division }) => {
      const of = rules.get(editionId)
      if (!of) return []
      const body = (contents.find((it) => it.revisionId === revisionId)?.body ?? {}) as StoredBody
      const fields = body.fields ?? {}
      const own = people.filter((it) => it.entryId === entryId)
      const { summaryField } = of.publication
      const dossier: Dossier = {
        entryId,
        title: textOf(fields[of.entry.titleField]) ?? '',
        collective: subjectOf(of, division) === 'collective' || own.length !== 1,
        people: own.map(({ personId, fullName, birthDate, role, ordinal }) => {
          const said = consents.filter((it) => it.entryId === entryId && it.personId === personId)
          const ofPurpose = (purpose: Purpose): ConsentState =>
            restricted.has(personId)
              ? { state: 'restricted', at: null }
              : consentOf(said.filter((it) => it.purpose === purpose))
          return {
            personId,
            fullName,
            role,
            birthDate: birthDate ?? body.people?.[ordinal - 1]?.birthDate ?? null,
            position: body.people?.[ordinal - 1]?.position?.trim() || null,
            consents: {
              processing: ofPurpose('processing'),
              publishName: ofPurpose('publishName'),
              publishPhoto: ofPurpose('publishPhoto'),
            },
          }
        }),
        introduction: summaryField ? textOf(fields[summaryField]) : null,
        fields,
        portrait: portraits.find((it) => it.revisionId === revisionId) ?? null,
        rules: of,
      }
      return [[entryId, dossier]]
    }),
  )
}
