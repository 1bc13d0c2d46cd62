import type { daysOffWords as vi } from '../vi/days-off.ts'

const listed = (years: readonly number[]) => years.join(', ')

export const daysOffWords: typeof vi = {
  title: 'Days off',
  text: 'What is counted in working days (public notices, screening, answers, requests about personal data) leaves out Saturdays, Sundays and the days below.',
  back: 'Bloc and term',
  open: 'Open the days off',
  tet: {
    title: (years) => `No days off are entered for Tết ${listed(years)}`,
    text: 'This stretch touches Tết, whose days are counted as working days for now, so it would end too early. Enter the days off first.',
    onPage:
      'What touches Tết ends too early, as its days are counted as working days. Add them from the proposals below.',
  },
  proposed: 'Holidays of the law that are not listed',
  proposedText:
    'Labour Code 45/2019/QH14, article 112: New Year 1 day, Tết 5 days, Hùng Kings (10th of the 3rd lunar month) 1 day, 30/4, 1/5, National Day 2 days. Which days of Tết and which day beside 2/9, and days in lieu, the Prime Minister decides each year: compare and change before you add them.',
  proposedNote:
    'Tết is proposed from the eve to the fourth day. Lunar days are those of the Vietnamese calendar (UTC+7).',
  none: 'All holidays of the law for the coming years are listed.',
  holidays: {
    newYear: 'New Year',
    lunarNewYear: 'Tết',
    hungKings: 'Hùng Kings',
    victory: 'Victory Day',
    labour: 'Labour Day',
    national: 'National Day',
  },
  named: (holiday, year) => (year === null ? holiday : `${holiday} ${year}`),
  yearly: 'Every year',
  year: (year) => year,
  add: 'Add',
  addNamed: (name) => `Add ${name}`,
  addAll: 'Add all',
  entered: 'Days off in use',
  field: 'Days off',
  help: 'Separated by commas. 01/01: every year; 16/04/2027: once; 05/02/2027-09/02/2027: from one day to another.',
  notADay: (parts) => `Can't be read: ${parts.join('; ')}. Write day/month or day/month/year.`,
  stale: 'Somebody else has just changed the list. Load the page anew and enter it again.',
  save: 'Save',
  saved: 'Saved. Terms counted from now on leave these days out; dates that are set stay.',
}
