import type { InputIssue } from '../kernel/index.ts'
import type { ScoringRules, Segment } from '../ruleset/index.ts'
import { checkSheet, type SheetContent } from './sheet.ts'

/** Where a paper sheet stands after what two people read off it. */
export type PaperReading =
  /** Nobody has typed it, or one has. */
  | { kind: 'first' | 'second' }
  /** Criteria, by key and in the rubric's order, whose points the two read differently. */
  | { kind: 'differing'; criteria: string[] }
  /** The points agree, but the rules ask for a comment that the paper does not have. */
  | { kind: 'incomplete'; issues: InputIssue[] }
  | { kind: 'agreed'; sheet: SheetContent }

const differing = (segment: Segment, first: SheetContent, second: SheetContent): string[] =>
  segment.criteria.flatMap(({ key }) => (first.marks[key] === second.marks[key] ? [] : [key]))

const either = (first: string | undefined, second: string | undefined): string =>
  first?.trim() ? first : (second ?? '')

/**
 * The points must agree exactly. Handwriting is copied, not compared: a comment is the first typist's, and the second's
 * where the first left it out.
 */
const together = (segment: Segment, first: SheetContent, second: SheetContent): SheetContent => ({
  marks: first.marks,
  comments: Object.fromEntries(
    segment.criteria.flatMap(({ key }) => {
      const text = either(first.comments[key], second.comments[key])
      return text.trim() ? [[key, text]] : []
    }),
  ),
  overallComment: either(first.overallComment, second.overallComment),
})

/** What two independent readings of a signed paper sheet make; only `agreed` is a sheet that can be handed in. */
export const readPaper = (
  rules: ScoringRules,
  segment: Segment,
  first: SheetContent | undefined,
  second: SheetContent | undefined,
): PaperReading => {
  if (!first || !second) return { kind: first ? 'second' : 'first' }
  const criteria = differing(segment, first, second)
  if (criteria.length > 0) return { kind: 'differing', criteria }
  const sheet = together(segment, first, second)
  const issues = checkSheet(rules, segment, sheet, 'handIn')
  return issues.length > 0 ? { kind: 'incomplete', issues } : { kind: 'agreed', sheet }
}

/**
 * What is wrong with one reading: every criterion needs its points, as the rubric knows them. That the paper lacks a
 * comment is no fault of who types it; {@link readPaper} says so of the sheet.
 */
export const checkReading = (rules: ScoringRules, segment: Segment, sheet: SheetContent): InputIssue[] =>
  checkSheet(rules, segment, sheet, 'handIn').filter(
    ({ code }) => code !== 'comment/required' && code !== 'comment/overallTooShort',
  )
