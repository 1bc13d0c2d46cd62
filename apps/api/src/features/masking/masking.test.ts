import { edition, stage } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  acceptAll,
  createTestApp,
  insertEdition,
  maskAll,
  submitIdeas,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

describe('the ideas of the case, masked by one secretary and approved by another', () => {
  let world: TestApp
  beforeAll(async () => {
    world = await createTestApp(testServer())
  })
  afterAll(() => world.close())

  test('every accepted entry gets a code and an approved copy', { timeout: 300_000 }, async () => {
    const opened = await insertEdition(world)
    const [by, approvedBy] = [
      await world.person('Trần Thu Thảo', [{ role: 'secretary', scopeKind: 'global' }]),
      await world.person('Lý Gia Hân', [{ role: 'secretary', scopeKind: 'global' }]),
    ]
    const ideas = await submitIdeas(world, opened, { count: 3 })
    await world.database.db.update(edition).set({ state: 'screening' }).where(eq(edition.id, opened.id))
    await acceptAll(by, ideas)
    const [scoring] = await world.database.db.select().from(stage).where(eq(stage.kind, 'scoring'))
    const masked = await maskAll(world, scoring!.id, { by, approvedBy })
    expect(masked).toHaveLength(3)
    const list = (await by.get(`/api/stages/${scoring!.id}/masking`)).body
    expect(list.items.map((it: { state: string }) => it.state)).toEqual(['approved', 'approved', 'approved'])
  })
})
