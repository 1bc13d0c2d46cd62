import type * as vi from '../../vi/working-group/edition.ts'
import { plural } from '../plural.ts'
import type { Translation } from '../translated.ts'

/** Words of an edition’s own page: its path, what must be done, where its work is. */

export const path: Translation<typeof vi.path> = {
  rules: 'Rules',
  entries: 'Entries',
  screening: 'Screening',
  masking: 'Masking',
  judging: 'Judging',
  result: 'Result',
  release: 'Publication',
  opened: (date) => `opened ${date}`,
  until: (date) => `until ${date}`,
  entriesIn: (entries, units) => `${plural(entries, 'work')}, ${plural(units, 'unit')}`,
  accepted: (n) => `${n} accepted`,
  renditions: (n) => plural(n, 'copy', 'copies'),
  sheets: (done, total) => `${done} / ${plural(total, 'sheet')}`,
  promoted: (n) => `${plural(n, 'work')} in the stage`,
}

export const page: Translation<typeof vi.page> = {
  rules: 'Rules',
  schedule: 'Dates',
  overview: 'Overview',
  needs: { draft: 'To do before opening', open: 'While entries come in' },
  needsNext: (next) => `To do before ${next}`,
  next: { open: 'Open for entries', startMasking: 'Go on to masking', startJudging: 'Begin judging' },
  promote: 'See who goes on',
  nextName: {
    startMasking: 'masking',
    startJudging: 'judging',
    freeze: 'freezing the scores',
    promote: 'the list of who goes on',
    unmask: 'unmasking',
    decide: 'the decision',
    release: 'publication',
  },
  nothing: 'Nothing stands in the way of the next step.',
  ready: 'Ready to open.',
  over: 'The result is published. No step is left to take.',
  closesBy: 'Closes by itself at the deadline; nothing to do.',
  fix: 'Change',
  see: 'See',
  advice: 'Worth a look',
  progress: 'Progress of judging',
  counts: 'In numbers',
  judge: 'Judge',
  handedIn: 'Handed in',
  enough: (n) => `all ${n}`,
  leftOut: 'Parts of the template’s rules that this version does not run',
  openTitle: 'Open for entries?',
  openText:
    'The rules are locked with their digest and published. After that they change only by an amendment with a reason, made by two people.',
  advanceTitle: 'Go on to the next step?',
  advanceText: 'It is recorded. There is no way back.',
}

export const work: Translation<typeof vi.work> = {
  title: 'Workplaces',
  entries: 'Entries',
  missing: 'Units without an entry',
  masking: 'Masking',
  panel: 'Panel and assignment',
  result: 'Result',
  council: 'The council',
  outcome: 'Outcome of the council’s ballots',
  rounds: (n) => `${plural(n, 'ballot')} counted`,
  judges: (n) => plural(n, 'judge'),
}
