import { randomUUID } from 'node:crypto'
import {
  consent,
  entry,
  entryPerson,
  ledgerPayload,
  submissionMemo,
  escalation,
  escalationAnswer,
  escalationAnswerLine,
  target,
  targetChange,
  unitPeriod,
  work,
  workCommendation,
  workContent,
  workDecision,
} from '@xk/db'
import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  ensureUnit,
  type JudgedStage,
  must,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import {
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'

const SECRETARY = 'Mai Quốc Vinh'
const NOW = new Date('2026-12-15T02:00:00Z')
let world: TestApp
let people: ResultPeople
let it: JudgedStage
let termId: string
let officer: Persona
let clusterLead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: NOW })
  people = await resultPeople(world)
  const rules = {
    ...exemplarSelectionTemplate,
    stages: exemplarSelectionTemplate.stages.filter(({ kind }) => kind !== 'councilBallot'),
  }
  it = await insertApprovedResult(world, people, {
    rules,
    totals: [
      [97, 96, 95],
      [95, 94, 93],
      [93, 92, 91],
    ],
  })
  await decide(it, people)
  termId = (await world.database.sql`select term_id from edition where id = ${it.editionId}`)[0]?.['term_id']
  officer = await world.person('Cán bộ cơ sở', [
    { role: 'officer', scopeKind: 'unit', scopeId: it.entries[0]?.unitId ?? '' },
  ])
  const [period] = await world.database.db.select().from(unitPeriod)
  clusterLead = await world.person('Cụm trưởng', [
    { role: 'clusterLead', scopeKind: 'cluster', scopeId: period?.clusterId ?? '' },
  ])
})
afterAll(() => world.close())

interface Card {
  kind: string
  count: number
  total: number | null
  goal: number
  years: { year: number; count: number; total: number | null }[]
  clusters: { name: string | null; count: number; years: { count: number }[] }[]
}
const read = async (who: Persona = people.secretary) =>
  must('targets', await who.get(`/api/targets?term=${termId}`))
const card = async (kind: string): Promise<Card> =>
  (await read()).targets.find((one: Card) => one.kind === kind)
const behind = async (query: string, who: Persona = people.secretary) =>
  must('things', await who.get(`/api/targets/things?term=${termId}&${query}`))

/** What the nominee of an entry says to being named. */
const sayOnName = async (nth: number, assurance: string, withdrawnAt: Date | null = null) => {
  const entryId = it.entries[nth]?.entryId ?? ''
  const { db } = world.database
  const [row] = await db.select().from(entryPerson).where(eq(entryPerson.entryId, entryId))
  const personId = row?.personId ?? ''
  await db.delete(consent).where(eq(consent.entryId, entryId))
  const facts = { entryId, personId, purpose: 'publishName', noticeVersion: '2026-01', givenAt: NOW }
  await db.insert(consent).values({ id: randomUUID(), ...facts, assurance, withdrawnAt })
}

const titleOf = async (entryId: string): Promise<string> => {
  const [row] = await world.database.sql`select rc.body->'fields'->>'title' as title
    from stage_entry se join revision_content rc on rc.revision_id = se.revision_id where se.entry_id = ${entryId}`
  return String(row?.['title'])
}

test('exemplars count from the hour of the publication, each by the decision that honours them', async () => {
  expect((await card('exemplarsOfBloc')).count).toBe(0)
  await release(it, people)
  const shown = await card('exemplarsOfBloc')
  expect([shown.count, shown.goal]).toEqual([3, 150])
  const { things } = await behind('kind=exemplarsOfBloc&year=2026')
  expect(things).toHaveLength(shown.years.find(({ year }) => year === 2026)?.count ?? -1)
  const [first] = things
  expect(first.name).toMatch(/^Tác giả/)
  // One decision's people by name, as its list is read.
  const names: string[] = things.map(({ name }: { name: string }) => name)
  expect(names).toEqual(names.toSorted())
  expect(first.decision).not.toBe('')
  expect(first.href).toMatch(/^\/ket-qua\//)
  expect((await behind('kind=exemplarsOfBloc&year=2025')).things).toEqual([])
})

test('outside the working group only those are named who agreed themselves, until they take it back', async () => {
  const named = async (who: Persona) =>
    (await behind('kind=exemplarsOfBloc', who)).things
      .flatMap(({ name }: { name: string | null }) => name ?? [])
      .toSorted()
  await sayOnName(0, 'self')
  await sayOnName(1, 'recordedByUnit')
  for (const who of [officer, clusterLead]) expect(await named(who)).toEqual(['Tác giả số 1'])
  expect(await named(people.secretary)).toHaveLength(3)
  await sayOnName(0, 'self', NOW)
  for (const who of [officer, clusterLead]) expect(await named(who)).toEqual([])
})

test('a collective counts under its own name for everybody, never under the delegate who speaks for it', async () => {
  const { db } = world.database
  const [one, two] = it.entries.slice(1).map(({ entryId }) => entryId)
  const before = await db.select().from(entryPerson)
  const divisions = await db.select({ id: entry.id, division: entry.division }).from(entry)
  const collective = it.rules.divisions.find(({ subject }) => subject === 'collective')?.key ?? ''
  expect(collective).not.toBe('')
  // Both collectives have the same delegate, who even agreed to be named.
  const delegate = before.find(({ entryId }) => entryId === one)?.personId ?? ''
  for (const entryId of [one ?? '', two ?? '']) {
    await db.update(entry).set({ division: collective }).where(eq(entry.id, entryId))
    await db
      .update(entryPerson)
      .set({ role: 'delegate', personId: delegate })
      .where(eq(entryPerson.entryId, entryId))
  }
  await sayOnName(1, 'self')
  const titles = await Promise.all([one, two].map((entryId) => titleOf(entryId ?? '')))
  for (const who of [people.secretary, officer, clusterLead]) {
    const { things } = await behind('kind=exemplarsOfBloc', who)
    expect(things).toHaveLength(3)
    const named = things.map(({ name }: { name: string | null }) => name)
    expect(named).toEqual(expect.arrayContaining(titles))
    expect(named).not.toContain('Tác giả số 2')
  }
  expect((await card('exemplarsOfBloc')).count).toBe(3)
  for (const { id, division } of divisions) await db.update(entry).set({ division }).where(eq(entry.id, id))
  for (const { entryId, personId, role } of before)
    await db.update(entryPerson).set({ role, personId }).where(eq(entryPerson.entryId, entryId))
})

const addWork = async (unitId: string, acceptedOn: string, title: string, commendedOn?: string) => {
  const { db } = world.database
  const [id, by] = [randomUUID(), randomUUID()]
  await db.insert(work).values({
    id,
    unitId,
    termId,
    year: Number(acceptedOn.slice(0, 4)),
    sort: 'youthProject',
    kind: 'guide',
    state: 'accepted',
    version: 1,
    enteredBy: by,
    onBehalf: false,
    createdAt: NOW,
    savedAt: NOW,
    acceptedOn,
    decidedBy: people.secretary.accountId,
    decidedAt: NOW,
  } as typeof work.$inferInsert)
  await db.insert(workContent).values({ workId: id, body: { title }, folded: title } as never)
  if (!commendedOn) return
  const decisionId = randomUUID()
  await db.insert(workDecision).values({
    id: decisionId,
    termId,
    kind: 'commend',
    state: 'approved',
    version: 1,
    number: '31-QĐ/ĐTN',
    signedOn: commendedOn,
    reason: '',
    text: {},
    preparedBy: by,
    preparedAt: NOW,
  } as unknown as typeof workDecision.$inferInsert)
  await db.insert(workCommendation).values({ id: randomUUID(), workId: id, termId, decisionId })
}

test('the share of units with a work and the works commended, down to the list', async () => {
  const [one, two, three] = it.entries.map(({ unitId }) => unitId)
  await addWork(one ?? '', '2025-05-19', 'Bài hướng dẫn nộp hồ sơ trực tuyến', '2025-11-01')
  await addWork(one ?? '', '2025-09-01', 'Ngày thứ bảy tình nguyện')
  await addWork(two ?? '', '2026-03-26', 'Cẩm nang một cửa')
  const share = await card('unitsWithWork')
  const units = share.total ?? 0
  expect(share.years.map(({ count, total }) => [count, total])).toEqual([
    [1, units],
    [2, units],
  ])
  const list = await behind('kind=unitsWithWork&year=2025')
  expect(list.things).toMatchObject([
    {
      name: 'Bài hướng dẫn nộp hồ sơ trực tuyến',
      on: '2025-05-19',
      acceptedBy: SECRETARY,
      href: expect.stringMatching(/^\/to-cong-tac\/cong-trinh\//),
    },
  ])
  // Which of the working group it was is the group's own.
  expect((await behind('kind=unitsWithWork&year=2025', officer)).things[0]).toMatchObject({
    name: 'Bài hướng dẫn nộp hồ sơ trực tuyến',
    acceptedBy: null,
  })
  // An officer is led to the own unit's work, a cluster lead to those of the cluster, and nobody to another's.
  const paths = async (who: Persona) =>
    (await behind('kind=unitsWithWork', who)).things.map(({ href }: { href: string | null }) =>
      href?.replace(/[^/]+$/, ''),
    )
  expect(await paths(officer)).toEqual(['/co-so/cong-trinh/', undefined])
  expect(await paths(clusterLead)).toEqual(['/to-cong-tac/cong-trinh/', '/to-cong-tac/cong-trinh/'])
  // Who runs the system counts with the others, and is no reader of works.
  const administrator = await world.person('Quản trị viên', [{ role: 'administrator', scopeKind: 'global' }])
  expect(await paths(administrator)).toEqual([undefined, undefined])
  expect(list.missing).toHaveLength(units - 1)
  const commended = await behind('kind=commendedWorks')
  const [{ decisionId } = { decisionId: '' }] = await world.database.db.select().from(workCommendation)
  expect(commended.things).toMatchObject([
    {
      decision: '31-QĐ/ĐTN',
      on: '2025-11-01',
      href: `/to-cong-tac/cong-trinh/quyet-dinh/${decisionId}`,
    },
  ])
  // An officer may count it, but has no way into the decision's own page: the own unit's work says it.
  const [theirs] = (await behind('kind=commendedWorks', officer)).things
  expect([theirs.decision, theirs.href]).toEqual(['31-QĐ/ĐTN', `/co-so/cong-trinh/${theirs.id}`])
  expect(three).toBeDefined()
})

test('a year that is over stays as it was after a merger, a new name, another cluster and a new unit', async () => {
  const figuresOf2025 = async () => {
    const { targets } = await read()
    const years = targets.map((one: Card) => one.years.find(({ year }) => year === 2025))
    const clusters = targets.map((one: Card) =>
      one.clusters
        .map(({ name, years: cells }) => [name, cells[0]?.count])
        .filter(([, count]) => count !== 0),
    )
    const lists = await Promise.all(
      ['unitsWithWork', 'commendedWorks', 'exemplarsOfBloc'].map((kind) => behind(`kind=${kind}&year=2025`)),
    )
    return { years, clusters, lists }
  }
  const before = await figuresOf2025()
  const [one, two, three] = it.entries.map(({ unitId }) => unitId)
  const clerk = people.secretary
  must('merge', await clerk.post(`/api/units/${one}/end`, { on: '2026-06-01', into: two }))
  const made = must('cluster', await clerk.post('/api/clusters', { name: 'Cụm 9' }))
  must(
    'change',
    await clerk.post(`/api/units/${two}/change`, {
      on: '2026-07-01',
      name: 'Đoàn hợp nhất',
      clusterId: made.id,
    }),
  )
  must('leave', await clerk.post(`/api/units/${three}/end`, { on: '2026-08-01', into: null }))
  must(
    'join',
    await clerk.post('/api/units', {
      name: 'Đoàn mới gia nhập',
      clusterId: made.id,
      from: '2026-09-01',
      memberCount: 10,
    }),
  )
  expect(await figuresOf2025()).toEqual(before)
  // Whoever carries it on is led to what was begun, and so is the lead of the cluster that it is in now.
  const begun = before.lists[0]?.things[0]?.id
  expect(begun).toEqual(expect.any(String))
  const leadTo = async (role: 'officer' | 'clusterLead', scopeKind: 'unit' | 'cluster', scopeId: string) => {
    const who = await world.person(`${role} về sau`, [{ role, scopeKind, scopeId }])
    return (await behind('kind=unitsWithWork&year=2025', who)).things[0]?.href
  }
  expect(await leadTo('officer', 'unit', two ?? '')).toBe(`/co-so/cong-trinh/${begun}`)
  expect(await leadTo('clusterLead', 'cluster', made.id)).toBe(`/to-cong-tac/cong-trinh/${begun}`)
  // The merged unit carries on what its predecessor did.
  const now = (await card('unitsWithWork')).years.at(-1)
  expect([now?.count, now?.total]).toEqual([1, (before.years[0]?.total ?? 0) - 1])
})

test('what was sent upward counts by its memo; a name is for the working group until it is answered', async () => {
  const { db } = world.database
  const [first] = it.entries
  const memoId = randomUUID()
  await db.insert(submissionMemo).values({
    id: memoId,
    editionId: it.editionId,
    termId,
    level: 'city',
    year: 2026,
    state: 'sent',
    body: {},
    number: '21-TTr/ĐTN',
    signedOn: '2026-12-10',
    sentOn: '2026-12-11',
    preparedBy: randomUUID(),
    preparedAt: NOW,
  } as unknown as typeof submissionMemo.$inferInsert)
  const lineId = randomUUID()
  await db.insert(escalation).values({
    id: lineId,
    memoId,
    editionId: it.editionId,
    termId,
    level: 'city',
    year: 2026,
    stageEntryId: first?.stageEntryId ?? '',
    entryId: first?.entryId ?? '',
    unitId: first?.unitId ?? '',
    ordinal: 1,
    state: 'sent',
    sheet: { collective: false, title: '', unitName: '', people: [], summary: '' },
    at: NOW,
  })
  expect((await card('exemplarsOfCity')).count).toBe(1)
  const own = (await behind('kind=exemplarsOfCity')).things[0]
  expect([own.on, own.decision, own.name]).toEqual(['2026-12-11', '21-TTr/ĐTN', 'Tác giả số 1'])
  for (const who of [officer, clusterLead]) {
    const [seen] = (await behind('kind=exemplarsOfCity', who)).things
    expect([seen.name, seen.href, seen.decision]).toEqual([null, null, '21-TTr/ĐTN'])
  }
  // Recognised by the city: named to all once the person agreed, and only then.
  const answerId = randomUUID()
  await db.insert(escalationAnswer).values({
    id: answerId,
    memoId,
    kind: 'recognised',
    state: 'countersigned',
    reference: '214-QĐ/TĐTN',
    dated: '2026-12-14',
    note: '',
    recordedBy: randomUUID(),
    recordedAt: NOW,
  })
  await db.insert(escalationAnswerLine).values({ answerId, escalationId: lineId })
  await db.update(escalation).set({ state: 'recognised' }).where(eq(escalation.id, lineId))
  const seenBy = async (who: Persona) => (await behind('kind=exemplarsOfCity', who)).things[0]
  expect((await seenBy(officer)).name).toBe(null)
  await sayOnName(0, 'self')
  expect((await seenBy(officer)).name).toBe('Tác giả số 1')
  // Taken back within its year it counts no more; of a year that was over the figure stays, and says so.
  const takeBack = (at: string) =>
    db
      .update(escalation)
      .set({ state: 'withdrawn', at: new Date(at) })
      .where(eq(escalation.id, lineId))
  await takeBack('2026-12-31T16:59:59Z')
  expect((await card('exemplarsOfCity')).count).toBe(0)
  await takeBack('2026-12-31T17:00:00Z')
  expect((await card('exemplarsOfCity')).years.at(-1)).toMatchObject({ year: 2026, count: 1 })
  expect(await seenBy(officer)).toMatchObject({ name: null, withdrawnOn: '2027-01-01' })
  expect((await seenBy(people.secretary)).name).toBe('Tác giả số 1')
})

test('goals are changed by the lead with a reason; what was typed of earlier years counts with its decision', async () => {
  const goal = { termId, kind: 'exemplarsOfBloc', before: 150, goal: 160, reason: 'Theo nghị quyết đại hội' }
  expect((await people.secretary.post('/api/targets/goals', goal)).status).toBe(403)
  expect((await officer.post('/api/targets/goals', goal)).status).toBe(404)
  must('goal', await people.lead.post('/api/targets/goals', goal))
  expect((await people.lead.post('/api/targets/goals', goal)).body).toMatchObject({
    code: 'record/stale-version',
    current: 160,
  })
  expect(
    (await people.lead.post('/api/targets/goals', { ...goal, kind: 'unitsWithWork', before: 100, goal: 101 }))
      .body.issues,
  ).toEqual([{ pointer: '/goal', code: 'overHundred' }])
  const { changes } = await read()
  expect(changes).toMatchObject([{ kind: 'exemplarsOfBloc', before: 150, goal: 160, reason: goal.reason }])
  expect((await world.database.db.select().from(target)).map((row) => row.goal)).toEqual([160])
  expect(await world.database.db.select().from(targetChange)).toHaveLength(1)

  const past = {
    termId,
    kind: 'exemplarsOfBloc',
    on: '2025-10-15',
    name: 'Nguyễn Thị Yến Phụng',
    unitId: await ensureUnit(world, 'Đoàn Sở Y tế'),
    clusterId: null,
    decisionNumber: '12-QĐ/ĐTN',
    note: '',
  }
  expect((await officer.post('/api/past-figures', past)).status).toBe(404)
  expect(
    (await people.secretary.post('/api/past-figures', { ...past, on: '2024-12-31' })).body.issues,
  ).toEqual([{ pointer: '/on', code: 'outsideTerm' }])
  expect(
    (await people.secretary.post('/api/past-figures', { ...past, on: '2026-12-31' })).body.issues,
  ).toEqual([{ pointer: '/on', code: 'inFuture' }])
  const { id } = must('past', await people.secretary.post('/api/past-figures', past))
  const year = async () => (await card('exemplarsOfBloc')).years[0]?.count
  expect(await year()).toBe(1)
  expect((await behind('kind=exemplarsOfBloc&year=2025')).things).toMatchObject([
    { id, name: past.name, decision: '12-QĐ/ĐTN', unit: 'Đoàn Sở Y tế', past: true },
  ])
  expect((await behind('kind=exemplarsOfBloc&year=2025', officer)).things).toMatchObject([
    { name: null, decision: '12-QĐ/ĐTN' },
  ])
  must('remove', await people.secretary.post(`/api/past-figures/${id}/remove`, { reason: 'Nhập trùng' }))
  expect(await year()).toBe(0)
  expect(
    (await people.secretary.post(`/api/past-figures/${id}/remove`, { reason: 'Lần nữa' })).body.state,
  ).toBe('removed')
  const kinds = (await world.database.db.select().from(ledgerPayload)).map(
    ({ payload }) => (payload as { kind: string }).kind,
  )
  expect(kinds.filter((kind) => kind === 'target' || kind === 'pastFigure')).toHaveLength(3)
})

test('as many statements for one thing, unit and year as for many; nobody without an office sees it', async () => {
  const count = () => world.countQueries(() => read())
  const countThings = () => world.countQueries(() => behind('kind=unitsWithWork'))
  const [few, fewThings] = [await count(), await countThings()]
  for (let i = 0; i < 3; i++) {
    const unitId = await ensureUnit(world, `Đoàn thêm ${String.fromCharCode(65 + i)}`)
    await addWork(unitId, `202${5 + (i % 2)}-02-0${i + 1}`, `Công trình thêm ${i}`, '2026-01-05')
  }
  expect([await count(), await countThings()]).toEqual([few, fewThings])
  const nobody = await world.person('Người Không Chức Trách')
  expect((await nobody.get('/api/targets')).status).toBe(404)
  expect((await nobody.get('/api/targets/things?kind=commendedWorks')).status).toBe(404)
  expect((await officer.get('/api/targets')).status).toBe(200)
  expect((await people.secretary.get(`/api/targets?term=${randomUUID()}`)).status).toBe(404)
  expect(
    await world.database.db.select().from(unitPeriod).where(eq(unitPeriod.name, 'Đoàn thêm A')),
  ).toHaveLength(1)
})
