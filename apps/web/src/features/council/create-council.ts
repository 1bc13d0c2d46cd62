import type { CouncilOffice } from '@xk/domain/council'
import { createAction } from '../../api/action.ts'
import { api, call, type command } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const load = (stageId: string) => call(api.stages[':id'].council.$get({ param: { id: stageId } }))
export type Council = Awaited<ReturnType<typeof load>>
export type CouncilMember = Council['members'][number]
type Teller = 'head' | 'member'
type Command = ReturnType<typeof command>

/** The council of a stage, with the commands of its page. Each runs, tells its problem, and loads the page anew. */
export const createCouncil = (stageId: () => string) => {
  const [council, { refetch }] = createResource(stageId, load)
  const param = () => ({ id: stageId() })
  const seat = (seatId: string) => ({ ...param(), seatId })
  const routes = api.stages[':id'].council

  const change = createAction(async (by, work: (by: Command) => Promise<unknown>) => {
    await work(by)
    await refetch()
    return true
  })
  const run = async (work: (by: Command) => Promise<unknown>): Promise<boolean> =>
    (await change.run(work)) ?? false
  return {
    council,
    refetch,
    problem: change.problem,
    busy: change.busy,
    clear: change.clear,
    search: (q: string) => call(routes.people.$get({ param: param(), query: { q } })),
    appoint: (json: { personId: string; office: CouncilOffice }) =>
      run((by) => call(routes.seats.$post({ param: param(), json }, by))),
    addTeller: (json: { personId: string; teller: Teller }) =>
      run((by) => call(routes.tellers.$post({ param: param(), json }, by))),
    changeOffice: (seatId: string, office: CouncilOffice) =>
      run((by) => call(routes.seats[':seatId'].$put({ param: seat(seatId), json: { office } }, by))),
    elect: (seatId: string, teller: Teller | null) =>
      run((by) => call(routes.seats[':seatId'].teller.$put({ param: seat(seatId), json: { teller } }, by))),
    end: (seatId: string, reason: string) =>
      run((by) => call(routes.seats[':seatId'].end.$post({ param: seat(seatId), json: { reason } }, by))),
    recordInterest: (json: { memberId: string; stageEntryId: string; reason: string }) =>
      run((by) => call(routes.interests.$post({ param: param(), json }, by))),
  }
}
export type CouncilPage = ReturnType<typeof createCouncil>
