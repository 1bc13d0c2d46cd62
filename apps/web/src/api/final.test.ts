import { expect, test } from 'vitest'
import { ApiProblem, Unreachable } from './client.ts'
import { isFinal } from './final.ts'

const refused = (status: number) =>
  new ApiProblem({ code: 'system/unavailable', type: '', status, title: 'Không mở được.' })

test('only a refusal of rights or of existence is final: the rest is worth another try', () => {
  expect([400, 401, 403, 404, 409, 429, 503].filter((status) => isFinal(refused(status)))).toEqual([403, 404])
  expect([isFinal(new Unreachable()), isFinal(undefined)]).toEqual([false, false])
})
