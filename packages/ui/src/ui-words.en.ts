import type { uiWords as vietnamese } from './ui-words.ts'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** The same in English. */
export const uiWords: typeof vietnamese = {
  written: {
    numbers: 'en-GB',
    time: (hour, minute) => `${hour}:${minute}`,
    day: (year, month, day) => `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`,
  },
  optional: '(optional)',
  loading: 'Loading',
  close: 'Close',
  later: 'Not now',
  reasonMissing: 'Please give a reason.',
  faults: {
    missing: 'Please fill this in.',
    mail: 'This is not an e-mail address.',
    tooShort: (least) => `At least ${least} characters are needed.`,
    other: 'This is not in the form that is needed.',
  },
  retry: 'Try again',
  skip: 'Skip to content',
  mainNav: 'Main navigation',
  steps: 'Steps',
  stepDone: '(done)',
  waiting: 'waiting',
  topPrizes: 'Top prizes',
  blackedOut: 'blacked out',
  nothing: 'Nothing here yet.',
  sortBy: 'Sort by',
  usualOrder: 'Default order',
  shown: (shown, total) => `Showing ${shown} of ${total}`,
  more: (count) => `Show ${count} more`,
  toMend: (count) => `${plural(count, 'item')} to correct before handing in`,
  section: { done: 'done', part: 'in progress', todo: 'not started', problem: 'needs correction' },
  copy: { idle: 'Copy', done: 'Copied', failed: 'Could not copy: select the text and copy it' },
  saving: {
    unsaved: 'Not saved yet',
    saving: 'Saving…',
    saved: (at) => `Saved at ${at}`,
    offline: 'Offline: kept on this device, will be sent by itself',
    signedOut: 'Session ended: kept on this device, please sign in again',
    conflict: 'Another version was just saved elsewhere',
  },
  files: {
    pick: 'Choose file',
    camera: 'Take a photo',
    orDrop: 'or drop files here',
    sending: (name) => `Sending ${name}`,
    remove: (name) => `Remove ${name}`,
    refused: (names, accept) => `${names} can't be taken: choose ${accept} files.`,
    heic: 'HEIC pictures of an iPhone: send them through Zalo and save them again, or press “Take a photo”.',
  },
  dates: {
    notADay: 'Write the day as 05/10/2026.',
    notATime: 'Write the time as 16:30.',
    dayToo: 'Please give the day as well.',
    time: 'Time',
    pick: 'Choose a day from the calendar',
  },
  words: {
    count: (count) => plural(count, 'word'),
    ofMost: (count, most) => `${count} / ${most} words`,
    between: (count, least, most) => `${count} / ${least}–${most} words`,
    atLeast: (count, least) => `${plural(count, 'word')}, at least ${least}`,
    over: (count) => `, ${count} too many`,
  },
  text: {
    bold: 'Bold',
    italic: 'Italic',
    bullets: 'Bulleted list',
    numbers: 'Numbered list',
    format: (label) => `Formatting: ${label}`,
  },
  remaining: {
    over: 'time is over',
    days: (days, hours) => `${plural(days, 'day')}${hours ? ` ${plural(hours, 'hour')}` : ''} left`,
    hours: (hours, minutes) =>
      `${plural(hours, 'hour')}${minutes ? ` ${plural(minutes, 'minute')}` : ''} left`,
    clock: (clock) => `${clock} left`,
    said: {
      over: 'Time is over',
      minutes: (minutes) => `${plural(minutes, 'minute')} left`,
      hour: '1 hour left',
      day: '1 day left',
    },
  },
}
