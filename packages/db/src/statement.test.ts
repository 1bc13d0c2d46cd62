import { eq, Param, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { term } from './schema/index.ts'
import { statement } from './statement.ts'
import { createTestDatabase, type TestDatabase, type TestServer } from './testing.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

let one: TestDatabase
let other: TestDatabase
beforeAll(async () => {
  one = await createTestDatabase(inject('testServer'))
  other = await createTestDatabase(inject('testServer'))
})
afterAll(() => Promise.all([one.drop(), other.drop()]))

const findTerms = statement((tx) =>
  tx
    .select()
    .from(term)
    .where(eq(term.name, sql.placeholder('name')))
    .prepare('terms-by-name'),
)
const renameTerm = statement((tx) =>
  tx
    .update(term)
    .set({ name: sql`${new Param(sql.placeholder('to'), term.name)}` })
    .where(eq(term.name, sql.placeholder('name')))
    .returning({ name: term.name })
    .prepare('rename-term'),
)

const insert = (database: TestDatabase, name: string) =>
  database.db.insert(term).values({ id: crypto.randomUUID(), name, starts: '2026-01-01', ends: '2027-12-31' })

test('one statement serves several databases and each transaction, and keeps nothing of them', async () => {
  await insert(one, 'Nhiệm kỳ một')
  await insert(other, 'Nhiệm kỳ hai')
  const names = async (tx: Parameters<typeof findTerms>[0], name: string) =>
    (await findTerms(tx, { name })).map((row) => row.name)
  expect(await names(one.db, 'Nhiệm kỳ một')).toEqual(['Nhiệm kỳ một'])
  expect(await names(other.db, 'Nhiệm kỳ một')).toEqual([])
  expect(await names(other.db, 'Nhiệm kỳ hai')).toEqual(['Nhiệm kỳ hai'])

  const undone = other.db.transaction(async (tx) => {
    expect(await renameTerm(tx, { name: 'Nhiệm kỳ hai', to: 'Nhiệm kỳ ba' })).toEqual([
      { name: 'Nhiệm kỳ ba' },
    ])
    expect(await names(tx, 'Nhiệm kỳ ba')).toEqual(['Nhiệm kỳ ba'])
    expect(await names(other.db, 'Nhiệm kỳ ba')).toEqual([])
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await names(other.db, 'Nhiệm kỳ hai')).toEqual(['Nhiệm kỳ hai'])
})
