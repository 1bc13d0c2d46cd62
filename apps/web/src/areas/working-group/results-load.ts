import { api, call } from '../../api/client.ts'

export const loadStanding = (key: { id: string; page: number }) =>
  call(api.stages[':id'].standing.$get({ param: { id: key.id }, query: { page: String(key.page) } }))
export type StandingPage = Awaited<ReturnType<typeof loadStanding>>
export type Placing = StandingPage['placings'][number]

export const loadAwards = (id: string) => call(api.stages[':id'].awards.$get({ param: { id } }))
export type AwardsPage = Awaited<ReturnType<typeof loadAwards>>
export type AwardLine = AwardsPage['lines'][number]
