import { PROBLEM_STATUS, type ProblemBody } from '@xk/contract'
import type { Problem } from '@xk/domain/kernel'
import { problemTitle } from '@xk/i18n'
import { problemTitle as problemTitleInEnglish } from '@xk/i18n/en'
import type { Context } from 'hono'
import { languageFor } from './language.ts'

/** The one emitter of problems: application/problem+json with the sentence that says what to do, in the reader's language. */
export const problem = (c: Context, it: Problem) => {
  const status: (typeof PROBLEM_STATUS)[keyof typeof PROBLEM_STATUS] = PROBLEM_STATUS[it.code]
  const body: ProblemBody = {
    ...it,
    type: `urn:xung-kich:problem:${it.code}`,
    status,
    title: languageFor(c) === 'en' ? problemTitleInEnglish(it) : problemTitle(it),
  }
  c.header('cache-control', 'no-store')
  if (it.code === 'access/too-many-attempts') c.header('retry-after', String(it.retryAfterSeconds))
  return c.json(body as never, status, { 'content-type': 'application/problem+json; charset=utf-8' })
}
