import { PROBLEM_STATUS } from '@xk/contract'
import { expect, test } from 'vitest'
import { isRefused } from './is-refused.ts'

test('an entry that closed refuses a file for good; a line, a session or a count that differs does not', () => {
  const codes = [
    'record/in-wrong-state',
    'input/too-large',
    'record/not-found',
    'upload/offset-differs',
    'access/signed-out',
    'system/unavailable',
  ] as const
  expect(codes.map((code) => isRefused({ code, status: PROBLEM_STATUS[code] }))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
