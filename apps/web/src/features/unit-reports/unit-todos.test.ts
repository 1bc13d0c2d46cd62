import { expect, test } from 'vitest'
import {
  invitationTodos,
  type InvitationsPage,
  modelTodos,
  type Models,
  noticeTodos,
  type NoticesPage,
  type OwnReports,
  reportTodos,
} from './unit-todos.ts'

test('a model asks the unit that was asked, and not the officer’s other unit', () => {
  const model = (id: string, title: string) => ({ id, title, unitName: 'Đoàn Sở Tài chính', fromIdea: false })
  const models = {
    replications: [model('m1', 'Phiếu hẹn điện tử'), model('m2', 'Mã QR tra cứu')],
    asked: [
      { replicationId: 'm1', unitId: 'yTe' },
      { replicationId: 'm2', unitId: 'tuPhap' },
    ],
  } as unknown as Models
  const titles = (unitId: string) => modelTodos(models, unitId).map(({ title }) => title)
  expect([titles('yTe'), titles('tuPhap'), titles('taiChinh')]).toEqual([
    ['Phiếu hẹn điện tử'],
    ['Mã QR tra cứu'],
    [],
  ])
})

test('a report is a task of its own unit once it is due within a month', () => {
  const report = (due: string) => ({ kind: 'midYear', state: null, due, late: false })
  const page = {
    today: '2026-05-20',
    year: 2026,
    units: [
      { unit: { id: 'yTe' }, reports: [report('2026-06-15')] },
      { unit: { id: 'tuPhap' }, reports: [report('2026-06-25')] },
    ],
  } as unknown as OwnReports
  const of = (unitId: string) => reportTodos(page, unitId, (day) => day).map(({ lines }) => lines)
  expect([of('yTe').length, of('tuPhap')]).toEqual([1, []])
})

test('a letter and an objection are a task of their own unit; a list that hangs, of each', () => {
  const letter = (unitId: string, at: string) => ({ unitId, ceremony: { at } })
  const letters = {
    serverNow: '2026-12-01T00:00:00.000Z',
    invitations: [
      letter('yTe', '2026-12-20T07:30:00.000Z'),
      letter('tuPhap', '2026-12-20T07:30:00.000Z'),
      letter('yTe', '2026-11-20T07:30:00.000Z'),
    ],
  } as unknown as InvitationsPage
  const ahead = letters.invitations[0]
  expect(invitationTodos(letters, 'yTe')).toEqual([ahead])
  expect(invitationTodos(letters, 'taiChinh')).toEqual([])

  const objection = (entryId: string) => ({ entryId, state: 'open' })
  const notice = (id: string, open: boolean) => ({
    id,
    open,
    ours: [
      { entryId: 'e1', unitId: 'yTe' },
      { entryId: 'e2', unitId: 'tuPhap' },
    ],
    aboutUs: [objection('e1')],
  })
  const lists = { notices: [notice('hanging', true), notice('over', false)] } as unknown as NoticesPage
  const of = (unitId: string) =>
    noticeTodos(lists, unitId).map(({ id, aboutUs }) => [id, aboutUs.map(({ entryId }) => entryId)])
  expect([of('yTe'), of('tuPhap')]).toEqual([
    [
      ['hanging', ['e1']],
      ['over', ['e1']],
    ],
    [['hanging', []]],
  ])
})
