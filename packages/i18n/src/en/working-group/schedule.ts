import type * as vi from '../../vi/working-group/schedule.ts'
import type { Translation } from '../translated.ts'

/** Words of the page of dates and their extensions. */

export const schedule: Translation<typeof vi.schedule> = {
  title: 'Dates',
  extend: 'Extend',
  beforeOpening:
    'Can be changed until opening. After that a day only moves later, by an extension with a published reason.',
  afterOpening: 'A published day only moves later, by an extension with a reason.',
  history: 'Extended',
  noHistory: 'Never extended.',
  forAll: 'All units',
  forUnit: 'One unit',
  who: 'Extend for',
  unit: 'Unit',
  chooseUnit: 'Choose a unit',
  reason: 'Reason (published)',
  newDate: (label) => `${label}: new day`,
  now: (date) => `At present: ${date}`,
  keep: 'Leave empty to keep.',
  publish: 'Extend and publish',
  done: 'Extended and published.',
  notSet: 'Not set',
  columns: { what: 'Date', unit: 'Unit', at: 'New day', reason: 'Reason', recorded: 'Recorded at' },
}
