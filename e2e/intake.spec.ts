import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { must } from '../apps/api/src/testing/must.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from './harness.ts'
import { PASTED } from './pasted.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const HOSTILE = join(import.meta.dirname, '../packages/documents/fixtures/hostile')

let served: ServedWorld
let officer: Persona
let entryId: string

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const editionId = (await insertEdition(world)).id
  const unitId = await ensureUnit(world, 'Đoàn Sở Tư pháp Thành phố')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  const begun = await officer.post('/api/entries', { editionId, unitId, division: 'all' })
  entryId = must('create', begun).entryId
})
test.afterAll(() => served.close())

test('a Word file fills the form after a preview; old encodings are converted only when chosen', async ({
  browser,
}) => {
  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto(`/co-so/bai/${entryId}`)
  const choose = page.getByLabel('Chọn tệp đã điền')
  await choose.setInputFiles(join(HOSTILE, 'thuc-the-no.docx'))
  await expect(page.getByText('Tệp có cấu trúc không an toàn')).toBeVisible()
  const blank = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Tải mẫu Word' }).click()
  expect((await blank).suggestedFilename()).toContain('.docx')

  await choose.setInputFiles(join(HOSTILE, 'phong-cu-tcvn3.docx'))
  const dialog = page.getByRole('dialog', { name: 'Xem trước trước khi đưa vào' })
  await expect(dialog.getByText('Hiệu quả đã hoặc dự kiến thu được').first()).toBeVisible()
  const apply = dialog.getByRole('button', { name: /^Đưa \d mục vào bài$/ })
  await expect(apply).toBeDisabled()
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`word-${width}.png`) })
  }
  await page.setViewportSize(WIDTHS.phone)
  await dialog.getByLabel('Chuyển sang Unicode').check()
  await apply.click()
  await expect(page.getByText('Đã đưa 3 mục vào bài')).toBeVisible()
  const area = page.getByRole('textbox', { name: 'Thực trạng và giải pháp đã biết', exact: true })
  await expect(area).toContainText('Hiện nay, người dân đến nộp hồ sơ phải chờ trung bình 41 phút')
  await expect
    .poll(async () => {
      const { draft } = (await officer.get(`/api/entries/${entryId}`)).body
      return JSON.stringify(draft.body.fields.effect ?? '')
    })
    .toContain('Tỷ lệ hồ sơ đúng hạn tăng từ 91,5% lên 98,2%')
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`entry-${width}.png`), fullPage: true })
  }

  // Pasted text in such an encoding is shown converted and stays until the person chooses.
  const title = page.getByRole('textbox', { name: 'Tên ý tưởng, giải pháp', exact: true })
  await title.fill('PhiÕu hÑn ®iÖn tö cho ng­êi d©n')
  await expect(page.getByText('→ Phiếu hẹn điện tử cho người dân')).toBeVisible()
  await expect(title).toHaveValue('PhiÕu hÑn ®iÖn tö cho ng­êi d©n')
  await page.screenshot({ path: test.info().outputPath('legacy-note.png') })
  await page.getByRole('button', { name: 'Chuyển sang Unicode' }).click()
  await expect(title).toHaveValue('Phiếu hẹn điện tử cho người dân')
  await context.close()
})

test('paste from Word, LibreOffice and Google Docs keeps paragraphs, lists and tables and drops the rest', async ({
  browser,
}) => {
  const context = await served.as(browser, officer)
  const page = await context.newPage()
  await page.goto(`/co-so/bai/${entryId}`)
  const area = page.getByRole('textbox', { name: 'Nội dung ý tưởng, giải pháp', exact: true })
  for (const { program, html, blocks } of PASTED) {
    await area.click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await area.evaluate((element, pasted) => {
      const data = new DataTransfer()
      data.setData('text/html', pasted)
      data.setData('text/plain', 'x')
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, html)
    await area.blur()
    await expect
      .poll(
        async () => [program, (await officer.get(`/api/entries/${entryId}`)).body.draft.body.fields.proposal],
        { timeout: 8_000 },
      )
      .toEqual([program, blocks])
  }
  await context.close()
})
