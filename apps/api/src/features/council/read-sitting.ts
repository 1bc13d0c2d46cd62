import { quorumOfMembers, sittingIssues } from '@xk/domain/council'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, may, type Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { findOutcome, listDisputedLines } from '../ballot/store.ts'
import { heldBackOf, listCandidates } from './candidates.ts'
import { findCouncil, readinessFacts } from './context.ts'
import { compareTyped } from './paper-differences.ts'
import {
  candidateAnswer,
  differencesAnswer,
  disputeAnswer,
  headAnswer,
  issueAnswer,
  memberAnswer,
  minutesAnswer,
  outcomeAnswer,
  quorumAnswer,
  rulesAnswer,
  setUpAnswer,
} from './views.ts'

/** The meeting as its tellers hold it: roll, quorum, rounds, and the words of the minutes. */
export const readSitting = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const { db } = deps.database
  const it = await findCouncil(db, viewer, stageId)
  const denied = denialOf('council.viewSitting', viewer, it?.facts ?? {})
  if (denied) return fail(denied)
  if (!it) return fail(notFound)
  const counting = it.rounds.find(({ state }) => state === 'counting')
  const [candidates, outcome, disputes, paper] = await Promise.all([
    listCandidates(db, it, vietnamDay(deps.now())),
    findOutcome(db, it),
    listDisputedLines(db, stageId),
    counting ? compareTyped(db, counting, it.members) : null,
  ])
  const facts = readinessFacts(it)
  return ok(
    answer({
      head: headAnswer(it),
      rules: rulesAnswer(it),
      council: setUpAnswer(it.row),
      members: it.members.filter(({ state }) => state !== 'ended').map(memberAnswer),
      candidates: candidates.map(candidateAnswer),
      heldBack: await heldBackOf(db, candidates, viewer),
      quorum: quorumAnswer(quorumOfMembers(facts)),
      issues: sittingIssues(facts).map(issueAnswer),
      outcome: outcomeAnswer(outcome),
      disputes: disputes.map(disputeAnswer),
      paper: differencesAnswer(paper, may('ballot.typePaper', viewer, it.facts)),
      minutes: minutesAnswer(it.row),
      allowed: allowedCommands(viewer, it.facts, [
        'council.attend',
        'council.electTellers',
        'council.callRoll',
        'council.open',
        'council.writeMinutes',
        'council.close',
        'council.reopen',
        'council.print',
        'resolution.type',
      ]),
    }),
  )
}
