import { entry, entryPerson, personIdentity, revisionContent, stageEntry, type Tx, unitPeriod } from '@xk/db'
import { compareNames } from '@xk/domain/kernel'
import { answer, type Sendable, type Viewer } from '@xk/domain/policy'
import type { Ruleset } from '@xk/domain/ruleset'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { type HeldBack, listHeldBack } from '../data-protection/held-back.ts'
import { isRestricted } from '../data-protection/store.ts'

/** Someone, or a collective, that a council decides about. */
export interface Candidate {
  stageEntryId: string
  entryId: string
  revisionId: string
  /** "—" once erased, and while it is restricted. */
  name: string
  position: string | null
  unitName: string
  title: string
  /** Somebody in it asked that their data be used for nothing: nobody here reads who it is and what is written. */
  restricted: boolean
}

const GONE = '—'
const textIn = (body: unknown, key: string): string => {
  const value = (body as { fields?: Record<string, unknown> } | null)?.fields?.[key]
  return typeof value === 'string' ? value : ''
}

/**
 * The candidates of a council's stage in Vietnamese order of their names: two queries, whatever their number. None as
 * long as a stage before is masked: the list would say who is behind the codes that went on.
 */
export const listCandidates = async (
  tx: Tx,
  it: { stageId: string; rules: Pick<Ruleset, 'entry'>; stillMasked: boolean },
  day: string,
): Promise<Candidate[]> => {
  if (it.stillMasked) return []
  const standing = and(eq(stageEntry.stageId, it.stageId), ne(stageEntry.state, 'withdrawn'))
  const rows = await tx
    .select({
      stageEntryId: stageEntry.id,
      entryId: stageEntry.entryId,
      revisionId: stageEntry.revisionId,
      body: revisionContent.body,
      restricted: isRestricted(stageEntry.entryId),
      unitName: sql<string | null>`(select up.name from ${unitPeriod} up
        where up.unit_id = ${entry.unitId} and up."from" <= ${day} order by up."from" desc limit 1)`,
    })
    .from(stageEntry)
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .leftJoin(revisionContent, eq(revisionContent.revisionId, stageEntry.revisionId))
    .where(standing)
  const people = await tx
    .select({
      stageEntryId: stageEntry.id,
      role: entryPerson.role,
      fullName: personIdentity.fullName,
      position: personIdentity.position,
    })
    .from(stageEntry)
    .innerJoin(entryPerson, eq(entryPerson.entryId, stageEntry.entryId))
    .leftJoin(personIdentity, eq(personIdentity.personId, entryPerson.personId))
    // A delegate speaks for a collective, which stands under its own name, as where it is published.
    .where(and(standing, ne(entryPerson.role, 'delegate')))
    .orderBy(asc(entryPerson.ordinal))
  const role = it.rules.entry.people.roles[0]
  const candidates = rows.map(({ body, unitName, ...row }) => {
    if (row.restricted) return { ...row, name: GONE, position: null, unitName: unitName ?? '', title: '' }
    const own = people.filter(({ stageEntryId }) => stageEntryId === row.stageEntryId)
    const first = own.find((one) => one.role === role) ?? own[0]
    const title = textIn(body, it.rules.entry.titleField)
    return {
      ...row,
      name: own.length === 0 ? title || GONE : (first?.fullName ?? GONE),
      position: first?.position ?? null,
      unitName: unitName ?? '',
      title,
    }
  })
  return candidates.toSorted(
    (a, b) =>
      // Last: a place in the alphabet would tell something of the name.
      Number(a.restricted) - Number(b.restricted) ||
      compareNames(a.name, b.name) ||
      (a.stageEntryId < b.stageEntryId ? -1 : 1),
  )
}

export interface HeldBackCandidate extends HeldBack {
  unitName: string
}

/** What the office did in candidates' names that keeps them back while it holds, each by its unit. */
export const heldBackOf = async (
  tx: Tx,
  candidates: readonly Candidate[],
  viewer: Viewer,
): Promise<Sendable<HeldBackCandidate>[]> => {
  const held = await listHeldBack(
    tx,
    candidates.map(({ entryId }) => entryId),
    viewer,
  )
  return held.map((it) =>
    answer({ ...it, unitName: candidates.find(({ entryId }) => entryId === it.entryId)?.unitName ?? '' }),
  )
}
