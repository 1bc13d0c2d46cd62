import { checkEntry, checkSlots, type EntryBody, type Filled } from '@xk/domain/entry'
import type { InputIssue } from '@xk/domain/kernel'
import type { EntryRules } from '@xk/domain/ruleset'

/**
 * Everything that stands between a draft and its hand-in, with pointers into the body: what checkEntry finds,
 * units that don't exist, and the stamped page where the rules want it at once.
 * Codes of its own: person/unitUnknown, jointUnits/unknown, confirmation/required.
 */
export const handInIssues = (
  rules: EntryRules,
  body: EntryBody,
  known: { unitIds: ReadonlySet<string>; ownUnitId: string; hasConfirmation: boolean; filled: Filled },
): InputIssue[] => [
  ...checkEntry(rules, body, 'submit'),
  ...checkSlots(rules, known.filled, 'submit'),
  ...body.people.flatMap((person, i) =>
    person.unitId !== null && !known.unitIds.has(person.unitId)
      ? [{ pointer: `/people/${i}/unitId`, code: 'person/unitUnknown' }]
      : [],
  ),
  ...body.jointUnits.flatMap((unitId, i) =>
    known.unitIds.has(unitId) && unitId !== known.ownUnitId
      ? []
      : [{ pointer: `/jointUnits/${i}`, code: 'jointUnits/unknown' }],
  ),
  ...(rules.unitConfirmation.mode === 'required' && !known.hasConfirmation
    ? [{ pointer: '/confirmation', code: 'confirmation/required' }]
    : []),
]
