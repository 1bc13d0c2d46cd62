import { verifyRelease } from '@xk/domain/publication'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentFingerprint } from '../../keys.ts'
import {
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { type Answer, createTestApp, type TestApp } from '../../testing/test-app.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'

let world: TestApp
let people: ResultPeople
beforeEach(async () => {
  world = await createTestApp(testServer())
  people = await resultPeople(world)
})
afterEach(() => world.close())

const textOf = (answer: Answer) => textOfPdf(world, answer)
const flat = (text: string) => text.replace(/\s/g, '')
const TOTALS = Array.from({ length: 14 }, (_, i) => [96 - 2 * i, 94 - 2 * i])

test('decision and certificates as PDF: a draft until approved, then with number, proof and names', async () => {
  const it = await insertApprovedResult(world, people, { totals: TOTALS })
  const url = `/api/editions/${it.editionId}`
  const early = await people.secretary.get(`${url}/certificates.pdf`)
  expect([early.status, early.body.code]).toEqual([409, 'record/in-wrong-state'])
  const draft = await textOf(await people.secretary.get(`${url}/decision.pdf`))
  expect(draft).toContain('Giảipháp')
  await decide(it, people)
  const { slug, digest } = await release(it, people)

  const signed = await textOf(await people.lead.get(`${url}/decision.pdf`))
  expect(signed).toContain(flat('Số: 15-QĐ/ĐTN'))
  expect(signed).toContain(digest)
  expect(signed).toContain(currentFingerprint(world.deps.keys).replaceAll('-', ''))
  expect(await textOf(await world.anonymous.get(`/ket-qua/${slug}/quyet-dinh.pdf`))).toContain(digest)

  const all = await textOf(await people.secretary.get(`${url}/certificates.pdf`))
  const [first, second] = it.entries
  expect([first, second].map((e) => all.includes(flat(e?.title ?? '?')))).toEqual([true, true])
  const one = await textOf(await people.secretary.get(`${url}/certificates.pdf?only=${first?.stageEntryId}`))
  expect(one).toContain(flat('Tác giả số 1'))
  expect(one).not.toContain(flat('Tác giả số 2'))
  const none = await people.secretary.get(`${url}/certificates.pdf?only=${it.entries[13]?.stageEntryId}`)
  expect(none.status).toBe(404)
  expect((await it.judges[0]?.persona.get(`${url}/certificates.pdf`))?.status).toBe(404)
})

test('four hundred entries are released and verify', async () => {
  // Four judges give sums of 400 down to 1: no two entries are equal.
  const totals = Array.from({ length: 400 }, (_, i) => [0, 1, 2, 3].map((j) => Math.floor((400 - i + j) / 4)))
  const it = await insertApprovedResult(world, people, { totals })
  await decide(it, people)
  const { slug } = await release(it, people)
  const file = (await world.anonymous.get(`/ket-qua/${slug}/release.json`)).body
  expect(file.core.results[0].entries.length).toBe(400)
  expect(verifyRelease(file, { fingerprint: currentFingerprint(world.deps.keys) }).ok).toBe(true)
})
