import { fail, ok, type Result } from '../kernel/index.ts'

/** One row of a lifecycle: an act and the states that it leads from and to. The tables are the documentation. */
export interface Transition<State extends string, Act extends string> {
  act: Act
  from: readonly State[]
  to: State
  /** Only where entries are scored blind, or only where names are known; both when left out. */
  only?: 'blind' | 'named'
  /** Only for the last stage that ranks, or only for one that another follows; both when left out. */
  place?: 'last' | 'followed'
  /** Only where a council votes in this stage, or in the one that follows. The first row that applies counts. */
  council?: 'here' | 'follows'
}

/** What a lifecycle asks of the rules. */
export interface TransitionFacts {
  /** Entries are scored without knowing whose they are. */
  blind: boolean
  /** No stage follows that is scored or in which a council votes. */
  last: boolean
  /** A council votes in this stage, or in the one that follows; undefined: in neither. */
  council?: 'here' | 'follows' | undefined
}
export const ONLY_BLIND_STAGE: TransitionFacts = { blind: true, last: true }

/** The state after an act, or record/in-wrong-state. */
export const transit = <State extends string, Act extends string>(
  table: readonly Transition<State, Act>[],
  state: State,
  act: Act,
  facts: TransitionFacts = ONLY_BLIND_STAGE,
): Result<State> => {
  const row = table.find((t) => t.act === act && t.from.includes(state) && applies(t, facts))
  return row ? ok(row.to) : fail({ code: 'record/in-wrong-state', state })
}

/** The acts that a state allows. */
export const actsFrom = <State extends string, Act extends string>(
  table: readonly Transition<State, Act>[],
  state: State,
  facts: TransitionFacts = ONLY_BLIND_STAGE,
): Act[] => [...new Set(table.filter((t) => t.from.includes(state) && applies(t, facts)).map((t) => t.act))]

const applies = (
  row: Pick<Transition<string, string>, 'only' | 'place' | 'council'>,
  { blind, last, council }: TransitionFacts,
) =>
  (row.only === undefined || row.only === (blind ? 'blind' : 'named')) &&
  (row.place === undefined || row.place === (last ? 'last' : 'followed')) &&
  (row.council === undefined || row.council === council)
