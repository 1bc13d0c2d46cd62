import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { must } from '../apps/api/src/testing/must.ts'
import { bodyOfIdea, sampleIdeas } from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from './harness.ts'
import { filmOf } from './film.ts'
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

test('an upload is paused, goes on after a lost connection and by itself after a reload', async ({
  browser,
}) => {
  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto(`/co-so/bai/${entryId}`)
  const slow = await context.newCDPSession(page)
  const speed = (bytesPerSecond: number, offline = false) =>
    slow.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    })
  await speed(400_000)
  const choose = page.getByLabel('Tệp đính kèm')
  await choose.setInputFiles({ name: 'phim giới thiệu.mp4', mimeType: 'video/mp4', buffer: filmOf(95) })
  await page.getByRole('button', { name: 'Tạm dừng tải phim giới thiệu.mp4' }).click()
  await expect(page.getByText('Tạm dừng ·')).toBeVisible()
  await page.getByRole('button', { name: 'Tải tiếp phim giới thiệu.mp4' }).click()
  await expect(page.getByRole('progressbar', { name: /phim giới thiệu/ })).toBeVisible()
  await speed(400_000, true)
  await page.waitForTimeout(500)
  await page.screenshot({ path: test.info().outputPath('upload-phone.png') })
  await speed(400_000)
  await expect
    .poll(async () => (await officer.get(`/api/entries/${entryId}`)).body.uploads[0]?.received ?? 0, {
      timeout: 20_000,
    })
    .toBeGreaterThan(1_000_000)
  await speed(-1)
  await page.reload()
  await expect(page.getByRole('link', { name: 'phim giới thiệu.mp4' })).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  expect((await officer.get(`/api/entries/${entryId}`)).body.uploads).toEqual([])
  await context.close()
})

test('what came late waits for the secretariat; a work on paper is typed in for its unit', async ({
  browser,
}) => {
  const { world } = served
  const closed = await insertEdition(world, { closesInDays: 1 })
  const unitId = await ensureUnit(world, 'Đoàn Sở Tư pháp Thành phố')
  const begun = must(
    'create',
    await officer.post('/api/entries', { editionId: closed.id, unitId, division: 'all' }),
  )
  const body = bodyOfIdea(sampleIdeas[6]!, () => unitId)
  must('save', await officer.put(`/api/entries/${begun.entryId}/draft`, { baseVersion: 0, body }))
  world.clock.advance(2 * 86_400_000)

  const phone = await served.as(browser, officer, WIDTHS.phone)
  const page = await phone.newPage()
  await page.goto(`/co-so/bai/${begun.entryId}`)
  await page.getByRole('button', { name: 'Nộp muộn' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do nộp muộn').fill('Mất điện cả chiều, có xác nhận của phường.')
  await page.screenshot({ path: test.info().outputPath('late-phone.png') })
  await dialog.getByRole('button', { name: 'Nộp muộn' }).click()
  await expect(page.getByText('Mất điện cả chiều')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('late-receipt.png'), fullPage: true })
  await phone.close()

  const secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  const desk = await served.as(browser, secretary, WIDTHS.desktop)
  const wide = await desk.newPage()
  await wide.goto(`/to-cong-tac/bai/${begun.entryId}`)
  await wide.screenshot({ path: test.info().outputPath('late-desk.png') })
  await expectAccessible(wide)
  await wide.getByRole('button', { name: 'Chấp nhận nộp muộn' }).click()
  await wide.getByRole('dialog').getByLabel('Lý do').fill('Có lý do chính đáng.')
  await wide.getByRole('dialog').getByRole('button', { name: 'Chấp nhận nộp muộn' }).click()
  await expect(wide.getByText('Nộp muộn được chấp nhận')).toBeVisible()

  await wide.goto(`/to-cong-tac/lan/${closed.id}/bai`)
  await wide.getByRole('button', { name: 'Nhập bài nhận trên giấy' }).click()
  const form = wide.getByRole('dialog', { name: 'Nhập bài thay cho đơn vị' })
  await form.getByLabel('Cơ sở Đoàn').selectOption({ label: 'Đoàn Sở Tư pháp Thành phố' })
  const received = new Date(world.clock.now.getTime() - 36 * 3_600_000)
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(received)
  await form.getByRole('textbox').nth(0).fill(day)
  await wide.screenshot({ path: test.info().outputPath('enter-dialog.png') })
  await expectAccessible(wide)
  await wide.keyboard.press('Tab')
  await form.getByPlaceholder('16g30').fill('8g00')
  await form.getByRole('button', { name: 'Bắt đầu nhập' }).click()
  await expect(wide.getByText('Tổ Thư ký nhập thay')).toBeVisible()
  for (const [width, size] of Object.entries(WIDTHS)) {
    await wide.setViewportSize(size)
    await expectAccessible(wide)
    await expectNoSidewaysScroll(wide)
    await wide.screenshot({ path: test.info().outputPath(`enter-${width}.png`) })
  }
  await desk.close()
})

test('a token for another program is made, shown once and revoked; the reference is readable', async ({
  browser,
}) => {
  // The clock went on meanwhile; this person has just confirmed who they are.
  const reader = await served.world.person('Lâm Thị Ngọc')
  const context = await served.as(browser, reader, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/tai-khoan')
  await page.getByRole('button', { name: 'Tạo mã' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên (dùng cho phần mềm nào)').fill('Phần mềm quản lý văn bản')
  await dialog.getByRole('button', { name: 'Tạo mã' }).click()
  await expect(dialog.getByText(/^xkp_/)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('token-phone.png') })
  await dialog.getByRole('button', { name: 'Đã chép xong' }).click()
  await expect(page.getByText('Phần mềm quản lý văn bản')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Thu hồi' }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
  await expect(page.getByText('Chưa có mã nào.')).toBeVisible()
  await page.getByRole('link', { name: 'Tài liệu API' }).click()
  await expect(page.getByText('PUT /api/entries/{entryId}/draft')).toBeVisible()
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`reference-${width}.png`) })
  }
  await context.close()
})
