import { type InputIssue, tidyLine } from '../kernel/index.ts'
import { readMail, readPhone } from '../organisation/index.ts'
import type { EntryRules } from '../ruleset/index.ts'
import { type EntryPerson, isIsoDate, pointerTo } from './entry-body.ts'

/**
 * `draft`: nothing is asked that isn't there yet. `submit`: everything without which nothing is handed in.
 * `complete`: everything, also what may be handed in later and screening would find lacking.
 */
export type CheckMode = 'draft' | 'submit' | 'complete'

type PeopleRules = EntryRules['people']

const FULL = 100

const checkCounts = (rules: PeopleRules, people: readonly EntryPerson[], mode: CheckMode): InputIssue[] => {
  const counts = [
    { role: null, min: rules.min, max: rules.max, count: people.length },
    ...rules.roleLimits.map((limit) => ({
      ...limit,
      count: people.filter((person) => person.role === limit.role).length,
    })),
  ]
  return counts.flatMap(({ role, min, max, count }): InputIssue[] => {
    if (count > max) return [{ pointer: '/people', code: 'people/tooMany', facts: { role, count, max } }]
    return mode !== 'draft' && count < min
      ? [{ pointer: '/people', code: 'people/tooFew', facts: { role, count, min } }]
      : []
  })
}

const checkShares = (people: readonly EntryPerson[]): InputIssue[] => {
  const [only] = people
  // One author alone has the whole, said or not.
  if (people.length === 1 && only?.share === null) return []
  const wrong = people.flatMap((person, i): InputIssue[] =>
    person.share === null
      ? [
          {
            pointer: pointerTo('people', i, 'share'),
            code: 'person/shareMissing',
            facts: { name: person.fullName },
          },
        ]
      : person.share < 1 || person.share > FULL
        ? [
            {
              pointer: pointerTo('people', i, 'share'),
              code: 'person/shareOutOfRange',
              facts: { share: person.share },
            },
          ]
        : [],
  )
  const sum = people.reduce((total, { share }) => total + (share ?? 0), 0)
  return wrong.length > 0 || people.length === 0 || sum === FULL
    ? wrong
    : [{ pointer: '/people', code: 'people/sharesNot100', facts: { sum } }]
}

const checkRepresentative = (rules: PeopleRules, people: readonly EntryPerson[]): InputIssue[] => {
  const marked = people.filter((person) => person.representative).length
  if (marked > 1)
    return [{ pointer: '/people', code: 'people/severalRepresentatives', facts: { count: marked } }]
  return rules.shares && people.length > 1 && marked === 0
    ? [{ pointer: '/people', code: 'people/noRepresentative' }]
    : []
}

const checkBirth = (person: EntryPerson, at: (key: string) => string): InputIssue[] => {
  if (person.birthDate) {
    return isIsoDate(person.birthDate) ? [] : [{ pointer: at('birthDate'), code: 'person/birthDateInvalid' }]
  }
  if (person.birthYear === null) return [{ pointer: at('birthDate'), code: 'person/birthDateMissing' }]
  return person.birthYear >= 1900 && person.birthYear <= 2100
    ? []
    : [{ pointer: at('birthYear'), code: 'person/birthYearInvalid' }]
}

const checkPerson = (rules: EntryRules, person: EntryPerson, index: number): InputIssue[] => {
  const at = (...path: string[]) => pointerTo('people', index, ...path)
  const name = tidyLine(person.fullName)
  const issues: InputIssue[] = []
  if (name === '') issues.push({ pointer: at('fullName'), code: 'person/nameMissing' })
  else if (/[\p{N}<>@]/u.test(name))
    issues.push({ pointer: at('fullName'), code: 'person/nameInvalid', facts: { name } })
  if (person.unitId === null)
    issues.push({ pointer: at('unitId'), code: 'person/unitMissing', facts: { name } })
  if (rules.people.birthDate) issues.push(...checkBirth(person, at))
  if (person.phone && readPhone(person.phone).kind !== 'phone') {
    issues.push({ pointer: at('phone'), code: 'person/phoneInvalid' })
  }
  if (person.email && readMail(person.email) === null)
    issues.push({ pointer: at('email'), code: 'person/mailInvalid' })
  for (const { key, label, required } of rules.consents) {
    const given = Object.hasOwn(person.consents, key) && person.consents[key] === true
    if (required && !given && rules.consentBy === 'unit')
      issues.push({ pointer: at('consents', key), code: 'consent/required', facts: { label, name } })
  }
  return issues
}

/**
 * What is wrong with an entry's people. Codes: people/tooMany, people/tooFew (`role` null: all together),
 * people/repeated, people/sharesNot100, people/noRepresentative, people/severalRepresentatives,
 * person/roleNotAllowed, person/nameMissing, person/nameInvalid, person/unitMissing, person/birthDateMissing,
 * person/birthDateInvalid, person/birthYearInvalid, person/shareMissing, person/shareOutOfRange,
 * person/phoneInvalid, person/mailInvalid, consent/required, consent/unknown.
 */
export const checkPeople = (
  rules: EntryRules,
  people: readonly EntryPerson[],
  mode: CheckMode,
): InputIssue[] => {
  const ids = new Set<string>()
  const consents = new Set(rules.consents.map(({ key }) => key))
  const shape = people.flatMap((person, i): InputIssue[] => {
    const issues: InputIssue[] = []
    if (ids.has(person.id)) issues.push({ pointer: pointerTo('people', i, 'id'), code: 'people/repeated' })
    ids.add(person.id)
    if (!rules.people.roles.includes(person.role)) {
      issues.push({
        pointer: pointerTo('people', i, 'role'),
        code: 'person/roleNotAllowed',
        facts: { role: person.role },
      })
    }
    for (const key of Object.keys(person.consents)) {
      if (!consents.has(key))
        issues.push({ pointer: pointerTo('people', i, 'consents', key), code: 'consent/unknown' })
    }
    return issues
  })
  const always = [...shape, ...checkCounts(rules.people, people, mode)]
  if (mode === 'draft') return always
  return [
    ...always,
    ...people.flatMap((person, i) => checkPerson(rules, person, i)),
    ...(rules.people.shares ? checkShares(people) : []),
    ...checkRepresentative(rules.people, people),
  ]
}
