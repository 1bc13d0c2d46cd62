import { onCleanup } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { loadRound, loadRounds } from '../ballot/load.ts'
import { namedAll } from './restricted-name.ts'

const load = async (stageId: string) => {
  const [sitting, ballots] = await Promise.all([
    call(api.stages[':id'].council.sitting.$get({ param: { id: stageId } })),
    loadRounds(stageId),
  ])
  // The latest that was not cancelled: what the steps are about.
  const latest = ballots.rounds.findLast(({ state }) => state !== 'void')
  const round = latest ? await loadRound(latest.id) : undefined
  return { sitting: { ...sitting, candidates: namedAll(sitting.candidates) }, ballots, round }
}
export type Meeting = Awaited<ReturnType<typeof load>>
export type Sitting = Meeting['sitting']
export type RollMember = Sitting['members'][number]
export type OpenRound = NonNullable<Meeting['round']>
export type Round = OpenRound['round']

const LOOK_AGAIN_MS = 8000
const UNDER_WAY = ['issuing', 'casting', 'counting']
export const isUnderWay = (round: Pick<Round, 'state'> | undefined): boolean =>
  round !== undefined && UNDER_WAY.includes(round.state)

/** A council's meeting: roll, rounds and minutes. While a round is under way the page looks anew by itself. */
export const createSitting = (stageId: () => string) => {
  const [meeting, { refetch }] = createResource(stageId, load)
  const looking = setInterval(() => {
    if (!document.hidden && !meeting.loading && isUnderWay(meeting.latest?.round?.round)) void refetch()
  }, LOOK_AGAIN_MS)
  onCleanup(() => clearInterval(looking))
  /** Something that a button does: afterwards the page is loaded anew. */
  const act = <Args extends unknown[]>(
    work: (command: { headers: { 'idempotency-key': string } }, ...args: Args) => Promise<unknown>,
  ) =>
    createAction(async (command, ...args: Args) => {
      await work(command, ...args)
      await refetch()
      return true
    })
  return { stageId, meeting, refetch, act }
}
export type SittingPage = ReturnType<typeof createSitting>
