import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSheet } from '@xk/documents'
import { membership, officeGrant, personIdentity, unitPeriod } from '@xk/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../../fixtures', name))
const DIRTY = fixture('danh-sach-co-so-doan.xlsx')
const CLEAN = fixture('danh-sach-co-so-doan-sach.xlsx')

let world: TestApp
let secretary: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const send = (
  who: Pick<Persona, 'upload'>,
  step: '' | 'preview/' | 'marked/',
  bytes: Uint8Array,
  answers?: object,
) => {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(bytes)], 'Danh sách.xlsx'))
  if (answers) form.append('answers', JSON.stringify(answers))
  return who.upload(`/api/units/import/${step}upload`, form)
}
const nothingStored = async () => [
  await world.database.db.select().from(unitPeriod),
  await world.database.db.select().from(membership),
]

test('the dirty list is previewed with each documented finding, and changes nothing', async () => {
  const preview = await send(secretary, 'preview/', DIRTY)
  const found = preview.body.findings as { kind: string; code: string; ref: string }[]
  const of = (kind: string) =>
    found
      .filter((it) => it.kind === kind)
      .map((it) => `${it.ref} ${it.code}`)
      .toSorted()
  expect(of('error')).toEqual(['B50 duplicateRow', 'C46 missing', 'G29 notAMail', 'H56 dateIncomplete'])
  expect(of('question')).toEqual(['C70 clusterRoman', 'F59 phoneLostZero', 'H68 dateAmbiguous'])
  expect(of('normalised')).toEqual(
    [
      'B62 spacing',
      'C15 clusterForm',
      'C54 clusterForm',
      'D11 spacing',
      'D17 composed',
      'D20 spacing',
      'D34 spacing',
      'D39 composed',
      'D49 spacing',
      'F22 phoneForm',
      'F37 phoneForm',
      'H13 dateForm',
      'H26 dateForm',
      'H42 dateForm',
    ].toSorted(),
  )
  const date = preview.body.findings.find((it: { ref: string }) => it.ref === 'H68')
  expect(date.choices).toEqual([
    { value: '2024-03-02', label: '02/03/2024' },
    { value: '2002-03-24', label: '24/03/2002' },
    { value: '2024-02-03', label: '03/02/2024' },
  ])
  expect(preview.body).toMatchObject({ errors: 4, questions: 3, newUnits: 64 })

  const refused = await send(secretary, '', DIRTY, { C70: 'Cụm 6' })
  expect([refused.status, refused.body.code]).toEqual([422, 'input/invalid'])
  expect(refused.body.issues.map((it: { pointer: string }) => it.pointer).toSorted()).toEqual([
    '/cells/B50',
    '/cells/C46',
    '/cells/F59',
    '/cells/G29',
    '/cells/H56',
    '/cells/H68',
  ])
  expect(await nothingStored()).toEqual([[], []])
})

test('the dirty list comes back as the same file with its cells marked', async () => {
  const marked = await send(secretary, 'marked/', DIRTY)
  expect(marked.headers.get('content-disposition')).toContain(
    encodeURIComponent('(đã đánh dấu).xlsx').replaceAll('(', '%28').replaceAll(')', '%29'),
  )
  const [before, after] = [await readSheet(DIRTY), await readSheet(marked.bytes)]
  expect(after).toEqual(before)
  expect(marked.bytes.length).not.toBe(DIRTY.length)
})

test('an answer settles a question in the preview', async () => {
  const preview = await send(secretary, 'preview/', DIRTY, { F59: '0980000149' })
  expect(preview.body.questions).toBe(2)
})

test('the clean list gives 64 units in 6 clusters with their officers, once', async () => {
  const preview = await send(secretary, 'preview/', CLEAN)
  expect(preview.body).toMatchObject({ errors: 0, questions: 0, newUnits: 64, newOfficers: 64 })
  const imported = await send(secretary, '', CLEAN)
  expect(imported.body).toEqual({ units: 64, clusters: 6, officers: 64, knownUnits: 0, knownOfficers: 0 })

  const { units, clusters } = (await secretary.get('/api/units')).body
  expect(clusters.map((it: { name: string }) => it.name)).toEqual([
    'Cụm 1',
    'Cụm 2',
    'Cụm 3',
    'Cụm 4',
    'Cụm 5',
    'Cụm 6',
  ])
  expect(units).toHaveLength(64)
  expect(units.find((it: { name: string }) => it.name === 'Đoàn Sở Nội vụ')).toMatchObject({
    clusterName: 'Cụm 1',
    memberCount: 364,
    since: '2018-10-04',
    officers: ['Mai Quốc Vinh'],
    activeOfficers: 0,
  })
  const again = await send(secretary, '', CLEAN)
  expect(again.body).toEqual({ units: 0, clusters: 0, officers: 0, knownUnits: 64, knownOfficers: 64 })
  const { db } = world.database
  expect(await db.select().from(officeGrant)).toHaveLength(65)
  expect((await db.select().from(personIdentity)).filter((it) => it.phone === '0990000101')).toHaveLength(1)
  const kinds = await world.database.owner`select kind from ledger order by seq`
  expect(kinds.map((it) => it['kind'])).toEqual(['import', 'import'])
})

test('invitations are issued per person with the secret shown once, and taken up', async () => {
  const { officers } = (await secretary.get('/api/invitations')).body
  expect(officers).toHaveLength(64)
  expect(officers[0]).toMatchObject({ clusterName: 'Cụm 1', state: 'invited', linkUntil: null })
  const { links } = (await secretary.post('/api/account-links', { accountIds: [officers[0].accountId] })).body
  expect(links).toMatchObject([{ fullName: officers[0].fullName, purpose: 'invitation' }])
  const path = `/api/links/${links[0].url.split('/').at(-1)}/take-up`
  await world.anonymous.post(path, { login: '0980000100', password: 'nước chảy đá mòn' })
  const after = (await secretary.get('/api/invitations')).body.officers[0]
  expect([after.state, after.linkUntil]).toEqual(['active', null])
  expect(JSON.stringify(await secretary.get('/api/invitations'))).not.toContain(links[0].url)
})

test('others may neither preview nor import; bad files and bad forms are refused', async () => {
  const judge = await world.person('Trần Khánh Uyên')
  for (const step of ['preview/', 'marked/', ''] as const) {
    expect((await send(judge, step, CLEAN)).status).toBe(404)
    expect((await send(world.anonymous, step, CLEAN)).status).toBe(401)
  }
  const text = await send(secretary, 'preview/', new TextEncoder().encode('không phải bảng tính'))
  expect(text.status).toBe(422)
  const empty = new FormData()
  expect((await secretary.upload('/api/units/import/upload', empty)).body.code).toBe('input/invalid')
  const wrongAnswers = await send(secretary, 'preview/', CLEAN, { 'không phải ô': 'x' })
  expect(wrongAnswers.body.code).toBe('input/invalid')
  const malformed = await secretary.request('POST', '/api/units/import/upload', {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: {},
  })
  expect(malformed.status).toBeLessThan(500)
})
