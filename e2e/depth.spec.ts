import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { GAP_RULES } from '../apps/api/src/testing/gap-rules.ts'
import { insertJudgedStage, type JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import { must } from '../apps/api/src/testing/must.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const OVERALL =
  'Bài nêu rõ thực trạng, có số liệu trước và sau, cách tính hợp lý, có thể nhân rộng sang nhiều đơn vị trong Khối năm tới.'
const SCAN = join(import.meta.dirname, '../apps/api/src/testing/fixtures/ideas/01-phieu-hen-mau.jpg')
/** In half points, in the rubric's order. */
const MARKS = { novelty: 45, feasibility: 40, effect: 45, scalability: 14, presentation: 6 }
const comments = Object.fromEntries(Object.keys(MARKS).map((key) => [key, 'Có căn cứ trong bài.']))

let served: ServedWorld
let stage: JudgedStage
let [nhat, hai, chair]: Persona[] = []
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  // The first work: one judge on screen, the other on paper. The others are for calibration and comparison.
  stage = await insertJudgedStage(world, {
    totals: [
      [90, null],
      [null, 70],
      [null, 80],
    ],
    rules: GAP_RULES.jointRescore,
  })
  const names = ['Võ Nguyễn Thiên Ân', 'Đỗ Thị Như Quỳnh']
  for (const [i, { persona }] of stage.judges.entries())
    await world.database
      .owner`update person_identity set full_name = ${names[i] ?? ''} where person_id = ${persona.personId}`
  nhat = await world.person('Trần Thị Thanh Nhật', [{ role: 'secretary', scopeKind: 'global' }])
  hai = await world.person('Lê Văn Hải', [{ role: 'secretary', scopeKind: 'global' }])
  chair = await world.person('Nguyễn Trưởng Ban', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: stage.editionId },
  ])
})
test.afterAll(() => served.close())

const as = (who: Persona | undefined): Persona => {
  if (!who) throw new Error('nobody')
  return who
}
const judge = (i: number) => as(stage.judges[i]?.persona)
const picture = async (page: Page, name: string) => {
  const folder = process.env['PICTURES']
  if (!folder) return
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    await page.setViewportSize(viewport)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: `${folder}/depth-${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize(WIDTHS.desktop)
}

/** The calibration sheet of a judge, filled in and handed in. */
const scoreSpecimen = async (who: Persona, marks: object) => {
  const { items } = (await who.get(`/api/desk/stages/${stage.stageId}`)).body
  const { assignmentId } = items.find((it: { kind: string }) => it.kind === 'specimen')
  must(
    'sheet',
    await who.put(`/api/desk/assignments/${assignmentId}/sheet`, {
      baseVersion: 0,
      marks,
      comments,
      overallComment: OVERALL,
    }),
  )
  must(
    'submit',
    await who.post(`/api/desk/stages/${stage.stageId}/specimens/submit`, { versions: { [assignmentId]: 1 } }),
  )
}

test('calibrated, typed from paper by two, conferred on: each step shows what was and what is', async ({
  browser,
}) => {
  // Calibration: the whole panel scores the same work; then each sees the spread without names.
  const specimen = { stageEntryId: stage.entries[2]?.stageEntryId }
  must('give', await as(nhat).post(`/api/stages/${stage.stageId}/specimens`, specimen))
  await scoreSpecimen(judge(0), MARKS)
  await scoreSpecimen(judge(1), { ...MARKS, effect: 40 })
  const desk = await (await served.as(browser, judge(1))).newPage()
  await desk.goto(`/giam-khao/${stage.stageId}/cham-thu`)
  await expect(desk.getByText(/72,5 · 75/).first()).toBeVisible()
  await picture(desk, 'calibration')

  // The judge prints, and hands the sheet in signed.
  await desk.goto(`/giam-khao/${stage.stageId}`)
  await desk.getByText('Chấm trên giấy', { exact: true }).click()
  const href = await desk.getByRole('link', { name: 'Phiếu chấm giấy (PDF)' }).getAttribute('href')
  const pdf = await desk.request.get(href ?? '')
  expect([pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([
    'application/pdf',
    '%PDF-',
  ])

  // The first secretary receives, scans and types it, by keyboard.
  const one = await (await served.as(browser, as(nhat))).newPage()
  await one.goto(`/to-cong-tac/vong/${stage.stageId}/tien-do`)
  const spare = one.waitForEvent('download')
  await one.getByRole('button', { name: 'Tải gói dự phòng' }).click()
  expect((await spare).suggestedFilename()).toBe('goi-du-phong.zip')
  await one.getByRole('link', { name: 'Nhập phiếu giấy' }).click()
  await one.getByLabel('Giám khảo nộp phiếu giấy').selectOption({ label: 'Đỗ Thị Như Quỳnh' })
  await picture(one, 'list')
  await one.getByRole('link', { name: 'Nhận phiếu: bài 1001' }).click()
  await one.getByRole('button', { name: 'Nhận phiếu và nhập' }).click()
  await one.getByLabel('Bản scan phiếu có chữ ký').first().setInputFiles(SCAN)
  await expect(one.getByRole('img', { name: 'Phiếu giấy bài 1001, trang 1' })).toBeVisible()
  const type = async (page: Page, texts: readonly string[]) => {
    await page.locator('#points-0').focus()
    for (const text of texts) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
  }
  await type(one, ['12', '8.500', '12,5', '4', '2'])
  await expect(one.getByRole('alert')).toContainText('“8.500” đọc được hai cách')
  await one.locator('#points-1').fill('10')
  for (const box of await one.getByLabel(/^Nhận xét: /).all()) await box.fill('Có căn cứ trong bài.')
  await one.getByLabel('Nhận xét chung trên phiếu').fill(OVERALL)
  await expect(one.getByText('40,5')).toBeVisible()
  await one.getByRole('button', { name: 'Lưu phần tôi nhập' }).click()
  await expect(one.getByText('Đã lưu. Chờ người thứ hai nhập.')).toBeVisible()
  await expectAccessible(one)
  await picture(one, 'typed')

  // Meanwhile the judge's screen is locked and says why.
  await desk.goto(`/giam-khao/bai/${stage.assignmentIds[0]?.[1]}`)
  await expect(desk.getByText('Tổ Thư ký đã nhận phiếu giấy của đồng chí')).toBeVisible()
  await picture(desk, 'locked')

  // The second sees no figures; one criterion differs, and the first mends it.
  const two = await (await served.as(browser, as(hai))).newPage()
  await two.goto(`/to-cong-tac/vong/${stage.stageId}/phieu-giay`)
  await two.getByRole('link', { name: 'Nhập: bài 1001' }).click()
  await expect(two.getByText('Trần Thị Thanh Nhật đã nhập phiếu này')).toBeVisible()
  await expect(two.locator('#points-0')).toHaveValue('')
  await type(two, ['12', '10.0', '12', '4', '2'])
  await two.getByRole('button', { name: 'Lưu phần tôi nhập' }).click()
  await expect(two.getByText('Hai người nhập khác nhau ở 1 tiêu chí')).toBeVisible()
  await expectAccessible(two)
  await picture(two, 'differing')
  await one.reload()
  await expect(one.locator('#points-2')).toHaveValue('12,5')
  await one.locator('#points-2').fill('12')
  await one.getByRole('button', { name: 'Lưu phần nhập lại' }).click()
  await expect(one.getByText('Phiếu đã được nộp', { exact: true })).toBeVisible()
  await picture(one, 'settled')
  await desk.reload()
  await expect(desk.getByText('Phiếu giấy, do Trần Thị Thanh Nhật, Lê Văn Hải nhập')).toBeVisible()
  await expect(desk.getByRole('link', { name: 'Bản scan, trang 1' })).toBeVisible()
  await picture(desk, 'own')

  // 90 and 40 are far apart: conferred on. The chair sees both what was and what is.
  const [gap] = (await as(chair).get(`/api/stages/${stage.stageId}/gaps`)).body.gaps
  must(
    'joint',
    await as(chair).post(`/api/stages/${stage.stageId}/gaps/joint`, {
      stageEntryId: gap.stageEntryId,
      segment: gap.segment,
      marks: MARKS,
      comments: {},
      overallComment: '',
      reason: 'Hội ý ngày 12/10: thống nhất cách hiểu tiêu chí Hiệu quả.',
    }),
  )
  const watch = await (await served.as(browser, as(chair))).newPage()
  await watch.goto(`/to-cong-tac/vong/${stage.stageId}/tien-do`)
  await watch.getByRole('button', { name: 'Xem phiếu, bài 1001' }).click()
  const dialog = watch.getByRole('dialog')
  await expect(dialog.getByText('hội ý', { exact: true })).toHaveCount(2)
  await expect(dialog.getByText(/phiếu giấy/)).toBeVisible()
  await picture(watch, 'sheets')
  await dialog
    .getByRole('listitem')
    .filter({ hasText: /phiếu giấy/ })
    .getByRole('button', { name: 'Các bản của phiếu' })
    .click()
  await expect(watch.getByText('Phiếu giấy, do Trần Thị Thanh Nhật, Lê Văn Hải nhập')).toBeVisible()
  await picture(watch, 'versions')
})
