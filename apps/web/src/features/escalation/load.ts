import { api, call } from '../../api/client.ts'

export const loadEscalations = (id: string) => call(api.editions[':id'].escalations.$get({ param: { id } }))
export type EscalationPage = Awaited<ReturnType<typeof loadEscalations>>
export type MemoBlock = EscalationPage['memos'][number]
export type MemoListLine = MemoBlock['lines'][number]
export type CandidateLine = EscalationPage['candidates'][number]
export type Level = 'city' | 'central'

/** Who stands in a line of a list: the person, or the collective by its name. */
export const nameOnList = ({ sheet }: MemoListLine): string =>
  sheet && !sheet.collective && sheet.people.length === 1
    ? (sheet.people[0]?.fullName ?? sheet.title)
    : (sheet?.title ?? '')

export const nameOfCandidate = (it: CandidateLine): string =>
  !it.collective && it.people?.length === 1 ? (it.people[0] ?? '') : (it.title ?? '')
