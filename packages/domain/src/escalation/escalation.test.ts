import { describe, expect, test } from 'vitest'
import {
  type CandidateFacts,
  checkQuota,
  ESCALATION_STATES,
  ESCALATION_TRANSITIONS,
  escalationActs,
  type EscalationState,
  memoActs,
  obstaclesOf,
  passedOver,
  quotaUse,
  suggestOrder,
  stateAfter,
  transitEscalation,
  yearlyShare,
} from './index.ts'

const lines = (...states: EscalationState[]) => states.map((state) => ({ state }))
const candidate = (id: string, more: Partial<CandidateFacts> = {}): CandidateFacts => ({
  id,
  votes: null,
  score: null,
  consents: true,
  erased: false,
  city: null,
  central: null,
  ...more,
})

describe('states', () => {
  test('each state says what may be done from it', () => {
    expect(Object.fromEntries(ESCALATION_STATES.map((it) => [it, escalationActs(it)]))).toEqual({
      proposed: ['send', 'withdraw', 'revoke'],
      sent: ['askSupplement', 'recognise', 'decline', 'withdraw', 'revoke'],
      supplement: ['askSupplement', 'supplement', 'recognise', 'decline', 'withdraw', 'revoke'],
      recognised: ['takeBack', 'revoke'],
      declined: [],
      withdrawn: [],
    })
    expect(new Set(ESCALATION_TRANSITIONS.map(({ act }) => act)).size).toBe(8)
    expect([memoActs('draft'), memoActs('approved'), memoActs('sent'), memoActs('dropped')]).toEqual([
      ['approve', 'drop'],
      ['reopen', 'send', 'drop'],
      [],
      [],
    ])
    // Each act leads to one state, wherever it is done.
    expect(ESCALATION_TRANSITIONS).toHaveLength(8)
    expect((['recognise', 'decline', 'askSupplement', 'takeBack'] as const).map(stateAfter)).toEqual([
      'recognised',
      'declined',
      'supplement',
      'withdrawn',
    ])
    expect(transitEscalation('declined', 'recognise')).toEqual({
      ok: false,
      problem: { code: 'record/in-wrong-state', state: 'declined' },
    })
  })
})

describe('quotas', () => {
  test('who was declined or is out leaves the place free', () => {
    expect(
      quotaUse(5, lines('proposed', 'sent', 'supplement', 'recognised', 'declined', 'withdrawn')),
    ).toEqual({ quota: 5, proposed: 1, sent: 2, recognised: 1, declined: 1, used: 4, left: 1 })
    expect(quotaUse(1, lines('sent', 'sent')).left).toBe(0)
  })

  test('the last place is given; one more is refused with the figures, of the year before the term', () => {
    const quotas = (year: number, term: number, used: number) => ({
      level: 'city' as const,
      year: quotaUse(year, lines(...Array.from({ length: used }, () => 'sent' as const))),
      term: quotaUse(term, lines(...Array.from({ length: used }, () => 'sent' as const))),
    })
    expect(checkQuota(quotas(5, 25, 4), 1)).toEqual({ ok: true, value: true })
    expect(checkQuota(quotas(5, 25, 4), 2)).toEqual({
      ok: false,
      problem: { code: 'escalation/over-quota', level: 'city', scope: 'year', quota: 5, used: 4, adding: 2 },
    })
    expect(checkQuota(quotas(30, 25, 24), 2)).toMatchObject({ problem: { scope: 'term', quota: 25 } })
  })

  test('a year’s share is even over the whole years of the term', () => {
    expect(yearlyShare(25, '2022-11-01', '2027-10-31')).toBe(5)
    expect(yearlyShare(5, '2022-11-01', '2027-10-31')).toBe(1)
    expect(yearlyShare(25, '2025-01-01', '2027-06-30')).toBe(13)
    expect(yearlyShare(4, '2026-01-01', '2026-03-31')).toBe(4)
  })
})

describe('suggestion', () => {
  test('most votes, then the higher score, exactly; equal ones share a place', () => {
    const votes = (yes: number, base = 9) => ({ yes, base })
    expect(
      suggestOrder([
        candidate('c', { votes: votes(7), score: '271/3' }),
        candidate('a', { votes: votes(9), score: '80/1' }),
        candidate('d', { votes: votes(7), score: '271/3' }),
        candidate('b', { votes: votes(7), score: '181/2' }),
        candidate('e', { votes: votes(7, 10), score: '99/1' }),
      ]),
    ).toEqual([
      { id: 'a', place: 1, by: 'votes' },
      { id: 'b', place: 2, by: 'votes' },
      { id: 'c', place: 3, by: 'score' },
      { id: 'd', place: 3, by: 'equal' },
      { id: 'e', place: 5, by: 'votes' },
    ])
    // Without a council the reference score alone.
    expect(
      suggestOrder([candidate('x', { score: '70/1' }), candidate('y', { score: '141/2' })]).map(
        ({ id }) => id,
      ),
    ).toEqual(['y', 'x'])
    expect(suggestOrder([candidate('x')])).toEqual([{ id: 'x', place: 1, by: 'only' }])
  })

  test('whom a choice passes over; equals are never passed over for each other', () => {
    const suggested = suggestOrder([
      candidate('a', { score: '90/1' }),
      candidate('b', { score: '80/1' }),
      candidate('c', { score: '80/1' }),
      candidate('d', { score: '70/1' }),
    ])
    expect(passedOver(suggested, ['a', 'c'])).toEqual([])
    expect(passedOver(suggested, ['b', 'd'])).toEqual(['a', 'c'])
    expect(passedOver(suggested, [])).toEqual([])
  })

  test('what keeps an entry off a memo', () => {
    expect(obstaclesOf(candidate('a'), 'city', 'recognised')).toEqual([])
    expect(obstaclesOf(candidate('a', { city: 'sent', consents: false }), 'city', 'any')).toEqual([
      'alreadyIntroduced',
      'noConsent',
    ])
    expect(obstaclesOf(candidate('a', { city: 'withdrawn' }), 'city', 'any')).toEqual([])
    expect(obstaclesOf(candidate('a', { city: 'declined' }), 'city', 'any')).toEqual(['alreadyIntroduced'])
    const central = (city: EscalationState | null, from: 'recognised' | 'introduced' | 'any') =>
      obstaclesOf(candidate('a', { city }), 'central', from)
    expect([central('sent', 'recognised'), central('recognised', 'recognised')]).toEqual([['notAtCity'], []])
    expect([central('proposed', 'introduced'), central('sent', 'introduced'), central(null, 'any')]).toEqual([
      ['notAtCity'],
      [],
      [],
    ])
    expect(obstaclesOf(candidate('a', { erased: true, consents: false }), 'city', 'any')).toEqual(['erased'])
  })
})
