import { backupRun } from '@xk/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'

const HOUR = 3_600_000
let world: TestApp
let administrator: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  // As where the face is built: behind all routes there is one that matches everything.
  world.app.get('/*', (c) => c.text(''))
  administrator = await world.person('Lê Thị Mỹ Duyên', [{ role: 'administrator', scopeKind: 'global' }])
})
afterAll(() => world.close())

const state = async () => (await administrator.get('/api/operations')).body
const ready = async () => (await world.anonymous.get('/readyz')).body
const note = (bytes: number | null, failure: string | null = null) =>
  world.database.db
    .insert(backupRun)
    .values({ startedAt: world.clock.now, endedAt: world.clock.now, bytes, failure })

test('the administrator sees how old the last good backup is, and when it is too old', async () => {
  expect(await state()).toMatchObject({ backup: null, backupFailure: null, backupOverdue: false })
  expect(await ready()).toEqual({ status: 'ok', backup: 'none yet' })
  world.clock.advance(27 * HOUR)
  expect((await state()).backupOverdue).toBe(true)
  const at = world.clock.now.toISOString()
  await note(123_456)
  expect(await state()).toMatchObject({ backup: { at, bytes: 123_456 }, backupOverdue: false })
  expect(await ready()).toEqual({ status: 'ok', backup: 'recent' })

  // What failed since is told and makes no backup younger.
  world.clock.advance(25 * HOUR)
  await note(null, 'diskFull')
  const failed = { at: world.clock.now.toISOString(), why: 'diskFull' }
  expect(await state()).toMatchObject({ backup: { at }, backupFailure: failed, backupOverdue: false })
  world.clock.advance(2 * HOUR)
  expect(await state()).toMatchObject({ backup: { at }, backupFailure: failed, backupOverdue: true })
  expect(await ready()).toEqual({ status: 'ok', backup: 'overdue' })
})

test('others learn nothing of the server', async () => {
  const secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  const judge = await world.person('Trần Khánh Uyên')
  expect([
    (await secretary.get('/api/operations')).status,
    (await judge.get('/api/operations')).status,
  ]).toEqual([403, 404])
})

test('metrics exist only for who bears the secret, and tell nothing of people', async () => {
  const ask = (headers: Record<string, string> = {}) =>
    world.anonymous.request('GET', '/metrics', { headers })
  expect((await ask()).status).toBe(404)
  expect((await ask({ authorization: 'Bearer undefined' })).status).toBe(404)
  world.deps.config.metricsToken = 'chia-khoa-do-dac'
  expect((await ask({ authorization: 'Bearer chia-khoa-khac' })).status).toBe(404)
  const shown = await ask({ authorization: 'Bearer chia-khoa-do-dac' })
  world.deps.config.metricsToken = undefined
  expect(shown.status).toBe(200)
  expect(shown.body).toMatch(
    /xk_http_request_seconds_count\{method="GET",route="\/api\/operations",status="200"\} \d+/,
  )
  expect(shown.body).toMatch(/xk_backup_age_seconds \d+/)
  expect(shown.body).toMatch(/xk_backup_overdue 1/)
  expect(shown.body).not.toContain(administrator.accountId)
})
