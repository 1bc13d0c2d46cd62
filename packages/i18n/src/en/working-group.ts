import type * as vi from '../vi/working-group.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'
import { page, path, work } from './working-group/edition.ts'
import { dates, type Facts, issues, needs, readiness } from './working-group/readiness.ts'
import { rules } from './working-group/rules.ts'
import { schedule } from './working-group/schedule.ts'

const states = {
  draft: 'Rules being written',
  open: 'Taking entries',
  screening: 'In screening',
  masking: 'In masking',
  judging: 'In judging',
  council: 'With the council',
  frozen: 'Scores frozen',
  unmasked: 'Unmasked',
  decided: 'Decided',
  released: 'Published',
  cancelled: 'Cancelled',
}
const again: Partial<Record<keyof typeof states, string>> = {
  masking: 'Being prepared',
  judging: states.judging,
  frozen: states.frozen,
}
const stateIn = (state: keyof typeof states, round: string | null): string =>
  round && again[state] ? `${again[state]} · ${round}` : states[state]

export const workingGroupWords: Translation<typeof vi.workingGroupWords> = {
  programmes: {
    ideaContest: 'Ideas and solutions for administrative reform',
    exemplarSelection: 'Exemplary young officials: young, capable, friendly',
    teamContest: 'Team contest “Youth Union in administrative reform”',
  },
  states,
  stateIn,
  dates,
  retry: 'Load again',
  readinessText: (issue: { code: string; facts: Facts }): string =>
    readiness[issue.code]?.(issue.facts) ?? 'Something in the rules does not fit.',
  needText: (need: { code: string; count: number; done: boolean }): string =>
    needs[need.code]?.(need.count, need.done) ?? '',
  issueText: (code: string): string => issues[code] ?? 'This is not right. Please check it.',
  home: {
    title: 'To do',
    create: 'New edition',
    empty: { title: 'No editions yet', text: 'Make the first from a programme’s template.' },
    noneRunning: { title: 'No edition is running', text: 'Make a new one from a programme’s template.' },
    blocking: (n) => (n === 0 ? 'Ready to open.' : `${plural(n, 'thing')} to do before it opens.`),
    more: (n) => `and ${n} more`,
    finished: 'Finished',
  },
  create: {
    title: 'New edition',
    programme: 'Programme',
    name: 'Name',
    nameHelp: 'As on the rules and on certificates.',
    slug: 'Address of the public page',
    slugHelp: 'Small letters without accents, digits and hyphens.',
    copyFrom: 'Begin from',
    copyFromHelp:
      'Copies the rules of an earlier edition: the day that ages are counted on moves by the year, dates keep their distances. Entries, judges and results are not copied.',
    fromTemplate: 'The programme’s model rules',
    opensAt: 'Entries open',
    opensAtHelp: 'Later days are filled in as is usual and can be changed until opening.',
    submit: 'Make it and write the rules',
    nameMissing: 'Give a name.',
    slugWrong: 'Small letters without accents, digits and hyphens only, at least 3 characters.',
  },
  path,
  stageDate: (what, label) =>
    what === 'promotionAt'
      ? `List for ${label} published`
      : what === 'judgingFrom'
        ? `${label}: judging from`
        : `${label}: score sheets until`,
  page,
  work,
  schedule,
  rules,
}
