import type { EligibilityRule, Ruleset } from '../ruleset.ts'
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

const checkEligibility = (ruleset: Ruleset, rule: EligibilityRule): ReadinessIssue[] => {
  if (rule.rule === 'maxAge' && !ruleset.entry.people.birthDate)
    return [blocking('eligibility/ageWithoutBirthDate')]
  if (rule.rule === 'fieldIsYes') {
    const field = ruleset.entry.fields.find(({ key }) => key === rule.field)
    return field?.type === 'yesNo' ? [] : [blocking('eligibility/fieldNotYesNo', { key: rule.field })]
  }
  return []
}

/** The entry form, the people, the attachments, the conditions and what is published of them. */
export const checkForm = (ruleset: Ruleset): ReadinessIssue[] => {
  const { entry, publication } = ruleset
  const issues = [
    ...checkFields(ruleset),
    ...checkPeople(ruleset),
    ...checkAttachments(ruleset),
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
