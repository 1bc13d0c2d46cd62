import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentFingerprint } from '../../keys.ts'
import { verifyRelease } from '@xk/domain/publication'
import { createTestApp, type TestApp, testServer } from '../../testing/index.ts'
import { checkLedger } from '../ledger/verify-ledger.ts'

let world: TestApp
beforeEach(async () => {
  world = await createTestApp(testServer())
})
afterEach(() => world.close())

test('an administrator fills an empty system once; every release and the ledger verify', async () => {
  const admin = await world.person('Quản Trị', [{ role: 'administrator', scopeKind: 'global' }])
  const secretary = await world.person('Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  expect((await secretary.post('/api/demo')).status).toBe(403)
  expect((await admin.get('/api/demo')).body).toEqual({ offered: true })

  const filled = await admin.post('/api/demo')
  expect([filled.status, filled.body.units, filled.body.editions]).toEqual([200, 64, 6])
  expect((await admin.get('/api/demo')).body).toEqual({ offered: false })
  const again = await admin.post('/api/demo')
  expect([again.status, again.body.code]).toEqual([409, 'record/in-wrong-state'])

  const kinds = new Set(filled.body.logins.map(({ kind }: { kind: string }) => kind))
  expect([...kinds].filter((kind) => String(kind).includes('Hội đồng'))).toEqual([
    'Chủ tịch Hội đồng xét chọn',
    'Ủy viên Hội đồng, kiểm phiếu',
    'Ủy viên Hội đồng',
  ])
  const link = new URL(filled.body.links[0].url).pathname.replace('/dong-y/', '/api/consent-links/')
  const asked = await world.anonymous.get(link)
  expect([asked.status, asked.body.answered]).toEqual([200, null])
  // One council has declared, one is handing out its ballots.
  const { sql } = world.database
  expect(await sql`select kind, state from ballot_round order by opened_at`).toEqual([
    { kind: 'first', state: 'closed' },
    { kind: 'first', state: 'issuing' },
  ])
  expect(await sql`select level, state from escalation`).toEqual([{ level: 'city', state: 'recognised' }])
  const { targets } = (await secretary.get('/api/targets')).body
  expect(targets.map(({ kind, count }: { kind: string; count: number }) => [kind, count])).toEqual([
    ['unitsWithWork', 3],
    ['commendedWorks', 2],
    ['exemplarsOfBloc', 5],
    ['exemplarsOfCity', 1],
    ['exemplarsOfCentral', 0],
  ])

  const [{ login, password }] = filled.body.logins.slice(-1)
  expect((await world.anonymous.post('/api/sign-in', { login, password })).status).toBe(200)

  const slugs = await world.database.sql`select slug from edition where state = 'released' order by slug`
  expect(slugs.length).toBe(3)
  for (const { slug } of slugs) {
    const file = await world.anonymous.get(`/ket-qua/${String(slug)}/release.json`)
    expect(verifyRelease(file.body, { fingerprint: currentFingerprint(world.deps.keys) }).ok).toBe(true)
  }
  expect((await checkLedger(world.deps)).verification.failures).toEqual([])
}, 240_000)
