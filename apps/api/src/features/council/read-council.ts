import { councilIssues } from '@xk/domain/council'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { heldBackOf, listCandidates } from './candidates.ts'
import { onlyPresiding } from './change.ts'
import { findCouncil, readinessFacts } from './context.ts'
import { listInterests } from './interests.ts'
import {
  candidateAnswer,
  headAnswer,
  interestAnswer,
  issueAnswer,
  memberAnswer,
  rulesAnswer,
  setUpAnswer,
} from './views.ts'

/** A council as the working group sets it up: people, tellers, ties to candidates, and what is missing. */
export const readCouncil = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const { db } = deps.database
  const it = await findCouncil(db, viewer, stageId)
  const denied = denialOf('council.view', viewer, it?.facts ?? {})
  if (denied) return fail(denied)
  if (!it) return fail(notFound)
  const [candidates, interests] = await Promise.all([
    listCandidates(db, it, vietnamDay(deps.now())),
    listInterests(db, stageId),
  ])
  const allowed = allowedCommands(viewer, it.facts, [
    'council.setUp',
    ...(it.row?.openedAt ? [] : ['council.appoint' as const]),
    ...(onlyPresiding(it) ? [] : (['council.electTellers', 'council.recordInterest'] as const)),
    'council.viewInterests',
    'council.viewSitting',
    'council.print',
  ])
  return ok(
    answer({
      head: headAnswer(it),
      rules: rulesAnswer(it),
      council: setUpAnswer(it.row),
      members: it.members.map(memberAnswer),
      candidates: candidates.map(candidateAnswer),
      heldBack: await heldBackOf(db, candidates, viewer),
      interests: allowed.includes('council.viewInterests') ? interests.map(interestAnswer) : [],
      issues: councilIssues(readinessFacts(it)).map(issueAnswer),
      allowed,
    }),
  )
}
