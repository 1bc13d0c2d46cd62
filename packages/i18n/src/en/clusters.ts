import type * as vi from '../vi/clusters.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'
import { writeCount } from './number.ts'

export const clusterWords: Translation<typeof vi.clusterWords> = {
  title: 'Cluster',
  text: 'Units of the cluster that have not handed in, or whose questions are overdue.',
  noEdition: 'No contest takes entries at present.',
  closes: (at) => `Hand in until ${at}`,
  late: (late, units) => `${writeCount(late)} of ${plural(units, 'unit')} not handed in`,
  done: 'The whole cluster has handed in.',
  drafts: (n) => (n === 0 ? 'not begun' : plural(n, 'draft')),
  copy: 'Copy the Zalo reminder',
  questions: 'Questions about procedures',
  questionsText: (waiting, overdue) => `${plural(waiting, 'question')} waiting, ${overdue} overdue`,
  noQuestions: 'No question is waiting.',
  overdue: (n) => `${n} overdue`,
  waiting: (n) => `${n} waiting`,
  retry: 'Try again',
}
