import { expect, test } from 'vitest'
import { askedAfter } from './approval.ts'

test('an approval is always later than the one before it, whatever the clock says', () => {
  const now = new Date('2026-12-01T02:00:00.000Z')
  expect(askedAfter(undefined, now)).toEqual(now)
  expect(askedAfter({ requestedAt: new Date('2026-11-30T02:00:00.000Z') }, now)).toEqual(now)
  expect(askedAfter({ requestedAt: now }, now)).toEqual(new Date('2026-12-01T02:00:00.001Z'))
  expect(askedAfter({ requestedAt: new Date('2026-12-01T02:00:05.000Z') }, now)).toEqual(
    new Date('2026-12-01T02:00:05.001Z'),
  )
})
