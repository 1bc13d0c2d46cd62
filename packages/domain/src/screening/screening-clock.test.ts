import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOffOf } from '../kernel/index.ts'
import { screeningClock, type ScreeningEvents } from './index.ts'

const at = (local: string) => new Date(`${local}:00+07:00`)
const returned = (local: string) => ({ at: at(local), result: 'returned' as const })
const accepted = (local: string) => ({ at: at(local), result: 'accepted' as const })
const closesAt = at('2026-09-11T16:30')

// The plan's own dates: handed in until Friday 11/9, screened 14/9 to 18/9, supplemented until 23/9.
const handedIn = [at('2026-09-09T10:00')]
const clock = (events: Partial<ScreeningEvents>, now: string, off = '') =>
  screeningClock(5, { handedIn, decided: [], closesAt, ...events }, at(now), daysOffOf(off))

test('the five days begin after the deadline and end on the fifth working day at 17g00', () => {
  expect(clock({}, '2026-09-10T09:00')).toMatchObject({ used: 0, left: 5, overdue: false })
  expect(clock({}, '2026-09-14T08:00')).toEqual({
    state: 'running',
    used: 1,
    left: 4,
    due: at('2026-09-18T17:00'),
    overdue: false,
  })
  expect(clock({}, '2026-09-18T17:00')).toMatchObject({ used: 5, left: 0, overdue: false })
  expect(clock({}, '2026-09-18T17:01')).toMatchObject({ used: 5, left: 0, overdue: true })
  expect(clock({}, '2026-09-18T17:01', '16/09/2026')).toMatchObject({
    used: 4,
    due: at('2026-09-21T17:00'),
    overdue: false,
  })
})

test('it stops while the unit has it and goes on with the supplement', () => {
  const decided = [returned('2026-09-15T10:00')]
  expect(clock({ decided }, '2026-09-22T10:00')).toEqual({
    state: 'stopped',
    used: 2,
    left: 3,
    since: at('2026-09-15T10:00'),
  })
  const again = { decided, handedIn: [...handedIn, at('2026-09-23T16:00')] }
  expect(clock(again, '2026-09-24T09:00')).toMatchObject({
    state: 'running',
    used: 3,
    left: 2,
    due: at('2026-09-28T17:00'),
  })
  const done = { ...again, decided: [...decided, accepted('2026-09-25T11:00')] }
  expect(clock(done, '2026-10-30T09:00')).toEqual({ state: 'done', used: 4, overdue: false })
})

test('what comes back when no day is left has the next working day', () => {
  const events = {
    decided: [returned('2026-09-18T16:00')],
    handedIn: [...handedIn, at('2026-09-23T16:00')],
  }
  expect(clock(events, '2026-09-24T16:59')).toMatchObject({
    used: 6,
    left: 0,
    due: at('2026-09-24T17:00'),
    overdue: false,
  })
})

test('decided too late stays so; nothing handed in has no clock', () => {
  expect(clock({ decided: [accepted('2026-09-21T08:00')] }, '2026-10-01T08:00')).toEqual({
    state: 'done',
    used: 6,
    overdue: true,
  })
  expect(clock({ handedIn: [] }, '2026-09-21T08:00')).toBeUndefined()
})

const HOUR = 60 * 60 * 1000
/** Alternating turns of secretariat and unit, in hours, in any order of the lists. */
const turns = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 })), {
  minLength: 1,
  maxLength: 4,
})
const eventsOf = (hours: [number, number][]) => {
  let t = closesAt.getTime()
  const events = { handedIn: [new Date(t)], decided: [] as { at: Date; result: 'returned' }[], closesAt }
  for (const [theirs, units] of hours) {
    t += theirs * HOUR
    events.decided.push({ at: new Date(t), result: 'returned' })
    t += units * HOUR
    events.handedIn.push(new Date(t))
  }
  return { events, last: t }
}

test('however long a unit keeps it, the secretariat has used the same', () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 0, max: 5000 }), (hours, wait) => {
      const { events } = eventsOf(hours)
      const stopped = { ...events, handedIn: events.handedIn.slice(0, -1) }
      const since = stopped.decided.at(-1)!.at
      const early = screeningClock(5, stopped, since)
      const late = screeningClock(5, stopped, new Date(since.getTime() + wait * HOUR))
      expect(late).toEqual(early)
      expect(late).toMatchObject({ state: 'stopped', since })
    }),
  )
})

test('time only runs forward: used never falls, left never rises, late stays late, and before the end they add up', () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (hours, a, b) => {
      const { events, last } = eventsOf(hours)
      const now = (hour: number) => screeningClock(5, events, new Date(last + hour * HOUR))!
      const [first, second] = [now(Math.min(a, b)), now(Math.max(a, b))]
      if (first.state !== 'running' || second.state !== 'running') throw new Error('runs')
      expect(second.used).toBeGreaterThanOrEqual(first.used)
      expect(second.left).toBeLessThanOrEqual(first.left)
      expect(second.overdue || !first.overdue).toBe(true)
      if (first.used <= 5) expect(first.used + first.left).toBe(5)
    }),
  )
})

test('the order in which events are read does not matter', () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 0, max: 400 }), (hours, wait) => {
      const { events, last } = eventsOf(hours)
      const now = new Date(last + wait * HOUR)
      const turned = {
        ...events,
        handedIn: events.handedIn.toReversed(),
        decided: events.decided.toReversed(),
      }
      expect(screeningClock(5, turned, now)).toEqual(screeningClock(5, events, now))
    }),
  )
})
