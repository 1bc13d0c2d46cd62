import { countWords, countWordsIn, type InputIssue, readDecimal, tidyLine } from '../kernel/index.ts'
import type { EntryRules, Field } from '../ruleset/index.ts'
import { type CheckMode, checkPeople } from './check-people.ts'
import { findNeedless } from './find-needless.ts'
import { monthStart } from './month.ts'
import { readVoteShare } from './vote-share.ts'
import { type EntryBody, type FieldValue, fieldValue, isIsoDate, pointerTo } from './entry-body.ts'

/** Long texts may be much too long while they are written, but not without end. */
const DRAFT_WORDS = 20_000

const hasShape = (field: Field, value: Exclude<FieldValue, null>): boolean => {
  switch (field.type) {
    case 'longText':
      return Array.isArray(value)
    case 'yesNo':
      return typeof value === 'boolean'
    default:
      return typeof value === 'string'
  }
}

const isBlank = (value: FieldValue): boolean =>
  value === null ||
  (typeof value === 'string' && tidyLine(value) === '') ||
  (Array.isArray(value) && countWordsIn(value) === 0)

const wordsOf = (value: FieldValue): number =>
  typeof value === 'string' ? countWords(value) : Array.isArray(value) ? countWordsIn(value) : 0

const checkWords = (field: Field, value: FieldValue, pointer: string): InputIssue[] => {
  const words = wordsOf(value)
  const { label, minWords, maxWords } = field
  if (minWords !== null && words < minWords) {
    return [{ pointer, code: 'field/tooFewWords', facts: { label, words, minWords } }]
  }
  if (maxWords !== null && words > maxWords) {
    return [{ pointer, code: 'field/tooManyWords', facts: { label, words, maxWords } }]
  }
  return []
}

const checkTyped = (field: Field, value: string, pointer: string): InputIssue[] => {
  const facts = { label: field.label }
  if (field.type === 'date' && !isIsoDate(value)) return [{ pointer, code: 'field/notADate', facts }]
  if (field.type === 'month' && !monthStart(value)) return [{ pointer, code: 'field/notAMonth', facts }]
  if (field.type === 'share' && !readVoteShare(value)) return [{ pointer, code: 'field/notAShare', facts }]
  if (field.type !== 'number') return []
  const reading = readDecimal(value)
  if (reading.kind === 'value') return []
  return [
    { pointer, code: reading.kind === 'ambiguous' ? 'field/ambiguousNumber' : 'field/notANumber', facts },
  ]
}

const checkNeedless = (field: Field, value: FieldValue, pointer: string): InputIssue[] =>
  findNeedless(value).map(({ kind, match }) => ({
    pointer,
    code: 'text/needlessData',
    facts: { label: field.label, kind, match },
  }))

/** What may be handed in unfinished is asked for only when all is to be complete. */
const isAsked = (field: Field, mode: CheckMode) => mode === 'complete' || !field.mayLack

const checkField = (rules: EntryRules, field: Field, value: FieldValue, mode: CheckMode): InputIssue[] => {
  const pointer = pointerTo('fields', field.key)
  const facts = { label: field.label }
  if (value !== null && !hasShape(field, value))
    return [{ pointer, code: 'field/wrongType', facts: { ...facts, type: field.type } }]
  if (
    field.type === 'choice' &&
    value !== null &&
    value !== '' &&
    !field.options.some((option) => option.key === value)
  ) {
    return [{ pointer, code: 'field/unknownOption', facts }]
  }
  if (mode === 'draft') {
    return wordsOf(value) > DRAFT_WORDS
      ? [
          {
            pointer,
            code: 'field/tooManyWords',
            facts: { ...facts, words: wordsOf(value), maxWords: DRAFT_WORDS },
          },
        ]
      : []
  }
  if (isBlank(value))
    return field.required && isAsked(field, mode) ? [{ pointer, code: 'field/required', facts }] : []
  return [
    ...checkWords(isAsked(field, mode) ? field : { ...field, minWords: null }, value, pointer),
    ...(typeof value === 'string' ? checkTyped(field, value, pointer) : []),
    ...(rules.refuseNeedlessData ? checkNeedless(field, value, pointer) : []),
  ]
}

const checkDeclarations = (rules: EntryRules, body: EntryBody, mode: CheckMode): InputIssue[] => {
  const known = new Set(rules.declarations.map(({ key }) => key))
  const unknown = Object.keys(body.declarations)
    .filter((key) => !known.has(key))
    .map((key) => ({ pointer: pointerTo('declarations', key), code: 'declaration/unknown' }))
  if (mode === 'draft') return unknown
  const missing = rules.declarations.filter(
    ({ key, required }) =>
      required && !(Object.hasOwn(body.declarations, key) && body.declarations[key] === true),
  )
  return [
    ...unknown,
    ...missing.map(({ key, label }) => ({
      pointer: pointerTo('declarations', key),
      code: 'declaration/required',
      facts: { label },
    })),
  ]
}

/**
 * What stands between a body and its hand-in (or, in `draft` mode, what no draft may hold), with JSON pointers
 * into it; an empty list: nothing. Words are counted by white space, as the thể lệ does.
 * Codes: field/unknown, field/wrongType, field/unknownOption, field/required, field/tooFewWords,
 * field/tooManyWords, field/notADate, field/notAMonth, field/notAShare, field/notANumber, field/ambiguousNumber,
 * text/needlessData, declaration/unknown, declaration/required, jointUnits/notAllowed, jointUnits/repeated, and those of checkPeople.
 */
export const checkEntry = (rules: EntryRules, body: EntryBody, mode: CheckMode): InputIssue[] => {
  const known = new Set(rules.fields.map(({ key }) => key))
  const unknown = Object.keys(body.fields)
    .filter((key) => !known.has(key))
    .map((key) => ({ pointer: pointerTo('fields', key), code: 'field/unknown' }))
  const units: InputIssue[] =
    body.jointUnits.length > 0 && !rules.jointUnits
      ? [{ pointer: '/jointUnits', code: 'jointUnits/notAllowed' }]
      : new Set(body.jointUnits).size < body.jointUnits.length
        ? [{ pointer: '/jointUnits', code: 'jointUnits/repeated' }]
        : []
  return [
    ...unknown,
    ...rules.fields.flatMap((field) => checkField(rules, field, fieldValue(body, field.key), mode)),
    ...checkPeople(rules, body.people, mode),
    ...checkDeclarations(rules, body, mode),
    ...units,
  ]
}
