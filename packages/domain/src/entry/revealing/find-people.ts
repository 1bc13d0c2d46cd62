import { fold, tidyLine } from '../../kernel/index.ts'
import type { Finding } from './finding.ts'
import {
  BETWEEN,
  escapePattern,
  type FoldedText,
  isCapitalised,
  isSameOrUnmarked,
  isUnmarked,
  wholeWords,
} from './folded-text.ts'

/** Forms of address and offices before a name, longest first. */
const TITLES = [
  'phó trưởng phòng',
  'trưởng phòng',
  'trưởng nhóm',
  'nhóm trưởng',
  'phó bí thư',
  'chuyên viên',
  'giám đốc',
  'đồng chí',
  'đoàn viên',
  'tác giả',
  'bí thư',
  'bác sĩ',
  'kỹ sư',
  'đ/c',
  'đ.c',
  'đc',
  'ths',
  'thầy',
  'anh',
  'chị',
  'bạn',
  'ông',
  'chú',
  'bác',
  'em',
  'cô',
  'bà',
]
const TITLE = `(?:${TITLES.map((title) => escapePattern(fold(title))).join('|')})\\.?`

/** "chi Lan" is a form of address; "có Lan" and "chi Lân" are not. */
const isTitle = (found: string, name: string): boolean =>
  TITLES.some(
    (title) =>
      fold(title) === fold(found).replace(/\.$/, '') &&
      (isUnmarked(found) && !isUnmarked(title)
        ? isUnmarked(name)
        : isSameOrUnmarked(found.replace(/\.$/, ''), title)),
  )

interface NameForm {
  /** The name as this form writes it, in Unicode. */
  words: readonly string[]
  /** The whole name, in its own order. */
  full: boolean
  /** Family and given name only, or turned round. */
  variant: boolean
}

/** Full name, its endings down to the given name, and family with given name either way round. */
const formsOf = (words: readonly string[]): NameForm[] => {
  const [family] = words
  const given = words.at(-1)
  if (!family || !given) return []
  const endings = words.map((_, i) => ({
    words: words.slice(i),
    full: i === 0 && words.length > 1,
    variant: false,
  }))
  const variants =
    words.length < 3
      ? []
      : [
          { words: [family, given], full: false, variant: true },
          { words: [given, family], full: false, variant: true },
          { words: [...words.slice(1), family], full: false, variant: true },
        ]
  return [...endings, ...variants]
}

const certaintyOf = (form: NameForm, titled: boolean, found: string): Finding['certainty'] | undefined => {
  const capital = isCapitalised(found)
  const unmarked = isUnmarked(found)
  if (form.full) return capital || form.words.length > 2 ? 'sure' : 'maybe'
  if (form.words.length === 1) {
    // Lower case with marks is an ordinary word ("anh thành lập"), not a name.
    if (!titled || (!capital && !unmarked)) return undefined
    return capital && !(unmarked && !isUnmarked(form.words.join(' '))) ? 'sure' : 'maybe'
  }
  return capital && !form.variant ? 'sure' : 'maybe'
}

const findForms = (text: FoldedText, words: readonly string[]): Finding[] =>
  formsOf(words).flatMap((form) => {
    const name = form.words.map((word) => escapePattern(fold(word))).join(BETWEEN)
    const pattern = `(?:(?<title>${TITLE})\\s+)?(?<name>${name})`
    return [...wholeWords(text, pattern, fold(form.words[0] ?? ''))].flatMap(
      ({ span, groups, index, ...match }): Finding[] => {
        const nameStart = text.offsets[index + match[0].length - (groups?.name?.length ?? 0)] ?? span.start
        const name = text.original.slice(nameStart, span.end)
        if (!isSameOrUnmarked(name, form.words.join(' '))) return []
        const titled =
          groups?.title !== undefined && isTitle(text.original.slice(span.start, nameStart).trim(), name)
        const certainty = certaintyOf(form, titled, name)
        const start = titled ? span.start : nameStart
        return certainty
          ? [{ kind: 'name', start, end: span.end, match: text.original.slice(start, span.end), certainty }]
          : []
      },
    )
  })

/** A first letter, or the cluster that Vietnamese writes as one ("Ng.", "Th."). */
const initialOf = (word: string): string => {
  const folded = fold(word)
  const cluster = /^(?:ngh|ng|nh|th|tr|ph|kh|gh|gi|ch|qu)/.exec(folded)?.[0]
  const letter = escapePattern(folded.charAt(0))
  return cluster ? `(?:${cluster}|${letter})` : letter
}

/** "N.T.M.L.", "NTML", and initials before a written-out given name: "N.T.M. Linh", "M.Linh". */
const findInitials = (text: FoldedText, words: readonly string[]): Finding[] => {
  const initials = words.map(initialOf)
  const given = words.at(-1) ?? ''
  const dotted = initials.join('\\.\\s?')
  const solid = words.map((word) => fold(word).charAt(0)).join('')
  const abbreviated = initials
    .slice(0, -1)
    .map((_, i, rest) => `${rest.slice(i).join('\\.\\s?')}\\.\\s?${escapePattern(fold(given))}`)
  const forms: { pattern: string; needle: string; certainty: Finding['certainty']; least: number }[] = [
    { pattern: `${dotted}\\.?`, needle: '.', certainty: words.length > 2 ? 'sure' : 'maybe', least: 2 },
    { pattern: solid, needle: solid, certainty: 'maybe', least: 3 },
    ...abbreviated.map((pattern) => ({ pattern, needle: fold(given), certainty: 'sure' as const, least: 2 })),
  ]
  return forms
    .filter(({ least }) => words.length >= least)
    .flatMap(({ pattern, needle, certainty }) =>
      [...wholeWords(text, pattern, needle)].flatMap(({ span }): Finding[] => {
        const match = text.original.slice(span.start, span.end)
        // Initials are capitals: "an" or "n.t" in running text is something else.
        if (
          !/^[\p{Lu}][^\p{Ll}]*(?:\p{Ll}*\.|\p{Lu}|$)/u.test(match.normalize('NFC')) ||
          !isCapitalised(match)
        )
          return []
        return [{ kind: 'initials', ...span, match, certainty }]
      }),
    )
}

/** Sign-in names as offices make them from a name: "lanptm", "ptmlan", "lan.phan", "phanthimailan", a year behind. */
const loginsOf = (words: readonly string[]): string[] => {
  const folded = words.map(fold)
  const given = folded.at(-1) ?? ''
  const [family = ''] = folded
  const rest = folded
    .slice(0, -1)
    .map((word) => word.charAt(0))
    .join('')
  const joined = [
    given + rest,
    rest + given,
    given + family,
    family + given,
    folded.join(''),
    folded.slice(-2).join(''),
  ]
  const dotted = [`${given}.${rest}`, `${rest}.${given}`, `${given}.${family}`, `${family}.${given}`]
  return [...new Set([...joined.filter((login) => login.length >= 5), ...dotted])]
}

const findLogins = (text: FoldedText, words: readonly string[]): Finding[] =>
  words.length < 2
    ? []
    : loginsOf(words).flatMap((login) =>
        [...wholeWords(text, `${escapePattern(login)}\\d{0,4}`, login)].flatMap(({ span }): Finding[] => {
          const match = text.original.slice(span.start, span.end)
          return isUnmarked(match) ? [{ kind: 'login', ...span, match, certainty: 'sure' }] : []
        }),
      )

const wordsOfName = (fullName: string): string[] => tidyLine(fullName).split(' ').filter(Boolean)

/** Finds one person of the entry: name in full, in part, turned round, by initials, by sign-in name. */
export const findPerson = (text: FoldedText, fullName: string): Finding[] => {
  const words = wordsOfName(fullName)
  return words.length === 0
    ? []
    : [
        ...findForms(text, words),
        ...(words.length > 1 ? findInitials(text, words) : []),
        ...findLogins(text, words),
      ]
}

/** As far as names in a row can stand apart: two spaces and a joining word. */
const ROW = 12

/** A given name alone counts when it stands in a row with a name that was found: "anh Thành, Nhi và Trâm". */
export const findInRow = (
  text: FoldedText,
  fullNames: readonly string[],
  found: readonly Finding[],
): Finding[] => {
  const ends = new Set(found.filter(({ kind }) => kind === 'name').map(({ end }) => end))
  const starts = new Set(found.filter(({ kind }) => kind === 'name').map(({ start }) => start))
  const row = String.raw`\s*(?:,|;|-|–|&|\+|\s(?:và|va|cùng|cung|với|voi)\s)\s*`
  return fullNames.flatMap((fullName) => {
    const given = wordsOfName(fullName).at(-1) ?? ''
    if (given === '') return []
    return [...wholeWords(text, escapePattern(fold(given)), fold(given))].flatMap(({ span }): Finding[] => {
      const match = text.original.slice(span.start, span.end)
      if (!isCapitalised(match) || !isSameOrUnmarked(match, given)) return []
      const lead = new RegExp(`${row}$`, 'iu').exec(
        text.original.slice(Math.max(0, span.start - ROW), span.start),
      )
      const tail = new RegExp(`^${row}`, 'iu').exec(text.original.slice(span.end, span.end + ROW))
      const inRow =
        (lead && ends.has(span.start - lead[0].length)) || (tail && starts.has(span.end + tail[0].length))
      return inRow ? [{ kind: 'name', ...span, match, certainty: 'maybe' }] : []
    })
  })
}
