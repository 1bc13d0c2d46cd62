import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from './steps.ts'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

/** design.md §8: JS and CSS of a judge's first visit, gzipped. */
export const FIRST_VISIT_KILOBYTES = 60

const PAGES = [
  ['judge’s list', 'index'],
  ['judge’s panel', 'stage'],
  ['a work, opened by its address', 'entry'],
] as const
const FACES = [
  ['Vietnamese', 'client'],
  ['English', 'client-en'],
] as const

/** Kilobytes of JS and CSS that a page takes on a first visit, gzipped, from the built face's own manifest. */
const weigh = (face: string, page: string): number => {
  const dist = join(ROOT, 'apps/web/dist', face)
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
  const seen = new Set<string>()
  const files = new Set<string>()
  const take = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`not built: ${key}`)
    if (seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) take(next)
  }
  for (const key of ['index.html', page]) take(key)
  const bytes = [...files].map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length)
  return bytes.reduce((sum, length) => sum + length, 0) / 1024
}

/** What a judge downloads before the first page works: per page the heavier of the languages. */
export const weighFirstVisits = (): { page: string; kilobytes: number; language: string }[] =>
  PAGES.map(([page, file]) => {
    const faces = FACES.map(([language, face]) => ({
      page,
      language,
      kilobytes: weigh(face, `src/areas/judge/${file}.tsx`),
    }))
    return faces.reduce((a, b) => (b.kilobytes > a.kilobytes ? b : a))
  })

if (process.argv[1] === import.meta.filename) {
  const visits = weighFirstVisits()
  for (const { page, kilobytes, language } of visits)
    console.log(`${page}: ${kilobytes.toFixed(1)} KB (${language}), at most ${FIRST_VISIT_KILOBYTES}`)
  process.exit(visits.every(({ kilobytes }) => kilobytes <= FIRST_VISIT_KILOBYTES) ? 0 : 1)
}
