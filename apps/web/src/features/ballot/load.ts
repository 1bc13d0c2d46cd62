import { api, call } from '../../api/client.ts'
import { namedAll } from '../council/restricted-name.ts'

export const loadRounds = async (stageId: string) => {
  const rounds = await call(api.stages[':stageId']['ballot-rounds'].$get({ param: { stageId } }))
  return { ...rounds, candidates: namedAll(rounds.candidates) }
}
export const loadRound = async (id: string) => {
  const round = await call(api['ballot-rounds'][':id'].$get({ param: { id } }))
  return { ...round, candidates: namedAll(round.candidates) }
}

export type Rounds = Awaited<ReturnType<typeof loadRounds>>
export type Round = Awaited<ReturnType<typeof loadRound>>
export type OwnLine = NonNullable<Round['own']>
export type Candidate = Round['candidates'][number]
