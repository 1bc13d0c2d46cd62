import { expect, test } from 'vitest'
import { modelTodos, type Models, type OwnReports, reportTodos } from './unit-todos.ts'

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
