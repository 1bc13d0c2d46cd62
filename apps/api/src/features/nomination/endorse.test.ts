import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmDossier, must, tokenOf } from '../../testing/index.ts'
import { codeOf, createDossierWorld, type DossierWorld } from './testing.ts'

let it: DossierWorld
beforeAll(async () => {
  it = await createDossierWorld()
})
afterAll(() => it.world.close())

const ask = async (path: string) =>
  must('ask', await it.officer.post(`${path}/endorsements`, { slot: 'leadership' })).url as string
const begin = async (stt: number) => {
  const dossier = await it.begin(stt)
  const submit = () => it.officer.post(`${dossier.path}/submit`, { draftVersion: dossier.version() })
  const withField = (key: string, value: string) =>
    dossier.save({ ...dossier.body, fields: { ...dossier.body.fields, [key]: value } })
  const lines = async () =>
    (await dossier.nomination()).endorsements.map(
      (line: { agrees: boolean | null; changedSince: boolean }) => [line.agrees, line.changedSince],
    )
  return { ...dossier, submit, withField, lines }
}

test('who confirms sees all that the word covers, and nothing is confirmed that changed meanwhile', async () => {
  const dossier = await begin(1)
  const url = await ask(dossier.path)
  const at = `/api/endorsement-links/${tokenOf(url)}`
  const read = must('read', await it.world.anonymous.get(at))
  expect(read.changedSince).toBe(false)
  await dossier.withField('department', 'Tổ khác')
  const late = await confirmDossier(it.world.anonymous, url, { digest: read.digest })
  expect(codeOf(late)).toEqual([409, 'endorsement/text-changed'])
  expect(late.body.title).toContain('hãy xem lại')
  expect((await dossier.lines())[0]).toEqual([null, false])
  const { fields } = must('read again', await it.world.anonymous.get(at))
  expect(fields.find((it: { pointer: string }) => it.pointer === '/fields/department').text).toBe('Tổ khác')
  must('yes', await confirmDossier(it.world.anonymous, url))
  expect(await dossier.lines()).toEqual([[true, false]])
})

test('a text that changed is not confirmed any more: not handed in, and asked for again', async () => {
  const dossier = await begin(1)
  const url = await ask(dossier.path)
  must('yes', await confirmDossier(it.world.anonymous, url))
  await dossier.withField('department', 'Tổ khác')
  expect(await dossier.lines()).toEqual([[true, true]])
  const blocked = await dossier.submit()
  expect([blocked.body.code, blocked.body.issues[0].pointer]).toEqual([
    'entry/incomplete',
    '/slots/leadership',
  ])
  expect(
    must('read', await it.world.anonymous.get(`/api/endorsement-links/${tokenOf(url)}`)).changedSince,
  ).toBe(true)
  // Asking again keeps in sight what was said before, until it is answered.
  it.later()
  const again = await ask(dossier.path)
  expect(await dossier.lines()).toEqual([
    [null, false],
    [true, true],
  ])
  expect((await it.world.anonymous.get(`/api/endorsement-links/${tokenOf(url)}`)).status).toBe(404)
  it.later()
  must('no', await confirmDossier(it.world.anonymous, again, { agrees: false }))
  expect(await dossier.lines()).toEqual([[false, false]])
  expect((await dossier.submit()).body.code).toBe('entry/incomplete')
  it.later()
  must('yes', await confirmDossier(it.world.anonymous, again))
  must('submit', await dossier.submit())
})

test('what they were not shown may be mended after a return: it stays confirmed, in screening and by units', async () => {
  const dossier = await begin(4)
  must('yes', await confirmDossier(it.world.anonymous, await ask(dossier.path)))
  must('submit', await dossier.submit())
  const lacks = async () => {
    const screened = must('screen', await it.secretary.get(`/api/screening/${dossier.entryId}`))
    const listed = must('list', await it.secretary.get(`/api/editions/${it.editionId}/incomplete`))
    const parts = listed.units
      .flatMap(({ entries }: { entries: { id: string; parts: { label: string }[] }[] }) => entries)
      .find(({ id }: { id: string }) => id === dossier.entryId)?.parts
    return [
      screened.lacks.some((one: { pointer: string }) => one.pointer === '/slots/leadership'),
      parts?.some(({ label }: { label: string }) => label === 'Xác nhận của lãnh đạo đơn vị'),
      screened.nomination.endorsements.map((line: { changedSince: boolean }) => line.changedSince),
    ]
  }
  expect(await lacks()).toEqual([false, false, [false]])
  const items = [{ pointer: '/fields/department', note: 'Ghi rõ phòng.' }]
  const due = '2026-09-10T10:00:00.000Z'
  must(
    'return',
    await it.secretary.post(`/api/screening/${dossier.entryId}/return`, { n: 1, items, reason: '', due }),
  )
  await dossier.withField('contactPhone', '0902 000 456')
  must('contact', await dossier.submit())
  expect(await lacks()).toEqual([false, false, [false]])
})

test('whose account answered is kept apart from what the link alone says', async () => {
  const dossier = await begin(6)
  const leader = await it.world.person('Phạm Thủ Trưởng')
  const accountOf = async () => (await dossier.nomination()).endorsements[0].account
  const url = await ask(dossier.path)
  must('link', await confirmDossier(it.world.anonymous, url))
  expect(await accountOf()).toBe(null)
  must('account', await confirmDossier(leader, url))
  expect(await accountOf()).toBe('Phạm Thủ Trưởng')
  // The officer who sent it vouches for nobody.
  must('officer', await confirmDossier(it.officer, url))
  expect(await accountOf()).toBe(null)
})
