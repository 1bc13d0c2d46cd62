import { consent, entryPerson, person, personIdentity, revisionContent, stageEntry } from '@xk/db'
import { and, eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HonouredEdition, insertHonoured } from '../../testing/honoured.ts'
import { must } from '../../testing/must.ts'
import { release, type ResultPeople, resultPeople } from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { listNamedEntries } from './winners.ts'

const NAMES = ['Đào Ngọc Bảo Trân', 'Nguyễn Hoàng Thiên Ân', 'Phan Lê Quốc Huy']

let world: TestApp
let people: ResultPeople
let it: HonouredEdition
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: new Date('2026-12-15T02:00:00Z') })
  people = await resultPeople(world)
  it = await insertHonoured(world, people, NAMES, { release: false })
})
afterAll(() => world.close())

const honoured = (i: number) => it.honoured[i]!
const saidOf = (i: number) =>
  and(eq(consent.personId, honoured(i).personId), eq(consent.purpose, 'publishName'))

test('who refused to be named stands in the release under no name: not in the title, nor in any text of it', async () => {
  const { db, owner } = world.database
  await db.update(consent).set({ withdrawnAt: world.clock.now }).where(saidOf(0))
  // Never asked, or never answered.
  await owner`delete from consent where person_id = ${honoured(1).personId} and purpose = 'publishName'`
  const { slug } = await release(it, people)
  const file = must('release', await world.anonymous.get(`/ket-qua/${slug}/release.json`))
  const titles = Object.values(file.disclosures as Record<string, { value: string }>)
    .map(({ value }) => value)
    .filter((value) => value === 'Không nêu tên' || value.includes('chuyên viên bộ phận một cửa'))
  expect(titles.toSorted()).toEqual([
    'Không nêu tên',
    'Không nêu tên',
    `${NAMES[2]}, chuyên viên bộ phận một cửa`,
  ])
  const all = JSON.stringify(file).normalize('NFC').toLocaleLowerCase('vi')
  expect(NAMES.map((name) => all.includes(name.toLocaleLowerCase('vi')))).toEqual([false, false, true])
})

test('a tick is its own person’s: one who is gone from the list hands theirs to nobody', async () => {
  const { db } = world.database
  const { entryId, stageEntryId, personId } = honoured(0)
  const [place] = await db.select().from(stageEntry).where(eq(stageEntry.id, stageEntryId))
  const [content] = await db
    .select()
    .from(revisionContent)
    .where(eq(revisionContent.revisionId, place?.revisionId ?? ''))
  const body = content?.body as { people: object[] }
  const ticked = (yes: boolean) => ({ ...body.people[0], consents: { publishName: yes } })
  await db
    .update(revisionContent)
    .set({ body: { ...body, people: [ticked(true), ticked(false), ticked(true)] } })
    .where(eq(revisionContent.revisionId, place?.revisionId ?? ''))
  // The first of three is on the list no more; the second ticked nothing, the third did.
  await db.update(entryPerson).set({ ordinal: 2 }).where(eq(entryPerson.entryId, entryId))
  await db.delete(consent).where(saidOf(0))
  const third = randomUUID()
  await db.insert(person).values({ id: third, createdAt: world.clock.now })
  const name = { fullName: 'Người Thứ Ba', folded: 'nguoi thu ba', sortKey: 'Ba Thứ Người' }
  await db.insert(personIdentity).values({ personId: third, ...name })
  await db
    .insert(entryPerson)
    .values({ entryId, personId: third, role: 'author', representative: false, ordinal: 3 })
  const agreedUnder = async (consentBy: 'unit' | 'person') => {
    const rules = { ...it.rules, entry: { ...it.rules.entry, consentBy } }
    const named = await listNamedEntries(db, rules, [stageEntryId], '2026-12-15')
    return named.get(stageEntryId)?.people.map((one) => [one.personId, one.agrees])
  }
  expect(await agreedUnder('unit')).toEqual([
    [personId, false],
    [third, true],
  ])
  // Where people answer for themselves a tick of the unit says nothing.
  expect(await agreedUnder('person')).toEqual([
    [personId, false],
    [third, false],
  ])
})
