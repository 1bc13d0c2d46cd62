import type { Deps } from '../../deps.ts'

/** A page picture: never kept by a browser, never taken for anything else. */
export const sendPicture = (deps: Pick<Deps, 'files'>, key: string): Response =>
  new Response(deps.files.read(key), {
    headers: {
      'content-type': 'image/webp',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
