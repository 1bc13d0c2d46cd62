import { disclosure } from '@xk/db'
import { verifyRelease } from '@xk/domain/publication'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentFingerprint } from '../../keys.ts'
import { must } from '../../testing/must.ts'
import { testServer } from '../../testing/server.ts'
import {
  correct,
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let world: TestApp
let people: ResultPeople
beforeEach(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
})
afterEach(() => world.close())

const TOTALS = Array.from({ length: 14 }, (_, i) => [96 - 2 * i, 94 - 2 * i])
const SECOND = 1000

const approved = () => insertApprovedResult(world, people, { totals: TOTALS })
const addressesOf = (slug: string) =>
  [`/ket-qua/${slug}`, `/ket-qua/${slug}/lan/1`].flatMap((at) => [
    at,
    `${at}/release.json`,
    `${at}/quyet-dinh.pdf`,
  ])
const check = (file: unknown) => {
  const fingerprint = currentFingerprint(world.deps.keys)
  const found = verifyRelease(file, { fingerprint })
  if (found.form === 'malformed') throw new Error(`malformed at ${found.pointer}`)
  return found
}

test('from the approved result to a release that a stranger can check', async () => {
  const it = await approved()
  await decide(it, people)
  const { slug, digest } = await release(it, people)

  const answer = await world.anonymous.get(`/ket-qua/${slug}/release.json`)
  expect(answer.status).toBe(200)
  const found = check(answer.body)
  expect([found.ok, found.signature.state, found.recomputation, found.inclusion.state]).toEqual([
    true,
    'ok',
    { state: 'ok' },
    'ok',
  ])
  expect(found.disclosures.erased).toEqual([])
  const { core } = answer.body
  expect([core.decision, core.n, core.supersedes]).toEqual([
    { number: '15-QĐ/ĐTN', signedOn: '2026-12-10' },
    1,
    null,
  ])
  // Blind codes, ids and judges of the inside world are not in what goes out.
  const text = JSON.stringify(answer.body)
  for (const { stageEntryId, entryId, unitId } of it.entries)
    expect([stageEntryId, entryId, unitId].filter((id) => text.includes(id))).toEqual([])
  expect(core.results[0].entries.filter((e: { personal: unknown }) => e.personal === null).length).toBe(
    14 - core.results[0].prizes.awards.length,
  )
  const kinds = await world.database.owner`select kind from ledger order by seq`
  expect(kinds.at(-1)?.['kind']).toBe('release')
  const again = await world.anonymous.request('GET', `/ket-qua/${slug}/release.json`, {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
})

test('what is kept for a moment goes out as it did at first, and has its line in the log', async () => {
  const it = await approved()
  await decide(it, people)
  const { slug } = await release(it, people)
  const ask = async () => {
    const { status, body, headers } = await world.anonymous.get(`/ket-qua/${slug}/release.json`)
    return { status, body, headers: [...headers].filter(([name]) => name !== 'x-request-id') }
  }
  const first = await ask()
  expect(first.status).toBe(200)
  expect(await ask()).toEqual(first)
  const said = { method: 'GET', route: '/ket-qua/:slug/release.json', status: 200 }
  const lines = world.logged.slice(-2).map((line) => {
    const { method, route, status } = JSON.parse(line)
    return { method, route, status }
  })
  expect(lines).toEqual([said, said])
})

test('the office’s pages take as many statements for seven entries as for fourteen', async () => {
  const costs = async (totals: number[][]) => {
    const it = await insertApprovedResult(world, people, { totals })
    const at = `/api/editions/${it.editionId}`
    const cost = async (pages: string[]) => {
      const counted: [string, number][] = []
      for (const page of pages) {
        must(page, await people.secretary.get(`${at}/${page}`))
        counted.push([page, await world.countQueries(() => people.secretary.get(`${at}/${page}`))])
      }
      return counted
    }
    await decide(it, people)
    const decided = await cost(['approval', 'decision', 'release'])
    await release(it, people)
    return [...decided, ...(await cost(['decision', 'release', 'corrections', 'ceremony']))]
  }
  expect(await costs(TOTALS)).toEqual(await costs(TOTALS.slice(0, 7)))
})

test('one changed point is refused, and the part that fails is named', async () => {
  const it = await approved()
  await decide(it, people)
  const { slug } = await release(it, people)
  const file = (await world.anonymous.get(`/ket-qua/${slug}/release.json`)).body
  const [sheet] = file.core.results[0].entries[0].sheets
  const [criterion = ''] = Object.keys(sheet.marks)
  sheet.marks[criterion] -= 1
  const found = check(file)
  expect([found.ok, found.signature.state, found.recomputation.state]).toEqual([
    false,
    'badSignature',
    'differs',
  ])
})

test('before its hour a release does not exist, for anyone, anywhere', async () => {
  const it = await approved()
  await decide(it, people)
  const url = `/api/editions/${it.editionId}/release`
  const publishAt = new Date(world.clock.now.getTime() + 3_600_000).toISOString()
  const prepared = await people.secretary.post(url, { publishAt })
  const { slug } = (await people.secretary.get(url)).body
  const visitors = () => [
    world.anonymous,
    people.secretary,
    people.lead,
    it.judges[0]?.persona ?? world.anonymous,
  ]
  const everywhere = async () =>
    Promise.all(
      visitors().flatMap((who) => addressesOf(slug).map(async (path) => (await who.get(path)).status)),
    )
  const none = visitors().flatMap(() => addressesOf(slug).map(() => 404))
  expect(await everywhere()).toEqual(none)
  expect((await people.lead.post(`${url}/approve`, { digest: prepared.body.digest })).status).toBe(200)
  expect(await everywhere()).toEqual(none)
  const unknown = await world.anonymous.get('/ket-qua/khong-co/release.json')
  const hidden = await world.anonymous.get(`/ket-qua/${slug}/release.json`)
  expect(hidden.body).toEqual(unknown.body)
  const receipt = `/api/desk/receipts/${it.assignmentIds[0]?.[0]}`
  const judge = it.judges[0]?.persona
  expect((await judge?.get(receipt))?.status).toBe(404)
  expect((await world.anonymous.get(`/api/public/editions/${slug}`)).body.edition.state).toBe('decided')

  world.clock.advance(3_600_000)
  expect((await world.anonymous.get(`/ket-qua/${slug}/release.json`)).status).toBe(200)
  expect((await judge?.get(receipt))?.status).toBe(200)
  expect((await people.secretary.get(receipt)).status).toBe(404)
})

test('an erased person is gone from the file, which still verifies and says so', async () => {
  const it = await approved()
  await decide(it, people)
  const { slug } = await release(it, people)
  const before = (await world.anonymous.get(`/ket-qua/${slug}/release.json`)).body
  expect(JSON.stringify(before)).toContain('Tác giả số 1"')
  const [theirs] = before.disclosures.filter(({ value }: { value: string }) => value === 'Tác giả số 1')
  await world.database.db.delete(disclosure).where(eq(disclosure.path, theirs.path))
  world.clock.advance(2 * SECOND)
  const after = await world.anonymous.get(`/ket-qua/${slug}/release.json`)
  expect(JSON.stringify(after.body)).not.toContain('Tác giả số 1"')
  const found = check(after.body)
  expect([found.ok, found.disclosures.erased]).toEqual([true, [theirs.path]])
})

test('a correction supersedes with its reason, and both stay', async () => {
  const it = await approved()
  await decide(it, people)
  const first = await release(it, people)
  const url = `/api/editions/${it.editionId}/release`
  const refused = await people.secretary.post(url, { publishAt: null })
  expect([refused.status, refused.body.code]).toEqual([409, 'record/in-wrong-state'])
  world.clock.advance(2 * SECOND)
  await correct(it, people, { reason: 'Sửa tên đơn vị in sai' })
  world.clock.advance(2 * SECOND)
  const second = (await world.anonymous.get(`/ket-qua/${first.slug}/release.json`)).body
  expect(second.core.supersedes).toEqual({ n: 1, digest: first.digest, reason: 'Sửa tên đơn vị in sai' })
  expect(check(second).ok).toBe(true)
  expect(check((await world.anonymous.get(`/ket-qua/${first.slug}/lan/1/release.json`)).body).ok).toBe(true)
})

test('who prepares does not sign, and each step waits for the one before', async () => {
  const it = await approved()
  const url = `/api/editions/${it.editionId}`
  const both = await world.person('Hồ Thùy Tú', [
    { role: 'secretary', scopeKind: 'global' },
    { role: 'lead', scopeKind: 'global' },
  ])
  const early = await both.post(`${url}/release`, { publishAt: null })
  expect([early.status, early.body.code]).toEqual([409, 'record/in-wrong-state'])
  const { proposal } = (await both.get(`${url}/decision`)).body
  const saved = await both.put(`${url}/decision`, { text: proposal.text, base: null })
  expect(saved.status).toBe(200)
  const stale = await people.secretary.put(`${url}/decision`, { text: proposal.text, base: null })
  expect([stale.status, stale.body.code]).toEqual([409, 'record/stale-version'])
  const { digest } = saved.body
  const own = await both.post(`${url}/decision/approve`, { digest })
  expect([own.status, own.body.code]).toEqual([403, 'access/second-person-needed'])
  const bySecretary = await people.secretary.post(`${url}/decision/approve`, { digest })
  expect([bySecretary.status, bySecretary.body.code]).toEqual([403, 'access/forbidden'])
  const tired = await world.person('Đỗ An', [{ role: 'lead', scopeKind: 'global' }], { fresh: false })
  expect((await tired.post(`${url}/decision/approve`, { digest })).body.code).toBe(
    'access/fresh-confirmation-needed',
  )
  const back = await people.lead.post(`${url}/decision/send-back`, { reason: 'Thiếu căn cứ' })
  expect(back.status).toBe(200)
  expect((await people.lead.post(`${url}/decision/approve`, { digest })).status).toBe(409)
  const mended = { ...proposal.text, subject: `${proposal.text.subject} (lần 2)` }
  const anew = await both.put(`${url}/decision`, { text: mended, base: digest })
  expect((await people.lead.post(`${url}/decision/approve`, anew.body)).status).toBe(200)
  const unnumbered = await both.post(`${url}/release`, { publishAt: null })
  expect(unnumbered.status).toBe(409)
  await both.post(`${url}/decision/number`, { number: '07', signedOn: '2026-12-10' })
  const prepared = await both.post(`${url}/release`, { publishAt: null })
  expect(prepared.status).toBe(200)
  const self = await both.post(`${url}/release/approve`, { digest: prepared.body.digest })
  expect([self.status, self.body.code]).toEqual([403, 'access/second-person-needed'])
  expect((await people.lead.post(`${url}/release/approve`, { digest: '0'.repeat(64) })).body.code).toBe(
    'record/stale-version',
  )
  for (const path of ['decision', 'release', 'decision.pdf', 'release/preview']) {
    expect([path, (await it.judges[0]?.persona.get(`${url}/${path}`))?.status]).toEqual([path, 404])
    expect([path, (await world.anonymous.get(`${url}/${path}`)).status]).toEqual([path, 401])
  }
})
