import { outcomeWords as w } from '@xk/i18n'
import { api, call } from '../../api/client.ts'

export const loadOutcome = (id: string) => call(api.stages[':id']['council-outcome'].$get({ param: { id } }))
export type OutcomePage = Awaited<ReturnType<typeof loadOutcome>>
export type OutcomeLine = OutcomePage['lines'][number]

/** A candidate as people call them: by name, else by code where names are not known yet. */
export const nameOf = (page: OutcomePage, candidate: string): string => {
  const line = page.lines.find((it) => it.candidate === candidate)
  return line?.name || line?.code || ''
}
export const namesOf = (page: OutcomePage, candidates: readonly string[]): string =>
  candidates.map((it) => nameOf(page, it)).join(', ')

/** Why a line stands as it does; equals that wait for the next step are told so. */
export const whyOf = (page: OutcomePage, line: OutcomeLine): string => {
  const { next } = page
  const isTied =
    next !== null &&
    (next.what === 'resolution' || next.kind === 'second') &&
    next.candidates.includes(line.candidate ?? '')
  return w.lines.why[isTied ? 'tied' : (line.why ?? '')] ?? ''
}
