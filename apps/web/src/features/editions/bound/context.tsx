import { createContext, type JSX, useContext } from 'solid-js'
import { pointerOf, type Rules, type Step } from '../create-rules.ts'

const RulesContext = createContext<Rules>()
export const RulesProvider = (props: { rules: Rules; children: JSX.Element }) => (
  <RulesContext.Provider value={props.rules}>{props.children}</RulesContext.Provider>
)
export const useRules = (): Rules => {
  const rules = useContext(RulesContext)
  if (!rules) throw new Error('outside of the rules editor')
  return rules
}

/** Id of the control at a place of the rules: readiness links lead to it. */
export const controlId = (path: readonly Step[]) => `r${pointerOf(path)}`

/** What every control of the rules takes: the place that it writes to, and its words. */
export interface Bound {
  path: readonly Step[]
  label: string
  help?: string | undefined
}

/** What a rule means, under the controls that make it. */
export const Meaning = (props: { children: JSX.Element; id?: string }) => (
  <p class="rule-meaning" id={props.id}>
    {props.children}
  </p>
)
