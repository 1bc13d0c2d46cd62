import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** Text forms of bytes, strict both ways: one value has one spelling, so a changed spelling is a changed file. */

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Crockford's alphabet: no I, L, O, U, so that a code can be read over the telephone. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bits from symbols of `width` bits to symbols of `to` bits; undefined when a non-zero rest is left over. */
const regroup = (
  symbols: Iterable<number>,
  width: number,
  to: number,
  pad: boolean,
): number[] | undefined => {
  const out: number[] = []
  let held = 0
  let bits = 0
  for (const symbol of symbols) {
    held = (held << width) | symbol
    bits += width
    while (bits >= to) {
      bits -= to
      out.push((held >> bits) & ((1 << to) - 1))
      held &= (1 << bits) - 1
    }
  }
  if (pad && bits > 0) out.push((held << (to - bits)) & ((1 << to) - 1))
  return !pad && held !== 0 ? undefined : out
}

const spell = (bytes: Uint8Array, alphabet: string, width: number): string =>
  (regroup(bytes, 8, width, true) ?? []).map((symbol) => alphabet.charAt(symbol)).join('')

const unspell = (text: string, alphabet: string, width: number): Uint8Array | undefined => {
  const symbols = Array.from(text, (char) => alphabet.indexOf(char))
  if (symbols.includes(-1)) return undefined
  const bytes = regroup(symbols, width, 8, false)
  return bytes && Uint8Array.from(bytes)
}

/** Standard base64 with padding (RFC 4648). */
export const toBase64 = (bytes: Uint8Array): string => {
  const text = spell(bytes, BASE64, 6)
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Undefined for anything but the one canonical spelling. */
export const fromBase64 = (text: string): Uint8Array | undefined => {
  const bytes = unspell(text.replace(/={1,2}$/, ''), BASE64, 6)
  return bytes && toBase64(bytes) === text ? bytes : undefined
}

/** Crockford base32 without padding. */
export const toBase32 = (bytes: Uint8Array): string => spell(bytes, BASE32, 5)

/** As people type it: any case, O as 0, I and L as 1, spaces and dashes anywhere. */
export const fromBase32 = (typed: string): Uint8Array | undefined => {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  const bytes = unspell(text, BASE32, 5)
  return bytes && toBase32(bytes) === text ? bytes : undefined
}

export const toHex = bytesToHex
/** Lower-case hex of exactly `length` bytes, else undefined. */
export const fromHex = (text: string, length: number): Uint8Array | undefined =>
  text.length === length * 2 && /^[0-9a-f]*$/.test(text) ? hexToBytes(text) : undefined

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])
