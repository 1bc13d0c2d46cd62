import { award, entryPerson, standing, webhookDelivery } from '@xk/db'
import { verifyRelease } from '@xk/domain/publication'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentFingerprint } from '../../keys.ts'
import { createCheckpointer } from '../ledger/checkpointer.ts'
import type { JudgedStage } from '../../testing/judged-stage.ts'
import { must } from '../../testing/must.ts'
import {
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { checkLedger } from '../ledger/verify-ledger.ts'

let world: TestApp
let people: ResultPeople
let it: JudgedStage
let officer: Persona
let url: string
let slug: string

// The last entry has a third sheet that is far below the others.
const TOTALS = [...Array.from({ length: 13 }, (_, i) => [96 - 2 * i, 94 - 2 * i, 95 - 2 * i]), [73, 71, 63]]
const LAST = TOTALS.length - 1
const WHY = 'Phiếu của một giám khảo nhập sai bài'

beforeAll(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
  it = await insertApprovedResult(world, people, { totals: TOTALS })
  await decide(it, people)
  ;({ slug } = await release(it, people))
  url = `/api/editions/${it.editionId}/corrections`
  officer = await world.person('Cán bộ cơ sở', [
    { role: 'officer', scopeKind: 'unit', scopeId: it.entries[LAST]?.unitId ?? '' },
  ])
})
afterAll(() => world.close())

const file = async (n: number) => (await world.anonymous.get(`/ket-qua/${slug}/lan/${n}/release.json`)).body
/** Each release verifies, and names the one before it. */
const verified = async (n: number) => {
  await createCheckpointer(world.deps)()
  const fingerprint = currentFingerprint(world.deps.keys)
  const before = n > 1 ? { before: await file(n - 1) } : {}
  const found = verifyRelease(await file(n), { fingerprint, ...before })
  return found.form === 'malformed' ? found : [found.ok, found.recomputation, found.superseding]
}
const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]
const stageEntry = (i: number) => it.entries[i]?.stageEntryId ?? ''
const rankOf = async (i: number) =>
  must('corrections', await people.secretary.get(url)).entries.find(
    (line: { stageEntryId: string }) => line.stageEntryId === stageEntry(i),
  )

describe('a sheet voided behind a published result', () => {
  let items: object[]
  let seen: string
  let digest: string

  test('shows what it would change, before anything is saved', async () => {
    const { sheets } = must(
      'sheets',
      await people.secretary.get(`/api/stage-entries/${stageEntry(LAST)}/correctable`),
    )
    const low = sheets.find(({ total }: { total: string }) => total === '63/1')
    items = [{ kind: 'voidSheet', stageEntryId: stageEntry(LAST), sheetId: low.sheetId }]
    const preview = must('preview', await people.secretary.post(`${url}/preview`, { items }))
    const mine = preview.entries.find(({ title }: { title: string }) => title === it.entries[LAST]?.title)
    expect([mine.before.score, mine.after.score, mine.before.rank > mine.after.rank]).toEqual([
      '69/1',
      '72/1',
      true,
    ])
    seen = preview.digest
    expect((await world.database.db.select().from(standing)).length).toBe(1)
    expect(JSON.stringify(sheets)).not.toContain(it.judges[0]?.memberId)
  })

  test('is prepared by a secretary only, exactly as on screen, with a reason', async () => {
    const body = { items, reason: WHY, decision: null, publishAt: null, seen }
    expect(told(await people.lead.post(url, body))).toEqual([403, 'access/forbidden'])
    expect((await officer.post(url, body)).status).toBe(404)
    expect(told(await people.secretary.post(url, { ...body, seen: '0'.repeat(64) }))).toEqual([
      409,
      'record/stale-version',
    ])
    expect((await people.secretary.post(url, { ...body, reason: '' })).status).toBe(422)
    const unknown = [{ kind: 'voidSheet', stageEntryId: stageEntry(LAST), sheetId: it.editionId }]
    expect((await people.secretary.post(`${url}/preview`, { items: unknown })).status).toBe(404)
    // Points of a segment that judges score are theirs alone, and there is no other segment.
    const scored = it.rules.stages.find(({ kind }) => kind === 'scoring')
    const judged = scored?.kind === 'scoring' ? (scored.scoring.segments[0]?.key ?? '') : ''
    const mark = {
      kind: 'objectiveMark',
      stageEntryId: stageEntry(LAST),
      points: '500',
      elapsedSeconds: null,
    }
    const typed = (segment: string) =>
      people.secretary.post(`${url}/preview`, { items: [{ ...mark, segment }] })
    expect([(await typed(judged)).body.issues[0].code, (await typed('khac')).status]).toEqual([
      'mark/notObjective',
      404,
    ])
    const key = { 'idempotency-key': '6f2b1a34-0000-4000-8000-00000000c001' }
    const made = must('prepare', await people.secretary.post(url, body, key))
    expect(must('again', await people.secretary.post(url, body, key))).toEqual(made)
    ;({ digest } = made)
    expect((await file(2)).code).toBe('record/not-found')
    const page = must('page', await people.lead.get(url))
    expect([page.corrections[0].state, page.waiting.entries.length > 0, page.allowed]).toEqual([
      'prepared',
      true,
      ['correction.approve', 'correction.sendBack'],
    ])
  })

  test('is signed by nobody as a plain release, and approved by another person freshly confirmed', async () => {
    const plain = `/api/editions/${it.editionId}/release`
    expect(told(await people.lead.post(`${plain}/approve`, { digest }))).toEqual([
      409,
      'record/in-wrong-state',
    ])
    expect((await people.secretary.request('DELETE', plain)).status).toBe(404)
    const both = await world.person('Hồ Hai Vai', [
      { role: 'secretary', scopeKind: 'global' },
      { role: 'lead', scopeKind: 'global' },
    ])
    const body = { items, reason: WHY, decision: null, publishAt: null, seen }
    must('prepare by both', await both.post(url, body))
    const latest = must('prepare anew', await people.secretary.post(url, body))
    expect(told(await both.post(`${url}/approve`, { digest: latest.digest }))).toEqual([
      403,
      'access/second-person-needed',
    ])
    const tired = await world.person('Đỗ An', [{ role: 'lead', scopeKind: 'global' }], { fresh: false })
    expect(told(await tired.post(`${url}/approve`, { digest: latest.digest }))).toEqual([
      403,
      'access/fresh-confirmation-needed',
    ])
    expect(told(await people.lead.post(`${url}/approve`, { digest }))).toEqual([409, 'record/stale-version'])
    const author = await world.person('Tác Giả Có Chức', [
      { role: 'secretary', scopeKind: 'global' },
      { role: 'lead', scopeKind: 'global' },
    ])
    await world.database.db
      .update(entryPerson)
      .set({ personId: author.personId })
      .where(eq(entryPerson.entryId, it.entries[LAST]?.entryId ?? ''))
    const mine = [
      await author.post(`${url}/preview`, { items }),
      await author.post(url, body),
      await author.post(`${url}/approve`, { digest: latest.digest }),
    ]
    expect(mine.map(told)).toEqual(mine.map(() => [403, 'result/related']))
    const hook = { name: 'Cổng tin', url: 'https://nhan.example.vn/tin', events: ['result.corrected'] }
    must('webhook', await people.secretary.post('/api/webhooks', hook))
    world.clock.advance(2000)
    must('approve', await people.lead.post(`${url}/approve`, { digest: latest.digest }))
    const deliveries = await world.database.db.select().from(webhookDelivery)
    expect(deliveries.map(({ kind, body }) => [kind, JSON.parse(body).data.n])).toEqual([
      ['result.corrected', 2],
    ])
    expect(told(await people.lead.post(`${url}/approve`, { digest: latest.digest }))).toEqual([
      409,
      'record/in-wrong-state',
    ])
  })

  test('leaves the old release to be verified, and a new one that names it, and shows both for ever', async () => {
    expect(await verified(1)).toEqual([true, { state: 'ok' }, { state: 'none' }])
    expect(await verified(2)).toEqual([true, { state: 'ok' }, { state: 'ok', n: 1 }])
    const { core } = await file(2)
    expect(core.format).toBe('xung-kich/release/3')
    const [line] = core.exceptions.filter(({ kind }: { kind: string }) => kind === 'correction')
    expect([line.reason, line.change]).toEqual([WHY, { stage: 'preliminary', from: '69/1', to: '72/1' }])
    const rows = await world.database.db.select().from(standing).orderBy(standing.n)
    expect(rows.map(({ n }) => n)).toEqual([1, 2])
    const kinds = await world.database.owner`select kind from ledger order by seq desc limit 1`
    expect(kinds[0]?.['kind']).toBe('correct')
    expect((await checkLedger(world.deps)).verification).toMatchObject({ ok: true })
    expect((await rankOf(LAST)).score).toBe('72/1')
  })

  test('is refused by verification with one figure changed', async () => {
    const forged = structuredClone(await file(2))
    forged.core.exceptions.at(-1).change.to = '90/1'
    const found = verifyRelease(forged, { fingerprint: currentFingerprint(world.deps.keys) })
    if (found.form === 'malformed') throw new Error(found.pointer)
    expect([found.ok, found.signature.state, found.recomputation.state]).toEqual([
      false,
      'badSignature',
      'differs',
    ])
  })

  test('tells the unit whose work moved', async () => {
    const { notices } = must('notices', await officer.get('/api/notices'))
    expect(notices.map(({ kind }: { kind: string }) => kind)).toContain('correction.published')
  })
})

describe('a prize taken back', () => {
  const ground = 'Điều 12 Thể lệ'
  const reason = 'Nội dung sao chép sáng kiến đã được công nhận'
  const take = async (i: number, vacancy: 'vacant' | 'raiseNext') => {
    const items = [{ kind: 'revocation', stageEntryId: stageEntry(i), ground, vacancy }]
    const shown = must('preview', await people.secretary.post(`${url}/preview`, { items }))
    const body = { items, reason, publishAt: null, seen: shown.digest }
    return { shown, body }
  }

  test('needs the number of its own decision', async () => {
    const { body } = await take(0, 'vacant')
    const refused = await people.secretary.post(url, { ...body, decision: null })
    expect([refused.status, refused.body.issues]).toEqual([422, [{ pointer: '/decision', code: 'required' }]])
  })

  test('may be sent back with a reason, and nothing of it stays', async () => {
    const { body } = await take(0, 'vacant')
    const decision = { number: '21', signedOn: '2026-12-20' }
    const made = must('prepare', await people.secretary.post(url, { ...body, decision }))
    must('send back', await people.lead.post(`${url}/send-back`, { reason: 'Căn cứ chưa rõ' }))
    expect(told(await people.lead.post(`${url}/approve`, { digest: made.digest }))).toEqual([
      409,
      'record/in-wrong-state',
    ])
    const page = must('page', await people.secretary.get(url))
    expect([page.corrections[0].state, page.corrections[0].sentBack]).toEqual(['sentBack', 'Căn cứ chưa rõ'])
  })

  test('leaves its place vacant and moves nobody', async () => {
    const { shown, body } = await take(0, 'vacant')
    expect(
      shown.entries.map(({ before, after }: { before: object; after: object }) => [before, after]),
    ).toEqual([
      [
        { rank: 1, score: '95/1', prizeLabel: 'Giải Nhất', revoked: false },
        { rank: 1, score: '95/1', prizeLabel: null, revoked: true },
      ],
    ])
    expect(shown.teams).toEqual([])
    const decision = { number: '21', signedOn: '2026-12-20' }
    const made = must('prepare', await people.secretary.post(url, { ...body, decision }))
    const page = must('page', await people.lead.get(url))
    const pdf = await people.lead.get(`/api/corrections/${page.corrections[0].id}/decision.pdf`)
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    world.clock.advance(2000)
    must('approve', await people.lead.post(`${url}/approve`, { digest: made.digest }))
    expect(await verified(3)).toEqual([true, { state: 'ok' }, { state: 'ok', n: 2 }])
    const { core } = await file(3)
    expect(
      core.revocations.map((one: { decision: object; ground: string }) => [one.decision, one.ground]),
    ).toEqual([[{ number: '21-QĐ/ĐTN', signedOn: '2026-12-20' }, ground]])
    const states = await world.database.db
      .select()
      .from(award)
      .where(eq(award.stageEntryId, stageEntry(0)))
    expect(states.map(({ state }) => state)).toEqual(['revoked'])
    const kinds = await world.database.owner`select kind from ledger order by seq desc limit 2`
    expect(kinds.map(({ kind }) => kind)).toEqual(['correct', 'revoke'])
  })

  test('moves those below up, where its decision says so', async () => {
    const { shown, body } = await take(1, 'raiseNext')
    const raised = shown.entries.filter(
      ({ before, after }: { before: { rank: number }; after: { rank: number } }) =>
        before.rank === after.rank,
    )
    expect(raised.length).toBe(shown.entries.length)
    expect(shown.entries.length).toBeGreaterThan(1)
    const decision = { number: '25', signedOn: '2026-12-28' }
    const made = must('prepare', await people.secretary.post(url, { ...body, decision }))
    world.clock.advance(2000)
    must('approve', await people.lead.post(`${url}/approve`, { digest: made.digest }))
    expect(await verified(4)).toEqual([true, { state: 'ok' }, { state: 'ok', n: 3 }])
    expect((await file(4)).core.revocations.length).toBe(2)
    const again = await people.secretary.post(`${url}/preview`, { items: body.items })
    expect(again.status).toBe(404)
  })

  test('stands on the page for strangers for ever, struck through', async () => {
    const page = await world.anonymous.get(`/ket-qua/${slug}/release.json`)
    expect(page.body.core.n).toBe(4)
    expect((await checkLedger(world.deps)).verification).toMatchObject({ ok: true })
  })
})
