import { afterEach, expect, test, vi } from 'vitest'
import { castBallot } from './cast.ts'

const credential = { serial: 'ab', signature: 'cd' }
const answers = (...of: { status: number; code?: string }[]) => {
  const asked = vi.fn(async () => {
    const { status, code } = of[Math.min(asked.mock.calls.length, of.length) - 1] ?? { status: 500 }
    return Response.json(code ? { code } : { taken: true }, { status })
  })
  vi.stubGlobal('fetch', asked)
  return asked
}
const cast = () => castBallot('r', credential, { c1: 'yes' }, async () => {})
afterEach(() => vi.unstubAllGlobals())

test('a busy box is tried again, with the same ballot, until it is taken', async () => {
  const busy = { status: 503, code: 'ballot/busy' }
  const asked = answers(busy, busy, { status: 200 })
  expect([await cast(), asked.mock.calls.length]).toEqual(['taken', 3])
  const bodies = asked.mock.calls.map((call) => (call as unknown as [string, RequestInit])[1].body)
  expect(new Set(bodies).size).toBe(1)
})

test('who finds it busy all the time is told; what is refused is not sent again', async () => {
  const always = answers({ status: 503, code: 'ballot/busy' })
  expect([await cast(), always.mock.calls.length]).toEqual(['busy', 5])
  const spent = answers({ status: 409, code: 'ballot/spent' })
  expect([await cast(), spent.mock.calls.length]).toEqual(['spent', 1])
})
