import type { PublicDocument, PublicPage } from '@xk/contract'
import { notFound } from '@xk/domain/kernel'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { languageFor } from '../../http/language.ts'
import { problem } from '../../http/problem.ts'
import { readAssets } from '../publication/assets.ts'
import { missingPage } from '../publication/public-pages.ts'
import { isExemplarKey } from './exemplar-key.ts'
import { exemplarPage, findShownPortrait } from './exemplar-page.ts'
import { galleryPage } from './gallery-page.ts'
import { createPortraits, isPortraitSize, PORTRAIT_SIZES } from './portraits.ts'

/** No copy anywhere: what a person takes back is gone with the next request, from browsers and proxies too. */
const NOWHERE = 'no-store'

const isWord = (text: string) => text.length <= 200 && text.isWellFormed() && !text.includes('\u0000')

/** The gallery of exemplars for everybody, rendered on the server. */
export const publicGalleryRoutes = (deps: Deps) => {
  const assets = { vi: readAssets('vi'), en: readAssets('en') }
  const portrait = createPortraits(deps)

  const show = async (c: Context<Env>, page: PublicPage | undefined) => {
    const language = languageFor(c)
    const path = c.req.path
    const data: PublicDocument = {
      page: page ?? missingPage,
      url: `${deps.config.publicUrl}${path}`,
      assets: assets[language],
    }
    const html = await deps.renderPage?.({ path, data, language })
    c.header('cache-control', NOWHERE)
    c.header('vary', 'cookie')
    // Found by search engines, and not kept by them: a copy there would outlive a consent.
    c.header('x-robots-tag', 'noarchive, noimageindex')
    if (!html || !page) return html ? c.html(html, 404) : problem(c, notFound)
    return c.html(html)
  }

  return new Hono<Env>()
    .get('/guong', async (c) => {
      const year = /^20\d\d$/.exec(c.req.query('nam') ?? '')?.[0]
      const cluster = c.req.query('cum') ?? ''
      const n = Number(/^[1-9]\d{0,3}$/.exec(c.req.query('trang') ?? '')?.[0] ?? 1)
      const asked = { year: year ? Number(year) : null, cluster: isWord(cluster) ? cluster : '', n }
      return show(c, await galleryPage(deps, asked))
    })
    .get('/guong/:key', async (c) => {
      const key = c.req.param('key')
      return show(c, isExemplarKey(key) ? await exemplarPage(deps, key) : undefined)
    })
    .get('/guong/:key/anh/:size', async (c) => {
      const { key, size } = c.req.param()
      c.header('cache-control', NOWHERE)
      const fileId =
        isExemplarKey(key) && isPortraitSize(size) ? await findShownPortrait(deps, key) : undefined
      const bytes = fileId && isPortraitSize(size) ? await portrait(fileId, PORTRAIT_SIZES[size]) : undefined
      if (!bytes) return problem(c, notFound)
      return c.body(bytes, 200, {
        'content-type': 'image/jpeg',
        'x-robots-tag': 'noindex, noimageindex',
        'cross-origin-resource-policy': 'same-origin',
      })
    })
}
