import { compareTexts, type ComparedText } from '../src/similarity/index.ts'

/**
 * Prints, as JSON, how long 5,000 entries of 900 syllables take to compare with each other (bar: 30 s), fifty of them
 * copied in part. Syllables are drawn by Zipf's law, so that common ones are as common as in real text.
 */
const COUNT = 5000
const SECTIONS = [12, 40, 170, 220, 150, 170, 150]
const VOCABULARY = 2500

/** Repeatable numbers in [0, 1): mulberry32. */
let state = 1
const next = () => {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const onsets = [
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'h',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'nh',
  'ph',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
]
const rhymes = [
  'a',
  'an',
  'ang',
  'anh',
  'at',
  'ao',
  'e',
  'en',
  'i',
  'inh',
  'iên',
  'o',
  'ong',
  'ôi',
  'u',
  'ung',
  'ươi',
  'y',
]
const syllables = Array.from({ length: VOCABULARY }, (_, i) => {
  const onset = onsets[i % onsets.length] ?? ''
  const rhyme = rhymes[Math.floor(i / onsets.length) % rhymes.length] ?? ''
  return (
    `${onset}${rhyme}${'̣́̀̉̃'[Math.floor(i / 360) % 6] ?? ''}`.normalize('NFC') + (i >= 2160 ? `h${i % 7}` : '')
  )
})
const draw = () => syllables[Math.min(VOCABULARY - 1, Math.floor(VOCABULARY ** next()) - 1)] ?? 'a'
const write = (length: number) => {
  const words = Array.from({ length }, (_, i) => draw() + (i % 17 === 16 ? '.' : ''))
  return words.join(' ')
}

const texts: ComparedText[] = Array.from({ length: COUNT }, (_, i) => ({
  id: `${i}`,
  earlier: i >= COUNT * 0.8,
  sections: SECTIONS.map(write),
}))
for (let i = 0; i < 50; i++) {
  const [from, to] = [texts[i * 40], texts[i * 40 + 1]]
  if (from && to) to.sections = [...to.sections.slice(0, 4), ...from.sections.slice(4)]
}
const start = performance.now()
const cpu = process.cpuUsage()
const pairs = compareTexts(texts)
const copies = pairs.filter(({ a, b }) => Number(b) - Number(a) === 1 && Number(a) % 40 === 0).length
console.log(
  JSON.stringify({
    texts: COUNT,
    ms: Math.round(performance.now() - start),
    cpuMs: Math.round(process.cpuUsage(cpu).user / 1000),
    mb: Math.round(process.memoryUsage().rss / 1e6),
    copies,
    pairs: pairs.length,
  }),
)
