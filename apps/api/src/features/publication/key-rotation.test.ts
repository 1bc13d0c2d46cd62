import { verifyRelease } from '@xk/domain/publication'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSigningKey, currentFingerprint } from '../../keys.ts'
import {
  correct,
  decide,
  insertApprovedResult,
  release,
  resultPeople,
} from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { createCheckpointer } from '../ledger/checkpointer.ts'
import { checkLedger } from '../ledger/verify-ledger.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

test('a new key signs at once, what the old one signed still verifies, and both are public', async () => {
  const people = await resultPeople(world)
  const totals = Array.from({ length: 6 }, (_, i) => [96 - 2 * i, 94 - 2 * i])
  const it = await insertApprovedResult(world, people, { totals })
  await decide(it, people)
  const { slug } = await release(it, people)
  const sign = createCheckpointer(world.deps)
  await sign()
  const old = currentFingerprint(world.deps.keys)

  // As `pnpm xk key --new` does it, beside the server that runs.
  addSigningKey(world.deps.config.dataDir, world.clock.now)
  const fresh = currentFingerprint(world.deps.keys)
  expect(fresh).not.toBe(old)
  await correct(it, people, { reason: 'Đính chính tên một tác giả' })
  await sign()

  const verified = async (path: string, fingerprint: string) => {
    const found = verifyRelease((await world.anonymous.get(path)).body, { fingerprint })
    return found.form === 'malformed' ? found : [found.ok, found.signature.state]
  }
  const [first, second] = [`/ket-qua/${slug}/lan/1/release.json`, `/ket-qua/${slug}/release.json`]
  expect(await verified(first, old)).toEqual([true, 'ok'])
  expect(await verified(second, fresh)).toEqual([true, 'ok'])
  expect(await verified(second, old)).toEqual([false, 'otherKey'])
  expect((await checkLedger(world.deps)).verification).toMatchObject({ ok: true })

  const { body } = await world.anonymous.get('/api/public/keys')
  expect(
    body.keys.map((key: { fingerprint: string; current: boolean }) => [key.fingerprint, key.current]),
  ).toEqual([
    [fresh, true],
    [old, false],
  ])
  expect(JSON.stringify(body)).not.toContain('seed')
})
