import type { IssuingBody } from '@xk/documents'
import type { CouncilOutcome } from '@xk/domain/ballot'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { type DisputedLine, findOutcome, listDisputedLines, type Resolution } from '../ballot/store.ts'
import { settingsAt } from '../organisation/settings.ts'
import { blocOf, type Settings } from '../publication/decision-text.ts'
import { type Candidate, listCandidates } from './candidates.ts'
import { RESTRICTED } from './paper-words.ts'
import { type CouncilContext, findCouncil } from './context.ts'
import { type Interest, listInterests } from './interests.ts'

/** Everything that a council's papers are printed from. */
export interface CouncilPaperFacts {
  it: CouncilContext
  candidates: Candidate[]
  interests: Interest[]
  outcome: CouncilOutcome
  disputes: DisputedLine[]
  /** What the council resolved itself, countersigned and standing, in their order. */
  resolutions: Resolution[]
  settings: Settings
  /** ISO day of the meeting; a year alone until it is known. */
  date: string
  /** ISO day on which the paper is made. */
  rendered: string
}

/** The facts of a council's papers, for whoever may print them. */
export const loadPaperFacts = async (
  deps: Deps,
  viewer: Viewer,
  stageId: string,
): Promise<Result<CouncilPaperFacts>> => {
  const { db } = deps.database
  const it = await findCouncil(db, viewer, stageId)
  const denied = denialOf('council.print', viewer, it?.facts ?? {})
  if (denied) return fail(denied)
  if (!it) return fail(notFound)
  const today = vietnamDay(deps.now())
  const meets = it.row?.openedAt ?? it.row?.meetsAt
  const day = meets ? vietnamDay(meets) : today
  const [candidates, interests, settings, { resolutions, ...outcome }, disputes] = await Promise.all([
    listCandidates(db, it, day),
    listInterests(db, stageId),
    settingsAt(db, day),
    findOutcome(db, it),
    listDisputedLines(db, stageId),
  ])
  return ok({
    it,
    candidates: candidates.map((one) => (one.restricted ? { ...one, name: RESTRICTED } : one)),
    interests,
    settings,
    outcome,
    disputes,
    resolutions,
    date: meets ? day : today.slice(0, 4),
    rendered: day,
  })
}

const upper = (text: string) => text.toLocaleUpperCase('vi')

export const issuingBody = (settings: Settings): IssuingBody => ({
  superior: upper(settings.superiorName || 'Thành Đoàn'),
  name: `BCH ${upper(blocOf(settings))}`,
  union: 'ĐOÀN TNCS HỒ CHÍ MINH',
  place: settings.place || 'TP. Hồ Chí Minh',
})
