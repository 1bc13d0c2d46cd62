import type { EntryBody, EntryPerson } from '@xk/domain/entry'
import { fromPlainText } from '@xk/domain/kernel'
import { teamContestTemplate } from '@xk/domain/programme'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  type EditionWorld,
  ensureUnit,
  insertEdition,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

let world: TestApp
let edition: EditionWorld
let own: string
let joined: string
let officer: Persona
let colleague: Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  edition = await insertEdition(world, { rules: teamContestTemplate })
  own = await ensureUnit(world, 'Đoàn Sở Du lịch')
  joined = await ensureUnit(world, 'Đoàn Sở Y tế')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: own }])
  colleague = await world.person('Lê Văn Bạn', [{ role: 'officer', scopeKind: 'unit', scopeId: joined }])
})
afterAll(() => world.close())

const member = (i: number, role: EntryPerson['role'], unitId: string): EntryPerson => ({
  id: `p${i}`,
  fullName: ['Lý Thu An', 'Hồ Văn Bảo', 'Đỗ Thị Cầm', 'Vũ Minh Dũng', 'Phan Thị Én'][i] ?? '',
  birthDate: '1998-10-05',
  birthYear: null,
  position: '',
  unitId,
  role,
  share: null,
  representative: false,
  phone: null,
  email: null,
  consents: { processing: true },
})
const team = (): EntryBody => ({
  fields: {
    title: 'Đội Sóng Xanh',
    sketchTitle: 'Một cửa, một nụ cười',
    sketchSummary: fromPlainText('Tiểu phẩm kể chuyện bộ phận một cửa. '.repeat(6)),
    supporters: '40',
    contactPhone: '0901 000 123',
  },
  people: [
    member(0, 'captain', own),
    ...[1, 2, 3].map((i) => member(i, 'member', own)),
    member(4, 'member', joined),
  ],
  declarations: { truthful: true },
  jointUnits: [joined],
})

test('a team of two units is handed in; what it typed for the secretariat alone it can read again', async () => {
  const begun = await officer.post('/api/entries', {
    editionId: edition.id,
    unitId: own,
    division: teamContestTemplate.divisions[0]?.key,
  })
  const { entryId } = begun.body
  const unknown = { ...team(), jointUnits: [own] }
  const first = await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body: unknown })
  const refused = await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: first.body.version })
  expect(refused.body.issues).toEqual([{ pointer: '/jointUnits/0', code: 'jointUnits/unknown' }])
  const { version } = (await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 1, body: team() }))
    .body
  expect((await colleague.get(`/api/entries/${entryId}`)).status).toBe(404)
  expect((await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })).status).toBe(200)

  const mine = (await officer.get(`/api/entries/${entryId}`)).body
  expect(mine.draft.body).toEqual(team())
  const theirs = await colleague.get(`/api/entries/${entryId}`)
  expect([theirs.status, theirs.body.state]).toEqual([200, 'submitted'])
  const home = (await colleague.get('/api/officer/home')).body
  expect(home.entries.map((it: { id: string; unitIds: string[] }) => [it.id, it.unitIds])).toEqual([
    [entryId, [own, joined]],
  ])
})
