import { plainText } from '../kernel/index.ts'
import { syllablesOf, isTelling } from '../similarity/syllables.ts'
import { type EntryBody, fieldValue } from './entry-body.ts'

/** What was honoured before, as far as it is on record. */
export interface EarlierWork {
  /** "Công trình thanh niên tiêu biểu", with the decision where there is one. */
  honour: string
  /** What it was given for. */
  achievement: string
}

export interface ReusedFinding {
  /** The heading that reports it. */
  field: string
  /** The earlier honour on record; null where only the report itself says so. */
  honour: string | null
  /** The achievement on record, or the words of the report. */
  text: string
}

/** So much of an earlier achievement, in pairs of neighbouring telling syllables, makes a report worth a look. */
const SHARE_FROM = 0.6
/** Names of fewer syllables are common words. */
const LEAST_PAIRS = 2

const pairsOf = (text: string): string[] => {
  const told = syllablesOf(text)
    .map(({ text: it }) => it)
    .filter(isTelling)
  return told.slice(1).map((it, i) => `${told[i]} ${it}`)
}

/** The report says itself that this was honoured before. */
const SAID =
  /[^.;\n(]{0,120}\(?(?:đã (?:được )?(?:tuyên dương|khen thưởng|trao giải|đạt giải|vinh danh))[^.;)\n]{0,60}/giu

/**
 * Achievements in these headings that somebody must look at: those whose words an earlier honour of the same people
 * carries, and those that the report itself calls honoured before. It finds; people decide.
 */
export const findReused = (
  body: EntryBody,
  fields: readonly string[],
  earlier: readonly EarlierWork[],
): ReusedFinding[] =>
  fields.flatMap((field): ReusedFinding[] => {
    const value = fieldValue(body, field)
    const text = Array.isArray(value) ? plainText(value) : typeof value === 'string' ? value : ''
    if (text === '') return []
    const pairs = new Set(pairsOf(text))
    const known = earlier.flatMap(({ honour, achievement }): ReusedFinding[] => {
      const asked = pairsOf(achievement)
      const shared = asked.filter((pair) => pairs.has(pair)).length
      return asked.length >= LEAST_PAIRS && shared >= asked.length * SHARE_FROM
        ? [{ field, honour, text: achievement }]
        : []
    })
    const said = [...text.matchAll(SAID)].map(
      ({ 0: match }): ReusedFinding => ({ field, honour: null, text: match.trim() }),
    )
    return known.length > 0 ? known : said
  })
