import type { PublicDocument, PublicPage } from '@xk/contract'
import { notFound } from '@xk/domain/kernel'
import { type Context, Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { languageFor } from '../../http/language.ts'
import { problem } from '../../http/problem.ts'
import { readAssets } from '../publication/assets.ts'
import { missingPage } from '../publication/public-pages.ts'
import { askPage, followPage, questionPage, questionsPage } from './public-pages.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const isWord = (text: string) => text.isWellFormed() && !text.includes('\u0000')

/** Pages of questions for everybody, rendered on the server; read and searched without a script. */
export const publicQuestionRoutes = (deps: Deps) => {
  const assets = { vi: readAssets('vi'), en: readAssets('en') }
  const show = async (c: Context<Env>, page: PublicPage | undefined, cache: string) => {
    const language = languageFor(c)
    const path = c.req.path
    const data: PublicDocument = {
      page: page ?? missingPage,
      url: `${deps.config.publicUrl}${path}`,
      assets: assets[language],
    }
    const html = await deps.renderPage?.({ path, data, language })
    c.header('cache-control', page ? cache : 'no-store')
    c.header('vary', 'cookie')
    if (!html || !page) return html ? c.html(html, 404) : problem(c, notFound)
    return c.html(html)
  }
  const briefly = 'public, max-age=15'
  return new Hono<Env>()
    .get('/hoi-dap', async (c) => {
      const [q = '', unit = ''] = [c.req.query('q'), c.req.query('don-vi')]
      const nth = /^[1-9]\d{0,3}$/.exec(c.req.query('trang') ?? '')?.[0] ?? '1'
      const input = { q: isWord(q) ? q : '', unit: UUID.test(unit) ? unit : '', nth: Number(nth) }
      return show(c, await questionsPage(deps, input), briefly)
    })
    .get('/hoi-dap/hoi', async (c) => show(c, await askPage(deps), briefly))
    .get('/hoi-dap/cau/:question', async (c) => {
      const id = c.req.param('question')
      return show(c, UUID.test(id) ? await questionPage(deps, id) : undefined, briefly)
    })
    .get('/hoi-dap/theo-doi/:code', async (c) => {
      const code = c.req.param('code')
      c.header('x-robots-tag', 'noindex')
      return show(c, /^[\w-]{10,60}$/.test(code) ? await followPage(deps, code) : undefined, 'no-store')
    })
    .get('/cuoc-thi/:slug/hoi', async (c) => {
      const slug = c.req.param('slug')
      return show(c, isWord(slug) ? await askPage(deps, slug) : undefined, briefly)
    })
}
