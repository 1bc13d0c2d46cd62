import { panelMember, rendition, renditionImage } from '@xk/db'
import { fromPlainText } from '@xk/domain/kernel'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertJudgedStage, type JudgedStage } from '../../testing/judged-stage.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { textOfPdf } from '../../testing/text-of-pdf.ts'

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let world: TestApp
let stage: JudgedStage
let secretary: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  stage = await insertJudgedStage(world, {
    totals: [
      [null, undefined],
      [undefined, null],
    ],
  })
  const pages = ['7f7f0f3a-7a7f-4b6e-9a0e-0d9e5b0c1a11', '7f7f0f3a-7a7f-4b6e-9a0e-0d9e5b0c1a12']
  const [made] = await world.database.db
    .update(rendition)
    .set({
      body: {
        title: 'Kho biểu mẫu tự điền',
        topic: null,
        fields: [{ key: 'summary', label: 'Tóm tắt', value: fromPlainText('Do █████ thực hiện.') }],
        documents: [
          {
            label: 'Tài liệu 1',
            text: null,
            withheld: false,
            pages: pages.map((id, i) => ({ id, page: i + 1, width: 10, height: 10 })),
          },
        ],
      },
    })
    .where(eq(rendition.stageEntryId, stage.entries[0]?.stageEntryId ?? ''))
    .returning({ id: rendition.id })
  for (const [i, id] of pages.entries()) {
    await world.database.db.insert(renditionImage).values({
      id,
      renditionId: made?.id ?? '',
      document: 1,
      page: i + 1,
      width: 10,
      height: 10,
      storageKey: id,
    })
    await world.deps.files.put(id, i === 0 ? new Uint8Array(PNG) : new TextEncoder().encode('hỏng'))
  }
})
afterAll(() => world.close())

const judge = (i: number): Persona => stage.judges[i]?.persona ?? secretary
test('a judge prints a booklet of their own works: codes, blinded text, page pictures, nothing of the others', async () => {
  const path = `/api/desk/stages/${stage.stageId}/booklet.pdf`
  const answer = await judge(0).get(path)
  expect(answer.headers.get('content-disposition')).toBe('inline; filename="tap-bai-cham.pdf"')
  const text = await textOfPdf(world, answer)
  for (const part of ['Khobiểumẫutựđiền', 'Do█████thựchiện.', 'trang2:khônginđược', '1001'])
    expect(text).toContain(part)
  expect(text).not.toMatch(/1002|Giảiphápsố2|Tácgiả|Đoàncơsở/)
  expect(Buffer.from(answer.bytes).toString('latin1')).not.toMatch(/Tác giả|Giải pháp/)
  expect(Buffer.from((await judge(0).get(path)).bytes).equals(Buffer.from(answer.bytes))).toBe(true)
})

test('score sheets have a code, every criterion with its bands, and room to write', async () => {
  const text = await textOfPdf(
    world,
    await judge(0).get(`/api/desk/stages/${stage.stageId}/score-sheets.pdf`),
  )
  const scoring = stage.rules.stages.find((it) => it.kind === 'scoring')
  const criteria = scoring?.kind === 'scoring' ? (scoring.scoring.segments[0]?.criteria ?? []) : []
  expect(criteria.length).toBeGreaterThan(0)
  for (const { label } of criteria) expect(text).toContain(label.replace(/\s/g, ''))
  expect(text).toContain('1001')
  expect(text).not.toContain('1002')
})

test('the secretariat prints for a judge who asks; nobody else, and not before the undertaking', async () => {
  const path = (name: string, i = 0) => `/api/panel-members/${stage.judges[i]?.memberId}/${name}.pdf`
  expect((await secretary.get(path('booklet'))).status).toBe(200)
  expect((await judge(1).get(path('booklet'))).status).toBe(404)
  expect((await judge(0).get(path('score-sheets'))).status).toBe(404)
  const stranger = await world.person('Giám khảo khác')
  expect((await stranger.get(`/api/desk/stages/${stage.stageId}/booklet.pdf`)).status).toBe(404)
  await world.database.db
    .update(panelMember)
    .set({ undertakenAt: null })
    .where(eq(panelMember.id, stage.judges[1]?.memberId ?? ''))
  expect((await judge(1).get(`/api/desk/stages/${stage.stageId}/booklet.pdf`)).body.code).toBe(
    'panel/undertaking-needed',
  )
  expect((await secretary.get(path('booklet', 1))).body.code).toBe('panel/undertaking-needed')
})
