/** Crockford's alphabet: no I, L, O, U, so that a code can be copied by hand. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BYTES = 16
const GROUP = 4
/** 26 symbols for 128 bits, and two that tell a slip of the pen. */
const LENGTH = 28
const CHECK_MODULUS = 1021

const checkOf = (bytes: Uint8Array): number =>
  bytes.reduce((sum, byte) => (sum * 257 + byte) % CHECK_MODULUS, 7)

/** A code of 128 random bits, as groups of four symbols. */
export const spellCode = (bytes: Uint8Array): string[] => {
  const value = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n)
  const all = (value << 10n) | BigInt(checkOf(bytes))
  const text = Array.from({ length: LENGTH }, (_, i) =>
    SYMBOLS.charAt(Number((all >> BigInt(5 * (LENGTH - 1 - i))) & 31n)),
  ).join('')
  return Array.from({ length: LENGTH / GROUP }, (_, i) => text.slice(i * GROUP, (i + 1) * GROUP))
}

export const makeCode = (): string[] => spellCode(crypto.getRandomValues(new Uint8Array(BYTES)))

/** Typed symbols as they are meant: O is 0, I and L are 1; spaces and dashes are none. */
export const tidyCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\s-–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')

/** The 16 bytes of a typed code; undefined where it can't be one. */
export const readCode = (typed: string): Uint8Array<ArrayBuffer> | undefined => {
  const symbols = Array.from(tidyCode(typed), (symbol) => SYMBOLS.indexOf(symbol))
  if (symbols.length !== LENGTH || symbols.includes(-1)) return undefined
  const all = symbols.reduce((sum, symbol) => (sum << 5n) | BigInt(symbol), 0n)
  const value = all >> 10n
  if (value >> 128n !== 0n) return undefined
  const bytes = Uint8Array.from({ length: BYTES }, (_, i) =>
    Number((value >> BigInt(8 * (BYTES - 1 - i))) & 255n),
  )
  return checkOf(bytes) === Number(all & 1023n) ? bytes : undefined
}
