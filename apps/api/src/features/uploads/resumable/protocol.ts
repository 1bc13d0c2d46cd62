import type { Context } from 'hono'

/** The resumable upload protocol (tus 1.0.0), as far as it is spoken here: core, creation, termination, expiration. */
const TUS_VERSION = '1.0.0'
export const OFFSET_STREAM = 'application/offset+octet-stream'
/** What has not grown for so long is given up. */
export const ABANDONED_MS = 24 * 60 * 60 * 1000

/** A whole number from a header; undefined when it is none. */
export const numberFrom = (text: string | undefined): number | undefined => {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined
  return Number(text)
}

/** `Upload-Metadata`: names, each with its value in Base64. */
export const metadataFrom = (header: string | undefined): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const pair of (header ?? '').slice(0, 4000).split(',')) {
    const [key = '', value = ''] = pair.trim().split(' ')
    if (key) found.set(key, Buffer.from(value, 'base64').toString('utf8'))
  }
  return found
}

export interface Progress {
  received: number
  size: number
  touchedAt: Date
}

/** Headers that say how far an upload is. */
export const progressHeaders = (c: Context, { received, size, touchedAt }: Progress): void => {
  c.header('tus-resumable', TUS_VERSION)
  c.header('upload-offset', String(received))
  c.header('upload-length', String(size))
  c.header('upload-expires', new Date(touchedAt.getTime() + ABANDONED_MS).toUTCString())
  c.header('cache-control', 'no-store')
}
