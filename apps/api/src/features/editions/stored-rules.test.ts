import { ruleset } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertJudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { findScoringStage } from '../panel/store.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

test('a stage is read under the rules in force: sent once, and again as soon as others are', async () => {
  const judged = await insertJudgedStage(world, { totals: [[70, 80]] })
  const { db } = world.database
  const find = async () => {
    const found = await findScoringStage(db, judged.stageId)
    return { version: found?.rulesetVersion, stored: found?.storedRules, noun: found?.rules.entryNoun }
  }
  const [row] = await db.select().from(ruleset).where(eq(ruleset.editionId, judged.editionId))
  if (!row) throw new Error('no rules')
  const first = { version: row.version, stored: row.body, noun: row.body.entryNoun }
  expect([await find(), await find()]).toEqual([first, first])

  // Under its digest, what this process read before is not read from the database again.
  const unread = { ...row.body, entryNoun: 'không ai đọc' }
  await db.update(ruleset).set({ body: unread }).where(eq(ruleset.id, row.id))
  expect(await find()).toEqual(first)
  await db.update(ruleset).set({ body: row.body }).where(eq(ruleset.id, row.id))

  const amended = { ...row.body, entryNoun: 'sáng kiến' }
  await db.insert(ruleset).values({
    ...row,
    id: crypto.randomUUID(),
    version: row.version + 1,
    body: amended,
    digest: digestOf(amended),
  })
  const second = { version: row.version + 1, stored: amended, noun: 'sáng kiến' }
  expect([await find(), await find()]).toEqual([second, second])

  await db
    .delete(ruleset)
    .where(and(eq(ruleset.editionId, judged.editionId), eq(ruleset.version, row.version + 1)))
  expect(await find()).toEqual(first)
})
