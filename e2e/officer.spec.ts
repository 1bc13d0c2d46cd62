import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { bodyOfIdea, sampleIdeas } from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const IDEAS = join(import.meta.dirname, '../apps/api/src/testing/fixtures/ideas')
const EFFECT = 'Hiệu quả đã hoặc dự kiến thu được'
const TITLE = 'Tên ý tưởng, giải pháp'

let served: ServedWorld
let officer: Persona
let secretary: Persona
let entryId: string

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const edition = await insertEdition(world)
  const unitId = await ensureUnit(world, 'Đoàn Sở Tài chính')
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  const begun = await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' })
  entryId = begun.body.entryId
  const idea = bodyOfIdea(sampleIdeas[6]!, () => unitId)
  const body = { ...idea, declarations: {}, fields: { ...idea.fields, effect: null } }
  await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body })
})
test.afterAll(() => served.close())

const lookAt = async (page: Page, name: string) => {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}
const editor = (page: Page) => page.getByRole('textbox', { name: EFFECT })
const saved = (page: Page) => expect(page.getByText(/^Đã lưu lúc/)).toBeVisible()

test('an officer hands in on a phone, loses connection and session, is returned, and hands in again', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/co-so')
  await expect(page.getByText('đã xong')).toBeVisible()
  await lookAt(page, 'home')
  await page.getByRole('link', { name: 'Viết tiếp' }).click()
  await saved(page)
  await lookAt(page, 'form')

  await test.step('typed without a connection: kept here, sent when it is back', async () => {
    await context.setOffline(true)
    await editor(page).click()
    await page.keyboard.type('Gõ khi mất mạng.')
    await expect(page.getByText('Mất mạng: đang giữ trên máy này')).toBeVisible()
    await context.setOffline(false)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await saved(page)
  })

  await test.step('the session ends while typing: nothing of it is lost, even when the page is left', async () => {
    const cookies = await context.cookies()
    await context.clearCookies()
    await editor(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Phiên đã hết.')
    await expect(page.getByRole('dialog', { name: 'Phiên đăng nhập đã hết' })).toBeVisible()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto('about:blank')
    await context.addCookies(cookies)
    await page.goto(`/co-so/bai/${entryId}`)
    await saved(page)
    await expect(editor(page)).toContainText('Gõ khi mất mạng. Phiên đã hết.')
  })

  await test.step('a second tab never overwrites the first', async () => {
    const other = await context.newPage()
    await other.goto(`/co-so/bai/${entryId}`)
    await saved(other)
    await page.getByLabel(TITLE).fill('Tên từ tab một')
    await expect(async () => {
      expect((await officer.get(`/api/entries/${entryId}`)).body.draft.body.fields.title).toBe(
        'Tên từ tab một',
      )
    }).toPass()
    await other.getByLabel(TITLE).fill('Tên từ tab hai')
    const dialog = other.getByRole('dialog')
    await expect(dialog).toContainText('Tên từ tab hai')
    await expect(dialog).toContainText('Tên từ tab một')
    await lookAt(other, 'conflict')
    await dialog.getByRole('button', { name: 'Dùng bản đã lưu' }).click()
    await expect(other.getByLabel(TITLE)).toHaveValue('Tên từ tab một')
    await other.close()
  })

  await test.step('what is missing is listed with links; a file goes up; what reveals the authors is told', async () => {
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await expect(page.getByRole('group', { name: /Còn 5 mục/ })).toBeVisible()
    await page.getByRole('link', { name: new RegExp(EFFECT) }).click()
    await expect(editor(page)).toBeFocused()
    await page.locator('input[type=file]').first().setInputFiles(join(IDEAS, '07-phuong-an-tu-ho-so.docx'))
    await expect(page.getByRole('link', { name: '07-phuong-an-tu-ho-so.docx' })).toBeVisible()
    await page.getByRole('button', { name: 'Kiểm tra và xem trước' }).click()
    await expect(page.getByText(/chỗ làm lộ tác giả/)).toBeVisible({ timeout: 15_000 })
    await expect(page.getByText('“Tran Quoc Bao”').first()).toBeVisible()
    await lookAt(page, 'revealing')
  })

  await test.step('handed in with a receipt', async () => {
    for (const box of await page.locator('input[id^=muc-declarations]').all()) await box.check()
    await editor(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText(` ${'thêm số liệu '.repeat(40)}`)
    await saved(page)
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
    await expect(page.getByText('Đã nộp thành công')).toBeVisible()
    await expect(page.getByText(/^PTN-/)).toBeVisible()
    await lookAt(page, 'receipt')
  })

  await test.step('the secretary returns it at a desk', async () => {
    const desk = await served.as(browser, secretary, WIDTHS.desktop)
    const list = await desk.newPage()
    await list.goto(`/to-cong-tac/bai/${entryId}`)
    await lookAt(list, 'screening')
    await list.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
    await list.getByLabel('Mục cần bổ sung').selectOption({ label: 'Thực trạng và giải pháp đã biết' })
    await list.getByLabel('Cần làm gì').fill('Bỏ tên tác giả trong phần này.')
    await lookAt(list, 'return')
    await list.getByRole('button', { name: 'Gửi yêu cầu' }).click()
    await expect(list.getByText('Cần bổ sung')).toBeVisible()
    await desk.close()
  })

  await test.step('mended and handed in again; the secretary sees what changed and accepts', async () => {
    await page.goto('/co-so')
    await lookAt(page, 'returned-home')
    await page.getByRole('link', { name: 'Bổ sung ngay' }).click()
    await expect(page.getByText('Bỏ tên tác giả trong phần này.')).toBeVisible()
    await page.getByLabel(TITLE).fill('Tủ hồ sơ tự phục vụ')
    await saved(page)
    await page.getByRole('button', { name: 'Nộp lại' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
    await expect(page.getByText('Đã nộp thành công')).toBeVisible()
    const desk = await served.as(browser, secretary, WIDTHS.desktop)
    const screening = await desk.newPage()
    await screening.goto(`/to-cong-tac/bai/${entryId}`)
    await expect(screening.getByRole('heading', { name: 'Thay đổi so với lần 1' })).toBeVisible()
    await lookAt(screening, 'changes')
    await screening.getByRole('button', { name: 'Hợp lệ', exact: true }).click()
    await screening.getByRole('dialog').getByRole('button', { name: 'Hợp lệ' }).click()
    await expect(screening.getByRole('button', { name: 'Hợp lệ', exact: true })).toHaveCount(0)
    await desk.close()
  })
  await context.close()
})
