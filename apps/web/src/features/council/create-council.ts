import type { CouncilOffice } from '@xk/domain/council'
import { createSignal } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const load = (stageId: string) => call(api.stages[':id'].council.$get({ param: { id: stageId } }))
export type Council = Awaited<ReturnType<typeof load>>
export type CouncilMember = Council['members'][number]
type Teller = 'head' | 'member'

/** The council of a stage, with the commands of its page. Each runs, tells its problem, and loads the page anew. */
export const createCouncil = (stageId: () => string) => {
  const [council, { refetch }] = createResource(stageId, load)
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const param = () => ({ id: stageId() })
  const seat = (seatId: string) => ({ ...param(), seatId })
  const routes = api.stages[':id'].council

  // No `createAction`: one member's choice that is still under way must not swallow the next one's.
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
      await refetch()
      return true
    } catch (error) {
      setProblem(messageOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    council,
    refetch,
    problem,
    busy,
    clear: () => setProblem(undefined),
    search: (q: string) => call(routes.people.$get({ param: param(), query: { q } })),
    appoint: (json: { personId: string; office: CouncilOffice }) =>
      run(() => call(routes.seats.$post({ param: param(), json }, command()))),
    addTeller: (json: { personId: string; teller: Teller }) =>
      run(() => call(routes.tellers.$post({ param: param(), json }, command()))),
    changeOffice: (seatId: string, office: CouncilOffice) =>
      run(() => call(routes.seats[':seatId'].$put({ param: seat(seatId), json: { office } }, command()))),
    elect: (seatId: string, teller: Teller | null) =>
      run(() =>
        call(routes.seats[':seatId'].teller.$put({ param: seat(seatId), json: { teller } }, command())),
      ),
    end: (seatId: string, reason: string) =>
      run(() =>
        call(routes.seats[':seatId'].end.$post({ param: seat(seatId), json: { reason } }, command())),
      ),
    recordInterest: (json: { memberId: string; stageEntryId: string; reason: string }) =>
      run(() => call(routes.interests.$post({ param: param(), json }, command()))),
  }
}
export type CouncilPage = ReturnType<typeof createCouncil>
