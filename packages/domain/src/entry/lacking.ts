import type { InputIssue } from '../kernel/index.ts'
import type { EntryRules } from '../ruleset/index.ts'
import { checkEntry } from './check-entry.ts'
import { checkSlots, type Filled } from './check-slots.ts'
import type { EntryBody } from './entry-body.ts'

/**
 * What may be handed in later and is still to come: screening returns a dossier for it, or accepts it with a reason.
 * Nothing of what blocks handing in.
 */
export const lackingIssues = (rules: EntryRules, body: EntryBody, filled: Filled): InputIssue[] => {
  const both = (mode: 'submit' | 'complete') => [
    ...checkEntry(rules, body, mode),
    ...checkSlots(rules, filled, mode),
  ]
  const blocking = new Set(both('submit').map(({ pointer, code }) => `${pointer} ${code}`))
  return both('complete').filter(({ pointer, code }) => !blocking.has(`${pointer} ${code}`))
}
