import { consent, escalation, ledgerPayload, notice, personIdentity } from '@xk/db'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HonouredEdition, insertHonoured } from '../../testing/honoured.ts'
import { must } from '../../testing/must.ts'
import { correct, type ResultPeople, resultPeople } from '../../testing/released-result.ts'
import { liftRestriction, restrict } from '../../testing/restrict.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'
import { listEscalations } from './list-escalations.ts'

const NAMES = [
  'Đào Ngọc Bảo Trân',
  'Nguyễn Hoàng Thiên Ân',
  'Phan Lê Quốc Huy',
  'Nguyễn Thị Yến Phụng',
  'Huỳnh Gia Khiêm',
  'Bùi Ngọc Lan Chi',
  'Đinh Vũ Hải Yến',
]

let world: TestApp
let people: ResultPeople
let it: HonouredEdition
let officer: Persona
let url: string

beforeAll(async () => {
  world = await createTestApp(testServer(), { now: new Date('2026-12-15T02:00:00Z') })
  people = await resultPeople(world)
  it = await insertHonoured(world, people, NAMES)
  url = `/api/editions/${it.editionId}/escalations`
  officer = await world.person('Cán bộ cơ sở', [
    { role: 'officer', scopeKind: 'unit', scopeId: it.honoured[0]?.unitId ?? '' },
  ])
})
afterAll(() => world.close())

const stageEntry = (i: number) => it.honoured[i]?.stageEntryId ?? ''
const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]
const page = async () => must('page', await people.secretary.get(url))
const memoOf = async (id: string) =>
  (await page()).memos.find(({ memo }: { memo: { id: string } }) => memo.id === id)
const quota = async (level: string) =>
  (await page()).quotas.find((one: { level: string }) => one.level === level)
const linesFor = (...who: number[]) =>
  who.map((i) => ({ stageEntryId: stageEntry(i), summary: `Tóm tắt thành tích của ${NAMES[i]}` }))
const begin = async (level: 'city' | 'central') => {
  const { id } = must(
    'begin',
    await people.secretary.post(`/api/editions/${it.editionId}/submission-memos`, { level }),
  )
  return id as string
}
const save = async (id: string, lines: object[], more: { deviation?: string; base?: string } = {}) => {
  const { memo } = await memoOf(id)
  const body = { ...memo.body, deviation: more.deviation ?? '' }
  return people.secretary.put(`/api/submission-memos/${id}`, { base: more.base ?? memo.digest, body, lines })
}
/** The way of a memo up to its sending. */
const send = async (id: string) => {
  const { memo } = await memoOf(id)
  const at = `/api/submission-memos/${id}`
  must('approve', await people.lead.post(`${at}/approve`, { digest: memo.digest }))
  must('number', await people.secretary.post(`${at}/number`, { number: '21', signedOn: '2026-12-14' }))
  must('send', await people.secretary.post(`${at}/send`, { sentOn: '2026-12-15', how: 'Văn thư, bản giấy' }))
}
let paper: Uint8Array<ArrayBuffer>
const scan = (bytes = paper) => {
  const form = new FormData()
  form.append('file', new File([bytes], 'Quyết định 214.pdf', { type: 'application/pdf' }))
  return form
}
interface ShownAnswer {
  id: string
  scanSha256: string | null
}
/** The scan of an answer as whoever countersigns has it on screen. */
const seen = async (answerId: string) => {
  const { memos } = await page()
  const answers: ShownAnswer[] = memos.flatMap((one: { answers: ShownAnswer[] }) => one.answers)
  return { sha256: answers.find(({ id }) => id === answerId)?.scanSha256 ?? '0'.repeat(64) }
}
const upload = async (answerId: string, bytes = paper) =>
  must('scan', await people.secretary.upload(`/api/escalation-answers/${answerId}/scan/upload`, scan(bytes)))
const countersign = async (answerId: string, who = people.lead) =>
  who.post(`/api/escalation-answers/${answerId}/countersign`, await seen(answerId))
const record = async (id: string, kind: string, lines: string[], due: string | null = null, note = '') =>
  people.secretary.post(`/api/submission-memos/${id}/answers`, {
    kind,
    reference: '214-QĐ/TĐTN',
    dated: '2026-12-15',
    due,
    note,
    lines,
  })

describe('an introduction to the city', () => {
  let memo: string
  let lineIds: string[]

  test('starts from the honoured in the order of votes, then scores, with the quotas in sight', async () => {
    const shown = await page()
    expect(shown.quotas.map((one: { level: string; year: object; term: object }) => one)).toEqual([
      {
        level: 'city',
        year: { quota: 5, proposed: 0, sent: 0, recognised: 0, declined: 0, used: 0, left: 5 },
        term: { quota: 25, proposed: 0, sent: 0, recognised: 0, declined: 0, used: 0, left: 25 },
        isSet: false,
      },
      {
        level: 'central',
        year: { quota: 1, proposed: 0, sent: 0, recognised: 0, declined: 0, used: 0, left: 1 },
        term: { quota: 5, proposed: 0, sent: 0, recognised: 0, declined: 0, used: 0, left: 5 },
        isSet: false,
      },
    ])
    type Line = {
      people: string[]
      score: string
      consent: string
      places: { place: number; obstacles: string[] }[]
    }
    expect(
      shown.candidates.map((one: Line) => [one.people, one.score, one.consent, one.places[0]?.place]),
    ).toEqual(NAMES.map((name, i) => [[name], `${96 - i},00`, 'given', i + 1]))
    expect(shown.candidates[0].places[1]).toEqual({
      level: 'central',
      place: null,
      by: null,
      obstacles: ['notAtCity'],
    })
    expect(shown.allowed).toEqual(['escalation.prepare', 'pressPack.download', 'gallery.view'])
  })

  test('is nobody else’s business', async () => {
    expect((await officer.get(url)).status).toBe(404)
    expect((await officer.get('/api/escalations')).status).toBe(404)
    expect(
      told(await people.lead.post(`/api/editions/${it.editionId}/submission-memos`, { level: 'city' })),
    ).toEqual([403, 'access/forbidden'])
  })

  test('over the year’s quota it is refused with the figures; passing somebody over needs a reason', async () => {
    memo = await begin('city')
    const over = await save(memo, linesFor(0, 1, 2, 3, 4, 5))
    expect([over.status, over.body.code, over.body.title]).toEqual([
      422,
      'escalation/over-quota',
      'Vượt chỉ tiêu giới thiệu cấp Thành của năm: chỉ tiêu 5, đã dùng 0, thêm 6. Bớt người trong danh sách, hoặc điều chỉnh chỉ tiêu trước.',
    ])
    expect((await save(memo, linesFor(0, 2))).body).toMatchObject({
      code: 'escalation/deviation-needed',
      passedOver: 1,
    })
    must('save', await save(memo, linesFor(0, 2), { deviation: 'Người đứng thứ hai xin rút' }))
    expect((await quota('city')).year).toMatchObject({ proposed: 2, used: 2, left: 3 })
    // What is on the list counts once: saving it again needs no room of its own.
    must('save again', await save(memo, linesFor(0, 1, 2)))
    expect(told(await save(memo, linesFor(0), { base: '0'.repeat(64) }))).toEqual([
      409,
      'record/stale-version',
    ])
    const twice = await begin('city')
    expect((await save(twice, linesFor(0))).body).toMatchObject({
      code: 'escalation/not-eligible',
      obstacle: 'alreadyIntroduced',
    })
    must('drop', await people.secretary.post(`/api/submission-memos/${twice}/drop`, { reason: 'Lập nhầm' }))
  })

  test('whoever’s consent to the processing was taken back, or was only the unit’s word, is not sent', async () => {
    const { entryId = '', personId = '' } = it.honoured[1] ?? {}
    const { db } = world.database
    const [own] = await db
      .update(consent)
      .set({ withdrawnAt: world.clock.now })
      .where(sql`entry_id = ${entryId} and person_id = ${personId} and purpose = 'processing'`)
      .returning()
    const { memo: shown } = await memoOf(memo)
    expect(
      (await people.lead.post(`/api/submission-memos/${memo}/approve`, { digest: shown.digest })).body,
    ).toMatchObject({ code: 'escalation/not-eligible', obstacle: 'noConsent' })
    expect((await page()).candidates[1].consent).toBe('withdrawn')
    await db
      .update(consent)
      .set({ withdrawnAt: null, assurance: 'recordedByUnit' })
      .where(eq(consent.id, own?.id ?? ''))
    expect((await page()).candidates[1].consent).toBe('unit')
    await db
      .update(consent)
      .set({ assurance: 'paper' })
      .where(eq(consent.id, own?.id ?? ''))
  })

  test('of whoever had the use of their data restricted, neither name nor words are there to choose by', async () => {
    const { personId = '', stageEntryId: id = '' } = it.honoured[3] ?? {}
    const candidate = async () =>
      (await page()).candidates.find(({ stageEntryId: of }: { stageEntryId: string }) => of === id)
    const named = await candidate()
    expect([named.people, named.consent]).toEqual([[NAMES[3]], 'given'])
    await restrict(world, personId)
    expect(await candidate()).toMatchObject({ title: '—', people: [], proposal: '', consent: 'restricted' })
    expect(JSON.stringify(await page())).not.toContain(NAMES[3])
    expect((await save(memo, linesFor(0, 1, 3))).body).toMatchObject({ obstacle: 'noConsent' })
    await liftRestriction(world, personId)
    expect(await candidate()).toEqual(named)
  })

  test('is approved by another person, exactly as on screen, then numbered and sent', async () => {
    const { memo: shown } = await memoOf(memo)
    const at = `/api/submission-memos/${memo}`
    const both = await world.person('Hồ Hai Vai', [
      { role: 'secretary', scopeKind: 'global' },
      { role: 'lead', scopeKind: 'global' },
    ])
    const { digest } = must(
      'saved by both',
      await both.put(at, { base: shown.digest, body: shown.body, lines: linesFor(0, 1, 2) }),
    )
    expect(told(await both.post(`${at}/approve`, { digest }))).toEqual([403, 'access/second-person-needed'])
    expect(told(await people.lead.post(`${at}/approve`, { digest: '0'.repeat(64) }))).toEqual([
      409,
      'record/stale-version',
    ])
    must('send back', await people.lead.post(`${at}/send-back`, { reason: 'Bổ sung tóm tắt' }))
    expect(told(await people.lead.post(`${at}/approve`, { digest }))).toEqual([409, 'record/in-wrong-state'])
    must('mended', await save(memo, linesFor(0, 1, 2)))
    expect(
      told(await people.secretary.post(`${at}/number`, { number: '21', signedOn: '2026-12-14' })),
    ).toEqual([409, 'record/in-wrong-state'])
    await send(memo)
    expect((await quota('city')).year).toMatchObject({ proposed: 0, sent: 3, used: 3 })
    lineIds = (await memoOf(memo)).lines.map(({ id }: { id: string }) => id)
    const events = await world.database.db
      .select({ payload: ledgerPayload.payload })
      .from(ledgerPayload)
      .where(sql`payload->>'kind' = 'introduce' and payload->>'memoId' = ${memo}`)
      .orderBy(ledgerPayload.seq)
    expect(events.map(({ payload }) => (payload as { step: string }).step)).toEqual([
      'begun',
      'approved',
      'numbered',
      'sent',
    ])
  })

  test('the tờ trình is in the Youth Union’s form with its list; the list goes along as .xlsx', async () => {
    const pdf = await people.lead.get(`/api/submission-memos/${memo}/memo.pdf`)
    paper = new Uint8Array(pdf.bytes)
    const text = await textOfPdf(world, pdf)
    for (const part of [
      'TỜTRÌNH',
      'Số:21-TTr/ĐTN',
      'Kínhgửi',
      'BùiNgọcLanChi',
      'DANHSÁCH',
      'TómtắtthànhtíchcủaĐàoNgọcBảoTrân',
    ])
      expect(text.includes(part), part).toBe(part !== 'BùiNgọcLanChi')
    expect(text).not.toContain('DỰTHẢO')
    const sheet = await people.lead.get(`/api/submission-memos/${memo}/list.xlsx`)
    expect([sheet.status, sheet.bytes.subarray(0, 2).toString()]).toEqual([200, '80,75'])
    expect((await officer.get(`/api/submission-memos/${memo}/memo.pdf`)).status).toBe(404)
  })

  test('a supplement is asked for by a day and sent; an answer holds once another person countersigned its scan', async () => {
    const asked = must('asked', await record(memo, 'supplement', lineIds.slice(0, 1), '2026-12-22'))
    expect(asked.id).toBeTypeOf('string')
    expect((await memoOf(memo)).lines[0]).toMatchObject({ state: 'supplement', due: '2026-12-22' })
    must(
      'supplement',
      await people.secretary.post(`/api/submission-memos/${memo}/supplement`, {
        lines: lineIds.slice(0, 1),
        note: '',
      }),
    )
    const { id } = must('recognised', await record(memo, 'recognised', lineIds.slice(0, 2)))
    expect(told(await record(memo, 'declined', lineIds.slice(1, 2)))).toEqual([409, 'record/in-wrong-state'])
    const at = `/api/escalation-answers/${id}`
    expect(told(await countersign(id, people.secretary))).toEqual([403, 'access/second-person-needed'])
    expect(told(await countersign(id))).toEqual([409, 'escalation/scan-needed'])
    await upload(id)
    // Exchanged after the other one looked at it.
    const looked = await seen(id)
    await upload(id, new Uint8Array([...paper, 10]))
    expect(told(await people.lead.post(`${at}/countersign`, looked))).toEqual([409, 'record/stale-version'])
    expect(told(await people.lead.post(`${at}/countersign`, {}))).toEqual([422, 'input/invalid'])
    expect((await people.lead.get(`${at}/scan`)).headers.get('content-type')).toBe('application/pdf')
    expect((await quota('city')).year.recognised).toBe(0)
    must('countersign', await countersign(id))
    expect(told(await countersign(id))).toEqual([409, 'record/in-wrong-state'])
    expect((await quota('city')).year).toMatchObject({ sent: 1, recognised: 2, used: 3 })
    const kinds = (
      await world.database.db.select().from(notice).where(eq(notice.accountId, officer.accountId))
    ).map(({ kind }) => kind)
    expect(kinds).toEqual(['escalation.recognised'])
    // Who is declined gives the place back.
    const declined = must('declined', await record(memo, 'declined', lineIds.slice(2)))
    await upload(declined.id)
    must('countersign', await countersign(declined.id))
    expect((await quota('city')).year).toMatchObject({ declined: 1, used: 2, left: 3 })
  })

  test('what counts is told line by line, each with its memo and decision', async () => {
    const [row] = await world.database.db.select({ termId: escalation.termId }).from(escalation)
    const all = await listEscalations(world.database.db, row?.termId ?? '')
    expect(
      all.map(({ level, state, year, personIds, memo: of, decision }) => [
        level,
        state,
        year,
        personIds,
        of.number,
        decision?.number ?? null,
      ]),
    ).toEqual([
      ['city', 'recognised', 2026, [it.honoured[0]?.personId], '21', '214-QĐ/TĐTN'],
      ['city', 'recognised', 2026, [it.honoured[1]?.personId], '21', '214-QĐ/TĐTN'],
      ['city', 'declined', 2026, [it.honoured[2]?.personId], '21', null],
    ])
  })
})

describe('an introduction to the central level', () => {
  test('takes only those whom the city recognised, unless the term’s rule says otherwise', async () => {
    const memo = await begin('central')
    expect((await save(memo, linesFor(3))).body).toMatchObject({ obstacle: 'notAtCity' })
    must('save', await save(memo, linesFor(0)))
    expect((await save(memo, linesFor(0, 1))).body).toMatchObject({
      code: 'escalation/over-quota',
      level: 'central',
      scope: 'year',
      quota: 1,
      adding: 2,
    })
    const { term } = await page()
    const body = { termId: term.id, level: 'central', year: 2026, quota: 2, reason: 'Thành Đoàn giao thêm' }
    expect(told(await people.secretary.put('/api/escalation-quotas', body))).toEqual([
      403,
      'access/forbidden',
    ])
    must('quota', await people.lead.put('/api/escalation-quotas', body))
    must('save', await save(memo, linesFor(0, 1)))
    expect(await quota('central')).toMatchObject({ isSet: true, year: { quota: 2, used: 2, left: 0 } })
    must('rule', await people.lead.put('/api/escalation-rule', { termId: term.id, centralFrom: 'any' }))
    must('save', await save(memo, linesFor(0, 3), { deviation: 'Đúng đối tượng của đợt xét' }))
    await send(memo)
  })

  test('a title taken back leaves every list, with a notice; the place is free again', async () => {
    const before = await world.database.db
      .select()
      .from(notice)
      .where(eq(notice.accountId, people.lead.accountId))
    const item = {
      kind: 'revocation',
      stageEntryId: stageEntry(3),
      ground: 'Kê khai gian dối',
      vacancy: 'vacant',
    }
    await correct(it, people, {
      reason: 'Hồ sơ kê khai không đúng',
      items: [item],
      decision: { number: '31', signedOn: '2026-12-15' },
    })
    const shown = await page()
    const lines = shown.memos.flatMap(
      (one: { lines: { stageEntryId: string; state: string; reason: string }[] }) =>
        one.lines.filter(({ stageEntryId }) => stageEntryId === stageEntry(3)),
    )
    expect(lines.map(({ state, reason }: { state: string; reason: string }) => [state, reason])).toEqual([
      ['withdrawn', 'Hồ sơ kê khai không đúng'],
    ])
    expect(shown.candidates.map(({ stageEntryId }: { stageEntryId: string }) => stageEntryId)).not.toContain(
      stageEntry(3),
    )
    const after = await world.database.db
      .select()
      .from(notice)
      .where(eq(notice.accountId, people.lead.accountId))
    const fresh = after.filter(({ id }) => !before.some((one) => one.id === id))
    expect(fresh.find(({ kind }) => kind === 'escalation.withdrawn')?.facts).toEqual({
      editionId: it.editionId,
      editionTitle: it.rules.title,
      count: 1,
      sent: true,
    })
    expect(await quota('central')).toMatchObject({ year: { used: 1, left: 1 } })
  })

  test('a recognition is taken back as it was given: by their paper, with a reason, by two people', async () => {
    type Line = { id: string; stageEntryId: string; state: string; reason: string | null }
    const cityMemo = async () =>
      (await page()).memos.find(
        ({ memo: of, lines }: { memo: { level: string }; lines: Line[] }) =>
          of.level === 'city' && lines.some(({ state }) => state === 'recognised' || state === 'withdrawn'),
      )
    const found = await cityMemo()
    const line = async (): Promise<Line | undefined> =>
      (await cityMemo()).lines.find(({ stageEntryId }: Line) => stageEntryId === stageEntry(0))
    const { id: lineId = '' } = (await line()) ?? {}
    const memoId: string = found.memo.id
    const reason = 'Thành Đoàn thu hồi quyết định'
    expect(told(await people.secretary.post(`/api/escalations/${lineId}/withdraw`, { reason }))).toEqual([
      409,
      'record/in-wrong-state',
    ])
    expect(told(await record(memoId, 'takenBack', [lineId]))).toEqual([422, 'input/invalid'])
    const declinedLine = found.lines.find(({ state }: Line) => state === 'declined').id
    expect(told(await record(memoId, 'takenBack', [declinedLine], null, reason))).toEqual([
      409,
      'record/in-wrong-state',
    ])
    const { id } = must('record', await record(memoId, 'takenBack', [lineId], null, reason))
    // One person's word changes nothing.
    expect((await line())?.state).toBe('recognised')
    expect(told(await countersign(id, people.secretary))).toEqual([403, 'access/second-person-needed'])
    expect(told(await countersign(id))).toEqual([409, 'escalation/scan-needed'])
    await upload(id)
    const before = (await quota('city')).year.recognised
    must('countersign', await countersign(id))
    expect(await line()).toMatchObject({ state: 'withdrawn', reason })
    expect((await quota('city')).year.recognised).toBe(before - 1)
    const kinds = (
      await world.database.db.select().from(notice).where(eq(notice.accountId, officer.accountId))
    ).map(({ kind }) => kind)
    expect(kinds).toContain('escalation.takenBack')
  })

  test('the statements do not grow with who is honoured', async () => {
    const small = await insertHonoured(world, people, ['Mạch Hữu Ước'])
    const count = (id: string) =>
      world.countQueries(() => people.secretary.get(`/api/editions/${id}/escalations`))
    await count(small.editionId)
    const one = await insertHonoured(world, people, [
      'Trần Đỗ Phương Uyên',
      'Lâm Tuấn Kiệt',
      'Thạch Minh Đăng',
    ])
    expect(await count(one.editionId)).toBe(await count(small.editionId))
  })

  test('a person erased on request leaves lists, words and answers', async () => {
    const { personId = '', name = '' } = it.honoured[0] ?? {}
    const admin = await world.person('Quản trị', [{ role: 'administrator', scopeKind: 'global' }])
    const asked = must(
      'ask',
      await people.secretary.post(`/api/people/${personId}/erasure`, { reason: 'Theo yêu cầu' }),
    )
    must('erase', await admin.post(`/api/erasures/${asked.id}/approve`, {}))
    expect(
      await world.database.db.select().from(personIdentity).where(eq(personIdentity.personId, personId)),
    ).toEqual([])
    const rows = await world.database.db.select().from(escalation)
    expect(JSON.stringify(rows)).not.toContain(name)
    expect(JSON.stringify(await page())).not.toContain(name)
  })
})
