import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupRun } from '@xk/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { readBackupState } from './backup-state.ts'
import { backUpWhenDue, lastSlot } from './nightly.ts'

let world: TestApp
let dir: string
beforeAll(async () => {
  // 9g00 in Vietnam
  world = await createTestApp(testServer(), { now: new Date('2026-12-10T02:00:00Z') })
  dir = mkdtempSync(join(tmpdir(), 'xk-nightly-'))
})
afterAll(async () => {
  await world.close()
  rmSync(dir, { recursive: true, force: true })
})

const openOwner = async () => ({ owner: world.database.owner, close: async () => {} })
const tryNow = (into = dir) => backUpWhenDue(world.deps, { dir: into, hour: 2, keep: 2 }, openOwner)
const files = () => readdirSync(dir).filter((name) => name.endsWith('.xkb'))
const HOUR = 3_600_000

test('the hour is that of Vietnam', () => {
  const at = (now: string) => lastSlot(new Date(now), 2).toISOString()
  expect(at('2026-12-10T02:00:00Z')).toBe('2026-12-09T19:00:00.000Z')
  expect(at('2026-12-09T18:59:59Z')).toBe('2026-12-08T19:00:00.000Z')
  expect(at('2026-12-09T19:00:00Z')).toBe('2026-12-09T19:00:00.000Z')
})

test('one backup a night, the newest stay, the list of erasures beside them', async () => {
  writeFileSync(join(world.deps.config.dataDir, 'erasures'), '{"id":"x"}\n')
  expect([await tryNow(), await tryNow()]).toEqual([true, false])
  expect(files()).toEqual(['xung-kich-20261210T020000Z.xkb'])
  for (let night = 0; night < 3; night++) {
    world.clock.advance(24 * HOUR)
    expect(await tryNow()).toBe(true)
  }
  expect(files()).toEqual(['xung-kich-20261212T020000Z.xkb', 'xung-kich-20261213T020000Z.xkb'])
  expect(readdirSync(dir)).toContain('erasures')
  const state = await readBackupState(world.database.db, world.clock.now)
  expect([state.lastGood?.at, state.failure, state.overdue]).toEqual([world.clock.now, null, false])
})

test('a process that looked before another had made it makes none after it', async () => {
  world.clock.advance(24 * HOUR)
  // The slower one has looked, and waits for its connection while the other makes the backup and lets the lock go.
  let madeByOther: boolean | undefined
  const slow = async () => {
    madeByOther = await tryNow()
    return openOwner()
  }
  const mine = await backUpWhenDue(world.deps, { dir, hour: 2, keep: 2 }, slow)
  expect([madeByOther, mine]).toEqual([true, false])
})

test('what failed is noted and tried again after an hour, not at once', async () => {
  world.clock.advance(24 * HOUR)
  const blocked = join(dir, 'tep-chan')
  writeFileSync(blocked, '')
  const into = join(blocked, 'con')
  await expect(tryNow(into)).rejects.toThrow()
  // Where not even the directory can be made there is nothing to note it by but the log.
  const damagedKey = join(world.deps.config.dataDir, 'keys/signing-99')
  writeFileSync(damagedKey, 'hỏng')
  await expect(tryNow()).rejects.toThrow()
  rmSync(damagedKey)
  const [run] = (await world.database.db.select().from(backupRun)).filter(({ failure }) => failure !== null)
  expect([run?.startedAt, run?.bytes]).toEqual([world.clock.now, null])
  expect(await tryNow()).toBe(false)
  world.clock.advance(HOUR + 1000)
  expect(await tryNow()).toBe(true)
})
