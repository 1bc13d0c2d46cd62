import { expect, test } from 'vitest'
import { defaultDates } from './default-dates.ts'
import { nextStep, stateAt, type WorkCounts } from './next-step.ts'
import { type ScheduleRow, unorderedDates } from './schedule.ts'

const closes = (at: string, unitId: string | null = null): ScheduleRow => ({
  key: 'closesAt',
  unitId,
  at: new Date(at),
  reason: null,
  recordedAt: new Date('2026-12-01T00:00:00Z'),
})
const work: WorkCounts = {
  undecided: 0,
  awaitingSupplement: 0,
  accepted: 4,
  withoutRendition: 0,
  underassigned: 0,
  panelMembers: 3,
  assignments: 12,
  handedIn: 12,
  stillMasked: 0,
}

test('an open edition is closed by its last date, a unit’s own extension included', () => {
  const schedule = [closes('2026-12-10T09:30:00Z'), closes('2026-12-12T09:30:00Z', 'unit-1')]
  const at = (now: string) => stateAt('open', schedule, new Date(now))
  expect(at('2026-12-10T09:31:00Z')).toBe('open')
  expect(at('2026-12-12T09:30:00Z')).toBe('open')
  expect(at('2026-12-12T09:30:01Z')).toBe('screening')
  expect(stateAt('open', [], new Date('2030-01-01T00:00:00Z'))).toBe('open')
  expect(stateAt('judging', schedule, new Date('2030-01-01T00:00:00Z'))).toBe('judging')
})

test('the next step and what is in its way, blind and named', () => {
  const open = (state: Parameters<typeof nextStep>[0], blind: boolean, counts: Partial<WorkCounts>) => {
    const step = nextStep(state, { blind, last: true }, { ...work, ...counts })
    return [step.act, step.needs.filter(({ done }) => !done).map(({ code, count }) => `${code} ${count}`)]
  }
  expect(open('open', true, {})).toEqual([undefined, []])
  expect(open('screening', true, { undecided: 2, accepted: 0 })).toEqual([
    'startMasking',
    ['screening/undecided 2', 'screening/accepted 0'],
  ])
  expect(open('screening', false, { underassigned: 1 })).toEqual(['startJudging', ['assignment/missing 1']])
  expect(open('masking', true, { withoutRendition: 3, panelMembers: 0 })).toEqual([
    'startJudging',
    ['rendition/missing 3', 'panel/members 0'],
  ])
  expect(open('judging', true, { handedIn: 9 })).toEqual(['freeze', ['sheet/notHandedIn 3']])
  expect(open('masking', false, { stillMasked: 1 })).toEqual(['startJudging', ['stage/stillMasked 1']])
  expect(nextStep('frozen', { blind: true, last: false }, work).act).toBe('promote')
})

test('dates by custom end at 16g30 in Việt Nam and come in order', () => {
  const dates = defaultDates(new Date('2026-12-01T01:00:00Z'), { supplementDays: 5, appealDays: 7 })
  expect(dates.closesAt?.toISOString()).toBe('2027-01-30T09:30:00.000Z')
  expect(dates.supplementUntil?.toISOString()).toBe('2027-02-04T09:30:00.000Z')
  expect(unorderedDates(dates)).toEqual([])
  const short = defaultDates(new Date('2026-12-01T01:00:00Z'), { supplementDays: 0, appealDays: null })
  expect([unorderedDates(short), 'appealsUntil' in short]).toEqual([[], false])
  const two = defaultDates(new Date('2026-12-01T01:00:00Z'), {
    supplementDays: 5,
    appealDays: 7,
    scoredStages: 2,
  })
  expect([unorderedDates(two), Object.keys(two).length]).toEqual([[], 10])
})

test('a council has its members, its ballots counted and none under way before its outcome is declared', () => {
  const step = (counts: Partial<WorkCounts>) => {
    const next = nextStep('council', { blind: false, last: true, council: 'here' }, { ...work, ...counts })
    return [next.act, next.needs.filter(({ done }) => !done).map(({ code, count }) => `${code} ${count}`)]
  }
  expect(step({ councilMissing: 2, roundsClosed: 0, roundsOpen: 1, stillMasked: 1 })).toEqual([
    'freeze',
    ['stage/stillMasked 1', 'council/membersMissing 2', 'council/rounds 0', 'council/roundOpen 1'],
  ])
  expect(step({ roundsClosed: 1 })).toEqual(['freeze', []])
  expect(nextStep('frozen', { blind: false, last: true, council: 'here' }, work).act).toBe('decide')
})
