import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestApp, ideaFile, type TestApp, testServer } from '../../testing/index.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

test('two processes that show the same file at once, even under one process number, both get its pages', async () => {
  const fileId = randomUUID()
  await world.deps.files.put(fileId, ideaFile('07-phuong-an-tu-ho-so.docx'))
  const file = { id: randomUUID(), fileId, type: 'docx', pages: null }
  // What a process remembers lies in the module: loaded twice, it is two processes on one directory.
  const first = await import('./source-file.ts')
  vi.resetModules()
  const second = await import('./source-file.ts')
  const made = await Promise.all([first.sourcePages(world.deps, file), second.sourcePages(world.deps, file)])
  expect(made.map(({ ok }) => ok)).toEqual([true, true])
  expect(made[0]).toEqual(made[1])
  expect(await second.sourcePages(world.deps, file)).toEqual(made[0])
  expect(readdirSync(dirname(world.deps.files.temporaryPath('x')))).toEqual([])
})
