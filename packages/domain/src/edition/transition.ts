import { fail, ok, type Result } from '../kernel/index.ts'

/** One row of a lifecycle: an act and the states that it leads from and to. The tables are the documentation. */
export interface Transition<State extends string, Act extends string> {
  act: Act
  from: readonly State[]
  to: State
  /** Only where entries are scored blind, or only where names are known; both when left out. */
  only?: 'blind' | 'named'
}

/** The state after an act, or record/in-wrong-state. */
export const transit = <State extends string, Act extends string>(
  table: readonly Transition<State, Act>[],
  state: State,
  act: Act,
  blind = true,
): Result<State> => {
  const row = table.find((t) => t.act === act && t.from.includes(state) && applies(t, blind))
  return row ? ok(row.to) : fail({ code: 'record/in-wrong-state', state })
}

/** The acts that a state allows. */
export const actsFrom = <State extends string, Act extends string>(
  table: readonly Transition<State, Act>[],
  state: State,
  blind = true,
): Act[] => [...new Set(table.filter((t) => t.from.includes(state) && applies(t, blind)).map((t) => t.act))]

const applies = (row: { only?: 'blind' | 'named' }, blind: boolean) =>
  row.only === undefined || row.only === (blind ? 'blind' : 'named')
