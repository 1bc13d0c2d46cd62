import { notFound, type Problem } from '../kernel/index.ts'
import { COMMANDS, type Command, COMMAND_NAMES, type Rule } from './commands.ts'
import {
  type Facts,
  is,
  isAnotherPerson,
  isFreshlyConfirmed,
  isOfNoUnitConcerned,
  isOutsidePanel,
} from './predicates.ts'
import type { Asker, Viewer } from './roles.ts'

const rules: Record<Command, Rule> = COMMANDS

/**
 * Why this asker may not issue this command on a thing with these facts; undefined when they may.
 * A thing that the asker may not even know of answers as if it did not exist (design.md §5.1).
 */
export const denialOf = (command: Command, asker: Asker, facts: Facts): Problem | undefined => {
  if (asker === 'anonymous') return { code: 'access/signed-out' }
  const rule = rules[command]
  if (!rule.by.some((predicate) => predicate.holds(asker, facts))) {
    return mayKnowOf(asker, facts) ? { code: 'access/forbidden', command } : notFound
  }
  for (const needed of rule.needs ?? []) {
    if (needed.holds(asker, facts)) continue
    if (needed === isFreshlyConfirmed) return { code: 'access/fresh-confirmation-needed' }
    if (needed === isAnotherPerson) return { code: 'access/second-person-needed' }
    if (needed === isOfNoUnitConcerned) return { code: 'access/forbidden', command }
    if (needed === isOutsidePanel) return { code: 'access/outside-panel-needed' }
    return notFound
  }
  return undefined
}

export const may = (command: Command, asker: Asker, facts: Facts): boolean =>
  denialOf(command, asker, facts) === undefined

/** What this asker may do here: the web is told, it never works it out (design.md §5.1). */
export const allowedCommands = (
  asker: Asker,
  facts: Facts,
  among: readonly Command[] = COMMAND_NAMES,
): Command[] =>
  among.filter((command) => {
    const denial = denialOf(command, asker, facts)
    return !denial || denial.code === 'access/fresh-confirmation-needed'
  })

const knowing = (
  ['administrator', 'lead', 'deputy', 'secretary', 'member', 'officer', 'clusterLead'] as const
).map(is)

/** May this asker know that the thing exists? Offices over it and its own unit's officer may. */
const mayKnowOf = (viewer: Viewer, facts: Facts) => knowing.some((office) => office.holds(viewer, facts))
