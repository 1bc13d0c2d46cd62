import { createHash, randomUUID } from 'node:crypto'
import type { PublicDocument, PublicPage } from '@xk/contract'
import { notFound } from '@xk/domain/kernel'
import { languageOf } from '@xk/i18n'
import { type Context, Hono } from 'hono'
import { getPath } from 'hono/utils/url'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { languageFor } from '../../http/language.ts'
import { wordsFor } from '../../http/words.ts'
import { securityHeaders } from '../../http/headers.ts'
import { problem } from '../../http/problem.ts'
import { XLSX } from '../../http/reply.ts'
import { patternOf } from '../../http/request-log.ts'
import { readAssets } from './assets.ts'
import { publicDecisionPdf } from './decision-pdf.ts'
import { editionPage, homePage, missingPage, releaseLink } from './public-pages.ts'
import { ballotsFileIn } from './public-ballots.ts'
import { createReleaseFiles, remember } from './release-files.ts'
import { resultPageOf } from './result-page.ts'
import { resultSheet } from './result-sheet.ts'
import { publicRevocationPdf } from '../corrections/revocation-pdf.ts'
import { listPublished, listTitleOwners, type PublishedLine } from './store.ts'

/**
 * How long an answer is given again without a look at the database. Shorter than what browsers are told to keep
 * it for, so no reader can tell; a new release or an erasure shows after it in every process.
 */
const LOOK_AGAIN_MS = 1000
const KEEP_SECONDS = 15
/** Answers kept in memory at once. */
const MOST = 60

interface Made {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  etag: string
}
interface Kept extends Made {
  /** What it was made from: digest of the releases and of what of them is shown. */
  from: string
  lookedAt: number
  /** All that it goes out with, and the pattern of its route for the log. */
  headers: Record<string, string>
  route: string
}

const HTML = 'text/html; charset=utf-8'
const made = (body: string, type: string): Made => ({
  bytes: new TextEncoder().encode(body),
  type,
  etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
})

const headersOf = ({ etag, type }: Made) => ({
  'cache-control': `public, max-age=${KEEP_SECONDS}`,
  etag,
  ...(type === HTML ? { vary: 'cookie' } : {}),
})

const answer = (c: Context<Env>, it: Made) => {
  const headers = headersOf(it)
  if (c.req.header('if-none-match') === it.etag) return c.body(null, 304, headers)
  return c.body(it.bytes, 200, { ...headers, 'content-type': it.type })
}

const hasSession = (cookies: string | null | undefined) => cookies?.includes('xk_session=') ?? false

/** What is kept is kept per language. */
const placeOf = (path: string, cookies: string | null | undefined) =>
  `${languageOf(cookies ?? undefined)} ${path}`
const placeIn = (c: Context<Env>) => placeOf(c.req.path, c.req.header('cookie'))

/** The same for every answer: worked out once, so that what is kept goes out without passing the whole chain. */
const fixedHeaders = async (): Promise<Record<string, string>> => {
  const probe = new Hono<Env>().use(securityHeaders).get('*', (c) => c.body(null))
  return Object.fromEntries((await probe.request('/')).headers)
}

/** What of a list of releases changes a page of theirs. */
const stateOf = (published: readonly PublishedLine[]) =>
  published.map(({ digest, kept }) => `${digest} ${kept}`).join('\n')

/**
 * Pages that anyone may read, rendered on the server. What a release shows is made once and kept by the release's
 * digest: it comes from rows that never change, so no process misses anything. Before its hour a release answers
 * exactly as one that does not exist, to everyone.
 */
export const createPublicPages = (
  deps: Deps,
): { lane: (request: Request) => Response | undefined; routes: Hono<Env> } => {
  const assets = { vi: readAssets('vi'), en: readAssets('en') }
  const fixed = fixedHeaders()
  const fileOf = createReleaseFiles(deps)
  const kept = new Map<string, Kept>()

  const keep = async (c: Context<Env>, it: Made, madeFrom: { from: string; lookedAt: number }) =>
    remember(
      kept,
      placeIn(c),
      {
        ...it,
        ...madeFrom,
        headers: { ...(await fixed), ...headersOf(it), 'content-type': it.type },
        route: patternOf(c),
      },
      MOST,
    )

  const render = async (c: Context<Env>, page: PublicPage): Promise<string | undefined> => {
    const { path } = c.req
    const language = languageFor(c)
    const url = `${deps.config.publicUrl}${path}`
    const data: PublicDocument = { page, url, assets: assets[language] }
    return deps.renderPage?.({ path, data, language })
  }

  const missing = async (c: Context<Env>) => {
    const body = await render(c, missingPage)
    c.header('cache-control', 'no-store')
    return body ? c.body(body, 404, { 'content-type': HTML }) : problem(c, notFound)
  }

  /** Kept for a moment: pages without a release, made anew from the database after it. */
  const page = async (c: Context<Env>, make: () => Promise<PublicPage | undefined>) => {
    const now = deps.now().getTime()
    const known = kept.get(placeIn(c))
    if (known && now - known.lookedAt < LOOK_AGAIN_MS) return answer(c, known)
    const found = await make()
    const body = found && (await render(c, found))
    if (!body) return missing(c)
    return answer(c, await keep(c, made(body, HTML), { from: '', lookedAt: now }))
  }

  /** Of a published release: `n` of the edition, or the newest. */
  const ofRelease = async (
    c: Context<Env>,
    slug: string,
    n: number | undefined,
    make: (line: PublishedLine, all: readonly PublishedLine[]) => Promise<Made | undefined>,
  ) => {
    const now = deps.now()
    const known = kept.get(placeIn(c))
    if (known && now.getTime() - known.lookedAt < LOOK_AGAIN_MS) return answer(c, known)
    const all = await listPublished(deps.database.db, slug, now)
    const line = n === undefined ? all[0] : all.find((it) => it.n === n)
    if (!line) return undefined
    const from = stateOf(all)
    if (known?.from === from) {
      known.lookedAt = now.getTime()
      return answer(c, known)
    }
    const fresh = await make(line, all)
    return fresh && answer(c, await keep(c, fresh, { from, lookedAt: now.getTime() }))
  }

  /** The release that another one corrects, with what is known of both. */
  const correctedBy = async (line: PublishedLine, corrected: PublishedLine) => {
    const { db } = deps.database
    const file = await fileOf(corrected.id)
    return (
      file && {
        file,
        owners: {
          before: await listTitleOwners(db, corrected.id),
          after: await listTitleOwners(db, line.id),
        },
      }
    )
  }

  const resultOf = async (line: PublishedLine, all: readonly PublishedLine[]) => {
    const file = await fileOf(line.id)
    const corrected = all.find(({ n }) => n === file?.core.supersedes?.n)
    return (
      file &&
      resultPageOf(file, {
        digest: line.digest,
        releases: all.map(releaseLink),
        before: corrected && (await correctedBy(line, corrected)),
      })
    )
  }

  const resultXlsx = async (c: Context<Env>, slug: string, n: number | undefined) => {
    const all = await listPublished(deps.database.db, slug, deps.now())
    const line = n === undefined ? all[0] : all.find((it) => it.n === n)
    const page = line && (await resultOf(line, all))
    if (!page) return problem(c, notFound)
    const sheet = await resultSheet(page, wordsFor(c))
    return c.body(new Uint8Array(sheet).buffer, 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="ket-qua-${slug}-lan-${page.n}.xlsx"`,
      'cache-control': `public, max-age=${KEEP_SECONDS}`,
      vary: 'cookie',
    })
  }

  const resultPage = async (c: Context<Env>, slug: string, n: number | undefined) =>
    (await ofRelease(c, slug, n, async (line, all) => {
      const page = await resultOf(line, all)
      const body = page && (await render(c, page))
      return body === undefined ? undefined : made(body, HTML)
    })) ?? missing(c)

  const releaseJson = async (c: Context<Env>, slug: string, n: number | undefined) =>
    (await ofRelease(c, slug, n, async (line) => {
      const file = await fileOf(line.id)
      return file && made(JSON.stringify(file), 'application/json; charset=utf-8')
    })) ?? problem(c, notFound)

  /** A round of the council's ballots as its own file, beside the release that it is part of. */
  const ballotsJson = async (c: Context<Env>, slug: string, n: number | undefined, round: number) =>
    (await ofRelease(c, slug, n, async (line) => {
      const file = await fileOf(line.id)
      const ballots = file && ballotsFileIn(file, round)
      return ballots && made(JSON.stringify(ballots), 'application/json; charset=utf-8')
    })) ?? problem(c, notFound)

  const decisionPdf = async (c: Context<Env>, slug: string, n: number | undefined) => {
    const all = await listPublished(deps.database.db, slug, deps.now())
    const line = n === undefined ? all[0] : all.find((it) => it.n === n)
    const pdf = line && (await publicDecisionPdf(deps, line.id))
    if (!pdf) return problem(c, notFound)
    return c.body(new Uint8Array(pdf).buffer, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="quyet-dinh-${slug}.pdf"`,
      'cache-control': `public, max-age=${KEEP_SECONDS}`,
    })
  }

  /** The decision by which the n-th prize of an edition was taken back, once the release that says so is out. */
  const revocationPdf = async (c: Context<Env>, slug: string, n: number) => {
    const [line] = await listPublished(deps.database.db, slug, deps.now())
    const pdf = line && (await publicRevocationPdf(deps, line, n))
    if (!pdf) return problem(c, notFound)
    return c.body(new Uint8Array(pdf).buffer, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="quyet-dinh-thu-hoi-${slug}-${n}.pdf"`,
      'cache-control': `public, max-age=${KEEP_SECONDS}`,
    })
  }

  /**
   * What is kept and fresh goes out at once, before any other work, the router's included; its line in the log is
   * written here. Undefined: it takes the way of every request.
   */
  const lane = (request: Request): Response | undefined => {
    if (request.method !== 'GET' || request.url.includes('?')) return undefined
    const cookies = request.headers.get('cookie')
    const path = getPath(request)
    const known = kept.get(placeOf(path, cookies))
    if (!known || deps.now().getTime() - known.lookedAt >= LOOK_AGAIN_MS) return undefined
    if (path === '/' && hasSession(cookies)) return undefined
    const isKnownThere = request.headers.get('if-none-match') === known.etag
    const status = isKnownThere ? 304 : 200
    const requestId = randomUUID()
    deps.log.info({ requestId, method: 'GET', route: known.route, status, ms: 0 }, 'request')
    const headers = { ...known.headers, 'x-request-id': requestId }
    // Plain headers and bytes pass the HTTP server without being copied into objects and back.
    return new Response(isKnownThere ? null : known.bytes, { status, headers })
  }

  const numberOf = (text: string) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0)
  const NTH = '/ket-qua/:slug/lan/:n'
  const routes = new Hono<Env>()
    .get('/', async (c, next) =>
      deps.renderPage === undefined || hasSession(c.req.header('cookie'))
        ? next()
        : page(c, () => homePage(deps)),
    )
    .get('/cuoc-thi/:slug', (c) => page(c, () => editionPage(deps, c.req.param('slug'))))
    .get('/ket-qua/:slug', (c) => resultPage(c, c.req.param('slug'), undefined))
    .get('/ket-qua/:slug/release.json', (c) => releaseJson(c, c.req.param('slug'), undefined))
    .get('/ket-qua/:slug/quyet-dinh.pdf', (c) => decisionPdf(c, c.req.param('slug'), undefined))
    .get('/ket-qua/:slug/thu-hoi/:n/quyet-dinh.pdf', (c) =>
      revocationPdf(c, c.req.param('slug'), numberOf(c.req.param('n'))),
    )
    .get(NTH, (c) => resultPage(c, c.req.param('slug'), numberOf(c.req.param('n'))))
    .get('/ket-qua/:slug/ket-qua.xlsx', (c) => resultXlsx(c, c.req.param('slug'), undefined))
    .get(`${NTH}/ket-qua.xlsx`, (c) => resultXlsx(c, c.req.param('slug'), numberOf(c.req.param('n'))))
    .get(`${NTH}/release.json`, (c) => releaseJson(c, c.req.param('slug'), numberOf(c.req.param('n'))))
    .get('/ket-qua/:slug/luot/:round/BALLOTS.json', (c) =>
      ballotsJson(c, c.req.param('slug'), undefined, numberOf(c.req.param('round'))),
    )
    .get(`${NTH}/luot/:round/BALLOTS.json`, (c) =>
      ballotsJson(c, c.req.param('slug'), numberOf(c.req.param('n')), numberOf(c.req.param('round'))),
    )
    .get(`${NTH}/quyet-dinh.pdf`, (c) => decisionPdf(c, c.req.param('slug'), numberOf(c.req.param('n'))))
  return { lane, routes }
}
