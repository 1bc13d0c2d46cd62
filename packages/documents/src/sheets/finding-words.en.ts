import type { Finding, UnitColumn } from '@xk/domain/organisation'
import { saySuggestion } from './finding-words.ts'

const COLUMNS: Record<UnitColumn, string> = {
  unit: 'name of the unit',
  cluster: 'cluster',
  name: 'full name',
  position: 'position',
  phone: 'phone number',
  mail: 'mail address',
  joinedOn: 'day of joining',
  members: 'number of members',
  note: 'note',
}

const fact = (finding: Finding, key: string): string => {
  const value = finding.facts[key]
  return saySuggestion(Array.isArray(value) ? value.map(saySuggestion).join(', ') : String(value ?? ''))
}

/** The same as `sayFinding`, for who reads the page in English; days stay as they are typed into the sheet. */
export const sayFindingInEnglish = (finding: Finding): string => {
  const of = (key: string) => fact(finding, key)
  const column = finding.column === null ? 'cell' : COLUMNS[finding.column]
  const likely = finding.suggestion ?? ''
  switch (finding.code) {
    case 'spacing':
      return 'Needless spaces or line breaks were taken out.'
    case 'composed':
      return 'Accented letters were brought to precomposed Unicode.'
    case 'invisibleRemoved':
      return 'Invisible characters were taken out.'
    case 'clusterForm':
    case 'phoneForm':
    case 'mailForm':
    case 'numberForm':
    case 'dateForm':
      return `Read as “${of('to')}”.`
    case 'answered':
      return `“${of('to')}” was chosen.`
    case 'dateAmbiguous':
      return `The date “${of('found')}” can be read in several ways (${of('candidates')}). Write day/month/year in full, for example ${of('candidates').split(', ')[0]}.`
    case 'dateUnlikely':
      return `The date ${of('found')} is before the Youth Union was founded or after today (${of('today')}). Check it, and confirm it if it is right.`
    case 'clusterRoman':
      return `“${of('found')}” is in Roman numerals, unlike the other rows. Confirm ${likely} or correct it.`
    case 'phoneLostZero':
      return `The phone number ${of('found')} lost its leading 0. Confirm ${likely} or correct it.`
    case 'numberAmbiguous':
      return `“${of('found')}” may be ${likely} or a decimal. Write a whole number, without point or comma.`
    case 'mailShared':
      return `${of('found')} is given for someone else in row ${of('firstRow')}. Confirm it if they share it, correct it if not.`
    case 'missing':
      return `The ${column} is missing. Fill in this cell.`
    case 'tooLong':
      return `The ${column} has ${of('length')} characters, ${of('max')} at the most. Shorten it.`
    case 'controlCharacter':
      return 'The cell has control characters that can’t be stored. Delete it and type it again.'
    case 'formula':
      return 'The cell is a formula, and formulas are not computed. Replace it by its value (Copy, then Paste values).'
    case 'formulaText':
      return 'The text begins like a formula (=, +, -, @). Write it as plain text.'
    case 'cellFault':
      return `The cell shows the error ${of('found')}. Write its value again.`
    case 'notAName':
      return `“${of('found')}” is not a ${column}. Write it in letters.`
    case 'notADate':
      return `“${of('found')}” is not a day that exists. Write it as 24/07/2016.`
    case 'dateIncomplete':
      return `“${of('found')}” lacks the day. Write day/month/year in full, for example 15/02/2015.`
    case 'notAPhone':
      return `“${of('found')}” is not a phone number. Write exactly one, beginning with 0 or +84.`
    case 'notAMail':
      return `“${of('found')}” is not a mail address. Write exactly one, for example name@unit.gov.vn.`
    case 'notANumber':
      return `“${of('found')}” is not a number of members. Write a whole number.`
    case 'duplicateRow':
      return `This row repeats row ${of('firstRow')} (same unit, same person). Delete one of them.`
    case 'clusterDiffers':
      return `In row ${of('firstRow')} this unit belongs to ${of('first')}, here to ${of('found')}. Make them agree.`
    case 'headerMissing':
      return 'No heading row was found. There must be a column “Tên cơ sở Đoàn” (name of the unit) and at least one more; the template has them.'
    case 'noRows':
      return 'There are no units below the heading row.'
    case 'rowsAfterEnd':
      return 'There are data below the row of totals or the signature. Move them above it, or delete them.'
    case 'tooManyRows':
      return `The table is longer than ${of('max')} rows. Split it into several files.`
  }
}
