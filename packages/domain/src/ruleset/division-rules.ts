import type { EligibilityRule } from './eligibility-rules.ts'
import type { EntryRules, Field } from './entry-rules.ts'
import type { Division, Ruleset } from './ruleset.ts'

const isAsked = (it: { divisions: readonly string[] }, division: string) =>
  it.divisions.length === 0 || it.divisions.includes(division)

/** Where it has another name, its help, which speaks of the first one, is left out. */
const named = (field: Field, division: string): Field => {
  const label = field.labels.find((it) => it.division === division)?.label
  return label === undefined ? field : { ...field, label, help: '' }
}

/** What the form asks of an entry of one division: its fields under their names there, its people and its slots. */
export const entryRulesFor = (rules: Pick<Ruleset, 'entry'>, division: string): EntryRules => {
  const { entry } = rules
  const people = entry.people.inDivision.find((it) => it.division === division)
  return {
    ...entry,
    fields: entry.fields.filter((field) => isAsked(field, division)).map((field) => named(field, division)),
    slots: entry.slots.filter((slot) => isAsked(slot, division)),
    people: people
      ? {
          ...entry.people,
          roles: people.roles,
          min: people.min,
          max: people.max,
          birthDate: people.birthDate,
          roleLimits: [],
        }
      : entry.people,
  }
}

export const divisionOf = (rules: Pick<Ruleset, 'divisions'>, key: string): Division | undefined =>
  rules.divisions.find((division) => division.key === key)

/** Whether what is nominated in a division is a collective, whose people only speak for it. */
export const isCollective = (rules: Pick<Ruleset, 'divisions'>, division: string): boolean =>
  divisionOf(rules, division)?.subject === 'collective'

const OF_PEOPLE: readonly EligibilityRule['rule'][] = ['maxAge', 'maxEntriesPerPerson']

const fieldsOf = (rule: EligibilityRule): readonly string[] =>
  'field' in rule ? [rule.field] : 'fields' in rule ? rule.fields : []

/**
 * The conditions that hold in a division. What is asked of nominees says nothing about who speaks for a collective,
 * and a condition on a field that isn't asked there falls away.
 */
export const eligibilityFor = (
  rules: Pick<Ruleset, 'entry' | 'divisions' | 'eligibility'>,
  division: string,
): EligibilityRule[] => {
  const asked = new Set(entryRulesFor(rules, division).fields.map(({ key }) => key))
  return rules.eligibility.filter(
    (rule) =>
      !(isCollective(rules, division) && OF_PEOPLE.includes(rule.rule)) &&
      (fieldsOf(rule).length === 0 || fieldsOf(rule).some((key) => asked.has(key))),
  )
}
