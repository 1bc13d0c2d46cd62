/**
 * A number from 0 up to 1 that depends on its words only: the same seed and place give the same one, whatever else
 * is drawn. For invented scores; never for anything that is decided.
 */
export const chance = (...words: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5
  for (const unit of words.join('\u0001')) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  // Two rounds of mixing, so that neighbouring words give unlike numbers.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** Around 0 with a standard deviation of 1, within ±3: the sum of four even ones. */
export const bell = (...words: readonly (string | number)[]): number =>
  (chance(...words, 'a') + chance(...words, 'b') + chance(...words, 'c') + chance(...words, 'd') - 2) *
  Math.sqrt(3)
