import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'

const MAX_BYTES = 200
/** A longer "extension" is no extension but a sentence with a dot in it. */
const MAX_EXTENSION_BYTES = 16
/** Device names of Windows, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(\.|$)/i

const byteLength = (text: string) => Buffer.byteLength(text, 'utf8')
const segmenter = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * A file name that is safe to show and to offer for saving; never used as a path of ours. NFC, so that
 * the same name typed on two systems is one; no control, format or direction characters; no folders; at
 * most 200 bytes of UTF-8 with the extension kept. Idempotent. Fails when nothing is left of the name.
 */
export const safeFileName = (raw: string): Result<string> => {
  const visible = raw
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\t\r\n]/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\ufffe\uffff]/gu, '')
    .normalize('NFC')
  const parts = visible.split(/[/\\]/).map(trimEnds)
  const name = parts.findLast(Boolean)
  if (!name) return fail({ code: 'file/name-unusable' })
  const cut = cutToBytes(RESERVED.test(name) ? `_${name}` : name)
  return cut ? ok(cut) : fail({ code: 'file/name-unusable' })
}

/** No leading dots (hidden files), no trailing dots or spaces (Windows drops them silently). */
const trimEnds = (name: string): string =>
  name
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')

const cutToBytes = (name: string): string => {
  if (byteLength(name) <= MAX_BYTES) return name
  const dot = name.lastIndexOf('.')
  const tail = dot > 0 ? name.slice(dot) : ''
  const extension = byteLength(tail) <= MAX_EXTENSION_BYTES ? tail : ''
  const stem = name.slice(0, name.length - extension.length)
  return fitting(stem, MAX_BYTES - byteLength(extension)).replace(/[\s.]+$/, '') + extension
}

/** As many whole characters as fit; a single one longer than that loses its last marks. */
const fitting = (text: string, budget: number): string => {
  let out = ''
  let used = 0
  for (const { segment } of segmenter.segment(text)) {
    const size = byteLength(segment)
    if (used + size > budget) return out || fittingCodePoints(segment, budget)
    out += segment
    used += size
  }
  return out
}

const fittingCodePoints = (text: string, budget: number): string => {
  let out = ''
  for (const point of text) {
    if (byteLength(out + point) > budget) break
    out += point
  }
  return out
}
