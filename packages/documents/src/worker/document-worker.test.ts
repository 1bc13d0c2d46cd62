import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, afterEach, expect, test } from 'vitest'
import { inspectFile } from '../intake/inspect-file.ts'
import { createDocumentWorker } from './document-worker.ts'
import type { WorkerOptions } from './document-worker.ts'

const fixtures = new URL('../../fixtures/', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'xk-worker-'))
afterAll(() => rmSync(folder, { recursive: true }))

const opened: { close(): void }[] = []
afterEach(() => opened.splice(0).forEach((worker) => worker.close()))
const start = (options: Partial<WorkerOptions> = {}) => {
  const worker = createDocumentWorker({ readable: [fixtures], writable: [folder], ...options })
  opened.push(worker)
  return worker
}
const damaged = { ok: false, problem: { code: 'file/damaged' } }
const unavailable = { ok: false, problem: { code: 'system/unavailable' } }

/** Worker processes of this one: their peak resident memory in MB by process id. */
const workers = (): Map<string, number> => {
  const found = new Map<string, number>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const peak = /VmHWM:\s*(\d+) kB/.exec(status)?.[1]
      if (peak && status.includes(`PPid:\t${process.pid}\n`) && command.includes('worker-main'))
        found.set(pid, Number(peak) / 1024)
    } catch {
      continue
    }
  }
  return found
}
const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A page whose content unpacks to 700 MB of spaces: no ratio shows it before it is read. */
const pdfBomb = async () => {
  const pdf = await PDFDocument.create()
  const packed = deflateSync(Buffer.alloc(700_000_000, ' '))
  const stream = PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode', Length: packed.length }), packed)
  pdf.addPage().node.set(PDFName.of('Contents'), pdf.context.register(stream))
  return pdf.save()
}

test('hostile files: same answers as in this process, every process under 400 MB', {
  timeout: 120_000,
}, async () => {
  const worker = start()
  const peaks: number[] = []
  const look = setInterval(() => peaks.push(...workers().values()), 10)
  for (const name of readdirSync(`${fixtures}hostile`).filter((file) => !file.endsWith('.jsonl'))) {
    const path = `${fixtures}hostile/${name}`
    const inspected = await worker.inspect(path, { name })
    expect([name, inspected]).toEqual([name, await inspectFile(path, { name })])
    if (!inspected.ok) continue
    const rendered = await worker.renderBlind(path, inspected.value.type, join(folder, `out-${name}`))
    const read = await worker.readText(path, inspected.value.type)
    expect([name, rendered.ok, read.ok]).toEqual([name, true, true])
  }
  clearInterval(look)
  expect(peaks.length).toBeGreaterThan(0)
  expect(Math.max(...peaks)).toBeLessThan(400)
})

test('a PDF that grows without end is damaged; the next file is not touched', {
  timeout: 60_000,
}, async () => {
  const path = join(folder, 'bomb.pdf')
  writeFileSync(path, await pdfBomb())
  const worker = start()
  const out = join(folder, 'bomb')
  const next = `${fixtures}ideas/21-the-hinh-mau.jpg`
  const [inspected, rendered, sound] = await Promise.all([
    worker.inspect(path, { name: 'bomb.pdf' }),
    worker.renderBlind(path, 'pdf', out),
    worker.inspect(next, { name: 'a.jpg' }),
  ])
  expect([inspected, rendered, sound.ok]).toEqual([damaged, damaged, true])
  expect(readdirSync(folder).filter((name) => name.startsWith('bomb') && name !== 'bomb.pdf')).toEqual([])
})

test('what takes too long is stopped and leaves nothing', { timeout: 60_000 }, async () => {
  const worker = start({ timeoutMs: 900 })
  const out = join(folder, 'slow')
  const path = `${fixtures}ideas/17-danh-muc-the-du-lieu.pdf`
  expect(await worker.renderBlind(path, 'pdf', out)).toEqual(damaged)
  expect([existsSync(out), existsSync(`${out}.unfinished`)]).toEqual([false, false])
})

test('renders and finds text as without it', { timeout: 60_000 }, async () => {
  const worker = start({ concurrency: 2 })
  const path = `${fixtures}ideas/12-ke-hoach-san-xuat-phim.pdf`
  const found = await worker.findTextBoxes(path, ['Nguyên tắc'])
  const boxes = found.ok ? found.value : []
  expect(boxes.map(({ page, text }) => [page, text])).toEqual([[1, 'Nguyên tắc']])
  const out = join(folder, 'made-later', 'twelve')
  expect(await worker.renderBlind(path, 'pdf', out, { boxes })).toEqual({
    ok: true,
    value: { text: null, images: [{ file: '1.webp', width: 1600, height: 2263 }], leftOut: [] },
  })
  expect(readdirSync(out)).toEqual(['1.webp'])
})

test('an upload that somebody waits for goes before what is made for later', {
  timeout: 60_000,
}, async () => {
  const worker = start({ concurrency: 1 })
  const path = `${fixtures}ideas/12-ke-hoach-san-xuat-phim.pdf`
  const done: string[] = []
  const note = (name: string) => () => void done.push(name)
  await Promise.all([
    worker.renderBlind(path, 'pdf', join(folder, 'first')).then(note('first rendition')),
    worker.renderBlind(path, 'pdf', join(folder, 'second')).then(note('second rendition')),
    worker.inspect(path, { name: 'a.pdf' }).then(note('upload')),
    worker.inspect(path, { name: 'b.pdf' }).then(note('next upload')),
  ])
  expect(done).toEqual(['first rendition', 'upload', 'next upload', 'second rendition'])
})

test('only told folders can be named, and only they can be read', { timeout: 60_000 }, async () => {
  const worker = start()
  await expect(worker.inspect('/etc/passwd', { name: 'a' })).rejects.toThrow('not told')
  await expect(worker.inspect(`${fixtures}../package.json`, { name: 'a' })).rejects.toThrow('not told')
  await expect(worker.renderBlind(`${fixtures}a.pdf`, 'pdf', `${fixtures}out`)).rejects.toThrow('not told')
  await expect(worker.inspect(`${fixtures}missing.pdf`, { name: 'a' })).rejects.toThrow('ENOENT')
})

test('ends itself when there is nothing to do, and starts again', { timeout: 60_000 }, async () => {
  const worker = start({ idleMs: 50 })
  const path = `${fixtures}hostile/html-doi-duoi.pdf`
  const before = workers()
  await worker.inspect(path, { name: 'a' })
  await until(() => [...workers().keys()].every((pid) => before.has(pid)))
  expect(await worker.inspect(path, { name: 'a.txt' })).toMatchObject({ problem: { found: 'html' } })
})

test('after closing, everything is unavailable, jobs in line too', { timeout: 60_000 }, async () => {
  const worker = start()
  const path = `${fixtures}ideas/17-danh-muc-the-du-lieu.pdf`
  const jobs = [1, 2].map((n) => worker.renderBlind(path, 'pdf', join(folder, `closed-${n}`)))
  worker.close()
  expect(await Promise.all([...jobs, worker.inspect(path, { name: 'a.pdf' })])).toEqual([
    unavailable,
    unavailable,
    unavailable,
  ])
})
