import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { Deps } from '../../deps.ts'

const HEADERS = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

/** A page picture or a film of a copy for judges: never kept by a browser, never taken for anything else. */
export const sendPicture = (
  c: Context,
  deps: Pick<Deps, 'files'>,
  key: string,
): Response | Promise<Response> =>
  key.endsWith('.mp4')
    ? sendFilm(c, deps, key)
    : new Response(deps.files.read(key), { headers: { ...HEADERS, 'content-type': 'image/webp' } })

/** The whole film, or the one stretch of bytes that a player asks for (RFC 9110 §14): moving about in it needs that. */
const sendFilm = async (c: Context, deps: Pick<Deps, 'files'>, key: string): Promise<Response> => {
  const path = await deps.files.local(key)
  const { size } = await stat(path)
  const headers = { ...HEADERS, 'content-type': 'video/mp4', 'accept-ranges': 'bytes' }
  const asked = stretchOf(c.req.header('range'), size)
  if (asked === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } })
  const { start, end } = asked ?? { start: 0, end: size - 1 }
  const body = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>
  return new Response(body, {
    status: asked ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      ...(asked && { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  })
}

/** First and last byte; 'none' where the film has no such bytes, undefined where no single stretch is asked for. */
const stretchOf = (
  range: string | undefined,
  size: number,
): { start: number; end: number } | 'none' | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start > end ? 'none' : { start, end }
}
