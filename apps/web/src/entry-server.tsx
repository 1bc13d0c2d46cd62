import { renderToString } from 'solid-js/web'
import { PublicHome } from './areas/public/home.tsx'

/** Public pages, rendered on the server without a script of their own; islands are mounted by public-client. */
export const renderPage = ({ path, data }: { path: string; data: unknown }): string => {
  const body = renderToString(() => <PublicHome path={path} data={data} />)
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Xung Kích</title></head><body>${body}</body></html>`
}
