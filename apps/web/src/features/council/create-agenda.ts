import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { namedAll } from './restricted-name.ts'

const load = async (stageId: string) => {
  const agenda = await call(api.stages[':id'].council.agenda.$get({ param: { id: stageId } }))
  return { ...agenda, candidates: namedAll(agenda.candidates) }
}
export type Agenda = Awaited<ReturnType<typeof load>>
export type CandidateLine = Agenda['candidates'][number]

/** A member's page of a council, with the word on their own interests. */
export const createAgenda = (stageId: () => string) => {
  const [agenda, { refetch }] = createResource(stageId, load)
  const own = api.stages[':id'].council['own-interests']
  const param = () => ({ id: stageId() })
  const declare = createAction(async (command, stageEntryId: string, reason: string) => {
    await call(own.$post({ param: param(), json: { stageEntryId, reason } }, command))
    await refetch()
    return true
  })
  const takeBack = createAction(async (command, stageEntryId: string) => {
    await call(own['take-back'].$post({ param: param(), json: { stageEntryId } }, command))
    await refetch()
    return true
  })
  return { agenda, refetch, declare, takeBack }
}
export type AgendaPage = ReturnType<typeof createAgenda>
