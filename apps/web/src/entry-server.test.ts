import { readFileSync } from 'node:fs'
import type { PublicDocument, PublicEntry, ResultPage } from '@xk/contract'
import { createServer, type ViteDevServer } from 'vite'
import solid from 'vite-plugin-solid'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Public pages as the server renders them: no window, no document, no script of the page's own. */
let server: ViteDevServer
let renderPage: (input: { path: string; data: unknown }) => string
beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: new URL('..', import.meta.url).pathname,
    plugins: [solid({ ssr: true })],
    ssr: { noExternal: true },
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error',
  })
  ;({ renderPage } = (await server.ssrLoadModule('/src/entry-server.tsx')) as {
    renderPage: typeof renderPage
  })
}, 60_000)
afterAll(() => server.close())

const { vanBan } = JSON.parse(
  readFileSync(new URL('../fixtures/hostile-strings.json', import.meta.url), 'utf8'),
) as { vanBan: { giaTri: string }[] }
const hostile = vanBan.map(({ giaTri }) => giaTri)

const entry = (i: number, text: string): PublicEntry => ({
  code: `K${i}`,
  rank: i + 1,
  prize: 'first',
  prizeLabel: text,
  name: { title: text, unit: text, people: [text, null], summary: text },
  score: '91,25',
  note: text,
  revoked: null,
})

const page = (entries: PublicEntry[], text: string): ResultPage => ({
  page: 'result',
  slug: 'y-tuong-2026',
  title: text,
  organiser: text,
  n: 2,
  publishAt: '2026-12-10T01:00:00Z',
  supersedes: { n: 1, reason: text },
  supersededBy: null,
  changes: null,
  releases: [{ n: 2, publishAt: '2026-12-10T01:00:00Z', reason: text }],
  decision: { number: text, signedOn: '2026-12-10' },
  entryNoun: 'bài dự thi',
  counts: { entries: entries.length, units: 3, sheets: 10 },
  stages: [
    {
      label: text,
      division: null,
      entries,
      others: 0,
      notAwarded: [{ prize: text, count: 1, why: 'withheld' }],
      withheld: [{ prize: text, reason: text, code: 'K1' }],
    },
  ],
  council: null,
  teamPrizes: [{ label: text, reward: text, winners: [{ rank: 1, name: text, points: '5' }] }],
  exceptions: [{ kind: 'extension', at: '2026-12-01T01:00:00Z', reason: text, code: null, change: null }],
  gapResolutions: [{ code: 'K1', reason: text, at: '2026-12-01T01:00:00Z' }],
  draws: [{ purpose: text, seedSource: text, seed: text, at: '2026-12-01T01:00:00Z' }],
  prizeOrder: ['first'],
  digest: 'a'.repeat(64),
  fingerprint: '7K2M-7K2M-7K2M-7K2M-7K2M-7K2M-7K2M-7K2M',
  appeals: { days: 3, text },
})

const render = (it: ResultPage): string => {
  const data: PublicDocument = {
    page: it,
    url: 'http://localhost/ket-qua/y-tuong-2026',
    assets: { styles: ['/assets/a.css'], script: '/assets/b.js', fonts: [] },
  }
  return renderPage({ path: '/ket-qua/y-tuong-2026', data })
}

/** Opening tags of a page with the names of their attributes, as a browser would find them. */
const tags = (html: string) =>
  (html.match(/<[a-zA-Z](?:"[^"]*"|[^">])*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'))

test('hostile text anywhere on a result page adds no tag and no attribute', () => {
  const plain = tags(
    render(page([entry(0, 'Tên'), entry(1, 'Tên'), entry(2, 'Tên'), entry(3, 'Tên')], 'Tên')),
  )
  for (const text of hostile.filter((it) => it.trim() !== '')) {
    const html = render(page([entry(0, text), entry(1, text), entry(2, text), entry(3, text)], text))
    expect([text, tags(html)]).toEqual([text, plain])
  }
})

test('the page carries no inline script, names what was erased, and says how to be shared', () => {
  const html = render(page([entry(0, 'Sổ tay điện tử')], 'Cuộc thi ý tưởng'))
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/b.js">'])
  expect(html).toContain('đã xóa theo yêu cầu')
  expect(html).toContain('<meta property="og:title" content="Kết quả cuộc thi ý tưởng">')
})

test('four hundred entries stand on the page without a script', () => {
  const html = render(
    page(
      Array.from({ length: 400 }, (_, i) => entry(i, `Giải pháp số ${i}.`)),
      'Cuộc thi',
    ),
  )
  for (let i = 0; i < 400; i++) expect(html).toContain(`Giải pháp số ${i}.`)
})
