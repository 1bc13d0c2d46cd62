import { pastHonour, personIdentity, type Tx } from '@xk/db'
import type { pastHonourSchema } from '@xk/contract'
import type { EntryPerson } from '@xk/domain/entry'
import { fail, notFound, ok, tidyLine } from '@xk/domain/kernel'
import { answer, denialOf, EVERYTHING, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { linkPeople } from '../entries/link-people.ts'
import { unitsByName } from '../organisation/store.ts'

type PastHonour = z.infer<typeof pastHonourSchema>

interface HonourLine extends Omit<PastHonour, 'fullName'> {
  id: string
  /** Null once erased. */
  fullName: string | null
}
const lineView = view<HonourLine>()({
  id: 'internal',
  subject: 'internal',
  fullName: 'identity',
  birthDate: 'identity',
  birthYear: 'identity',
  unitName: 'internal',
  kind: 'internal',
  title: 'internal',
  achievement: 'internal',
  decisionNumber: 'internal',
  decidedOn: 'internal',
})

/** The register of titles that were given before this system or outside it, the latest decision first. */
export const listPastHonours = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('pastHonour.list', viewer, {})
  if (denied) return fail(denied)
  const rows = await deps.database.db
    .select({
      id: pastHonour.id,
      subject: sql<
        'person' | 'collective'
      >`case when ${pastHonour.personId} is null then 'collective' else 'person' end`,
      fullName: sql<string | null>`coalesce(${pastHonour.collectiveName}, ${personIdentity.fullName})`,
      birthDate: personIdentity.birthDate,
      birthYear: personIdentity.birthYear,
      unitName: pastHonour.unitName,
      kind: pastHonour.kind,
      title: pastHonour.title,
      achievement: pastHonour.achievement,
      decisionNumber: pastHonour.decisionNumber,
      decidedOn: pastHonour.decidedOn,
    })
    .from(pastHonour)
    .leftJoin(personIdentity, eq(personIdentity.personId, pastHonour.personId))
    .where(isNull(pastHonour.removedAt))
    .orderBy(
      desc(pastHonour.decidedOn),
      asc(personIdentity.sortKey),
      asc(pastHonour.collectiveName),
      asc(pastHonour.id),
    )
  return ok(answer({ rows: rows.map((row) => lineView.redact(row, EVERYTHING) as Sendable<HonourLine>) }))
}

const personOf = (it: PastHonour, id: string): EntryPerson => ({
  id,
  fullName: it.fullName,
  birthDate: it.birthDate,
  birthYear: it.birthDate ? null : it.birthYear,
  position: '',
  unitId: null,
  role: 'nominee',
  share: null,
  representative: false,
  phone: null,
  email: null,
  consents: {},
})

type HonouredOne = Pick<typeof pastHonour.$inferInsert, 'personId' | 'collectiveName' | 'unitId'>

/** Units of the collectives among these rows, by row; what can't be told is an issue of its row, and nothing is written. */
const unitsOfCollectives = async (
  tx: Tx,
  rows: readonly PastHonour[],
): Promise<{ units: Map<number, string>; issues: { pointer: string; code: string }[] }> => {
  const places = rows.flatMap((row, i) => (row.subject === 'collective' ? [{ i, row }] : []))
  const known = await unitsByName(
    tx,
    places.map(({ row }) => row.unitName),
  )
  const units = new Map<number, string>()
  const issues: { pointer: string; code: string }[] = []
  for (const { i, row } of places) {
    const found = known(row.unitName, row.decidedOn)
    if (found.length === 1 && found[0]) units.set(i, found[0])
    else issues.push({ pointer: `/rows/${i}/unitName`, code: found.length > 1 ? 'several' : 'unknown' })
  }
  return { units, issues }
}

/**
 * Writes titles into the register, one or a whole list. Persons are recognised as those of dossiers are: by name and
 * birth; without a birth only somebody of that name whom nobody else could be. Collectives are known by their unit
 * and their name.
 */
export const addPastHonours = (deps: Deps, actor: Actor, rows: readonly PastHonour[]) =>
  runCommand(deps, actor, 'pastHonour.change', { rows }, async (tx, record) => {
    const denied = denialOf('pastHonour.change', actor.viewer, {})
    if (denied) return fail(denied)
    const { units, issues } = await unitsOfCollectives(tx, rows)
    if (issues.length > 0) return fail({ code: 'input/invalid' as const, issues })
    const ids: string[] = []
    for (const [i, row] of rows.entries()) {
      const whose = await honouredOne(deps, tx, row, units.get(i) ?? null)
      if (!whose) continue
      const id = deps.newId()
      const { kind, title, achievement, unitName, decisionNumber, decidedOn } = row
      await tx.insert(pastHonour).values({
        id,
        ...whose,
        kind,
        title,
        achievement,
        unitName,
        decisionNumber,
        decidedOn,
        recordedBy: actor.viewer.accountId,
        recordedAt: deps.now(),
      })
      ids.push(id)
    }
    record({ kind: 'register', payload: { pastHonours: ids, step: 'added' } })
    return ok(answer({ ids }))
  })

const honouredOne = async (
  deps: Deps,
  tx: Tx,
  row: PastHonour,
  unitId: string | null,
): Promise<HonouredOne | undefined> => {
  if (row.subject === 'collective') return { collectiveName: tidyLine(row.fullName), unitId }
  const bodyId = 'row'
  // Of no entry: an id that none has.
  const linked = await linkPeople(deps, tx, deps.newId(), [personOf(row, bodyId)])
  const personId = linked.get(bodyId)
  return personId ? { personId } : undefined
}

/** Takes a title that was written by mistake off the register. */
export const removePastHonour = (deps: Deps, actor: Actor, id: string) =>
  runCommand(deps, actor, 'pastHonour.change', { remove: id }, async (tx, record) => {
    const denied = denialOf('pastHonour.change', actor.viewer, {})
    if (denied) return fail(denied)
    const removed = await tx
      .update(pastHonour)
      .set({ removedAt: deps.now() })
      .where(and(eq(pastHonour.id, id), isNull(pastHonour.removedAt)))
      .returning({ id: pastHonour.id })
    if (removed.length === 0) return fail(notFound)
    record({ kind: 'register', payload: { pastHonours: [id], step: 'removed' } })
    return ok(answer({ removed: id }))
  })
