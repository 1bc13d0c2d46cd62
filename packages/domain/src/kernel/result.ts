import type { Problem } from './problem.ts'

/** The outcome of a decision: a value, or the problem that stood in the way. Bugs throw instead. */
export type Result<T, P = Problem> = { ok: true; value: T } | { ok: false; problem: P }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const fail = <P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem })

/** For the end of a `switch` over a union: does not compile while a case is missing. */
export const never = (value: never): never => {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`)
}
