import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileStore } from './files.ts'
import { openFileStore } from './open-file-store.ts'
import { createS3Client, s3PlaceFrom } from './s3-client.ts'
import { startTestS3, type TestS3 } from './testing/s3-server.ts'

const SECRET = 'bi-mat-cua-kho'
const ENV = { AWS_ACCESS_KEY_ID: 'AKXK', AWS_SECRET_ACCESS_KEY: SECRET }
let s3: TestS3
let dir: string
beforeAll(async () => {
  s3 = await startTestS3(SECRET)
  dir = mkdtempSync(join(tmpdir(), 'xk-s3-'))
})
afterAll(async () => {
  await s3.close()
  rmSync(dir, { recursive: true, force: true })
})

const place = (env: NodeJS.ProcessEnv = ENV) =>
  s3PlaceFrom(`s3://kho/khoi/2026?endpoint=${encodeURIComponent(s3.url)}&region=sgn-1`, env)
const machine = (name: string): FileStore => openFileStore({ dataDir: join(dir, name), s3: place() })
const textOf = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text()
const keysOf = async (files: FileStore) => {
  const keys: string[] = []
  for await (const key of files.list()) keys.push(key)
  return keys.toSorted()
}
const id = (n: number) => `aaaaaaaa-0000-4000-8000-00000000000${n}`

test('what one machine keeps another reads, lists and removes for all', async () => {
  const [here, there] = [machine('a'), machine('b')]
  await here.put(id(1), Buffer.from('một'))
  const at = here.temporaryPath('x')
  await mkdir(join(dir, 'a/files/incoming'), { recursive: true })
  writeFileSync(at, 'hai')
  await here.adopt(id(2), at)
  await mkdir(here.path(`${id(3)}-1`), { recursive: true })
  for (const n of [1, 2, 3]) writeFileSync(join(here.path(`${id(3)}-1`), `${n}.webp`), `trang ${n}`)
  await here.keepFolder(`${id(3)}-1`)

  expect([...s3.objects.keys()].toSorted()[0]).toBe(`khoi/2026/${id(1)}`)
  const all = [id(1), id(2), ...[1, 2, 3].map((n) => `${id(3)}-1/${n}.webp`)]
  expect(await keysOf(there)).toEqual(all)
  expect([await textOf(there.read(id(1))), await textOf(there.read(id(2)))]).toEqual(['một', 'hai'])
  const pages = await Promise.all([1, 1, 1].map((n) => textOf(there.read(`${id(3)}-1/${n}.webp`))))
  expect(pages).toEqual(['trang 1', 'trang 1', 'trang 1'])
  expect(await there.local(id(2))).toBe(there.path(id(2)))

  await there.remove(`${id(3)}-1`)
  await there.remove(id(1))
  await there.remove(id(1))
  expect(await keysOf(here)).toEqual([id(2)])
  await expect(textOf(machine('c').read(id(1)))).rejects.toThrow()
})

test('a working copy is dropped after a day and fetched anew, and what was erased elsewhere goes with it', async () => {
  const [here, there] = [machine('e'), machine('f')]
  await here.put(id(5), Buffer.from('năm'))
  await here.put(id(6), Buffer.from('sáu'))
  for (const n of [5, 6]) await there.local(id(n))
  await here.remove(id(6))
  const day = 24 * 60 * 60 * 1000
  await there.tidy(new Date(Date.now() + day / 2))
  expect(existsSync(there.path(id(6)))).toBe(true)
  await there.tidy(new Date(Date.now() + day + 60_000))
  expect([existsSync(there.path(id(5))), existsSync(there.path(id(6)))]).toEqual([false, false])
  expect(await textOf(there.read(id(5)))).toBe('năm')
  await expect(textOf(there.read(id(6)))).rejects.toThrow()
})

test('what the store does not take is kept nowhere', async () => {
  const files = machine('d')
  s3.failWith(503)
  await expect(files.put(id(4), Buffer.from('bốn'))).rejects.toMatchObject({ code: 'S3_503' })
  s3.failWith(undefined)
  const left = readdirSync(join(dir, 'd/files'), { recursive: true, encoding: 'utf8' })
  expect(left.filter((name) => name.includes(id(4)))).toEqual([])
  expect(s3.objects.has(`khoi/2026/${id(4)}`)).toBe(false)
})

test('a wrong secret is refused, a wrong address is said at once', async () => {
  const stranger = createS3Client(place({ ...ENV, AWS_SECRET_ACCESS_KEY: 'sai' }))
  await expect(stranger.get(id(2))).rejects.toMatchObject({ code: 'S3_403' })
  expect(() => s3PlaceFrom('s3://kho', ENV)).toThrow(/FILES_URL không hợp lệ/)
  expect(() => place({})).toThrow(/AWS_ACCESS_KEY_ID/)
})
