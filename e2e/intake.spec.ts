import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { must } from '../apps/api/src/testing/must.ts'
import { bodyOfIdea, sampleIdeas } from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { shellWords } from '@xk/i18n'
import { expectAccessible, glance, lookAt, picture, saved, throttle, WIDTHS } from './harness.ts'
import { filmOf } from './film.ts'
import { PASTED } from './pasted.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const UNIT = 'Đoàn Sở Tư pháp Thành phố'
const DAY = 86_400_000
const HOSTILE = join(import.meta.dirname, '../packages/documents/fixtures/hostile')

let served: ServedWorld
let officer: Persona
let entryId: string

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const editionId = (await insertEdition(world)).id
  const unitId = await ensureUnit(world, UNIT)
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
  await lookAt(page, 'word')
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
  await lookAt(page, 'entry')

  // Pasted text in such an encoding is shown converted and stays until the person chooses.
  const title = page.getByRole('textbox', { name: 'Tên ý tưởng, giải pháp', exact: true })
  await title.fill('PhiÕu hÑn ®iÖn tö cho ng­êi d©n')
  await expect(page.getByText('→ Phiếu hẹn điện tử cho người dân')).toBeVisible()
  await expect(title).toHaveValue('PhiÕu hÑn ®iÖn tö cho ng­êi d©n')
  await picture(page, 'legacy-note')
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
      .poll(async () => [
        program,
        (await officer.get(`/api/entries/${entryId}`)).body.draft.body.fields.proposal,
      ])
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
  const speed = await throttle(page)
  await speed(150_000)
  const choose = page.getByLabel('Tệp đính kèm')
  await choose.setInputFiles({ name: 'phim giới thiệu.mp4', mimeType: 'video/mp4', buffer: filmOf(95) })
  await page.getByRole('button', { name: 'Tạm dừng tải phim giới thiệu.mp4' }).click()
  await expect(page.getByText('Tạm dừng ·')).toBeVisible()
  await page.getByRole('button', { name: 'Tải tiếp phim giới thiệu.mp4' }).click()
  await expect(page.getByRole('progressbar', { name: /phim giới thiệu/ })).toBeVisible()
  await speed(150_000, true)
  await expect(page.getByText('Mất mạng, sẽ tự tải tiếp')).toBeVisible()
  await picture(page, 'upload-phone')
  await speed(150_000)
  // It goes on by itself: after that, far from its end, the page is left and opened again.
  const received = async () => (await officer.get(`/api/entries/${entryId}`)).body.uploads[0]?.received ?? 0
  const before = await received()
  await expect.poll(received).toBeGreaterThan(before)
  await speed(-1)
  await page.reload()
  await expect(page.getByRole('link', { name: 'phim giới thiệu.mp4' })).toBeVisible()
  await glance(page, 'uploaded')
  expect((await officer.get(`/api/entries/${entryId}`)).body.uploads).toEqual([])
  await context.close()
})

test('a hand-in asked for in time waits for its upload, past the deadline, and then goes by itself', async ({
  browser,
}) => {
  const { world } = served
  const closing = await insertEdition(world, { closesInDays: 1 })
  const unitId = await ensureUnit(world, UNIT)
  const made = await officer.post('/api/entries', { editionId: closing.id, unitId, division: 'all' })
  const id: string = must('create', made).entryId
  const body = bodyOfIdea(sampleIdeas[6]!, () => unitId)
  must('save', await officer.put(`/api/entries/${id}/draft`, { baseVersion: 0, body }))
  world.clock.advance(DAY - 120_000)

  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto(`/co-so/bai/${id}`)
  const speed = await throttle(page)
  await speed(150_000)
  // The server hears of the file only a while after the hand-in was asked for.
  let tell = () => {}
  const asked = new Promise<void>((done) => (tell = done))
  await page.route(/\/uploads$/, async (route) => {
    await asked
    await new Promise((done) => setTimeout(done, 2000))
    await route.continue()
  })
  const film = { name: 'phim giới thiệu.mp4', mimeType: 'video/mp4', buffer: filmOf(95) }
  await page.getByLabel('Tệp đính kèm').setInputFiles(film)
  await expect(page.getByRole('progressbar', { name: /phim giới thiệu/ })).toBeVisible()
  await page.getByRole('button', { name: 'Nộp bài', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  tell()
  await expect(page.getByText('Đã ghi nhận yêu cầu nộp, đang chờ tệp tải lên').first()).toBeVisible()
  // What is promised is true: the server knows of the file, and nothing is late any more.
  expect((await officer.get(`/api/entries/${id}`)).body.uploads).toHaveLength(1)
  await glance(page, 'waiting')
  world.clock.advance(10 * 60_000)
  expect((await officer.get(`/api/entries/${id}`)).body.state).toBe('draft')
  await speed(-1)
  await expect(page.getByText('Đã nộp thành công')).toBeVisible()
  const { state, attachments } = must('read', await officer.get(`/api/entries/${id}`))
  expect([state, attachments.map((it: { name: string }) => it.name)]).toEqual(['submitted', [film.name]])
  await context.close()
})

test('what one account left in this browser, another one neither sees there nor sends', async ({
  browser,
}) => {
  const { world } = served
  const unitId = await ensureUnit(world, UNIT)
  const office = [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }] as const
  const [former, next] = [
    await world.person('Đoàn Minh Cũ', office),
    await world.person('Lê Thu Mới', office),
  ]
  const open = await insertEdition(world)
  const id: string = must(
    'create',
    await former.post('/api/entries', { editionId: open.id, unitId, division: 'all' }),
  ).entryId
  const context = await served.as(browser, former, WIDTHS.phone)
  const signIn = async (who: Persona) => {
    await served.signIn(context, who)
    const page = await context.newPage()
    await page.goto(`/co-so/bai/${id}`)
    const title = page.getByRole('textbox', { name: 'Tên ý tưởng, giải pháp', exact: true })
    await expect(title).toBeVisible()
    return { page, title }
  }
  const first = await signIn(former)
  await context.setOffline(true)
  await first.title.fill('Chữ chỉ có trên máy này')
  await expect(first.page.getByText('Mất mạng: đang giữ trên máy này')).toBeVisible()
  // Signed out before the page goes: one that is being closed is online again for a moment, and would send its text.
  await context.clearCookies()
  await first.page.close()
  await context.setOffline(false)

  // The colleague of the same unit opens the very same entry.
  const second = await signIn(next)
  await expect(second.title).toHaveValue('')
  await second.title.fill('Chữ của người mới')
  await saved(second.page)
  await second.page.reload()
  await expect(second.title).toHaveValue('Chữ của người mới')
  await expect(second.page.getByRole('dialog')).toHaveCount(0)

  // It had been there all the time: who wrote it is asked which of both counts.
  const again = await signIn(former)
  await expect(again.page.getByRole('dialog')).toContainText('Chữ chỉ có trên máy này')

  // What is typed in the page that was left open doesn't go out under the name of who signed in since.
  await second.title.fill('Chữ gõ ở trang cũ')
  await expect(second.page.getByRole('dialog')).toContainText(shellWords.again.text)
  const { draft } = must('entry', await next.get(`/api/entries/${id}`))
  expect([draft.version, draft.body.fields.title]).toEqual([1, 'Chữ của người mới'])
  await context.close()
})

test('what came late waits for the secretariat; a work on paper is typed in for its unit', async ({
  browser,
}) => {
  const { world } = served
  const closed = await insertEdition(world, { closesInDays: 1 })
  const unitId = await ensureUnit(world, UNIT)
  const begun = must(
    'create',
    await officer.post('/api/entries', { editionId: closed.id, unitId, division: 'all' }),
  )
  const body = bodyOfIdea(sampleIdeas[6]!, () => unitId)
  must('save', await officer.put(`/api/entries/${begun.entryId}/draft`, { baseVersion: 0, body }))
  world.clock.advance(2 * DAY)

  const phone = await served.as(browser, officer, WIDTHS.phone)
  const page = await phone.newPage()
  await page.goto(`/co-so/bai/${begun.entryId}`)
  await page.getByRole('button', { name: 'Nộp muộn' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do nộp muộn').fill('Mất điện cả chiều, có xác nhận của phường.')
  await picture(page, 'late-phone')
  await dialog.getByRole('button', { name: 'Nộp muộn' }).click()
  await expect(page.getByText('Mất điện cả chiều')).toBeVisible()
  await picture(page, 'late-receipt')
  await phone.close()

  const secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  const desk = await served.as(browser, secretary, WIDTHS.desktop)
  const wide = await desk.newPage()
  await wide.goto(`/to-cong-tac/bai/${begun.entryId}`)
  await picture(wide, 'late-desk')
  await expectAccessible(wide)
  await wide.getByRole('button', { name: 'Chấp nhận nộp muộn' }).click()
  await wide.getByRole('dialog').getByLabel('Lý do').fill('Có lý do chính đáng.')
  await wide.getByRole('dialog').getByRole('button', { name: 'Chấp nhận nộp muộn' }).click()
  await expect(wide.getByText('Nộp muộn được chấp nhận')).toBeVisible()

  await wide.goto(`/to-cong-tac/lan/${closed.id}/bai`)
  await wide.getByRole('button', { name: 'Nhập bài nhận trên giấy' }).click()
  const form = wide.getByRole('dialog', { name: 'Nhập bài thay cho đơn vị' })
  await form.getByLabel('Cơ sở Đoàn').selectOption({ label: UNIT })
  const received = new Date(world.clock.now.getTime() - 36 * 3_600_000)
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(received)
  await form.getByRole('textbox').nth(0).fill(day)
  await picture(wide, 'enter-dialog')
  await expectAccessible(wide)
  await wide.keyboard.press('Tab')
  await form.getByPlaceholder('16g30').fill('8g00')
  await form.getByRole('button', { name: 'Bắt đầu nhập' }).click()
  await expect(wide.getByText('Tổ Thư ký nhập thay')).toBeVisible()
  await lookAt(wide, 'enter')
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
  await picture(page, 'token-phone')
  await dialog.getByRole('button', { name: 'Đã chép xong' }).click()
  await expect(page.getByText('Phần mềm quản lý văn bản')).toBeVisible()
  await glance(page, 'tokens')
  await page.getByRole('button', { name: 'Thu hồi' }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
  await expect(page.getByText('Chưa có mã nào.')).toBeVisible()
  await page.getByRole('link', { name: 'Tài liệu API' }).click()
  await expect(page.getByText('PUT /api/entries/{entryId}/draft')).toBeVisible()
  await lookAt(page, 'reference')
  await context.close()
})
