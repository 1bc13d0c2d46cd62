import { fold, tidyLine } from '../../kernel/index.ts'
import type { Finding } from './finding.ts'
import { BETWEEN, escapePattern, type FoldedText, isSameOrUnmarked, wholeWords } from './folded-text.ts'

/** What a Youth Union organisation puts before the office's own name. */
const UNION =
  /^(?:ban chấp hành |bch )?(?:chi đoàn cơ sở|đoàn cơ sở|chi đoàn|đoàn thanh niên|đoàn tncs|đoàn)\s+/iu
const PLACE = /\s+(?:thành phố hồ chí minh|thành phố|tp\.?\s?hcm|tp\.?|khu vực [ivx]+|khu vực \d+)$/iu
/** Words that begin the name of an office; what follows is its field of work. */
const OFFICE =
  /^(?:sở|ban|cục|chi cục|tổng cục|văn phòng|trung tâm|thanh tra|kho bạc|nhà khách|thư viện|bệnh viện|trường|viện|quỹ|công ty|ủy ban|hội|báo|đài)(?=\s|$)/iu

/** The offices named in a unit's name: "Chi đoàn Trung tâm Kiểm soát bệnh tật (Sở Y tế)" names two. */
const officesOf = (unitName: string): string[] => {
  const name = tidyLine(unitName)
  const inner = [...name.matchAll(/\(([^)]+)\)/g)].map((match) => match[1] ?? '')
  return [name.replace(/\([^)]*\)/g, ' '), ...inner]
    .map((part) => tidyLine(part).replace(UNION, '').trim())
    .filter((part) => part !== '')
}

const withoutPlace = (office: string): string => office.replace(PLACE, '').trim()
/** An office's field of work: "Nông nghiệp và Môi trường" names two trades. */
export const tradesOf = (unitName: string): string[] =>
  officesOf(unitName)
    .flatMap((office) =>
      withoutPlace(office)
        .replace(OFFICE, '')
        .split(/\s+(?:và|-|–)\s+|,/u),
    )
    .map((trade) => trade.trim().toLowerCase())
    .filter((trade) => trade.length > 3)

const wordsOf = (office: string): string[] => office.split(/[\s–-]+/u).filter(Boolean)

const phrase = (office: string): string =>
  wordsOf(office)
    .map((word) => escapePattern(fold(word)))
    .join('[\\s._–-]{1,3}')

const longestWord = (office: string): string =>
  wordsOf(fold(office)).reduce((longest, word) => (word.length > longest.length ? word : longest), '')

const startsSentence = (text: string, start: number): boolean =>
  /(?:^|[.!?:\n]["“”'’)\s]*)$/u.test(text.slice(0, start))

const findName = (text: FoldedText, office: string, short: boolean): Finding[] =>
  [...wholeWords(text, phrase(office), longestWord(office))].flatMap(({ span }): Finding[] => {
    const match = text.original.slice(span.start, span.end)
    if (!isSameOrUnmarked(match, office)) return []
    // A short form is an ordinary word too, unless a capital within a sentence says otherwise.
    if (short && (!/^\p{Lu}/u.test(match) || startsSentence(text.original, span.start))) return []
    return [{ kind: 'unitName', ...span, match, certainty: short ? 'maybe' : 'sure' }]
  })

const JOINING = new Set(['và', 'va', 'của'])
const ROMAN = /^[ivx]+$/iu
const letterOf = (word: string): string => (ROMAN.test(word) ? fold(word) : fold(word).charAt(0))

/** "SYT", "S.YT", "VP UBND", "GD&ĐT": the letters of these words, with signs between them. */
const lettersOf = (words: readonly string[]): string =>
  words
    .map((word) =>
      JOINING.has(word.toLowerCase()) ? `(?:${letterOf(word)}|&)?` : escapePattern(letterOf(word)),
    )
    .join('[&.+-]?')

const abbreviationsOf = (office: string): { pattern: string; letters: number }[] => {
  const forms = [...new Set([office, withoutPlace(office)])].map(wordsOf)
  return forms.flatMap((words) => {
    const letters = words.filter((word) => !JOINING.has(word.toLowerCase())).length
    const head = OFFICE.exec(words.join(' '))?.[0].split(' ').length ?? 0
    const rest = words.slice(head)
    if (head === 0 || rest.length === 0) return [{ pattern: lettersOf(words), letters }]
    const spelt = words
      .slice(0, head)
      .map((word) => escapePattern(fold(word)))
      .join(BETWEEN)
    return [
      { pattern: `${lettersOf(words.slice(0, head))}[\\s&.-]?${lettersOf(rest)}`, letters },
      { pattern: `${spelt}\\s${lettersOf(rest)}`, letters: rest.length + 1 },
    ]
  })
}

const findAbbreviations = (text: FoldedText, office: string): Finding[] =>
  (/\p{Lu}[&.+-]?\p{Lu}/u.test(text.original) ? abbreviationsOf(office) : [])
    .filter(({ letters }) => letters >= 3)
    .flatMap(({ pattern }) =>
      [...wholeWords(text, pattern, '')].flatMap(({ span }): Finding[] => {
        const match = text.original.slice(span.start, span.end)
        // The abbreviated part is in capitals; a spelt-out head ("Sở YT") only begins with one.
        const last = match.normalize('NFC').split(/\s/u).at(-1) ?? ''
        return /\p{Lu}{2}|\p{Lu}[&.+-]\p{Lu}/u.test(last) && !/\p{Ll}/u.test(last)
          ? [{ kind: 'unitAbbreviation', ...span, match, certainty: 'sure' }]
          : []
      }),
    )

/** Finds a unit of the entry: its office's name with or without marks, its short form, its abbreviations. */
export const findUnit = (text: FoldedText, unitName: string): Finding[] =>
  officesOf(unitName).flatMap((office) => {
    const short = withoutPlace(office)
    return [
      ...(wordsOf(office).length > 1 ? findName(text, office, false) : []),
      ...(short !== office && OFFICE.test(short) && wordsOf(short).length > 1
        ? findName(text, short, true)
        : []),
      ...findAbbreviations(text, office),
    ]
  })
