import { describe, expect, it } from 'vitest'
import {
  currentStage,
  EDITION_STATES,
  type EditionAct,
  editionActs,
  type EditionState,
  transitEdition,
  transitEntry,
  transitSheet,
  transitStage,
} from './index.ts'

const facts = (blind: boolean, last = true) => ({ blind, last })

const walk = (acts: readonly EditionAct[], blind: boolean) => {
  const states: EditionState[] = []
  let state: EditionState = 'draft'
  for (const act of acts) {
    const result = transitEdition(state, act, facts(blind))
    if (!result.ok) return { states, stoppedAt: act }
    state = result.value
    states.push(state)
  }
  return { states, stoppedAt: null }
}

describe('the life of an edition', () => {
  it('goes the whole way blind', () => {
    expect(
      walk(
        ['open', 'closeEntries', 'startMasking', 'startJudging', 'freeze', 'unmask', 'decide', 'release'],
        true,
      ),
    ).toEqual({
      states: ['open', 'screening', 'masking', 'judging', 'frozen', 'unmasked', 'decided', 'released'],
      stoppedAt: null,
    })
  })

  it('goes without masking where names are known', () => {
    expect(walk(['open', 'closeEntries', 'startJudging', 'freeze', 'decide', 'release'], false)).toEqual({
      states: ['open', 'screening', 'judging', 'frozen', 'decided', 'released'],
      stoppedAt: null,
    })
  })

  it('never judges a blind edition unmasked, nor decides before the codes are joined', () => {
    expect(walk(['open', 'closeEntries', 'startJudging'], true).stoppedAt).toBe('startJudging')
    expect(
      walk(['open', 'closeEntries', 'startMasking', 'startJudging', 'freeze', 'decide'], true).stoppedAt,
    ).toBe('decide')
  })

  it('allows in each state exactly this', () => {
    expect(
      Object.fromEntries(EDITION_STATES.map((state) => [state, editionActs(state, facts(true)).join(' ')])),
    ).toEqual({
      draft: 'open cancel',
      open: 'closeEntries cancel',
      screening: 'reopenEntries startMasking cancel',
      masking: 'startJudging cancel',
      judging: 'freeze cancel',
      council: 'freeze cancel',
      frozen: 'resumeJudging unmask cancel',
      unmasked: 'decide',
      decided: 'withdrawDecision release',
      released: '',
      cancelled: '',
    })
  })
})

it('keeps a frozen sheet and a refused act as they are', () => {
  expect(transitSheet('draft', 'handIn')).toEqual({ ok: true, value: 'handedIn' })
  expect(transitSheet('handedIn', 'handIn')).toEqual({
    ok: false,
    problem: { code: 'record/in-wrong-state', state: 'handedIn' },
  })
  expect(transitSheet('handedIn', 'reopen')).toEqual({ ok: true, value: 'superseded' })
  expect(transitSheet('superseded', 'acceptLate').ok).toBe(false)
})

it('lets an entry be handed in again until it is accepted or refused', () => {
  expect(
    (['draft', 'submitted', 'returned', 'withdrawn', 'accepted', 'refused'] as const).map(
      (state) => transitEntry(state, 'submit').ok,
    ),
  ).toEqual([true, true, true, true, false, false])
})

it('unmasks blind stages only, and only frozen', () => {
  expect(transitStage('frozen', 'unmask', facts(true)).ok).toBe(true)
  expect(transitStage('frozen', 'unmask', facts(false)).ok).toBe(false)
  expect(transitStage('running', 'unmask', facts(true)).ok).toBe(false)
})

describe('two scored stages', () => {
  it('go from one frozen to the next one’s masking, by who goes on and by nothing else', () => {
    const acts = (state: EditionState) => editionActs(state, facts(true, false)).join(' ')
    expect(acts('frozen')).toBe('resumeJudging promote cancel')
    expect(acts('masking')).toBe('startJudging withdrawPromotion cancel')
    expect(editionActs('masking', facts(false)).join(' ')).toBe('startJudging cancel')
  })

  it('keep a stage masked until who goes on is declared', () => {
    const followed = facts(true, false)
    expect(transitStage('frozen', 'unmask', followed).ok).toBe(false)
    expect(transitStage('promoted', 'unmask', followed)).toEqual({ ok: true, value: 'unmasked' })
    expect(transitStage('promoted', 'resume', followed).ok).toBe(false)
    expect(transitStage('unmasked', 'withdrawPromotion', followed).ok).toBe(false)
    expect(transitStage('frozen', 'promote', facts(true)).ok).toBe(false)
  })

  it('are under way one after the other', () => {
    const at = (...states: string[]) =>
      currentStage([
        { key: 'screening', kind: 'screening', state: 'frozen' },
        ...states.map((state, i) => ({ key: ['preliminary', 'final'][i] ?? '', kind: 'scoring', state })),
      ])?.key
    expect(at('waiting', 'waiting')).toBe('preliminary')
    expect(at('frozen', 'waiting')).toBe('preliminary')
    expect(at('promoted', 'waiting')).toBe('final')
    expect(at('unmasked', 'running')).toBe('final')
    expect(at('unmasked', 'unmasked')).toBe('final')
    expect(at('unmasked')).toBe('preliminary')
  })
})

describe('a council that votes last', () => {
  const before = { blind: false, last: false, council: 'follows' } as const
  const here = { blind: false, last: true, council: 'here' } as const
  const acts = (state: EditionState, of: typeof before | typeof here) => editionActs(state, of).join(' ')

  it('takes over from the scored stage, and its outcome is decided upon', () => {
    expect(transitEdition('frozen', 'promote', before)).toEqual({ ok: true, value: 'council' })
    expect(transitEdition('frozen', 'resumeJudging', before)).toEqual({ ok: true, value: 'judging' })
    expect(acts('frozen', before)).toBe('resumeJudging promote cancel')
    expect(acts('council', here)).toBe('freeze cancel')
    expect(transitEdition('council', 'freeze', here)).toEqual({ ok: true, value: 'frozen' })
    expect(acts('frozen', here)).toBe('resumeJudging decide cancel')
    expect(transitEdition('frozen', 'decide', here)).toEqual({ ok: true, value: 'decided' })
  })

  it('may be given back to the scored stage before its first ballot, and votes again with a reason', () => {
    expect(transitEdition('council', 'withdrawPromotion', before)).toEqual({ ok: true, value: 'frozen' })
    expect(transitEdition('frozen', 'resumeJudging', here)).toEqual({ ok: true, value: 'council' })
    expect(transitEdition('decided', 'resumeJudging', here).ok).toBe(false)
    expect(transitStage('waiting', 'freeze', here)).toEqual({ ok: true, value: 'frozen' })
    expect(transitStage('waiting', 'freeze', facts(false)).ok).toBe(false)
  })

  it('is under way once who goes on is declared', () => {
    const at = (scored: string, council: string) =>
      currentStage([
        { key: 'judging', kind: 'scoring', state: scored },
        { key: 'council', kind: 'councilBallot', state: council },
      ])?.key
    expect(at('frozen', 'waiting')).toBe('judging')
    expect(at('promoted', 'waiting')).toBe('council')
    expect(at('unmasked', 'frozen')).toBe('council')
  })
})
