import { randomUUID } from 'node:crypto'
import {
  account,
  cluster,
  command,
  consent,
  disclosure,
  draft,
  edition,
  entry,
  endorsement,
  entryPerson,
  escalationQuota,
  file,
  erasure,
  ledger,
  ledgerPayload,
  notice,
  personIdentity,
  rendition,
  revision,
  revisionContent,
  schedule,
  screening,
  stage,
  stageEntry,
  term,
  unit,
} from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { TOMBSTONE } from './erase-from.ts'

let world: TestApp
let secretary: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Lê Thị Lan', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const someone = (fullName: string, more: object = {}) => ({
  id: 'p1',
  fullName,
  birthDate: '1995-01-02',
  birthYear: null,
  position: 'Chuyên viên',
  unitId: null,
  role: 'author',
  share: 60,
  representative: true,
  phone: '0912345678',
  email: null,
  consents: { publishName: true },
  ...more,
})

/** An entry of two authors whose text names the first, with a draft and a submitted revision. */
const entryOf = async (author: Persona, other: Persona) => {
  const { db } = world.database
  const [termId, editionId, unitId, entryId, revisionId] = Array.from({ length: 5 }, () => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const now = world.clock.now
  await db.insert(cluster).values({ id: randomUUID(), name: `Cụm ${entryId}`, ordinal: 1 })
  await db.insert(term).values({ id: termId, name: '2022–2027', starts: '2022-01-01', ends: '2027-12-31' })
  await db.insert(edition).values({
    id: editionId,
    termId,
    programme: 'ideaContest',
    title: 'Ý tưởng',
    slug: `y-tuong-${editionId}`,
    state: 'open',
    createdAt: now,
    createdBy: author.accountId,
  })
  await db.insert(unit).values({ id: unitId, createdAt: now })
  await db.insert(entry).values({
    id: entryId,
    editionId,
    division: 'main',
    unitId,
    state: 'submitted',
    createdBy: author.accountId,
    createdAt: now,
  })
  await db.insert(entryPerson).values([
    { entryId, personId: author.personId, role: 'author', share: 60, representative: true, ordinal: 0 },
    { entryId, personId: other.personId, role: 'author', share: 40, representative: false, ordinal: 1 },
  ])
  const body = {
    fields: {
      context: [{ type: 'paragraph', text: `Chị ${author.fullName.toLowerCase()} (0912345678) đề xuất.` }],
    },
    people: [someone(author.fullName), someone(other.fullName, { id: 'p2', share: 40, phone: '0987654321' })],
    declarations: {},
    jointUnits: [],
  }
  await db.insert(draft).values({ entryId, version: 3, body, savedAt: now, savedBy: author.accountId })
  await db.insert(revision).values({
    id: revisionId,
    entryId,
    n: 1,
    rulesetVersion: 1,
    digest: 'cam-ket',
    receiptCode: revisionId.slice(0, 8),
    submittedAt: now,
    submittedBy: author.accountId,
  })
  await db.insert(revisionContent).values({ revisionId, body, salt: 'abcdef' })
  await db.insert(consent).values({
    id: randomUUID(),
    personId: author.personId,
    purpose: 'publishName',
    noticeVersion: '1',
    givenAt: now,
    assurance: 'self',
  })
  return { entryId, revisionId }
}

test('two people erase a person; the entry, its digest and the ledger stay as they were', async () => {
  const { db } = world.database
  const author = await world.person('Đào Ngọc Bảo Trân')
  const other = await world.person('Lâm Tuấn Kiệt')
  await db
    .update(personIdentity)
    .set({ phone: '0912345678' })
    .where(eq(personIdentity.personId, author.personId))
  const { entryId, revisionId } = await entryOf(author, other)
  const asked = await secretary.post(`/api/people/${author.personId}/erasure`, {
    reason: 'Người tham gia yêu cầu',
  })
  expect(asked.body.waiting).toBe(true)
  expect((await secretary.post(`/api/people/${author.personId}/erasure`, { reason: 'Lần nữa' })).status).toBe(
    409,
  )
  expect((await secretary.post(`/api/erasures/${asked.body.id}/approve`)).status).toBe(403)
  expect((await author.post(`/api/erasures/${asked.body.id}/approve`)).status).toBe(404)
  const leavesBefore = await db.select().from(ledger)

  expect((await lead.post(`/api/erasures/${asked.body.id}/approve`)).status).toBe(200)
  expect(await db.select().from(personIdentity).where(eq(personIdentity.personId, author.personId))).toEqual(
    [],
  )
  const [content] = await db.select().from(revisionContent).where(eq(revisionContent.revisionId, revisionId))
  expect(content?.salt).toBe('')
  expect(content?.body).toEqual({
    fields: { context: [{ type: 'paragraph', text: `Chị ${TOMBSTONE} (${TOMBSTONE}) đề xuất.` }] },
    people: [
      someone(TOMBSTONE, { birthDate: null, position: '', phone: null }),
      someone('Lâm Tuấn Kiệt', { id: 'p2', share: 40, phone: '0987654321' }),
    ],
    declarations: {},
    jointUnits: [],
  })
  const [drafted] = await db.select().from(draft).where(eq(draft.entryId, entryId))
  expect(drafted?.body).toEqual(content?.body)
  const [kept] = await db.select().from(revision).where(eq(revision.id, revisionId))
  expect(kept?.digest).toBe('cam-ket')
  expect(await db.select().from(entryPerson).where(eq(entryPerson.entryId, entryId))).toHaveLength(2)
  expect((await db.select().from(ledger)).slice(0, leavesBefore.length)).toEqual(leavesBefore)
  expect((await db.select().from(erasure)).map((row) => row.personId)).toEqual([author.personId])
  const [shut] = await db.select().from(account).where(eq(account.id, author.accountId))
  expect([shut?.login, shut?.passwordHash, shut?.state]).toEqual([null, null, 'suspended'])
  expect((await author.get('/api/my-data')).status).toBe(401)

  // Whatever table holds text: the name and the number are nowhere any more.
  const tables = await world.database
    .owner`select table_name from information_schema.tables where table_schema = 'public'`
  for (const { table_name } of tables) {
    const rows = await world.database.owner.unsafe(`select t::text as text from "${table_name}" t`)
    const text = rows
      .map((row) => String(row['text']))
      .join('\n')
      .toLowerCase()
    expect([table_name, text.includes('bảo trân'), text.includes('0912345678')]).toEqual([
      table_name,
      false,
      false,
    ])
  }
})

test('what a release disclosed of a person goes, and what the ledger said of them', async () => {
  const { db } = world.database
  const author = await world.person('Phan Lê Quốc Huy')
  const asked = await secretary.post(`/api/people/${author.personId}/erasure`, { reason: 'Yêu cầu' })
  await db.insert(ledger).values({ seq: 900, at: 'x', kind: 'submit', commitment: 'c' })
  await db.insert(ledgerPayload).values({ seq: 900, payload: { personId: author.personId }, salt: 's' })
  await world.database
    .owner`alter table disclosure drop constraint if exists disclosure_release_id_release_id_fk`
  await db.insert(disclosure).values({
    releaseId: randomUUID(),
    path: '/a',
    value: 'Phan Lê Quốc Huy',
    salt: 's',
    personId: author.personId,
  })
  await lead.post(`/api/erasures/${asked.body.id}/approve`)
  expect(await db.select().from(disclosure)).toEqual([])
  expect(await db.select().from(ledgerPayload).where(eq(ledgerPayload.seq, 900))).toEqual([])
  expect(await db.select().from(ledger).where(eq(ledger.seq, 900))).toHaveLength(1)
})

test('names typed into reasons, notices, screenings and renditions go with the person', async () => {
  const { db, owner } = world.database
  const author = await world.person('Trịnh Bùi Khánh Vy')
  const other = await world.person('Cao Minh Nhật')
  await db
    .update(personIdentity)
    .set({ phone: '0977665544', email: 'vy@doan.vn' })
    .where(eq(personIdentity.personId, author.personId))
  const { entryId, revisionId } = await entryOf(author, other)
  const said = 'Theo đơn của TRỊNH BÙI KHÁNH VY (0977665544, vy@doan.vn)'
  const [now, id] = [world.clock.now, randomUUID]
  const [found] = await db.select({ editionId: entry.editionId }).from(entry).where(eq(entry.id, entryId))
  const [stageId, stageEntryId, requestId] = [id(), id(), id()]
  await db.insert(stage).values({
    id: stageId,
    editionId: found?.editionId ?? '',
    key: 's',
    kind: 'scoring',
    state: 'running',
    ord: 0,
  })
  await db
    .insert(stageEntry)
    .values({ id: stageEntryId, stageId, entryId, revisionId, blindCode: 'VY', state: 'active' })
  const by = lead.accountId
  await db.insert(rendition).values({
    id: id(),
    stageEntryId,
    state: 'approved',
    body: { title: said },
    reason: said,
    maskedBy: by,
    maskedAt: now,
  })
  // A dossier of somebody else's that they confirmed for their unit.
  const others = id()
  await owner`insert into entry (id, edition_id, division, unit_id, state, created_by, created_at)
    select ${others}, edition_id, division, unit_id, state, created_by, created_at from entry where id = ${entryId}`
  await db.insert(endorsement).values({
    id: id(),
    entryId: others,
    slot: 'leadership',
    tokenHash: others,
    issuedBy: by,
    issuedAt: now,
    expiresAt: now,
    answeredAt: now,
    agrees: true,
    signerName: author.fullName,
    signerPosition: 'Bí thư chi đoàn',
  })
  const why = { reason: said, by, at: now }
  const { termId } = (await db.select({ termId: edition.termId }).from(edition))[0]!
  await db.insert(escalationQuota).values({ termId, level: 'city', year: 2026, quota: 2, ...why })
  await db.insert(schedule).values({
    id: id(),
    editionId: found?.editionId ?? '',
    key: 'intakeCloses',
    at: now,
    reason: said,
    recordedAt: now,
    recordedBy: by,
  })
  await db.insert(file).values({
    id: id(),
    sha256: 'x',
    type: 'pdf',
    size: 1,
    name: `Đơn của ${author.fullName}.pdf`,
    uploadedBy: by,
    uploadedAt: now,
  })
  await db.insert(screening).values({
    id: id(),
    entryId,
    revisionId,
    result: 'returned',
    items: [{ pointer: '/people/0', note: said }],
    reason: said,
    eligibility: {},
    by,
    at: now,
  })
  await db.insert(notice).values({ id: id(), accountId: by, kind: 'x', facts: { detail: said }, at: now })
  await db.insert(command).values({
    accountId: by,
    id: requestId,
    name: 'x',
    inputDigest: 'x',
    result: { phone: '0977665544' },
    at: now,
  })
  const asked = await secretary.post(`/api/people/${author.personId}/erasure`, { reason: said })
  expect((await lead.post(`/api/erasures/${asked.body.id}/approve`)).status).toBe(200)
  const [signed] = await db.select().from(endorsement).where(eq(endorsement.entryId, others))
  expect([signed?.agrees, signed?.signerPosition]).toEqual([true, null])

  const tables = await owner`select table_name from information_schema.tables where table_schema = 'public'`
  for (const { table_name } of tables) {
    const rows = await owner.unsafe(`select t::text as text from "${table_name}" t`)
    const all = JSON.stringify(rows).toLowerCase()
    const left = ['khánh vy', '0977665544', 'vy@doan.vn'].filter((it) => all.includes(it))
    expect([table_name, left]).toEqual([table_name, []])
  }
})

test('a refused erasure erases nothing', async () => {
  const someoneElse = await world.person('Võ Thị Thanh Tuyền')
  const { id } = (await secretary.post(`/api/people/${someoneElse.personId}/erasure`, { reason: 'Nhầm' }))
    .body
  const { requests } = (await lead.get('/api/erasures')).body
  expect(requests).toMatchObject([
    {
      fullName: 'Võ Thị Thanh Tuyền',
      requestedBy: 'Mai Quốc Vinh',
      allowed: ['person.erase.approve', 'person.erase.refuse'],
    },
  ])
  expect((await lead.post(`/api/erasures/${id}/refuse`)).status).toBe(200)
  expect((await lead.post(`/api/erasures/${id}/approve`)).status).toBe(404)
  expect((await someoneElse.get('/api/my-data')).body.identity.fullName).toBe('Võ Thị Thanh Tuyền')
})

test("one's own data can be read and taken along; another's is not there", async () => {
  const [mine, other] = [await world.person('Thạch Minh Đăng'), await world.person('Huỳnh Gia Khiêm')]
  const data = (await mine.get('/api/my-data')).body
  expect(data).toMatchObject({
    identity: { fullName: 'Thạch Minh Đăng', phone: null },
    memberships: [],
    devices: [{ what: 'test' }],
  })
  expect((await mine.get(`/api/people/${other.personId}/data`)).status).toBe(404)
  const administrator = await world.person('Lê Thị Mỹ Duyên', [
    { role: 'administrator', scopeKind: 'global' },
  ])
  // Not to the administrator either, until they ask for it and it is sure that it is they; nor afterwards.
  const url = `/api/people/${other.personId}/data`
  const copy = async () => (await administrator.get(url)).body.identity?.fullName ?? null
  expect(await copy()).toBeNull()
  const { id } = (
    await secretary.post('/api/data-requests', {
      kind: 'access',
      channel: 'phone',
      receivedAt: world.clock.now.toISOString(),
      name: 'Huỳnh Gia Khiêm',
      contact: '',
      unit: '',
      text: 'Đề nghị gửi bản sao dữ liệu của tôi.',
      personId: other.personId,
    })
  ).body
  const request = `/api/data-requests/${id}`
  expect([await copy(), (await administrator.get(request)).body.mayExport]).toEqual([null, false])
  await secretary.post(`${request}/identity`, {
    version: 1,
    how: 'callBack',
    note: 'Gọi lại số trong hồ sơ.',
    personId: other.personId,
  })
  expect([await copy(), (await administrator.get(request)).body.mayExport]).toEqual(['Huỳnh Gia Khiêm', true])
  expect((await secretary.get(url)).status).toBe(404)
  await secretary.post(`${request}/act`, { version: 2, act: 'export', purposes: [], reason: 'Theo yêu cầu' })
  const outcome = 'Đã giao bản sao tại văn phòng.'
  expect((await secretary.post(`${request}/close`, { version: 3, refused: false, outcome })).status).toBe(200)
  expect(await copy()).toBeNull()
})
