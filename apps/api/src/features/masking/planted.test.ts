import { readFileSync } from 'node:fs'
import { draft } from '@xk/db'
import { fromPlainText } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  acceptAll,
  type Answer,
  createTestApp,
  formWith,
  maskAll,
  sampleIdeas,
  submitIdeas,
  type TestApp,
} from '../../testing/index.ts'
import { testServer } from '../../testing/server.ts'
import { acceptedIdeas, deskAnswers, formsOf, judgeOf } from './testing.ts'

const planted = (name: string) =>
  readFileSync(new URL(`../../testing/fixtures/planted/${name}`, import.meta.url))
const body = (answer: Answer) => {
  expect(answer.status).toBe(200)
  return answer.body
}
const found = (bytes: Buffer, names: readonly string[]) =>
  names.filter((name) => formsOf(name).some((form) => bytes.includes(form)))

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

describe('what a judge can reach', () => {
  test('names no author and no unit of the 24 ideas', { timeout: 300_000 }, async () => {
    const { stageId, by, approver } = await acceptedIdeas(world)
    const masked = await maskAll(world, stageId, { by, approvedBy: approver })
    expect(masked).toHaveLength(24)
    const ids = masked.map(({ stageEntryId }) => stageEntryId)
    const served = await deskAnswers(await judgeOf(world, stageId, ids), stageId)
    const names = sampleIdeas.flatMap((idea) => [idea.coSoDoan, ...idea.tacGia.map(({ hoTen }) => hoTen)])
    expect(found(served, names)).toEqual([])
    expect(
      found(
        served,
        sampleIdeas.flatMap(({ tepDinhKem }) => tepDinhKem),
      ),
    ).toEqual([])
  })

  test('has a planted name nowhere: text, header, comment, text box, properties, page, EXIF, file name', {
    timeout: 120_000,
  }, async () => {
    const NAME = 'Phan Thị Diệu Huyền'
    const { stageId, by, approver, editionId } = await acceptedIdeas(world, { count: 0 })
    const [idea] = sampleIdeas
    const [submitted] = await submitIdeas(world, { id: editionId }, { count: 1, attachments: false })
    if (!submitted || !idea) throw new Error('nothing submitted')
    const { officer, entryId } = submitted
    const [row] = await world.database.db.select().from(draft).where(eq(draft.entryId, entryId))
    const own = row?.body as { fields: Record<string, unknown>; people: { fullName: string }[] }
    own.people[0]!.fullName = NAME
    const leak = `${idea.noiDungBai.noiDung} Nhóm do ${NAME} (P.T.D.H., chị Huyền, huyenptd@example.vn, 0901 222 333) làm.`
    own.fields['proposal'] = fromPlainText(leak)
    own.fields['title'] = `Ý tưởng của ${NAME.normalize('NFD')}`
    const { version } = body(
      await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: row?.version, body: own }),
    )
    for (const type of ['docx', 'pdf', 'jpg']) {
      const form = formWith(`${NAME}.${type}`, planted(`planted.${type}`))
      body(await officer.upload(`/api/entries/${entryId}/attachments/upload`, form))
    }
    const told = body(await officer.get(`/api/entries/${entryId}/preview?files=1`))
    expect([...new Set(told.suggestions.map((it: { field: string }) => it.field))]).toEqual([
      'title',
      'proposal',
    ])
    const places = told.files.map((it: { found: { where: string }[]; lookAt: number[] }) => [
      it.found.some(({ where }) => where === 'body' || where === 'page'),
      it.found.some(({ where }) => where !== 'body' && where !== 'page'),
      it.lookAt,
    ])
    expect(places).toEqual([
      [true, true, [1]],
      [true, true, []],
      [false, true, [1]],
    ])
    const receipt = body(await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version }))
    await acceptAll(by, [{ entryId, n: receipt.n }])
    const masked = await maskAll(world, stageId, { by, approvedBy: approver })
    const ids = masked.map(({ stageEntryId }) => stageEntryId)
    const served = await deskAnswers(await judgeOf(world, stageId, ids), stageId)
    expect(found(served, [NAME, 'Diệu Huyền', 'chị Huyền', 'P.T.D.H.', 'huyenptd', '0901 222 333'])).toEqual(
      [],
    )
    expect(found(served, ['Nội dung được thấy'])).toEqual(['Nội dung được thấy'])
  })
})
