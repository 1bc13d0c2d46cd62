import { never, tidyLine } from '../kernel/index.ts'
import type { EligibilityRule, PersonRole } from '../ruleset/index.ts'
import { ageAt, type AgeReading } from './age.ts'
import { type EntryBody, type EntryPerson, fieldValue, representativeOf } from './entry-body.ts'

/** Another entry of the same edition, as far as limits count it: submitted and neither withdrawn nor refused. */
export interface OtherEntry {
  entryId: string
  unitId: string
  people: readonly { personId: string; role: PersonRole; representative: boolean }[]
}

/** What is known beside the body itself. A fact that is not known is null: then the outcome is unknown. */
export interface EligibilityFacts {
  unitId: string
  /** Members of the unit on the day; null when the list of units doesn't say. */
  unitMembers: number | null
  otherEntries: readonly OtherEntry[]
  /** Body's person id → the person that the system knows under it; a person not matched yet is absent. */
  personIds: Readonly<Record<string, string>>
  /** Persons who hold an office or sit on a panel of this edition. */
  officeHolders: ReadonlySet<string>
  /** Person → number and date of the decision that honoured them this term; null when no honours are recorded. */
  honouredThisTerm: ReadonlyMap<string, string> | null
}

export type Outcome = 'met' | 'notMet' | 'unknown'

/** Why, as facts; `people` by the body's ids, with what was found of each. */
export interface EligibilityReason {
  people?: { id: string; name: string; found?: string | number | null }[]
  limit?: number
  found?: number | null
  at?: string
  field?: string
  reason?: string
}

export interface EligibilityFinding {
  rule: EligibilityRule
  outcome: Outcome
  /** Whom and what a `notMet` or `unknown` is about; empty when met. */
  because: EligibilityReason
}

const finding = (
  rule: EligibilityRule,
  outcome: Outcome,
  because: EligibilityReason = {},
): EligibilityFinding => ({
  rule,
  outcome,
  because,
})

interface Judged {
  person: EntryPerson
  outcome: Outcome
  found?: string | number | null
}

/** One person who fails makes the entry fail; one who is uncertain makes it uncertain. */
const ofEveryone = (
  rule: EligibilityRule,
  judged: readonly Judged[],
  rest: EligibilityReason = {},
): EligibilityFinding => {
  const outcome: Outcome = judged.some((j) => j.outcome === 'notMet')
    ? 'notMet'
    : judged.some((j) => j.outcome === 'unknown')
      ? 'unknown'
      : 'met'
  if (outcome === 'met') return finding(rule, outcome)
  const people = judged
    .filter((j) => j.outcome === outcome)
    .map(({ person, found }) => ({
      id: person.id,
      name: tidyLine(person.fullName),
      ...(found === undefined ? {} : { found }),
    }))
  return finding(rule, outcome, { people, ...rest })
}

const outcomeOfAge = (age: AgeReading): Outcome =>
  age === 'unknown' ? 'unknown' : age === 'tooOld' ? 'notMet' : 'met'

const countsFor = (
  rule: Extract<EligibilityRule, { rule: 'maxEntriesPerPerson' }>,
  role: PersonRole,
  representative: boolean,
) => (rule.roles.length === 0 || rule.roles.includes(role)) && (!rule.asRepresentative || representative)

const maxEntriesPerPerson = (
  rule: Extract<EligibilityRule, { rule: 'maxEntriesPerPerson' }>,
  body: EntryBody,
  facts: EligibilityFacts,
): EligibilityFinding => {
  const representative = representativeOf(body)
  const counted = body.people.filter((person) => countsFor(rule, person.role, person === representative))
  const judged = counted.map((person): Judged => {
    const personId = facts.personIds[person.id]
    if (personId === undefined) return { person, outcome: 'unknown' }
    const others = facts.otherEntries.filter((entry) =>
      entry.people.some((p) => p.personId === personId && countsFor(rule, p.role, p.representative)),
    ).length
    return { person, outcome: others + 1 > rule.max ? 'notMet' : 'met', found: others + 1 }
  })
  return ofEveryone(rule, judged, { limit: rule.max })
}

const underLimit = (rule: EligibilityRule, limit: number, facts: EligibilityFacts): EligibilityFinding => {
  const found = facts.otherEntries.filter((entry) => entry.unitId === facts.unitId).length + 1
  return found > limit ? finding(rule, 'notMet', { limit, found }) : finding(rule, 'met')
}

const unitQuota = (
  rule: Extract<EligibilityRule, { rule: 'unitQuotaBySize' }>,
  facts: EligibilityFacts,
): EligibilityFinding => {
  const { unitMembers } = facts
  const steps = rule.steps.toSorted((a, b) => (a.upToMembers ?? Infinity) - (b.upToMembers ?? Infinity))
  if (unitMembers !== null) {
    const step = steps.find(({ upToMembers }) => upToMembers === null || unitMembers <= upToMembers)
    return underLimit(rule, step?.max ?? 0, facts)
  }
  // The size is not known, but no size may allow so many, or every size does.
  const limits = steps.map(({ max }) => max)
  const most = underLimit(rule, Math.max(...limits), facts)
  if (most.outcome === 'notMet') return most
  return underLimit(rule, Math.min(...limits), facts).outcome === 'met'
    ? finding(rule, 'met')
    : finding(rule, 'unknown', { found: null })
}

const findingOf = (rule: EligibilityRule, body: EntryBody, facts: EligibilityFacts): EligibilityFinding => {
  const known = (person: EntryPerson, judge: (personId: string) => Omit<Judged, 'person'>): Judged => {
    const personId = facts.personIds[person.id]
    return { person, ...(personId === undefined ? { outcome: 'unknown' as const } : judge(personId)) }
  }
  switch (rule.rule) {
    case 'maxAge':
      return ofEveryone(
        rule,
        body.people.map((person) => ({
          person,
          outcome: outcomeOfAge(ageAt(person, rule.years, rule.at)),
          found: person.birthDate ?? person.birthYear,
        })),
        { limit: rule.years, at: rule.at },
      )
    case 'maxEntriesPerPerson':
      return maxEntriesPerPerson(rule, body, facts)
    case 'maxEntriesPerUnit':
      return underLimit(rule, rule.max, facts)
    case 'unitQuotaBySize':
      return unitQuota(rule, facts)
    case 'notOfficeHolder':
      return ofEveryone(
        rule,
        body.people.map((person) =>
          known(person, (id) => ({ outcome: facts.officeHolders.has(id) ? 'notMet' : 'met' })),
        ),
      )
    case 'notHonouredThisTerm': {
      const { honouredThisTerm } = facts
      return ofEveryone(
        rule,
        body.people.map((person) =>
          known(person, (id) => {
            if (honouredThisTerm === null) return { outcome: 'unknown' }
            const decision = honouredThisTerm.get(id)
            return decision === undefined ? { outcome: 'met' } : { outcome: 'notMet', found: decision }
          }),
        ),
      )
    }
    case 'fieldIsYes': {
      const value = fieldValue(body, rule.field)
      if (value === true) return finding(rule, 'met')
      return finding(rule, value === false ? 'notMet' : 'unknown', { field: rule.field, reason: rule.reason })
    }
    default:
      return never(rule)
  }
}

/** Every rule with its outcome and reason, in the ruleset's order. Nothing is guessed: what can't be told is `unknown`. */
export const checkEligibility = (
  rules: readonly EligibilityRule[],
  body: EntryBody,
  facts: EligibilityFacts,
): EligibilityFinding[] => rules.map((rule) => findingOf(rule, body, facts))
