import type { ExemplarPage, PublicDocument } from '@xk/contract'
import { galleryWords, language } from '@xk/i18n'
import { renderToString } from 'solid-js/web'
import { headOf } from './areas/public/head.ts'
import { PublicPageView } from './areas/public/page.tsx'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const meta = (name: 'name' | 'property', key: string, content: string) =>
  `<meta ${name}="${key}" content="${escaped(content)}">`

/** Pages for one person's eyes, by a code or a link. */
const UNINDEXED = ['follow', 'privacyFollow', 'privacyConfirm']
/** Pages that load the script of the islands. */
const WITH_ISLANDS = ['result', 'ask', 'privacy', 'privacyConfirm']

/** Data for search engines; no script, whatever its text holds. */
const structured = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`

/** An exemplar as schema.org says it: name, unit and title, nothing else. */
const exemplarData = (page: ExemplarPage, url: string) => ({
  '@context': 'https://schema.org',
  '@type': page.collective ? 'Organization' : 'Person',
  name: page.name,
  url,
  ...(page.collective
    ? { parentOrganization: { '@type': 'Organization', name: page.unit } }
    : { affiliation: { '@type': 'Organization', name: page.unit } }),
  award: `${galleryWords.award} (${page.year})`,
})

/** Public pages, rendered on the server without any script; islands are mounted by public-client. */
export const renderPage = (input: { path: string; data: unknown }): string => {
  const { page, url, assets } = input.data as PublicDocument
  const { title, description } = headOf(page)
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title)}</title>`,
    meta('name', 'description', description),
    ...(UNINDEXED.includes(page.page) ? [meta('name', 'robots', 'noindex')] : []),
    // Found, but not kept elsewhere: a copy would outlive a consent. No picture goes to whoever shows the link.
    ...(page.page === 'gallery' || page.page === 'exemplar'
      ? [meta('name', 'robots', 'noarchive, noimageindex')]
      : []),
    ...(page.page === 'exemplar' ? [structured(exemplarData(page, url))] : []),
    meta('property', 'og:type', 'article'),
    meta('property', 'og:site_name', 'Xung Kích'),
    meta('property', 'og:locale', language === 'en' ? 'en_GB' : 'vi_VN'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', url),
    `<link rel="canonical" href="${escaped(url)}">`,
    '<link rel="icon" href="/icon.svg" type="image/svg+xml">',
    ...assets.fonts.map(
      (href) => `<link rel="preload" href="${escaped(href)}" as="font" type="font/woff2" crossorigin>`,
    ),
    ...assets.styles.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`),
    ...(assets.script && WITH_ISLANDS.includes(page.page)
      ? [`<script type="module" src="${escaped(assets.script)}"></script>`]
      : []),
  ].join('')
  const body = renderToString(() => <PublicPageView page={page} />)
  return `<!doctype html><html lang="${language}"><head>${head}</head><body>${body}</body></html>`
}
