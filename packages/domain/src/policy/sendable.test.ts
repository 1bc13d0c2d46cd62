import { expect, test } from 'vitest'
import { answer, audiencesOf, BLINDED, EVERYTHING, OWN, PUBLIC, view } from './visibility.ts'
import type { Viewer } from './roles.ts'

const entryView = view<{ id: string; title: string; author: string; remark: string }>()({
  id: 'public',
  title: 'content',
  author: 'identity',
  remark: 'internal',
})
const record = {
  id: '1',
  title: 'Tủ khóa',
  author: 'Phan Thị Mai Lan',
  remark: 'xem lại',
  extra: 'never declared',
}

test('each audience sees its fields and nothing that was not declared', () => {
  expect(entryView.redact(record, PUBLIC)).toEqual({ id: '1' })
  expect(entryView.redact(record, BLINDED)).toEqual({ id: '1', title: 'Tủ khóa' })
  expect(entryView.redact(record, OWN)).toEqual({ id: '1', title: 'Tủ khóa', author: 'Phan Thị Mai Lan' })
  expect(entryView.redact(record, EVERYTHING)).toEqual({
    id: '1',
    title: 'Tủ khóa',
    author: 'Phan Thị Mai Lan',
    remark: 'xem lại',
  })
})

test('a raw row or a field without an audience does not compile', () => {
  // @ts-expect-error a record that did not go through redact can't be part of an answer
  answer({ entry: record })
  // @ts-expect-error every field must name its audience
  view<{ id: string; secret: string }>()({ id: 'public' })
  expect(answer({ entry: entryView.redact(record, PUBLIC) })).toEqual({ entry: { id: '1' } })
})

const viewer = (grants: Viewer['grants']): Viewer => ({
  accountId: 'a',
  personId: 'p',
  grants,
  secondFactor: true,
  freshlyConfirmed: true,
})

test('an assigned judge belongs to the blinded audience even when also an officer or a secretary', () => {
  const facts = { editionId: 'e', unitIds: ['u'], onPanel: true, assigned: true }
  const both = viewer([
    { role: 'officer', scopeKind: 'unit', scopeId: 'u' },
    { role: 'secretary', scopeKind: 'global', scopeId: null },
  ])
  expect(audiencesOf(both, facts)).toBe(BLINDED)
  expect(audiencesOf(both, { ...facts, assigned: false })).toBe(PUBLIC)
  expect(audiencesOf(both, { editionId: 'e', unitIds: ['u'] })).toBe(EVERYTHING)
  expect(audiencesOf('anonymous', facts)).toBe(PUBLIC)
})
