import { holderOf, type UnitPeriod, periodIssues, successorAt, unitAt, unitsAt } from './unit-period.ts'
import { changeUnit, endUnits } from './change-unit.ts'
import { describe, expect, it } from 'vitest'

const period = (unit: string, name: string, from: string, rest: Partial<UnitPeriod> = {}): UnitPeriod => ({
  unit,
  name,
  cluster: 'Cụm 1',
  from,
  to: null,
  successor: null,
  ...rest,
})

const before = [
  period('khdt', 'Đoàn Sở Kế hoạch và Đầu tư', '2003-01-01'),
  period('tc', 'Đoàn Sở Tài chính', '2003-01-01'),
]

const valueOf = (result: ReturnType<typeof changeUnit>): UnitPeriod[] => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

describe('units through time', () => {
  it('given a renaming, answers with the name of the day', () => {
    const after = valueOf(
      changeUnit(before, { unit: 'tc', on: '2025-03-01', name: 'Đoàn Sở Tài chính (mới)' }),
    )
    expect(unitAt(after, 'tc', '2025-02-28')?.name).toBe('Đoàn Sở Tài chính')
    expect(unitAt(after, 'tc', '2025-03-01')?.name).toBe('Đoàn Sở Tài chính (mới)')
    expect(periodIssues(after)).toEqual([])
  })

  it('given a merger, the other unit carries on', () => {
    const after = valueOf(endUnits(before, { units: ['khdt'], into: 'tc', on: '2025-03-01' }))
    expect(unitsAt(after, '2025-03-01').map(({ unit }) => unit)).toEqual(['tc'])
    expect(successorAt(after, 'khdt', '2025-03-01')?.unit).toBe('tc')
    expect(successorAt(after, 'khdt', '2025-02-28')?.unit).toBe('khdt')
    expect(holderOf(after, 'khdt', '2025-02-28')).toEqual({ unitIds: ['khdt'], clusterId: 'Cụm 1' })
    expect(holderOf(after, 'khdt', '2025-03-01')).toEqual({ unitIds: ['khdt', 'tc'], clusterId: 'Cụm 1' })
  })

  it('given a dissolution, nobody carries on', () => {
    const after = valueOf(endUnits(before, { units: ['khdt'], into: null, on: '2025-03-01' }))
    expect(successorAt(after, 'khdt', '2025-03-01')).toBe(null)
    expect(holderOf(after, 'khdt', '2025-03-01')).toEqual({ unitIds: ['khdt'], clusterId: null })
  })

  it('corrects a period on its first day instead of leaving an empty one', () => {
    const after = valueOf(changeUnit(before, { unit: 'tc', on: '2003-01-01', cluster: 'Cụm 2' }))
    expect(unitAt(after, 'tc', '2003-01-01')).toEqual({ ...before[1], cluster: 'Cụm 2' })
    expect(after.length).toBe(2)
  })

  it('refuses to change what does not exist on that day', () => {
    const refused = { ok: false, problem: { code: 'record/not-found' } }
    expect(changeUnit(before, { unit: 'tc', on: '2002-12-31', name: 'X' })).toEqual(refused)
    expect(endUnits(before, { units: ['tc'], into: 'khác', on: '2025-01-01' })).toEqual(refused)
  })

  it('names overlaps, reversed periods, unknown successors and circles', () => {
    const issues = periodIssues([
      period('a', 'A', '2020-01-01', { to: '2021-01-01', successor: 'b' }),
      period('a', 'A2', '2020-06-01'),
      period('b', 'B', '2020-01-01', { to: '2020-01-01', successor: 'a' }),
      period('c', 'C', '2020-01-01', { to: '2021-01-01', successor: 'z' }),
    ])
    expect(issues.map(({ code, unit }) => `${unit} ${code}`)).toEqual([
      'a successorCycle',
      'a periodsOverlap',
      'b periodReversed',
      'b successorCycle',
      'c successorUnknown',
    ])
    expect(
      successorAt([period('a', 'A', '2020-01-01', { to: '2021-01-01', successor: 'a' })], 'a', '2022-01-01'),
    ).toBe(null)
  })
})
