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
  expect([filled.status, filled.body.units, filled.body.editions]).toEqual([200, 64, 5])
  expect((await admin.get('/api/demo')).body).toEqual({ offered: false })
  const again = await admin.post('/api/demo')
  expect([again.status, again.body.code]).toEqual([409, 'record/in-wrong-state'])

  const [{ login, password }] = filled.body.logins.slice(-1)
  expect((await world.anonymous.post('/api/sign-in', { login, password })).status).toBe(200)

  const slugs = await world.database.sql`select slug from edition where state = 'released' order by slug`
  expect(slugs.length).toBe(3)
  for (const { slug } of slugs) {
    const file = await world.anonymous.get(`/ket-qua/${String(slug)}/release.json`)
    expect(verifyRelease(file.body, { fingerprint: currentFingerprint(world.deps.keys) }).ok).toBe(true)
  }
  expect((await checkLedger(world.deps)).verification.failures).toEqual([])
}, 120_000)
