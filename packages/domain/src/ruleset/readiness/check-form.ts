import type { EligibilityRule } from '../eligibility-rules.ts'
import type { Ruleset } from '../ruleset.ts'
import { advice, blocking, type ReadinessIssue, repeated } from './issue.ts'

const checkFields = ({ entry }: Ruleset): ReadinessIssue[] => {
  const issues = repeated(entry.fields.map(({ key }) => key)).map((key) =>
    blocking('form/fieldTwice', { key }),
  )
  for (const field of entry.fields) {
    const facts = { field: field.label }
    if (field.type === 'choice' && field.options.length < 2)
      issues.push(blocking('form/choiceWithoutOptions', facts))
    if (repeated(field.options.map(({ key }) => key)).length > 0)
      issues.push(blocking('form/optionTwice', facts))
    if (field.minWords !== null && field.maxWords !== null && field.minWords > field.maxWords) {
      issues.push(blocking('form/wordLimitsReversed', facts))
    }
  }
  const byKey = new Map(entry.fields.map((field) => [field.key, field]))
  if (!byKey.has(entry.titleField)) issues.push(blocking('form/titleFieldMissing', { key: entry.titleField }))
  if (entry.topicField !== null && byKey.get(entry.topicField)?.type !== 'choice') {
    issues.push(blocking('form/topicFieldNotAChoice', { key: entry.topicField }))
  }
  return issues
}

const checkPeople = ({ entry: { people } }: Ruleset): ReadinessIssue[] => {
  const issues: ReadinessIssue[] = []
  const least = people.roleLimits.reduce((sum, limit) => sum + limit.min, 0)
  const unknown = people.roleLimits.filter((limit) => !people.roles.includes(limit.role))
  if (
    people.min > people.max ||
    least > people.max ||
    people.roleLimits.some((limit) => limit.min > limit.max)
  ) {
    issues.push(blocking('form/peopleLimitsReversed', { min: Math.max(people.min, least), max: people.max }))
  }
  for (const { role } of unknown) issues.push(blocking('form/limitForUnknownRole', { role }))
  return issues
}

const checkAttachments = ({ entry: { attachments } }: Ruleset): ReadinessIssue[] => {
  if (attachments.maxCount === 0) return []
  return [
    ...(attachments.types.length === 0 ? [blocking('form/attachmentsWithoutTypes')] : []),
    ...(attachments.maxFileBytes > attachments.maxTotalBytes ? [blocking('form/fileLargerThanTotal')] : []),
  ]
}

/** What the fields that a condition rests on must be. */
const FIELD_TYPES: Partial<Record<EligibilityRule['rule'], readonly string[]>> = {
  fieldIsYes: ['yesNo'],
  minServiceMonths: ['month', 'date'],
  minVoteShare: ['share'],
  noReusedAchievement: ['longText', 'shortText'],
}

/** Parts of the dossier: each once, evidence for a heading that is there, room for all of them. */
const checkSlots = ({ entry }: Ruleset): ReadinessIssue[] => [
  ...repeated(entry.slots.map(({ key }) => key)).map((key) => blocking('slot/twice', { key })),
  ...entry.slots
    .filter(({ field }) => field !== null && !entry.fields.some(({ key }) => key === field))
    .map(({ label }) => blocking('slot/fieldMissing', { slot: label })),
  ...(entry.slots.reduce((sum, { min }) => sum + min, 0) > entry.attachments.maxCount
    ? [blocking('slot/moreThanFiles', { max: entry.attachments.maxCount })]
    : []),
]

const checkEligibility = (ruleset: Ruleset, rule: EligibilityRule): ReadinessIssue[] => {
  if (rule.rule === 'maxAge' && !ruleset.entry.people.birthDate)
    return [blocking('eligibility/ageWithoutBirthDate')]
  const typeOf = (key: string) => ruleset.entry.fields.find((field) => field.key === key)?.type
  const wanted = FIELD_TYPES[rule.rule]
  if (!wanted) return []
  return ('field' in rule ? [rule.field] : 'fields' in rule ? rule.fields : [])
    .filter((key) => !wanted.includes(typeOf(key) ?? ''))
    .map((key) =>
      rule.rule === 'fieldIsYes'
        ? blocking('eligibility/fieldNotYesNo', { key })
        : blocking('eligibility/fieldOfOtherType', { key, rule: rule.rule }),
    )
}

/** The entry form, the people, the attachments, the conditions and what is published of them. */
export const checkForm = (ruleset: Ruleset): ReadinessIssue[] => {
  const { entry, publication } = ruleset
  const issues = [
    ...checkFields(ruleset),
    ...checkPeople(ruleset),
    ...checkAttachments(ruleset),
    ...checkSlots(ruleset),
    ...ruleset.eligibility.flatMap((rule) => checkEligibility(ruleset, rule)),
    ...repeated([...entry.declarations, ...entry.consents].map(({ key }) => key)).map((key) =>
      blocking('form/fieldTwice', { key }),
    ),
  ]
  const { summaryField } = publication
  if (summaryField !== null && !entry.fields.some(({ key }) => key === summaryField)) {
    issues.push(blocking('publication/summaryFieldMissing', { key: summaryField }))
  }
  if (ruleset.divisions.length === 0) issues.push(blocking('form/noDivision'))
  if (!entry.consents.some((consent) => consent.required)) issues.push(advice('form/noConsentAsked'))
  if (ruleset.articles.length === 0) issues.push(advice('text/noArticles'))
  if (ruleset.appeals === null) issues.push(advice('text/noAppeals'))
  return issues
}
