import { randomUUID } from 'node:crypto'
import { entry, entryPerson, ledgerPayload, panelMember, rendition, stageEntry } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp, prepareOne, rendered, sampleIdeas, type TestApp } from '../../testing/index.ts'
import { testServer } from '../../testing/server.ts'
import { markInterrupted } from './render-rendition.ts'
import { acceptedIdeas, type MaskingWorld, namedEdition } from './testing.ts'

let world: TestApp
let ours: MaskingWorld
let ids: string[]
const list = async () => (await ours.by.get(`/api/stages/${ours.stageId}/masking`)).body
const path = (id: string | undefined, rest: string) => `/api/stage-entries/${id}/${rest}`

beforeAll(async () => {
  world = await createTestApp(testServer())
  ours = await acceptedIdeas(world, { count: 4, attachments: false })
  await ours.by.post(`/api/stages/${ours.stageId}/masking/begin`)
  ids = (await list()).items.map((it: { id: string }) => it.id)
})
afterAll(() => world.close())

describe('drawing of codes', () => {
  test('every accepted entry has one code, and a second drawing adds nothing', async () => {
    const before = await list()
    expect(before.items).toHaveLength(4)
    expect(before.waiting).toBe(0)
    expect(new Set(before.items.map((it: { blindCode: string }) => it.blindCode)).size).toBe(4)
    expect((await ours.by.post(`/api/stages/${ours.stageId}/masking/begin`)).body.created).toBe(0)
    expect((await list()).items).toEqual(before.items)
  })

  test('ids and codes tell nothing of the order of arrival: they are random, version 4', () => {
    for (const id of ids) expect(id[14]).toBe('4')
  })

  test('an entry that is accepted no more is taken out, and comes back when it is accepted again', async () => {
    const [row] = await world.database.db.select().from(stageEntry).where(eq(stageEntry.id, ids[3]!))
    const set = (state: string) =>
      world.database.db.update(entry).set({ state }).where(eq(entry.id, row!.entryId))
    const begin = () => ours.by.post(`/api/stages/${ours.stageId}/masking/begin`)
    await set('withdrawn')
    await begin()
    expect((await list()).items.find((it: { id: string }) => it.id === ids[3]).state).toBe('withdrawn')
    await set('accepted')
    await begin()
    expect((await list()).items.find((it: { id: string }) => it.id === ids[3]).state).toBe('toDo')
  })

  test('the list takes the same number of queries for four entries as for one', async () => {
    const other = await acceptedIdeas(world, { count: 1, attachments: false })
    await other.by.post(`/api/stages/${other.stageId}/masking/begin`)
    const one = await world.countQueries(() => other.by.get(`/api/stages/${other.stageId}/masking`))
    expect(await world.countQueries(() => list())).toBe(one)
  })
})

describe('who may', () => {
  test('others know nothing of it, or may not', async () => {
    const [stageEntryId] = ids
    const outsiders = [
      await world.person('Giám khảo Một', [{ role: 'judge', scopeKind: 'edition', scopeId: ours.editionId }]),
      await world.person('Thư ký Nơi khác', [
        { role: 'secretary', scopeKind: 'edition', scopeId: randomUUID() },
      ]),
      await world.person('Chưa xác thực', [{ role: 'secretary', scopeKind: 'global' }], {
        secondFactor: false,
      }),
    ]
    for (const outsider of outsiders) {
      const statuses = [
        await outsider.get(`/api/stages/${ours.stageId}/masking`),
        await outsider.post(`/api/stages/${ours.stageId}/masking/begin`),
        await outsider.get(path(stageEntryId, 'masking')),
        await outsider.get(path(stageEntryId, 'rendition')),
        await outsider.get(path(stageEntryId, `documents/${randomUUID()}/pages/1`)),
        await outsider.get(path(stageEntryId, `rendition/images/${randomUUID()}`)),
        await outsider.post(path(stageEntryId, 'rendition'), { baseVersion: 0 }),
        await outsider.post(path(stageEntryId, 'rendition/approve'), { renditionId: randomUUID() }),
      ].map(({ status }) => status)
      expect(statuses).toEqual(Array.from({ length: 8 }, () => 404))
    }
    const lead = await world.person('Trưởng Tổ', [{ role: 'lead', scopeKind: 'global' }])
    expect((await lead.get(path(stageEntryId, 'masking'))).status).toBe(403)
    expect((await world.anonymous.get(path(stageEntryId, 'masking'))).status).toBe(401)
  })

  test('an author, the one who handed it in and a judge of the edition neither mask nor approve', async () => {
    const [row] = await world.database.db.select().from(stageEntry).where(eq(stageEntry.id, ids[2]!))
    const secretary = [{ role: 'secretary', scopeKind: 'global' }] as const
    const [author, judge] = [
      await world.person('Tác giả Kiêm', secretary),
      await world.person('Giám khảo Kiêm', secretary),
    ]
    await world.database.db.insert(entryPerson).values({
      entryId: row!.entryId,
      personId: author.personId,
      role: 'author',
      representative: false,
      ordinal: 9,
    })
    await world.database.db.insert(panelMember).values({
      id: randomUUID(),
      stageId: ours.stageId,
      personId: judge.personId,
      expertise: [],
      chair: false,
      state: 'active',
      appointedBy: randomUUID(),
      appointedAt: world.clock.now,
    })
    for (const related of [author, judge]) {
      const answer = await related.get(path(ids[2], 'masking'))
      expect([answer.status, answer.body.code]).toEqual([403, 'masking/related'])
      expect((await related.post(path(ids[2], 'rendition'), { baseVersion: 0 })).body.code).toBe(
        'masking/related',
      )
    }
    expect((await author.get(path(ids[1], 'masking'))).status).toBe(200)
    expect((await judge.get(path(ids[1], 'masking'))).status).toBe(403)
    await world.database.db.delete(panelMember).where(eq(panelMember.personId, judge.personId))
  })
})

describe('saving', () => {
  test('a stale version is refused with the other text, malformed input with pointers', async () => {
    const { marks, version } = (await ours.by.get(path(ids[0], 'masking'))).body
    expect(version).toBe(0)
    const put = (body: unknown) => ours.by.put(path(ids[0], 'masking'), body)
    expect((await put({ baseVersion: 0, body: marks })).body.version).toBe(1)
    const stale = await ours.approver.put(path(ids[0], 'masking'), {
      baseVersion: 0,
      body: { fields: {}, documents: {} },
    })
    expect([stale.status, stale.body.current, stale.body.theirs]).toEqual([409, 1, marks])
    for (const body of [
      {},
      { baseVersion: -1, body: marks },
      {
        baseVersion: 1,
        body: { fields: { title: { out: [{ leaf: 0, start: 4, end: 2 }], keep: [] } }, documents: {} },
      },
      { baseVersion: 1, body: { fields: {}, documents: { x: {} } } },
    ]) {
      const answer = await put(body)
      expect([answer.status, answer.body.code]).toEqual([422, 'input/invalid'])
    }
    expect((await put('x'.repeat(10))).status).toBe(422)
  })
})

describe('four eyes', () => {
  test('a name left in must be acknowledged; who prepares does not approve; sent back with a reason; approved', async () => {
    const leaking = (await list()).items.find((it: { title: string }) => it.title === sampleIdeas[1]?.ten)
    const id: string = leaking.id
    const page = (await ours.by.get(path(id, 'masking'))).body
    const keepAll = {
      fields: Object.fromEntries(Object.keys(page.marks.fields).map((key) => [key, { out: [], keep: [] }])),
      documents: {},
    }
    const { version } = (await ours.by.put(path(id, 'masking'), { baseVersion: page.version, body: keepAll }))
      .body
    const warned = await ours.by.post(path(id, 'rendition'), { baseVersion: version })
    expect([warned.status, warned.body.code]).toEqual([409, 'masking/names-remain'])
    expect(warned.body.names.length).toBeGreaterThan(0)
    const stale = await ours.by.post(path(id, 'rendition'), { baseVersion: version - 1 })
    expect(stale.body.code).toBe('record/stale-version')

    const commandId = { 'idempotency-key': randomUUID() }
    const input = { baseVersion: version, acknowledged: warned.body.names }
    const first = await ours.by.post(path(id, 'rendition'), input, commandId)
    const again = await ours.by.post(path(id, 'rendition'), input, commandId)
    expect(again.body).toEqual(first.body)
    expect(await rendered(ours.by, id)).toBe('prepared')
    const { renditionId } = first.body

    const own = await ours.by.post(path(id, 'rendition/approve'), { renditionId })
    expect([own.status, own.body.code]).toEqual([403, 'access/second-person-needed'])
    const seen = (await ours.approver.get(path(id, 'rendition'))).body
    expect(seen.notes.acknowledged).toEqual(warned.body.names)
    const back = { renditionId, reason: 'Còn tên tác giả ở mục Thực trạng.' }
    expect((await ours.by.post(path(id, 'rendition/send-back'), back)).status).toBe(403)
    expect((await ours.approver.post(path(id, 'rendition/send-back'), back)).status).toBe(200)
    expect((await ours.approver.post(path(id, 'rendition/approve'), { renditionId })).status).toBe(409)

    const fresh = { fields: page.marks.fields, documents: {} }
    await ours.by.put(path(id, 'masking'), { baseVersion: version, body: fresh })
    const second = await prepareOne(ours.by, id)
    expect(await rendered(ours.by, id)).toBe('prepared')
    expect((await ours.approver.post(path(id, 'rendition/approve'), { renditionId })).status).toBe(409)
    expect((await ours.approver.post(path(id, 'rendition/approve'), { renditionId: second })).status).toBe(
      200,
    )
    const states = await world.database.db
      .select({ id: rendition.id, state: rendition.state })
      .from(rendition)
      .where(eq(rendition.stageEntryId, id))
    expect(Object.fromEntries(states.map((it) => [it.id, it.state]))).toEqual({
      [renditionId]: 'superseded',
      [second]: 'approved',
    })
    const events = (await world.database.db.select().from(ledgerPayload)).flatMap(({ payload }) => {
      const it = payload as Record<string, unknown>
      return it['stageEntryId'] === id ? [`${it['kind']} ${it['act'] ?? it['what']}`] : []
    })
    expect(events).toEqual([
      'mask draw',
      'mask prepare',
      'mask sendBack',
      'mask prepare',
      'approve rendition',
    ])
  })

  test('whoever last changed the black-outs does not approve either', async () => {
    const other = await acceptedIdeas(world, { count: 1, attachments: false })
    await ours.by.post(`/api/stages/${other.stageId}/masking/begin`)
    const [{ id }] = (await ours.by.get(`/api/stages/${other.stageId}/masking`)).body.items
    const { marks } = (await ours.by.get(path(id, 'masking'))).body
    await ours.approver.put(path(id, 'masking'), { baseVersion: 0, body: marks })
    const renditionId = await prepareOne(ours.by, id)
    expect(await rendered(ours.by, id)).toBe('prepared')
    for (const maker of [ours.by, ours.approver]) {
      const answer = await maker.post(path(id, 'rendition/approve'), { renditionId })
      expect(answer.body.code).toBe('access/second-person-needed')
    }
    const third = await world.person('Vũ Hải Âu', [{ role: 'secretary', scopeKind: 'global' }])
    expect((await third.post(path(id, 'rendition/approve'), { renditionId })).status).toBe(200)
  })

  test('nothing is assignable before approval', async () => {
    const { items } = await list()
    const { id } = items.find((it: { state: string }) => it.state === 'toDo')
    await prepareOne(ours.by, id)
    expect(await rendered(ours.by, id)).toBe('prepared')
    const judge = await world.person('Phạm Hồng Phúc')
    const appointed = await ours.by.post(`/api/stages/${ours.stageId}/panel`, {
      personId: judge.personId,
      expertise: [],
    })
    const input = { stageEntryId: id, memberId: appointed.body.memberId, segment: 'idea' }
    const assign = async () => (await ours.by.post(`/api/stages/${ours.stageId}/assignments`, input)).status
    expect([appointed.status, await assign()]).toEqual([200, 404])
    const { renditionId } = (await ours.approver.get(path(id, 'rendition'))).body
    await ours.approver.post(path(id, 'rendition/approve'), { renditionId })
    expect(await assign()).toBe(200)
  })
})

describe('a rendering that was cut off', () => {
  test('is marked when its process is silent, shows nothing, and can be prepared again', async () => {
    const [id] = [ids[3]!]
    const cut = randomUUID()
    const { accountId } = ours.by
    const row = { id: cut, stageEntryId: id, state: 'rendering' as const, body: {}, maskedBy: accountId }
    // After the approved copy, whichever of the two ids is the smaller.
    const maskedAt = new Date(world.clock.now.getTime() + 1)
    await world.database.db.insert(rendition).values({ ...row, maskedAt, heardAt: maskedAt })
    expect((await ours.by.post(path(id, 'rendition'), { baseVersion: 0 })).status).toBe(409)
    // Another process that starts meanwhile leaves it to the one that makes it.
    expect(await markInterrupted(world.deps)).toBe(0)
    expect((await ours.by.get(path(id, 'rendition'))).body.state).toBe('rendering')
    world.clock.advance(61_000)
    expect(await markInterrupted(world.deps)).toBe(1)
    const seen = (await ours.by.get(path(id, 'rendition'))).body
    expect([seen.state, seen.reason, seen.work]).toEqual(['failed', 'interrupted', null])
    // Later than the two before it: copies of one instant have no order.
    world.clock.advance(1000)
    await prepareOne(ours.by, id)
    expect(await rendered(ours.by, id)).toBe('prepared')
  })
})

describe('a stage that is not blind', () => {
  test('full copies of all at once, with people and unit but no way to reach them, approved by another', async () => {
    const { rules, stageId } = await namedEdition(world)
    const before = await ours.by.post(`/api/stages/${stageId}/masking/begin`)
    expect(before.body).toEqual({ created: 2, total: 2 })
    expect((await ours.by.post(`/api/stages/${stageId}/renditions/prepare-all`)).body).toEqual({
      begun: 2,
      left: 0,
    })
    const items = (await ours.by.get(`/api/stages/${stageId}/masking`)).body.items as { id: string }[]
    for (const { id } of items) expect(await rendered(ours.by, id)).toBe('prepared')
    const { work } = (await ours.by.get(path(items[0]?.id, 'rendition'))).body
    const labels = work.fields.map((field: { label: string }) => field.label)
    expect(labels.slice(0, 2)).toEqual(['Người được đề nghị', 'Đơn vị'])
    expect(labels).toContain(rules.entry.fields.find(({ key }) => key === 'noDiscipline')?.label)
    expect(JSON.stringify(work)).not.toContain('0901 000 123')

    const listed = (await ours.approver.get(`/api/stages/${stageId}/masking`)).body.items
    const renditionIds = listed.map((it: { renditionId: string }) => it.renditionId)
    const approve = (who: typeof ours.by) =>
      who.post(`/api/stages/${stageId}/renditions/approve-all`, { renditionIds })
    expect((await approve(ours.by)).body.code).toBe('access/second-person-needed')
    expect((await approve(ours.approver)).body).toEqual({ approved: 2 })
  })

  test('a blind stage takes no shortcut', async () => {
    const answer = await ours.by.post(`/api/stages/${ours.stageId}/renditions/prepare-all`)
    expect([answer.status, answer.body.code]).toEqual([409, 'record/in-wrong-state'])
  })
})
