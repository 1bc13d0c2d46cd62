import { fail, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  denialOf,
  EVERYTHING,
  may,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { type Candidate, heldBackOf, listCandidates } from './candidates.ts'
import { closedness } from './change.ts'
import { type CouncilContext, findCouncil, listOwnCouncils } from './context.ts'
import { type Interest, listInterests } from './interests.ts'
import { waitsForMe } from './resolution-waits.ts'
import { listEarlierScores } from './scores.ts'
import { headAnswer, memberAnswer, rulesAnswer, setUpAnswer } from './views.ts'

/** The councils that I belong to or count for; one by one, for nobody sits on many. */
export const listMyCouncils = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('council.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const found: Sendable<object>[] = []
  for (const { stage_id } of await listOwnCouncils(db, viewer.personId)) {
    const it = await findCouncil(db, viewer, stage_id)
    if (it && may('council.attend', viewer, it.facts))
      found.push(
        answer({
          head: headAnswer(it),
          council: setUpAnswer(it.row),
          candidates: it.candidates,
          own: it.own ? memberAnswer(it.own) : null,
        }),
      )
  }
  return ok(answer({ councils: found as Sendable<MyCouncil>[] }))
}
interface MyCouncil {
  head: ReturnType<typeof headAnswer>
  council: ReturnType<typeof setUpAnswer>
  candidates: number
  own: ReturnType<typeof memberAnswer> | null
}

interface CandidateLine {
  stageEntryId: string
  name: string
  position: string | null
  unitName: string
  /** Nothing of it is shown or read for now. */
  restricted: boolean
  /** "86,50" and the place, where names are known in the stage before. */
  score: string | null
  rank: number | null
  /** The asker's own ties, as their sources; `declared` with the reason they gave. */
  interests: string[]
  declared: string | null
  mayRead: boolean
}
const lineView = view<CandidateLine>()({
  stageEntryId: 'identity',
  name: 'identity',
  position: 'identity',
  unitName: 'identity',
  restricted: 'identity',
  score: 'content',
  rank: 'content',
  interests: 'identity',
  declared: 'identity',
  mayRead: 'public',
})

/** Whether the rules keep this member's hands off a candidate: then they neither vote nor read the dossier. */
export const isStruck = (it: CouncilContext, own: readonly Interest[]): boolean =>
  own.some(({ source }) => source === 'nominee') || (own.length > 0 && it.council.interest === 'struck')

/** What a member has before them: where the meeting stands, what to do, and the candidates in order. */
export const readAgenda = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const { db } = deps.database
  const it = await findCouncil(db, viewer, stageId)
  const denied = denialOf('council.attend', viewer, it?.facts ?? {})
  if (denied) return fail(denied)
  if (!it?.own) return fail(notFound)
  const { own } = it
  const [candidates, interests, scores, resolutionWaits] = await Promise.all([
    listCandidates(db, it, vietnamDay(deps.now())),
    listInterests(db, stageId),
    listEarlierScores(db, it),
    waitsForMe(db, it, viewer),
  ])
  const line = (candidate: Candidate) => {
    const ties = interests.filter(
      ({ memberId, stageEntryId }) => memberId === own.id && stageEntryId === candidate.stageEntryId,
    )
    const score = scores.get(candidate.entryId)
    return lineView.redact(
      {
        stageEntryId: candidate.stageEntryId,
        name: candidate.name,
        position: candidate.position,
        unitName: candidate.unitName,
        restricted: candidate.restricted,
        score: score?.score ?? null,
        rank: score?.rank ?? null,
        interests: ties.map(({ source }) => source),
        declared: ties.find(({ source }) => source === 'declared')?.reason ?? null,
        mayRead: may('council.readDossier', viewer, { ...it.facts, conflicted: isStruck(it, ties) }),
      },
      EVERYTHING,
    )
  }
  return ok(
    answer({
      head: headAnswer(it),
      rules: rulesAnswer(it),
      council: setUpAnswer(it.row),
      own: memberAnswer(own),
      members: it.members.filter(({ state }) => state !== 'ended').map(memberAnswer),
      candidates: candidates.map(line),
      heldBack: await heldBackOf(db, candidates, viewer),
      /** At least one round was counted: there is an outcome to look at. */
      counted: it.rounds.some(({ state }) => state === 'closed'),
      resolutionWaits,
      allowed: allowedCommands(viewer, it.facts, [
        // A tie is told before ballots are out: it says who votes for whom.
        ...(closedness(it) ? [] : (['council.declareInterest'] as const)),
        'council.viewSitting',
        'council.viewInterests',
        'outcome.view',
      ]),
    }),
  )
}
