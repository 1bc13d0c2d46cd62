/** Vietnamese spelling as a rule: what a syllable may be made of. For telling text from text in a wrong encoding. */

const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?'
const NUCLEUS =
  '(?:uyê|uya|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uyu|uêu|iê|ia|yê|ya|uô|ua|ươ|ưa|oa|oă|oe|oo|uâ|uê|uy|uơ|' +
  'ai|ay|ây|ao|au|âu|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])'
const SYLLABLE = new RegExp(`^${ONSET}${NUCLEUS}(ch|c|p|t|ng|nh|m|n)?$`, 'u')

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const ACUTE_OR_DOT = /[\u0301\u0323]/

/**
 * Whether a word (NFC or not, any case) is spelt as a Vietnamese syllable: onset, vowels and final that occur
 * together, one tone at most, and before c, ch, p, t only the two tones that go there.
 */
export const isVietnameseSyllable = (word: string): boolean => {
  const apart = word.toLowerCase().normalize('NFD')
  const tones = apart.match(TONES) ?? []
  if (tones.length > 1) return false
  const found = SYLLABLE.exec(apart.replace(TONES, '').normalize('NFC'))
  if (!found) return false
  const stopped = found[1] !== undefined && ['c', 'ch', 'p', 't'].includes(found[1])
  return !stopped || tones.every((tone) => ACUTE_OR_DOT.test(tone))
}
