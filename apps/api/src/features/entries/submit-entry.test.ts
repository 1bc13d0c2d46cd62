import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  acceptAll,
  createTestApp,
  insertEdition,
  submitIdeas,
  testServer,
  type TestApp,
} from '../../testing/index.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

test('the 24 ideas of the sample papers are handed in with their files and accepted', async () => {
  const edition = await insertEdition(world)
  const submitted = await submitIdeas(world, edition)
  expect(submitted.map((it) => it.stt)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1))
  expect(new Set(submitted.map((it) => it.receiptCode)).size).toBe(24)
  const secretary = await world.person('Nguyễn Thị Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  await acceptAll(secretary, submitted)
  const states = await world.database.owner`select state, count(*)::int as n from entry group by state`
  expect([...states]).toEqual([{ state: 'accepted', n: 24 }])
})
