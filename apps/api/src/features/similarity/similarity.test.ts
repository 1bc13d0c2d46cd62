import { randomUUID } from 'node:crypto'
import { similarityRun } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  type EditionWorld,
  insertEdition,
  type Persona,
  submitIdeas,
  type SubmittedIdea,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { compareStale } from './compare-stale.ts'
import { comparisonsSettled } from './run-comparison.ts'

let world: TestApp
let earlier: EditionWorld
let edition: EditionWorld
let ideas: SubmittedIdea[]
let secretary: Persona
let lead: Persona
let judge: Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  earlier = await insertEdition(world)
  await submitIdeas(world, earlier, { attachments: false, count: 3 })
  world.clock.advance(60_000)
  edition = await insertEdition(world)
  ideas = await submitIdeas(world, edition, { attachments: false })
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Hồ Tổ Trưởng', [{ role: 'lead', scopeKind: 'global' }])
  judge = await world.person('Phạm Giám Khảo', [{ role: 'judge', scopeKind: 'edition', scopeId: edition.id }])
  await comparisonsSettled()
}, 120_000)
afterAll(() => world.close())

interface Line {
  pair: { id: string; copied: number; likeness: number; verdict: string | null; changed: boolean }
  a: { entryId: string; title: string; earlier: boolean }
  b: { entryId: string; title: string; earlier: boolean }
}
const url = () => `/api/editions/${edition.id}/similarity`
const list = async (query = '', who = secretary) => (await who.get(`${url()}?${query}`)).body
const numberOf = (entryId: string) => ideas.find((it) => it.entryId === entryId)?.stt ?? 0
/** "3–15" within the edition; "3+" with an entry of the earlier one. */
const nameOf = ({ a, b }: Line) => {
  const [x, y] = [numberOf(a.entryId), numberOf(b.entryId)].sort((m, n) => m - n)
  return x === 0 ? `${y}+` : `${x}–${y}`
}
const compare = async () => {
  const begun = await secretary.post(`${url()}/compare`)
  await comparisonsSettled()
  return begun
}

test('before the first comparison nothing is said; then every pair of the sample ideas and of the year before', async () => {
  expect(await list()).toMatchObject({ run: null, texts: 24, total: 0, pairs: [] })
  expect((await compare()).status).toBe(200)
  const all = await list('show=all')
  expect(all.run).toEqual({
    state: 'done',
    progress: 1000,
    texts: 24,
    earlierTexts: 3,
    finishedAt: world.clock.now.toISOString(),
    stale: false,
  })
  const names = all.pairs.map(nameOf) as string[]
  expect(new Set(names)).toEqual(new Set(['1+', '2+', '3+', '15+', '3–15', '5–18', '8–19', '8–22', '19–22']))
  expect(names).toHaveLength(9)
  // What was handed in the year before word for word comes first, rewordings last.
  expect(names.slice(0, 3).toSorted()).toEqual(['1+', '2+', '3+'])
  expect(names.slice(-3).toSorted()).toEqual(['19–22', '5–18', '8–22'])
  expect(all.pairs[0].pair.copied).toBe(1000)
  const [ofEarlier] = all.pairs as Line[]
  expect([ofEarlier?.a.earlier, ofEarlier?.b.earlier].toSorted()).toEqual([false, true])
  expect([all.total, all.open]).toEqual([9, 9])
})

test('two texts lie side by side with the same passages marked in both', async () => {
  const lines = (await list('show=all')).pairs as Line[]
  const line = lines.find((it) => nameOf(it) === '8–19')
  const { status, body } = await lead.get(`/api/similarity/${line?.pair.id}`)
  expect(status).toBe(200)
  expect(body.a.sections.map((it: { label: string }) => it.label)).toEqual(
    body.b.sections.map((it: { label: string }) => it.label),
  )
  const marked = (side: {
    sections: { text: string; marks: { n: number; start: number; end: number }[] }[]
  }) =>
    new Map(
      side.sections.flatMap(({ text, marks }) =>
        marks.map(({ n, start, end }) => [n, text.slice(start, end).toLowerCase()] as const),
      ),
    )
  const [a, b] = [marked(body.a), marked(body.b)]
  expect([...a.keys()].toSorted()).toEqual([...b.keys()].toSorted())
  const equal = [...a].filter(([n, text]) => b.get(n) === text)
  expect(equal.length).toBeGreaterThan(5)
  expect(JSON.stringify(body)).not.toMatch(/0901 000 123/)
  expect(body.allowed).toEqual([])
})

test('a decision is recorded with its reason, shown where the entry is screened, and none is changed', async () => {
  const lines = (await list('show=all')).pairs as Line[]
  const line = lines.find((it) => nameOf(it) === '3–15')
  const pair = `/api/similarity/${line?.pair.id}`
  const decide = (body: object, who = secretary) => who.post(`${pair}/decisions`, body)
  expect((await decide({ verdict: 'same', reason: ' ', seen: 0 })).status).toBe(422)
  expect((await decide({ verdict: 'same', reason: 'Chép', seen: 0 }, lead)).status).toBe(403)
  expect((await decide({ verdict: 'same', reason: 'Chép', seen: 0 }, judge)).status).toBe(404)
  const first = await decide({ verdict: 'same', reason: 'Chép mục 1, 2, 4, 5.', seen: 0 })
  expect([first.status, first.body]).toEqual([200, { seen: 1 }])
  const late = await decide({ verdict: 'different', reason: '', seen: 0 })
  expect([late.status, late.body.code, late.body.current]).toEqual([409, 'record/stale-version', 1])
  await decide({ verdict: 'cleared', reason: 'Hai nhóm cùng làm, đã xác nhận.', seen: 1 })

  const read = (await lead.get(pair)).body
  expect(read.pair.verdict).toBe('cleared')
  expect(read.decisions).toEqual([
    {
      verdict: 'cleared',
      reason: 'Hai nhóm cùng làm, đã xác nhận.',
      by: 'Ngô Thư Ký',
      at: world.clock.now.toISOString(),
      changed: false,
    },
    {
      verdict: 'same',
      reason: 'Chép mục 1, 2, 4, 5.',
      by: 'Ngô Thư Ký',
      at: world.clock.now.toISOString(),
      changed: false,
    },
  ])
  const similar = (await secretary.get(`/api/screening/${ideas[14]?.entryId}/similar`)).body
  expect(similar.compared).toBe(true)
  // Idea 3 stands word for word in the year before: idea 15 is as much like the one as like the other.
  expect(new Map(similar.pairs.map((it: Line) => [nameOf(it), it.pair.verdict]))).toEqual(
    new Map([
      ['3–15', 'cleared'],
      ['15+', null],
    ]),
  )
  expect([(await list()).open, (await list('show=all')).total]).toEqual([8, 9])
  const [event] = await world.database
    .owner`select p.payload from ledger l join ledger_payload p using (seq) where kind = 'similarity' order by seq desc`
  expect(event?.['payload']).toMatchObject({
    verdict: 'cleared',
    reason: 'Hai nhóm cùng làm, đã xác nhận.',
    n: 2,
  })
})

test('an entry handed in anew makes the comparison stale, and the next one opens its decision again', async () => {
  const idea = ideas[14]
  if (!idea) throw new Error('no idea 15')
  const screened = (await secretary.get(`/api/screening/${idea.entryId}`)).body
  const due = new Date(world.clock.now.getTime() + 3 * 86_400_000).toISOString()
  const items = [{ pointer: '/fields/proposal', note: 'Nêu rõ phần của nhóm.' }]
  await secretary.post(`/api/screening/${idea.entryId}/return`, { n: 1, items, reason: 'Bổ sung', due })
  const own = (await idea.officer.get(`/api/entries/${idea.entryId}`)).body
  const { body } = screened.revisions[0]
  const saved = await idea.officer.put(`/api/entries/${idea.entryId}/draft`, {
    baseVersion: own.draft.version,
    body: {
      ...own.draft.body,
      fields: { ...own.draft.body.fields, title: `${body.fields.title} (bản bổ sung)` },
    },
  })
  const again = await idea.officer.post(`/api/entries/${idea.entryId}/submit`, {
    draftVersion: saved.body.version,
  })
  expect(again.status).toBe(200)
  expect((await list()).run.stale).toBe(true)
  const ids = new Map(((await list('show=all')).pairs as Line[]).map((it) => [nameOf(it), it.pair.id]))

  await compareStale(world.deps)
  await comparisonsSettled()
  const after = await list()
  expect([after.run.stale, after.open]).toEqual([false, 9])
  const line = (after.pairs as Line[]).find((it) => nameOf(it) === '3–15')
  expect(line?.pair).toMatchObject({ id: ids.get('3–15'), verdict: 'cleared', changed: true })
  await compareStale(world.deps)
  expect((await list()).run.state).toBe('done')
})

test('one run at a time; one that fell silent is taken up again', async () => {
  const { db } = world.database
  const where = eq(similarityRun.editionId, edition.id)
  await db
    .update(similarityRun)
    .set({ state: 'running', heardAt: world.clock.now, progress: 300 })
    .where(where)
  const second = await secretary.post(`${url()}/compare`)
  expect([second.status, second.body.code]).toEqual([409, 'record/in-wrong-state'])
  expect((await list()).run).toMatchObject({ state: 'running', progress: 300 })
  world.clock.advance(3 * 60_000)
  expect((await list()).run.state).toBe('interrupted')
  expect((await compare()).status).toBe(200)
  expect((await list()).run.state).toBe('done')
})

test('judges, officers and strangers find nothing; a secretary of one edition reads nothing of another', async () => {
  const lines = (await list('show=all')).pairs as Line[]
  const withEarlier = lines.find((it) => nameOf(it) === '1+')
  const paths = [url(), `/api/similarity/${lines[0]?.pair.id}`, `/api/screening/${ideas[0]?.entryId}/similar`]
  for (const path of paths) {
    expect([path, (await judge.get(path)).status]).toEqual([path, 404])
    expect([path, (await world.anonymous.get(path)).status]).toEqual([path, 401])
  }
  expect((await ideas[0]?.officer.get(url()))?.status).toBe(404)
  expect((await lead.post(`${url()}/compare`)).status).toBe(403)
  expect((await secretary.get(`/api/similarity/${randomUUID()}`)).status).toBe(404)
  expect((await secretary.get(`/api/editions/${randomUUID()}/similarity`)).status).toBe(404)

  const own = await world.person('Vũ Thư Ký Kỳ Này', [
    { role: 'secretary', scopeKind: 'edition', scopeId: edition.id },
  ])
  const { body } = await own.get(`/api/similarity/${withEarlier?.pair.id}`)
  const sides = [body.a, body.b]
  const other = sides.find((side: { about: { earlier: boolean } }) => side.about.earlier)
  expect(other.about).toEqual({ editionTitle: earlier.title, earlier: true })
  expect(JSON.stringify(other.sections)).not.toContain('text')
  expect(
    sides.find((side: { about: { earlier: boolean } }) => !side.about.earlier).sections[0].marks,
  ).toEqual([])
})

test('the reason of a decision forgets an author who is erased', async () => {
  const line = ((await list('show=all')).pairs as Line[]).find((it) => nameOf(it) === '5–18')
  const pair = `/api/similarity/${line?.pair.id}`
  const [author] = await world.database.owner`
    select p.person_id, i.full_name from entry_person p join person_identity i using (person_id)
    where p.entry_id = ${ideas[4]?.entryId ?? ''} order by p.ordinal limit 1`
  const name = String(author?.['full_name'])
  expect(name).toMatch(/ /)
  const reason = `${name} cho biết hai nhóm làm riêng.`
  await secretary.post(`${pair}/decisions`, { verdict: 'cleared', reason, seen: 0 })
  const asked = await secretary.post(`/api/people/${author?.['person_id']}/erasure`, { reason: 'Yêu cầu' })
  expect((await lead.post(`/api/erasures/${asked.body.id}/approve`)).status).toBe(200)
  const read = (await lead.get(pair)).body
  expect(read.decisions[0].reason).toBe('[đã xóa] cho biết hai nhóm làm riêng.')
  expect(JSON.stringify(read)).not.toContain(name)
})

test('one pair or several cost the same number of statements', async () => {
  const count = (stt: number) =>
    world.countQueries(() => secretary.get(`/api/screening/${ideas[stt - 1]?.entryId}/similar`))
  expect(await count(8)).toBe(await count(5))
})
