import { createSignal } from 'solid-js'
import { ApiProblem, messageOf, newCommandId } from './client.ts'

/**
 * Something that a button does: whether it is under way and what stood in its way. Each press is one command with
 * its id; a second press while it is under way does nothing. `run` answers undefined when it failed.
 */
export const createAction = <Args extends unknown[], T>(
  work: (command: { headers: { 'idempotency-key': string } }, ...args: Args) => Promise<T>,
) => {
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const run = async (...args: Args): Promise<T | undefined> => {
    if (busy()) return undefined
    setBusy(true)
    setError(undefined)
    try {
      return await work({ headers: { 'idempotency-key': newCommandId() } }, ...args)
    } catch (refusal) {
      setError(refusal)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const problem = () => (error() === undefined ? undefined : messageOf(error()))
  /** Code of what is wrong at a place of the input. */
  const issueAt = (pointer: string) => {
    const it = error()
    if (!(it instanceof ApiProblem) || it.problem.code !== 'input/invalid') return undefined
    return it.problem.issues.find((issue) => issue.pointer === pointer)?.code
  }
  const codeOf = () => {
    const it = error()
    return it instanceof ApiProblem ? it.problem.code : undefined
  }
  return { busy, problem, issueAt, code: codeOf, run, clear: () => setError(undefined) }
}
