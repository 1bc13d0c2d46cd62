import { ApiProblem } from './client.ts'

/** Not this person's, or not there: asking again gets the same answer. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.problem.status === 403 || error.problem.status === 404)
