import { createHmac, timingSafeEqual } from 'node:crypto'
import { PUZZLE_BITS, solvesPuzzle } from '@xk/domain/question'
import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'

/** Long enough to type a question after the page has asked for its puzzle. */
const LIFETIME_MS = 60 * 60 * 1000

const mac = (deps: Deps, purpose: string, text: string) =>
  createHmac('sha256', deps.keys.sealKey).update(`${purpose}\n${text}`).digest('base64url')

/** A puzzle for one question: "bits.end.random.signature". Nothing is stored until it is handed in. */
export const newChallenge = (deps: Deps) => {
  const end = deps.now().getTime() + LIFETIME_MS
  const random = Buffer.from(deps.randomBytes(12)).toString('base64url')
  const text = `${PUZZLE_BITS}.${end}.${random}`
  return answer({ challenge: `${text}.${mac(deps, 'puzzle', text)}`, bits: PUZZLE_BITS })
}

/** When a handed-in puzzle runs out, if it is ours, in time and solved. */
export const checkChallenge = (deps: Deps, challenge: string, solution: number): Result<Date> => {
  const [bits = '', end = '', random = '', signature = '', more] = challenge.split('.')
  const expected = Buffer.from(mac(deps, 'puzzle', `${bits}.${end}.${random}`))
  const given = Buffer.from(signature)
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  if (!isOurs || more !== undefined) return fail({ code: 'question/puzzle', reason: 'wrong' })
  const expiresAt = new Date(Number(end))
  if (deps.now() >= expiresAt) return fail({ code: 'question/puzzle', reason: 'expired' })
  return solvesPuzzle(challenge, solution, Number(bits))
    ? ok(expiresAt)
    : fail({ code: 'question/puzzle', reason: 'wrong' })
}

/** The code by which whoever asked follows the question: the same when a lost answer makes them send it again. */
export const followCode = (deps: Deps, challenge: string): string =>
  mac(deps, 'question-code', challenge).replace(/[-_]/g, '').slice(0, 16)
