import { countWords, fromWire, type InputIssue, compare, type Rational, rational } from '../kernel/index.ts'
import { bandOf, type Criterion, maxSteps, type ScoringRules, type Segment } from '../ruleset/index.ts'
import { sheetScale, totalUnits, unitsToRational } from './scale.ts'

/** A score sheet as a judge writes it. */
export interface SheetContent {
  /** Criterion key → whole number of steps. */
  marks: Readonly<Record<string, number>>
  comments: Readonly<Record<string, string>>
  overallComment: string
}

const escapePointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
const at = (part: string, key: string) => `/${part}/${escapePointer(key)}`

const checkMark = (
  criterion: Criterion,
  mark: number | undefined,
  mode: 'draft' | 'handIn',
): InputIssue[] => {
  const pointer = at('marks', criterion.key)
  if (mark === undefined) {
    return mode === 'handIn' ? [{ pointer, code: 'mark/missing', facts: { criterion: criterion.label } }] : []
  }
  if (!Number.isSafeInteger(mark) || mark < 0)
    return [{ pointer, code: 'mark/notWholeSteps', facts: { step: criterion.step } }]
  if (mark > maxSteps(criterion))
    return [{ pointer, code: 'mark/aboveMaximum', facts: { max: criterion.max } }]
  if (criterion.bands.length > 0 && !bandOf(criterion, mark)) return [{ pointer, code: 'mark/inNoBand' }]
  return []
}

const checkComment = (criterion: Criterion, mark: number | undefined, comment: string): InputIssue[] => {
  const band = mark === undefined ? undefined : bandOf(criterion, mark)
  if (!band?.commentRequired || countWords(comment) > 0) return []
  return [
    {
      pointer: at('comments', criterion.key),
      code: 'comment/required',
      facts: { criterion: criterion.label, band: band.label },
    },
  ]
}

/**
 * What is wrong with a sheet, with JSON pointers into it. A draft may be unfinished, but never holds a mark that
 * the rubric doesn't know; handing in also asks for every mark, the comments that the bands require and the
 * overall comment's length. An empty list: fine.
 * Codes: mark/missing, mark/notWholeSteps, mark/aboveMaximum, mark/inNoBand, mark/unknownCriterion,
 * comment/unknownCriterion, comment/required, comment/overallTooShort.
 */
export const checkSheet = (
  rules: ScoringRules,
  segment: Segment,
  sheet: SheetContent,
  mode: 'draft' | 'handIn',
): InputIssue[] => {
  const known = new Set(segment.criteria.map((criterion) => criterion.key))
  const unknown = (part: 'marks' | 'comments', code: string): InputIssue[] =>
    Object.keys(sheet[part])
      .filter((key) => !known.has(key))
      .map((key) => ({ pointer: at(part, key), code }))
  const issues = [
    ...unknown('marks', 'mark/unknownCriterion'),
    ...unknown('comments', 'comment/unknownCriterion'),
    ...segment.criteria.flatMap((criterion) =>
      checkMark(criterion, ownValue(sheet.marks, criterion.key), mode),
    ),
  ]
  if (mode === 'draft') return issues
  for (const criterion of segment.criteria) {
    const comment = ownValue(sheet.comments, criterion.key) ?? ''
    issues.push(...checkComment(criterion, ownValue(sheet.marks, criterion.key), comment))
  }
  const minWords = rules.overallComment?.minWords ?? 0
  const words = countWords(sheet.overallComment)
  if (words < minWords) {
    issues.push({ pointer: '/overallComment', code: 'comment/overallTooShort', facts: { words, minWords } })
  }
  return issues
}

const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** Total of a complete sheet in points, exact. Throws on an unfinished or impossible sheet. */
export const sheetTotal = (segment: Segment, marks: Readonly<Record<string, number>>): Rational => {
  const scale = sheetScale(segment)
  return unitsToRational(totalUnits(scale, marks), scale.unit)
}

/**
 * What is wrong with what the secretariat typed for a segment: points of an objective segment are so many whole
 * items up to its maximum; a time is a whole number of seconds.
 * Codes: mark/missing, mark/unreadable, mark/notWholeSteps, mark/aboveMaximum, mark/notObjective, time/notWholeSeconds.
 */
export const checkObjectiveMark = (
  segment: Segment,
  mark: { points: Rational | null | undefined; elapsedSeconds: number | null },
): InputIssue[] => {
  const issues: InputIssue[] = []
  const pointer = '/points'
  if (segment.mode === 'judged') {
    if (mark.points) issues.push({ pointer, code: 'mark/notObjective' })
  } else if (!mark.points) {
    issues.push({ pointer, code: mark.points === undefined ? 'mark/unreadable' : 'mark/missing' })
  } else {
    const step = fromWire(segment.items?.points ?? '1')
    const whole = (mark.points.n * step.d) % (mark.points.d * step.n) === 0n
    if (!whole || compare(mark.points, rational(0)) < 0) {
      issues.push({ pointer, code: 'mark/notWholeSteps', facts: { step: segment.items?.points ?? '1' } })
    } else if (compare(mark.points, fromWire(segment.max)) > 0) {
      issues.push({ pointer, code: 'mark/aboveMaximum', facts: { max: segment.max } })
    }
  }
  const seconds = mark.elapsedSeconds
  if (seconds !== null && (!Number.isSafeInteger(seconds) || seconds < 0 || seconds > 86_400)) {
    issues.push({ pointer: '/elapsedSeconds', code: 'time/notWholeSeconds' })
  }
  return issues
}
