import { panelWords } from '@xk/i18n'
import { ApiProblem, messageOf } from '../../api/client.ts'
import type { Panel } from './create-panel.ts'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(panelWords)

const MOST_NAMED = 30

/** Works by their codes; of very many the first ones, and how many more there are. */
export const namedCodes = (codes: readonly string[]): string => {
  const shown = codes.slice(0, MOST_NAMED).join(', ')
  return codes.length > MOST_NAMED ? w.andMore(shown, codes.length - MOST_NAMED) : shown
}

/** Why an assignment can't be made, in words: the works by their codes, and the cause. */
export const refusalOf = (error: unknown, panel: Panel): { title: string; text: string } => {
  if (!(error instanceof ApiProblem) || error.problem.code !== 'assignment/infeasible')
    return { title: messageOf(error), text: '' }
  const { entries, reason, needed, available } = error.problem
  const codes = entries.map((id) => panel.entries.find((e) => e.id === id)?.blindCode ?? id)
  return {
    title: w.infeasible,
    text: w.infeasibleText(namedCodes(codes), w.infeasibleReason[reason], needed, available),
  }
}
