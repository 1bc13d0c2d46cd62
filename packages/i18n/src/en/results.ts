import type * as vi from '../vi/results.ts'
import { plural } from './plural.ts'
import { approval } from './results/approval.ts'
import { awards, team } from './results/awards.ts'
import { marks } from './results/marks.ts'
import { gaps, progress, specimens } from './results/progress.ts'
import { promotion, unmask } from './results/promotion.ts'
import { blockers, draw, freeze, standing } from './results/standing.ts'
import type { Translation } from './translated.ts'

export const resultWords: Translation<typeof vi.resultWords> = {
  tabs: {
    progress: 'Progress',
    marks: 'Typed marks, deductions',
    standing: 'Ranking',
    awards: 'Prizes',
    evidence: 'Reliability',
    promotion: 'Next stage',
    team: 'Unit prizes',
    approval: 'Approval',
  },
  pagesOf: (label) => `Result pages: ${label}`,
  reload: 'Load again',
  code: 'Code',
  reason: 'Reason',
  held: {
    title: 'You have score sheets to hand in',
    text: 'So that scores stay independent, other judges’ scores show only once yours are handed in.',
    toDesk: 'Go and score',
  },
  hidden: 'Works that you are involved with are not shown here and count in no number.',
  points: (value) => `${value} points`,
  chair: {
    title: 'To do',
    empty: {
      title: 'No stage in judging yet',
      text: 'When judging begins, progress, score gaps and late sheets show here.',
    },
    gaps: (n) => `${plural(n, 'work')} with a score gap to resolve`,
    late: (n) => `${plural(n, 'late sheet')} to accept`,
    clear: 'Nothing is waiting',
    seeProgress: 'See progress',
    seeStanding: 'See the ranking',
    resolve: 'Resolve',
    stateTag: {
      waiting: 'Not begun',
      running: 'In judging',
      frozen: 'Frozen',
      promoted: 'List published',
      unmasked: 'Unmasked',
    },
  },
  see: 'See',
  progress,
  specimens,
  gaps,
  marks,
  standing,
  blockers,
  freeze,
  promotion,
  unmask,
  awards,
  draw,
  team,
  approval,
}
