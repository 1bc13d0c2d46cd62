import type { EditionState } from '../edition/index.ts'
import type { InputIssue } from '../kernel/index.ts'
import { digestOf } from '../kernel/index.ts'
import type { Ruleset } from './ruleset.ts'

const same = (a: unknown, b: unknown) => digestOf({ it: a ?? null }) === digestOf({ it: b ?? null })

/** States in which the rules may still be amended: until the standing is declared. */
export const AMENDABLE_STATES: readonly EditionState[] = ['open', 'screening', 'masking', 'judging']

/**
 * Why these rules can't follow those of a running edition: its programme and the order of its stages stay, a
 * division that entries may lie in stays, and once judging has begun what is scored by stays.
 */
export const amendmentIssues = (current: Ruleset, next: Ruleset, state: EditionState): InputIssue[] => {
  const issues: InputIssue[] = []
  const outline = (rules: Ruleset) => rules.stages.map(({ key, kind }) => ({ key, kind }))
  if (current.programme !== next.programme)
    issues.push({ pointer: '/programme', code: 'amend/programmeFixed' })
  if (!same(outline(current), outline(next))) issues.push({ pointer: '/stages', code: 'amend/stagesFixed' })
  else if (state === 'judging' && !same(current.stages, next.stages))
    issues.push({ pointer: '/stages', code: 'amend/judgingHasBegun' })
  for (const division of current.divisions) {
    if (!next.divisions.some(({ key }) => key === division.key))
      issues.push({ pointer: '/divisions', code: 'amend/divisionFixed', facts: { division: division.label } })
  }
  if (same(current, next)) issues.push({ pointer: '', code: 'amend/nothingChanged' })
  return issues
}
