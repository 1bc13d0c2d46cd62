import type { PublicDocument, PublicPage } from '@xk/contract'
import { notFound } from '@xk/domain/kernel'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { languageFor } from '../../http/language.ts'
import { problem } from '../../http/problem.ts'
import { readAssets } from '../publication/assets.ts'
import { missingPage } from '../publication/public-pages.ts'
import { privacyConfirmPage, privacyFollowPage, privacyPage } from './public-pages.ts'

/** What everybody may read about personal data, rendered on the server. */
export const publicPrivacyRoutes = (deps: Deps) => {
  const assets = { vi: readAssets('vi'), en: readAssets('en') }
  const show = async (c: Context<Env>, page: PublicPage | undefined, cache: string) => {
    const language = languageFor(c)
    const { path } = c.req
    const url = `${deps.config.publicUrl}${path}`
    const data: PublicDocument = { page: page ?? missingPage, url, assets: assets[language] }
    const html = await deps.renderPage?.({ path, data, language })
    c.header('cache-control', page ? cache : 'no-store')
    c.header('vary', 'cookie')
    if (!html || !page) return html ? c.html(html, 404) : problem(c, notFound)
    return c.html(html)
  }
  const briefly = 'public, max-age=15'
  const unindexed = (c: Context<Env>) => c.header('x-robots-tag', 'noindex')
  return new Hono<Env>()
    .get('/quyen-rieng-tu', async (c) => show(c, await privacyPage(deps), briefly))
    .get('/quyen-rieng-tu/ban/:version', async (c) => {
      const version = c.req.param('version')
      return show(c, /^[\w.-]{1,40}$/.test(version) ? await privacyPage(deps, version) : undefined, briefly)
    })
    .get('/quyen-rieng-tu/theo-doi/:code', async (c) => {
      const code = c.req.param('code')
      unindexed(c)
      return show(
        c,
        /^[\w-]{10,60}$/.test(code) ? await privacyFollowPage(deps, code) : undefined,
        'no-store',
      )
    })
    .get('/quyen-rieng-tu/xac-nhan/:token', async (c) => {
      const token = c.req.param('token')
      unindexed(c)
      return show(
        c,
        /^[\w-]{20,80}$/.test(token) ? await privacyConfirmPage(deps, token) : undefined,
        'no-store',
      )
    })
}
