import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acceptsEntries,
  currentDates,
  deadlineFor,
  decideExtension,
  judgingEndKey,
  type Schedule,
  type ScheduleKey,
  scheduleKeys,
  stageOfDate,
  unorderedDates,
} from './index.ts'

const at = (day: string) => new Date(`${day}T17:00:00+07:00`)
const row = (key: ScheduleKey, day: string, unitId: string | null = null, recorded = '2026-12-01') => ({
  key,
  unitId,
  at: at(day),
  reason: null,
  recordedAt: at(recorded),
})

/** The dates of the case's thể lệ, Điều 6. */
const schedule: Schedule = [
  row('opensAt', '2026-12-07'),
  row('closesAt', '2027-01-22'),
  row('supplementUntil', '2027-02-03'),
  row('judgingFrom', '2027-02-19'),
  row('judgingUntil', '2027-03-03'),
  row('resultsAt', '2027-03-22'),
  row('appealsUntil', '2027-03-25'),
]
const iso = (date: Date | undefined) => date?.toISOString().slice(0, 10)

describe('deadlineFor', () => {
  it('takes the last recorded date, and a unit’s own while it is later', () => {
    const extended = [
      ...schedule,
      row('closesAt', '2027-01-25', 'u1', '2027-01-10'),
      row('closesAt', '2027-01-24', null, '2027-01-20'),
    ]
    expect(iso(deadlineFor(extended, 'closesAt', null))).toBe('2027-01-24')
    expect(iso(deadlineFor(extended, 'closesAt', 'u1'))).toBe('2027-01-25')
    expect(iso(deadlineFor(extended, 'closesAt', 'u2'))).toBe('2027-01-24')
    expect(
      iso(deadlineFor([...extended, row('closesAt', '2027-01-28', null, '2027-01-21')], 'closesAt', 'u1')),
    ).toBe('2027-01-28')
  })

  it('is unknown while nothing is set', () => {
    expect(deadlineFor([], 'closesAt', 'u1')).toBeUndefined()
  })
})

describe('acceptsEntries', () => {
  it('takes entries until the very instant of the deadline', () => {
    const closes = at('2027-01-22')
    expect(acceptsEntries(schedule, 'u1', closes)).toEqual({ ok: true, value: { closesAt: closes } })
    expect(acceptsEntries(schedule, 'u1', new Date(closes.getTime() + 1))).toEqual({
      ok: false,
      problem: { code: 'stage/closed', closedAt: '2027-01-22T10:00:00.000Z' },
    })
    expect(acceptsEntries(schedule, 'u1', at('2026-12-06'))).toEqual({
      ok: false,
      problem: { code: 'stage/not-open', opensAt: '2026-12-07T10:00:00.000Z' },
    })
    expect(acceptsEntries([], 'u1', closes)).toEqual({
      ok: false,
      problem: { code: 'stage/not-open', opensAt: null },
    })
  })
})

describe('unorderedDates', () => {
  it('names each pair that is the wrong way round, over gaps too', () => {
    expect(unorderedDates(currentDates(schedule))).toEqual([])
    expect(
      unorderedDates({
        opensAt: at('2026-12-07'),
        judgingFrom: at('2026-12-01'),
        judgingUntil: at('2026-12-01'),
      }),
    ).toEqual([
      { earlier: 'opensAt', later: 'judgingFrom' },
      { earlier: 'judgingFrom', later: 'judgingUntil' },
    ])
  })
})

describe('decideExtension', () => {
  const now = at('2027-01-21')
  const codes = (result: ReturnType<typeof decideExtension>) =>
    result.ok
      ? []
      : result.problem.code === 'input/invalid'
        ? result.problem.issues.map((issue) => issue.code)
        : [result.problem.code]

  it('records a later date for one unit with its reason', () => {
    const change = { key: 'closesAt' as const, at: at('2027-01-25') }
    expect(decideExtension(schedule, { changes: [change], unitId: 'u1', reason: ' Mất điện ' }, now)).toEqual(
      {
        ok: true,
        value: [{ ...change, unitId: 'u1', reason: 'Mất điện', recordedAt: now }],
      },
    )
  })

  it('moves what follows in the same act, or is refused', () => {
    const late = { key: 'closesAt' as const, at: at('2027-02-05') }
    expect(
      codes(decideExtension(schedule, { changes: [late], unitId: null, reason: 'Trùng Tết' }, now)),
    ).toEqual(['schedule/unordered'])
    const along = [late, { key: 'supplementUntil' as const, at: at('2027-02-10') }]
    expect(
      codes(decideExtension(schedule, { changes: along, unitId: null, reason: 'Trùng Tết' }, now)),
    ).toEqual([])
  })

  it('never shortens, never goes back, and says why', () => {
    expect(
      codes(
        decideExtension(
          schedule,
          { changes: [{ key: 'closesAt', at: at('2027-01-22') }], unitId: null, reason: '' },
          now,
        ),
      ),
    ).toEqual(['schedule/reasonNeeded', 'schedule/notLater'])
    expect(
      codes(
        decideExtension(
          schedule,
          { changes: [{ key: 'closesAt', at: at('2027-01-24') }], unitId: null, reason: 'x' },
          at('2027-01-26'),
        ),
      ),
    ).toEqual(['schedule/past'])
    expect(
      codes(
        decideExtension(
          schedule,
          { changes: [{ key: 'opensAt', at: at('2026-12-08') }], unitId: null, reason: 'x' },
          now,
        ),
      ),
    ).toEqual(['schedule/notExtendable'])
    expect(
      codes(
        decideExtension(
          schedule,
          { changes: [{ key: 'judgingUntil', at: at('2027-03-05') }], unitId: 'u1', reason: 'x' },
          now,
        ),
      ),
    ).toEqual(['schedule/notExtendable'])
    expect(codes(decideExtension(schedule, { changes: [], unitId: null, reason: 'x' }, now))).toEqual([
      'schedule/nothingToExtend',
    ])
  })

  it('only ever gives more time, to whoever asks', () => {
    const days = fc.array(
      fc.record({ unit: fc.constantFrom(null, 'u1', 'u2'), hours: fc.integer({ min: 1, max: 240 }) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(days, (extensions) => {
        let rows = [...schedule]
        for (const [i, { unit, hours }] of extensions.entries()) {
          const before = ['u1', 'u2', 'u3'].map((id) => deadlineFor(rows, 'closesAt', id)?.getTime() ?? 0)
          const target = new Date(at('2027-01-22').getTime() + hours * 3_600_000)
          const result = decideExtension(
            rows,
            { changes: [{ key: 'closesAt', at: target }], unitId: unit, reason: 'x' },
            new Date(now.getTime() + i),
          )
          if (result.ok) rows = [...rows, ...result.value]
          const after = ['u1', 'u2', 'u3'].map((id) => deadlineFor(rows, 'closesAt', id)?.getTime() ?? 0)
          expect(after.every((time, j) => time >= (before[j] ?? 0))).toBe(true)
        }
      }),
    )
  })
})

it('has dates of its own for each scored stage', () => {
  expect(scheduleKeys(1).length).toBe(7)
  expect(scheduleKeys(2).slice(4, 9)).toEqual([
    'judgingUntil',
    'promotionAt2',
    'judgingFrom2',
    'judgingUntil2',
    'resultsAt',
  ])
  expect(stageOfDate('judgingUntil2')).toEqual({ stage: 2, what: 'judgingUntil' })
  expect(stageOfDate('closesAt')).toBeUndefined()
  expect([judgingEndKey(1), judgingEndKey(2)]).toEqual(['judgingUntil', 'judgingUntil2'])
})
