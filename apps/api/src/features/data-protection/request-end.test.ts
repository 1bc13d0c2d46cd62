import { dataRequest, dataRequestMail, orgSetting, personIdentity, personRestriction, session } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, must, type Persona, type TestApp, testServer } from '../../testing/index.ts'
import { tablesSaying } from '../../testing/tables-saying.ts'
import { checkLedger } from '../ledger/verify-ledger.ts'
import { privacyPage } from './public-pages.ts'
import { eraseClosedRequests } from './requests/erase-closed.ts'

// 8g00 in Vietnam.
const START = new Date('2026-11-27T01:00:00Z')
const at = (iso: string) => {
  world.clock.now = new Date(iso)
}
let world: TestApp
let secretary: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer(), { now: START })
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

/** Words of one request, each found nowhere else. */
const wordsOf = (n: string) => ({
  name: `Tạ Kim Ngân ${n}`,
  contact: `0933 ${n}`,
  unit: `Chi đoàn Hoa Sen ${n}`,
  text: `Lời yêu cầu ${n}`,
  note: `Xác minh qua ${n}`,
  answer: `Câu trả lời ${n}`,
  extension: `Vì còn chờ ${n}`,
  reason: `Lý do xử lý ${n}`,
  outcome: `Kết quả là ${n}`,
})
type Words = ReturnType<typeof wordsOf>

/** A request from paper, handled to its end. */
const handle = async (
  kind: string,
  more: { act: string; personId: string; words: Words; decide?: (erasureId: string) => Promise<unknown> },
) => {
  const { words } = more
  const { id, code } = must(
    'record',
    await secretary.post('/api/data-requests', {
      kind,
      channel: 'paper',
      receivedAt: world.clock.now.toISOString(),
      name: words.name,
      contact: words.contact,
      unit: words.unit,
      text: words.text,
      personId: more.personId,
    }),
  )
  const url = `/api/data-requests/${id}`
  const step = async (name: string, body: Record<string, unknown>) => {
    const { version } = must('read', await secretary.get(url))
    return must(name, await secretary.post(`${url}/${name}`, { version, ...body }))
  }
  await step('identity', { how: 'paper', note: words.note, personId: more.personId })
  await step('answer', { answer: words.answer })
  await step('extend', { reason: words.extension })
  await step('act', { act: more.act, reason: words.reason })
  const [row] = await world.database.db.select().from(dataRequest).where(eq(dataRequest.id, id))
  await more.decide?.(row?.actId ?? '')
  await step('close', { refused: more.decide !== undefined, outcome: words.outcome })
  return { id: String(id), code: String(code), url }
}

test('what was asked, by whom, and what was answered goes when its time is over; that it was asked and how it ended stays', async () => {
  const [one, other] = [await world.person('Người thứ nhất'), await world.person('Người thứ hai')]
  const words = wordsOf('một-một')
  const later = wordsOf('hai-hai')
  // An erasure that the second person refused: why it was asked for stands in the record too.
  const refused = await handle('erase', {
    act: 'erasure',
    personId: one.personId,
    words,
    decide: async (erasureId) => {
      await world.database.db.update(session).set({ confirmedAt: world.clock.now })
      must('refuse', await lead.post(`/api/erasures/${erasureId}/refuse`))
    },
  })
  at('2026-12-20T03:00:00Z')
  const held = await handle('restrict', { act: 'restriction', personId: other.personId, words: later })
  expect((await secretary.get(refused.url)).body.endsOn).toBe('2028-11-27')
  expect((await world.anonymous.get(`/quyen-rieng-tu/theo-doi/${refused.code}`)).status).not.toBe(500)

  at('2028-11-26T16:59:59Z')
  expect(await eraseClosedRequests(world.deps)).toBe(0)
  expect((await tablesSaying(world, Object.values(words))).length).toBeGreaterThan(0)
  at('2028-11-26T17:00:00Z')
  expect(await eraseClosedRequests(world.deps)).toBe(1)
  expect(await eraseClosedRequests(world.deps)).toBe(0)
  expect(await tablesSaying(world, Object.values(words))).toEqual([])
  expect((await tablesSaying(world, [later.text])).map(([table]) => table)).toEqual(['data_request_content'])

  const [row] = await world.database.db.select().from(dataRequest).where(eq(dataRequest.id, refused.id))
  expect(row).toMatchObject({
    kind: 'erase',
    channel: 'paper',
    state: 'refused',
    receivedAt: START,
    closedAt: START,
    actKind: 'erasure',
    personId: null,
    contentErasedAt: world.clock.now,
  })
  expect(row?.ledgerSeqs).toHaveLength(1)
  expect((await checkLedger(world.deps)).verification).toMatchObject({ ok: true, failures: [] })
  expect((await secretary.get(refused.url)).body).toMatchObject({
    name: null,
    text: null,
    contact: null,
    answer: null,
    outcome: null,
    personId: null,
    endsOn: null,
    state: 'refused',
    contentErasedAt: world.clock.now.toISOString(),
  })

  // What still holds keeps why; once lifted, that goes after the same time.
  at('2028-12-21T00:00:00Z')
  expect(await eraseClosedRequests(world.deps)).toBe(1)
  const [restriction] = await world.database.db.select().from(personRestriction)
  expect([restriction?.reason, restriction?.liftedAt]).toEqual([later.reason, null])
  expect(await tablesSaying(world, [later.text, later.name, later.outcome, later.note])).toEqual([])
  await world.database.db
    .update(personIdentity)
    .set({ email: 'nguoi.thu.hai@example.vn' })
    .where(eq(personIdentity.personId, other.personId))
  const mails = async () =>
    (await world.database.db.select().from(dataRequestMail).where(eq(dataRequestMail.requestId, held.id)))
      .length
  const lift = { reason: 'Đã xin bỏ ba-ba' }
  must('lift', await secretary.post(`/api/restrictions/${restriction?.id}/lift`, lift))
  await eraseClosedRequests(world.deps)
  expect(await mails()).toBe(1)
  at('2030-12-20T17:00:00Z')
  await eraseClosedRequests(world.deps)
  // Where no mail server is, an address does not wait for one for ever.
  expect(await mails()).toBe(0)
  expect(await tablesSaying(world, [later.reason, lift.reason])).toEqual([])
  expect((await secretary.get(held.url)).body).toMatchObject({ state: 'done', restriction: null })
  expect((await checkLedger(world.deps)).verification.ok).toBe(true)
})

test('the bloc may set another time, and the page of privacy says it', async () => {
  expect((await privacyPage(world.deps))?.terms.keepMonths).toBe(24)
  await world.database.db
    .insert(orgSetting)
    .values({ key: 'dataRequestMonths', value: '36', validFrom: '2028-01-01' })
  expect((await privacyPage(world.deps))?.terms.keepMonths).toBe(36)
})
