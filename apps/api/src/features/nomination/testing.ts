import { personIdentity } from '@xk/db'
import type { EntryBody } from '@xk/domain/entry'
import { bodyOfDossier } from '@xk/domain/entry/testing'
import { exemplar2026CaseRuleset } from '@xk/domain/programme'
import { eq } from 'drizzle-orm'
import {
  type Answer,
  createTestApp,
  ensureUnit,
  insertEdition,
  must,
  testServer,
  tokenOf,
} from '../../testing/index.ts'

export const YES = { processing: true, publishName: true, publishPhoto: true }
export const codeOf = ({ status, body }: Answer) => [status, body.code]

/** An open selection with one unit's officer and the secretary, and what a test of consents does again and again. */
export const createDossierWorld = async () => {
  const world = await createTestApp(testServer(), { now: new Date('2026-09-05T02:00:00Z') })
  const { id: editionId } = await insertEdition(world, { rules: exemplar2026CaseRuleset })
  const unitId = await ensureUnit(world, 'Đoàn Thuế Thành phố', { members: 400 })
  const officer = await world.person('Lê Thị Cán Bộ', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const secretary = await world.person('Trần Thư Ký', [
    { role: 'secretary', scopeKind: 'edition', scopeId: editionId },
  ])
  /** A dossier of the cases, saved as a draft. */
  const begin = async (stt: number) => {
    const { entryId } = must(
      'create',
      await officer.post('/api/entries', { editionId, unitId, division: 'all' }),
    )
    const path = `/api/entries/${entryId}`
    const made = bodyOfDossier(stt)
    const body: EntryBody = { ...made, people: made.people.map((it) => ({ ...it, unitId })) }
    let version = 0
    const save = async (next: EntryBody) => {
      const saved = must('draft', await officer.put(`${path}/draft`, { baseVersion: version, body: next }))
      version = saved.version
    }
    await save(body)
    const nomination = async () => must('read', await officer.get(path)).nomination
    return {
      entryId: entryId as string,
      path,
      body,
      save,
      version: () => version,
      nomination,
      states: async () =>
        (await nomination()).people[0].purposes.map((it: { state: string; assurance: string | null }) => [
          it.state,
          it.assurance,
        ]),
      /** A link that the officer passes on. */
      link: async () =>
        `/api/consent-links/${tokenOf(
          must('ask', await officer.post(`${path}/consent-requests`, { personId: 'p1', by: 'officer' })).url,
        )}`,
    }
  }
  /** The person of a dossier with an account of their own. */
  const account = async (body: EntryBody) => {
    const [who] = body.people
    const persona = await world.person(who?.fullName ?? '')
    await world.database.db
      .update(personIdentity)
      .set({ birthDate: who?.birthDate ?? null, email: 'rieng@nha.example' })
      .where(eq(personIdentity.personId, persona.personId))
    return persona
  }
  /** A minute later: answers follow each other in time. */
  const later = () => world.clock.advance(60_000)
  return { world, editionId, unitId, officer, secretary, begin, account, later }
}
export type DossierWorld = Awaited<ReturnType<typeof createDossierWorld>>
