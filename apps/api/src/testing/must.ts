import type { Answer } from './test-app.ts'

/** The body of an answer that has to be 200; throws with what came instead. For setting worlds up. */
export const must = (what: string, answer: Answer): Answer['body'] => {
  if (answer.status !== 200)
    throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 600)}`)
  return answer.body
}
