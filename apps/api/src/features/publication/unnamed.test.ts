import { consent, edition, entryPerson, person, personIdentity, revisionContent, stageEntry } from '@xk/db'
import { verifyRelease } from '@xk/domain/publication'
import { and, eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentFingerprint } from '../../keys.ts'
import { type HonouredEdition, insertHonoured } from '../../testing/honoured.ts'
import { must } from '../../testing/must.ts'
import { correct, release, type ResultPeople, resultPeople } from '../../testing/released-result.ts'
import { liftRestriction, restrict } from '../../testing/restrict.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'
import { findDecidedResult } from './context.ts'
import { factsForStrangers, loadPaperFacts } from './paper-facts.ts'
import { findDecision, listDisclosures, listPublicDisclosures, listPublished } from './store.ts'
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

const editionOf = async () => {
  const [row] = await world.database.db.select().from(edition).where(eq(edition.id, it.editionId))
  if (!row) throw new Error('no edition')
  return row
}
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

/** Which of the three a stranger finds in a text, whatever became of its spaces. */
const namedIn = (text: string) => {
  const said = text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s/g, '')
  return NAMES.map((name) => said.includes(name.toLocaleLowerCase('vi').replace(/\s/g, '')))
}

test('the decision for strangers names nobody who had the use of their data restricted, until that is lifted', async () => {
  const path = `/ket-qua/${it.slug}/quyet-dinh.pdf`
  expect(namedIn(await textOfPdf(world, await world.anonymous.get(path)))).toEqual([false, false, true])
  await restrict(world, honoured(2).personId)
  expect(namedIn(await textOfPdf(world, await world.anonymous.get(path)))).toEqual([false, false, false])
  const office = `/api/editions/${it.editionId}/decision.pdf`
  expect(namedIn(await textOfPdf(world, await people.secretary.get(office)))).toEqual([true, true, true])
  await liftRestriction(world, honoured(2).personId)
})

test('nobody is named among those to whom a public decision goes either, and its signatory signs', async () => {
  const { db } = world.database
  const result = await findDecidedResult(db, await editionOf())
  const decided = await findDecision(db, it.editionId)
  if (!result || !decided) throw new Error('no decision')
  const facts = await loadPaperFacts(world.deps, db, result, decided, null)
  const text = { ...facts.text, recipients: ['Như Điều 3', `Đ/c ${NAMES[0]} (để biết)`] }
  const shown = await factsForStrangers(db, it.editionId, { ...facts, text })
  expect(shown.text).toMatchObject({
    recipients: ['Như Điều 3', 'Đ/c [không nêu tên] (để biết)'],
    signatory: facts.text.signatory,
  })
})

test('a title of figures alone is shown as it was committed to', async () => {
  const { owner, db } = world.database
  const [at] =
    await owner`select release_id, path, value from disclosure where path like '%/personal/title' limit 1`
  if (!at) throw new Error('no title')
  const set = (value: string) =>
    owner`update disclosure set value = to_jsonb(${value}::text) where release_id = ${at['release_id']} and path = ${at['path']}`
  await set('2026')
  for (const list of [listDisclosures, listPublicDisclosures])
    expect((await list(db, at['release_id'])).find(({ path }) => path === at['path'])?.value).toBe('2026')
  await set(at['value'])
})

test('a kept page is known by whom it leaves out, not by how many', async () => {
  const shownWithout = async (i: number) => {
    await restrict(world, honoured(i).personId)
    const [line] = await listPublished(world.database.db, it.slug, world.clock.now)
    await liftRestriction(world, honoured(i).personId)
    return line?.kept
  }
  const [first, second] = [await shownWithout(0), await shownWithout(1)]
  expect(first).not.toBe(second)
  expect(await shownWithout(0)).toBe(first)
})

test('why a title is taken back names nobody: not in the signed core, which stays for ever, nor on the page or the decision', async () => {
  // As it is typed: in capitals, without marks.
  const [, second = '', third = ''] = NAMES
  const reason = `Đồng chí ${NAMES[0]?.toUpperCase()} kê khai gian dối; Nguyen Hoang Thien An và ${third} xác nhận sai`
  world.clock.advance(60_000)
  await correct(it, people, {
    reason,
    items: [
      {
        kind: 'revocation',
        stageEntryId: honoured(0).stageEntryId,
        vacancy: 'vacant',
        ground: `Kết luận xác minh về ${second}`,
      },
    ],
    decision: { number: '31', signedOn: '2026-12-20' },
  })
  world.clock.advance(2000)
  const { slug } = it
  const { core } = must('release', await world.anonymous.get(`/ket-qua/${slug}/release.json`))
  const said = 'Đồng chí [không nêu tên] kê khai gian dối; [không nêu tên] và [không nêu tên] xác nhận sai'
  expect([core.supersedes.reason, core.revocations[0].reason, core.revocations[0].ground]).toEqual([
    said,
    said,
    'Kết luận xác minh về [không nêu tên]',
  ])
  expect(namedIn(JSON.stringify(core))).toEqual([false, false, false])
  const file = must('release', await world.anonymous.get(`/ket-qua/${slug}/release.json`))
  const verified = verifyRelease(file, { fingerprint: currentFingerprint(world.deps.keys) })
  expect(verified).toMatchObject({ ok: true })
  const published = await listPublished(world.database.db, slug, world.clock.now)
  expect(published.map((line) => line.reason)).toEqual([said, null])
  const paper = await textOfPdf(world, await world.anonymous.get(`/ket-qua/${slug}/thu-hoi/1/quyet-dinh.pdf`))
  // Its list names the one who agreed to be named, were it them; here nobody.
  expect(namedIn(paper)).toEqual([false, false, false])
  expect(paper).toContain('[khôngnêutên]kêkhaigiandối')
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
