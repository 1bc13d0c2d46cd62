import { countWordsIn, fold, leafText, plainText, type RichText, tidyLine } from '../kernel/index.ts'
import { readVietnameseDate } from '../organisation/vietnamese-date.ts'
import type { EntryRules, Field, PersonRole } from '../ruleset/index.ts'
import type { EntryPerson, FieldValue } from './entry-body.ts'

/** Why what stands in a file can't be put into a field as it is. */
export type AnswerDoubt = 'option' | 'date' | 'yesNo'

interface FormAnswer {
  /** null: nothing that the field could take. */
  value: FieldValue
  doubt: AnswerDoubt | null
  words: number
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const MARKS = /[☒☑✓✔]|\[\s*x\s*\]|\(\s*x\s*\)/giu

/** The option that was written, copied or ticked; only one that there is no doubt about. */
const chosen = (field: Field, text: string): string | undefined => {
  const exact = field.options.find((option) => plain(option.label) === plain(text.replace(MARKS, '')))
  if (exact) return exact.key
  const ticked = text.split('\n').filter((line) => line.search(MARKS) >= 0)
  const lines = ticked.length > 0 ? ticked : [text]
  const named = field.options.filter((option) =>
    lines.some((line) => plain(line).includes(plain(option.label))),
  )
  if (named.length === 1) return named[0]?.key
  const begun = field.options.filter(
    (option) => plain(text).length >= 8 && plain(option.label).includes(plain(text)),
  )
  return begun.length === 1 ? begun[0]?.key : undefined
}

const YES = /^(co|dung|x|yes|da|dong y|v)\b/
const NO = /^(khong|chua|no)\b/

/** What an answer in a file comes to as the value of a field; what can't be read for certain is left to the person. */
export const readFormAnswer = (field: Field, text: RichText): FormAnswer => {
  const words = countWordsIn(text)
  const line = plainText(text)
  if (words === 0) return { value: null, doubt: null, words: 0 }
  switch (field.type) {
    case 'longText':
      return { value: text, doubt: null, words }
    case 'choice': {
      const key = chosen(field, line)
      return { value: key ?? null, doubt: key ? null : 'option', words }
    }
    case 'date': {
      const read = readVietnameseDate(line)
      return read.kind === 'date'
        ? { value: read.iso, doubt: null, words }
        : { value: null, doubt: 'date', words }
    }
    case 'yesNo': {
      const said = plain(line.replace(MARKS, 'x'))
      const value = NO.test(said) ? false : YES.test(said) ? true : null
      return { value, doubt: value === null ? 'yesNo' : null, words }
    }
    default:
      return { value: tidyLine(line), doubt: null, words }
  }
}

/** What the rows or columns of a table of people are called. */
export interface PersonLabels {
  fullName: string
  birthDate: string
  position: string
  unit: string
  role: string
  share: string
  representative: string
  roles: Record<PersonRole, string>
}
type Column = Exclude<keyof PersonLabels, 'roles'>
const COLUMNS: readonly Column[] = [
  'fullName',
  'birthDate',
  'position',
  'unit',
  'role',
  'share',
  'representative',
]

export interface FormPerson extends Omit<EntryPerson, 'id' | 'consents' | 'phone' | 'email'> {
  /** As written, where it names no unit that is known. */
  unitText: string
  /** What was written and could not be read for certain. */
  doubts: ('birthDate' | 'unit' | 'share' | 'role')[]
}

const columnOf = (label: string, labels: PersonLabels): Column | undefined => {
  const said = plain(label)
  if (said === '') return undefined
  return COLUMNS.find((column) => said.startsWith(plain(labels[column])))
}

/** The rows of a table as records: labels down the left side, or along the top. */
const recordsOf = (rows: readonly string[][], labels: PersonLabels): Partial<Record<Column, string>>[] => {
  const top = (rows[0] ?? []).map((cell) => columnOf(cell, labels))
  if (top.filter((column) => column !== undefined).length >= 2) {
    return rows.slice(1).map((row) => {
      const record: Partial<Record<Column, string>> = {}
      for (const [i, column] of top.entries()) if (column) record[column] = row[i] ?? ''
      return record
    })
  }
  const records: Partial<Record<Column, string>>[] = []
  for (const row of rows) {
    const column = columnOf(row[0] ?? '', labels)
    if (!column) continue
    const open = records.at(-1)
    if (!open || column in open) records.push({ [column]: row[1] ?? '' })
    else open[column] = row[1] ?? ''
  }
  return records
}

const shareOf = (text: string): number | null => {
  const share = /^(\d{1,3})(?:[.,]0+)?\s*%?$/.exec(text.trim())?.[1]
  return share === undefined || Number(share) > 100 ? null : Number(share)
}

const personOf = (
  record: Partial<Record<Column, string>>,
  rules: EntryRules['people'],
  labels: PersonLabels,
  units: readonly { id: string; name: string }[],
): FormPerson | undefined => {
  const said = (column: Column) => tidyLine(record[column] ?? '')
  const fullName = said('fullName')
  if (fullName === '') return undefined
  const doubts: FormPerson['doubts'] = []
  const born = said('birthDate')
  const date = born === '' ? undefined : readVietnameseDate(born)
  const year = /^(19|20)\d\d$/.exec(born) ? Number(born) : null
  if (date && date.kind !== 'date' && year === null) doubts.push('birthDate')
  const unitText = said('unit')
  const named = units.filter((unit) => plain(unit.name) === plain(unitText))
  const unit = unitText !== '' && named.length === 1 ? named[0] : undefined
  if (unitText !== '' && !unit) doubts.push('unit')
  const share = rules.shares ? shareOf(said('share')) : null
  if (rules.shares && said('share') !== '' && share === null) doubts.push('share')
  const role = rules.roles.find((it) => plain(labels.roles[it]) === plain(said('role')))
  if (!role && said('role') !== '') doubts.push('role')
  return {
    fullName,
    birthDate: date?.kind === 'date' ? date.iso : null,
    birthYear: year,
    position: said('position'),
    unitId: unit?.id ?? null,
    unitText: unit ? '' : unitText,
    role: role ?? rules.roles[0] ?? 'author',
    share,
    representative: YES.test(plain(said('representative').replace(MARKS, 'x'))),
    doubts,
  }
}

/** People in the tables of a filled-in form; rows without a name are nobody. */
export const readFormPeople = (
  rules: EntryRules,
  text: RichText,
  labels: PersonLabels,
  units: readonly { id: string; name: string }[],
): FormPerson[] =>
  text.flatMap((block) =>
    block.type === 'table'
      ? recordsOf(
          block.rows.map((row) => row.map(leafText)),
          labels,
        ).flatMap((record) => personOf(record, rules.people, labels, units) ?? [])
      : [],
  )
