import { api, call } from '../../api/client.ts'

export const loadRounds = (stageId: string) =>
  call(api.stages[':stageId']['ballot-rounds'].$get({ param: { stageId } }))
export const loadRound = (id: string) => call(api['ballot-rounds'][':id'].$get({ param: { id } }))

export type Rounds = Awaited<ReturnType<typeof loadRounds>>
export type Round = Awaited<ReturnType<typeof loadRound>>
export type OwnLine = NonNullable<Round['own']>
export type Candidate = Round['candidates'][number]
