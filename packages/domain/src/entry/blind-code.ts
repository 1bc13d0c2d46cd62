/** Codes that people read, write and dictate: no two characters look alike (no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V). */
const ALPHABET = '34679ACDEFGHJKMNPQRTWXY'

/**
 * Characters of the alphabet from secret random bytes. Bytes beyond the largest multiple of its length are passed
 * over, so that every character is equally likely; undefined when too few bytes are left.
 */
const draw = (bytes: Uint8Array, length: number): string | undefined => {
  const limit = 256 - (256 % ALPHABET.length)
  const usable = [...bytes].filter((byte) => byte < limit)
  return usable.length < length
    ? undefined
    : usable
        .slice(0, length)
        .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
        .join('')
}

const drawn = (bytes: Uint8Array, length: number): string => {
  const code = draw(bytes, length)
  if (code === undefined) throw new Error(`not enough randomness for a code of ${length} characters`)
  return code
}

/** How many random bytes to hand over: with so many to spare, running out is as good as impossible. */
export const CODE_RANDOM_BYTES = 64

/** Random code (số phách) of so many digits as the ruleset says, grouped for reading: "K7-3QF". */
export const blindCodeFrom = (randomBytes: Uint8Array, length = 5): string => {
  const code = drawn(randomBytes, length)
  const head = Math.floor(length / 2)
  return `${code.slice(0, head)}-${code.slice(head)}`
}

/** Code of a receipt (Phiếu tiếp nhận): "PTN-7KQ4-M3XA"; 23^8, so that it can't be found by trying. */
export const receiptCodeFrom = (randomBytes: Uint8Array): string => {
  const code = drawn(randomBytes, 8)
  return `PTN-${code.slice(0, 4)}-${code.slice(4)}`
}

/** A typed code as it is stored: any case, spaces or dashes; undefined when it can't be one. */
const tidied = (typed: string): string | undefined => {
  const text = typed.normalize('NFC').toUpperCase().replace(/[\s-]/g, '')
  return Array.from(text).every((char) => ALPHABET.includes(char)) ? text : undefined
}

export const parseBlindCode = (typed: string): string | undefined => {
  const code = tidied(typed)
  if (!code || code.length < 4 || code.length > 8) return undefined
  const head = Math.floor(code.length / 2)
  return `${code.slice(0, head)}-${code.slice(head)}`
}

/** The prefix may be left out. */
export const parseReceiptCode = (typed: string): string | undefined => {
  const text = tidied(typed)
  const code = text?.length === 11 && text.startsWith('PTN') ? text.slice(3) : text
  return code?.length === 8 ? `PTN-${code.slice(0, 4)}-${code.slice(4)}` : undefined
}
