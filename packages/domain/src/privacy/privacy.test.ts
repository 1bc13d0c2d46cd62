import { describe, expect, test } from 'vitest'
import {
  ACTS_FOR,
  isKept,
  isOverdue,
  nextDueOf,
  noticeDigest,
  reportDueAt,
  reportState,
  REQUEST_KINDS,
  requestDeadlines,
  retentionEnds,
  standardNotice,
  USUAL_TERMS,
} from './index.ts'
import { daysOffOf } from '../kernel/index.ts'

const terms = { ...USUAL_TERMS, off: daysOffOf('01/01, 30/04, 01/05, 02/09') }
const plain = { thirdParty: false, extended: false }

describe('deadlines of a request', () => {
  test('two working days to answer, over a weekend and holidays; fifteen days of the calendar to act', () => {
    // Friday 27/11/2026, 16g00 in Vietnam.
    expect(requestDeadlines(new Date('2026-11-27T09:00:00Z'), terms, plain)).toEqual({
      answerDueAt: new Date('2026-12-01T10:00:00Z'),
      actDueAt: new Date('2026-12-12T10:00:00Z'),
    })
    // Wednesday 29/04/2026: Thursday and Friday are off.
    expect(requestDeadlines(new Date('2026-04-29T02:00:00Z'), terms, plain).answerDueAt).toEqual(
      new Date('2026-05-05T10:00:00Z'),
    )
  })

  test('twenty days with a third party, fifteen more once extended', () => {
    const at = new Date('2026-11-02T02:00:00Z')
    const due = (thirdParty: boolean, extended: boolean) =>
      requestDeadlines(at, terms, { thirdParty, extended }).actDueAt.toISOString().slice(0, 10)
    expect([due(false, false), due(true, false), due(false, true), due(true, true)]).toEqual([
      '2026-11-17',
      '2026-11-22',
      '2026-12-02',
      '2026-12-07',
    ])
  })

  test('what is owed next, and when it is late: at the minute itself', () => {
    const dues = {
      answerDueAt: new Date('2026-12-01T10:00:00Z'),
      actDueAt: new Date('2026-12-12T10:00:00Z'),
    }
    const at = (state: Parameters<typeof nextDueOf>[0]['state'], now: string) =>
      isOverdue({ state, ...dues }, new Date(now))
    expect(at('waiting', '2026-12-01T09:59:59Z')).toBe(false)
    expect(at('waiting', '2026-12-01T10:00:00Z')).toBe(true)
    expect(at('answered', '2026-12-02T00:00:00Z')).toBe(false)
    expect(at('answered', '2026-12-12T10:00:00Z')).toBe(true)
    expect(at('done', '2027-01-01T00:00:00Z')).toBe(false)
    expect(nextDueOf({ state: 'unconfirmed', ...dues })).toBeUndefined()
  })

  test('every kind may be answered in words alone', () => {
    expect(REQUEST_KINDS.filter((kind) => !ACTS_FOR[kind].includes('none'))).toEqual([])
  })
})

test('data ends so many months after the closing, on the last day of a short month', () => {
  expect(retentionEnds({ closedOn: '2026-10-15', months: 12 })).toBe('2027-10-15')
  expect(retentionEnds({ closedOn: '2026-08-31', months: 6 })).toBe('2027-02-28')
  expect(retentionEnds({ closedOn: '2023-11-30', months: 3 })).toBe('2024-02-29')
  expect(retentionEnds({ closedOn: '2026-01-01', months: 0 })).toBe('2026-01-01')
  expect(isKept({ honoured: false, openAppeal: false })).toBe(false)
  expect(isKept({ honoured: true, openAppeal: false })).toBe(true)
  expect(isKept({ honoured: false, openAppeal: true })).toBe(true)
})

test('an incident has seventy-two hours from when it was found', () => {
  const due = reportDueAt(new Date('2026-11-27T16:00:00Z'))
  expect(due).toEqual(new Date('2026-11-30T16:00:00Z'))
  const state = (now: string, reportedAt: string | null = null, noReportReason: string | null = null) =>
    reportState(
      { reportDueAt: due, reportedAt: reportedAt ? new Date(reportedAt) : null, noReportReason },
      new Date(now),
    )
  expect(state('2026-11-30T15:59:00Z')).toBe('due')
  expect(state('2026-11-30T16:00:00Z')).toBe('overdue')
  expect(state('2027-01-01T00:00:00Z', '2026-11-30T16:00:00Z')).toBe('reported')
  expect(state('2027-01-01T00:00:00Z', '2026-11-30T16:00:01Z')).toBe('reportedLate')
  expect(state('2027-01-01T00:00:00Z', null, 'Không có dữ liệu cá nhân.')).toBe('notNeeded')
})

test('a notice is known by every word of it, its version and its first day', () => {
  const body = standardNotice('Đoàn Khối', '028 3822 0000')
  const digest = noticeDigest('2026-01', '2026-01-01', body)
  expect(noticeDigest('2026-01', '2026-01-01', structuredClone(body))).toBe(digest)
  expect(noticeDigest('2026-02', '2026-01-01', body)).not.toBe(digest)
  expect(noticeDigest('2026-01', '2026-01-01', { ...body, rights: `${body.rights} ` })).not.toBe(digest)
})
