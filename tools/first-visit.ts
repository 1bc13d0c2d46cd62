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

interface FirstVisit {
  page: string
  /** Per language of the face; the bar is for both. */
  vi: number
  en: number
}

/** What a judge downloads before a page works. */
export const weighFirstVisits = (): FirstVisit[] =>
  PAGES.map(([page, file]) => ({
    page,
    vi: weigh('client', `src/areas/judge/${file}.tsx`),
    en: weigh('client-en', `src/areas/judge/${file}.tsx`),
  }))

if (process.argv[1] === import.meta.filename) {
  const visits = weighFirstVisits()
  for (const { page, vi, en } of visits)
    console.log(`${page}: ${vi.toFixed(1)} KB (English ${en.toFixed(1)}), at most ${FIRST_VISIT_KILOBYTES}`)
  process.exit(visits.every(({ vi, en }) => Math.max(vi, en) <= FIRST_VISIT_KILOBYTES) ? 0 : 1)
}
