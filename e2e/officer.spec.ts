import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { must } from '../apps/api/src/testing/must.ts'
import { bodyOfIdea, sampleIdeas } from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, glance, lookAt, saved, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const IDEAS = join(import.meta.dirname, '../apps/api/src/testing/fixtures/ideas')
const HOSTILE = join(import.meta.dirname, '../packages/documents/fixtures/hostile')
/** Idea 11: five authors, one of another unit; its text names one of them and gives her mail address. */
const IDEA = sampleIdeas[10]!
const TITLE = 'Tên ý tưởng, giải pháp'
const PROPOSAL = 'Nội dung ý tưởng, giải pháp'
const REVEALING = 'Mọi góp ý gửi về lanptm@example.vn hoặc gặp trực tiếp chị Lan, phụ trách nhóm.'
const LONG_TEXTS: readonly (readonly [label: string, text: string])[] = [
  ['Tóm tắt', IDEA.tomTat],
  ['Thực trạng và giải pháp đã biết', IDEA.noiDungBai.thucTrang],
  [PROPOSAL, IDEA.noiDungBai.noiDung],
  ['Khả năng áp dụng', IDEA.noiDungBai.khaNangApDung],
  ['Hiệu quả đã hoặc dự kiến thu được', IDEA.noiDungBai.hieuQua],
  ['Tính khả thi và giải pháp nhân rộng', IDEA.noiDungBai.khaThiNhanRong],
]

let served: ServedWorld
let editionId: string
let unitId: string
let officer: Persona
let secretary: Persona

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  editionId = (await insertEdition(world)).id
  for (const author of IDEA.tacGia) await ensureUnit(world, author.donVi)
  unitId = await ensureUnit(world, IDEA.coSoDoan)
  officer = await world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
})
test.afterAll(() => served.close())

const area = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })
const write = async (page: Page, label: string, text: string) => {
  await area(page, label).click()
  await page.keyboard.insertText(text)
}
const cards = (page: Page) => page.locator('#muc-people > details')
const fillPerson = async (card: Locator, author: (typeof IDEA.tacGia)[number]) => {
  await card.getByLabel('Họ và tên').fill(author.hoTen)
  await card.getByLabel('Năm sinh').fill(String(author.namSinh))
  await card.getByLabel('Chức danh').fill(author.chucDanh)
  await card.getByLabel('Cơ sở Đoàn').selectOption({ label: author.donVi })
  await card.getByLabel('Tỷ lệ đóng góp').fill(String(author.tyLe))
  if (author.daiDien) await card.getByLabel('Người đại diện').check()
  await card.getByLabel('Đồng ý cho xử lý dữ liệu cá nhân').check()
  await card.getByLabel('Đồng ý công bố họ tên').check()
}
const choose = (page: Page, file: string) => page.getByLabel(/^Tệp đính kèm/).setInputFiles(file)
const handIn = async (page: Page, button: 'Nộp bài' | 'Nộp lại') => {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByText('Đã nộp thành công')).toBeVisible()
}

test('an officer begins, fills, hands in, mends and hands in again, all on a phone', async ({ browser }) => {
  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  const desk = await served.as(browser, secretary, WIDTHS.desktop)
  let entryId = ''

  await test.step('from what is to be done to an empty form', async () => {
    await page.goto('/co-so')
    await expect(page.getByRole('heading', { name: 'Việc cần làm', level: 1 })).toBeVisible()
    await expect(page.getByText('Đơn vị chưa có bài dự thi nào.')).toBeVisible()
    await lookAt(page, 'home')
    await page.getByRole('button', { name: 'Nộp bài dự thi' }).click()
    await expect(area(page, TITLE)).toBeVisible()
    entryId = page.url().split('/').at(-1) ?? ''
  })

  await test.step('texts, authors with their shares and consents: saved as they are typed', async () => {
    await area(page, TITLE).fill(IDEA.ten)
    for (const [label, text] of LONG_TEXTS) await write(page, label, text)
    while ((await cards(page).count()) < IDEA.tacGia.length)
      await page.getByRole('button', { name: 'Thêm tác giả' }).click()
    await expect(page.getByRole('button', { name: 'Thêm tác giả' })).toHaveCount(0)
    for (const [i, author] of IDEA.tacGia.entries()) await fillPerson(cards(page).nth(i), author)
    await expect(page.getByText('Tổng tỷ lệ: 100 %')).toBeVisible()
    // One author's consent is not there yet, and her share is under discussion.
    await cards(page).nth(4).getByLabel('Đồng ý cho xử lý dữ liệu cá nhân').uncheck()
    await cards(page).nth(4).getByLabel('Tỷ lệ đóng góp').fill('')
    await saved(page)
    await page.reload()
    await expect(area(page, TITLE)).toHaveValue(IDEA.ten)
    for (const [label, text] of LONG_TEXTS) await expect(area(page, label)).toHaveText(text)
    await expect(cards(page)).toHaveCount(5)
    await expect(cards(page).first()).toContainText('Phan Thị Mai Lan · 30 %')
    await lookAt(page, 'form')
  })

  await test.step('typed without a connection: kept on the phone, sent when it is back', async () => {
    await context.setOffline(true)
    await area(page, 'Tóm tắt').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Gõ khi mất mạng.')
    await expect(page.getByText('Mất mạng: đang giữ trên máy này')).toBeVisible()
    await context.setOffline(false)
    await saved(page)
    const { draft } = must('read', await officer.get(`/api/entries/${entryId}`))
    expect(JSON.stringify(draft.body.fields.summary)).toContain('Gõ khi mất mạng.')
  })

  await test.step('attachments go up; a page that calls itself a pdf is refused and nothing is lost', async () => {
    for (const name of ['01-phieu-hen-mau.jpg', '12-ke-hoach-san-xuat-phim.pdf']) {
      await choose(page, join(IDEAS, name))
      await expect(page.getByRole('link', { name })).toBeVisible()
    }
    await choose(page, join(HOSTILE, 'html-doi-duoi.pdf'))
    const refusal = page.getByRole('alert').filter({ hasText: 'html-doi-duoi.pdf' })
    await expect(refusal).toHaveText(
      'Nội dung tệp “html-doi-duoi.pdf” không đúng với đuôi tệp. Hãy xuất lại từ phần mềm soạn thảo.',
    )
    await choose(page, join(HOSTILE, 'bom-zip.docx'))
    await expect(page.getByRole('alert').filter({ hasText: 'không an toàn' })).toBeVisible()
    await page.getByRole('button', { name: 'Bỏ tệp html-doi-duoi.pdf' }).click()
    await expect(refusal).toHaveCount(0)
    const { attachments, draft } = must('read', await officer.get(`/api/entries/${entryId}`))
    expect(attachments.map((it: { name: string }) => it.name)).toEqual([
      '01-phieu-hen-mau.jpg',
      '12-ke-hoach-san-xuat-phim.pdf',
    ])
    expect(draft.body.fields.title).toBe(IDEA.ten)
    await expect(area(page, TITLE)).toHaveValue(IDEA.ten)
  })

  await test.step('told what reveals the authors', async () => {
    await page.getByRole('button', { name: 'Kiểm tra và xem trước' }).click()
    await expect(page.getByText(/Có \d+ chỗ làm lộ tác giả/)).toBeVisible({ timeout: 90_000 })
    await expect(page.getByText(`${PROPOSAL}: “lanptm@example.vn”`)).toBeVisible()
    await expect(page.getByText(`${PROPOSAL}: “chị Lan”`)).toBeVisible()
    await expect(page.getByText(/Tệp 01-phieu-hen-mau.jpg có hình/)).toBeVisible()
    await glance(page, 'revealing')
  })

  await test.step('what is missing is listed, and each line leads to its field, folded away or not', async () => {
    await cards(page).nth(4).locator('summary').click()
    await page.getByRole('button', { name: 'Nộp bài', exact: true }).click()
    const missing = page.getByRole('group', { name: /^Còn \d+ mục cần sửa trước khi nộp$/ })
    await expect(missing).toContainText('Còn 8 mục')
    await expect(missing).toBeFocused()
    await glance(page, 'missing')
    await missing.getByRole('link', { name: 'Hãy điền mục “Lĩnh vực”.' }).click()
    const topic = page.getByRole('combobox', { name: 'Lĩnh vực', exact: true })
    await expect(topic).toBeFocused()
    await topic.selectOption({ label: 'Tuyên truyền, hướng dẫn, hỗ trợ người dân và doanh nghiệp' })
    await missing.getByRole('link', { name: 'Hãy điền mục “Điện thoại liên hệ”.' }).click()
    await page.keyboard.type('0901 000 123')
    await missing.getByRole('link', { name: /tỷ lệ đóng góp của La Thị Mộng Cầm/ }).click()
    await expect(cards(page).nth(4).getByLabel('Tỷ lệ đóng góp')).toBeFocused()
    await page.keyboard.type('10')
    await missing.getByRole('link', { name: /Cần La Thị Mộng Cầm đồng ý/ }).click()
    await page.keyboard.press('Space')
    for (const label of ['đúng sự thật', 'không sao chép', 'chưa đạt giải', 'thống nhất tỷ lệ'])
      await page.getByRole('checkbox', { name: label }).check()
    await expect(missing).toHaveCount(0)
    // A folded card stays open under the hands that change it.
    await cards(page).first().locator('summary').click()
    await cards(page).first().getByLabel('Tỷ lệ đóng góp').fill('')
    await page.keyboard.type('30')
    await expect(cards(page).first().getByLabel('Tỷ lệ đóng góp')).toBeFocused()
    await expect(page.getByText('Tổng tỷ lệ: 100 %')).toBeVisible()
  })

  await test.step('handed in, with a receipt', async () => {
    await handIn(page, 'Nộp bài')
    await expect(page.getByText(/^PTN-/)).toBeVisible()
    await expect(page.getByText('La Thị Mộng Cầm (10 %)')).toBeVisible()
    await lookAt(page, 'receipt')
    await page.goto('/co-so/bai')
    await expect(page.getByRole('link', { name: IDEA.ten })).toBeVisible()
    await lookAt(page, 'entries')
  })

  await test.step('the secretary finds it in the list and returns it, with what and why', async () => {
    const list = await desk.newPage()
    await list.goto(`/to-cong-tac/lan/${editionId}/bai`)
    // On a phone the list comes first: what narrows it is behind one button, which says how much of it is set.
    const before = list.viewportSize() ?? WIDTHS.desktop
    await list.setViewportSize(WIDTHS.phone)
    const folded = list.getByRole('button', { name: 'Lọc', exact: true })
    await expect(folded).toBeVisible()
    await expect(list.getByRole('button', { name: /^Đã nộp/ })).toBeHidden()
    await folded.click()
    await list.getByRole('button', { name: /^Đã nộp/ }).click()
    await expect(list.getByRole('button', { name: 'Lọc (1)' })).toBeVisible()
    await glance(list, 'screening-filters')
    await list.setViewportSize(before)
    await list.getByRole('link', { name: IDEA.ten }).click()
    await expect(list.getByRole('heading', { name: IDEA.ten })).toBeVisible()
    await glance(list, 'screening')
    await list.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
    await list.getByLabel('Mục cần bổ sung').selectOption({ label: PROPOSAL })
    await list.getByLabel('Cần làm gì').fill('Bỏ tên và địa chỉ thư của tác giả.')
    await list.getByLabel('Ghi chú').fill('Bài được chấm ẩn danh.')
    await glance(list, 'return')
    await list.getByRole('button', { name: 'Gửi yêu cầu' }).click()
    await expect(list.getByText('Cần bổ sung', { exact: true })).toBeVisible()
    await list.close()
  })

  await test.step('the officer sees what came back and why, mends it and hands in again', async () => {
    await page.goto('/co-so')
    await expect(page.getByText('Bài được chấm ẩn danh.')).toBeVisible()
    await glance(page, 'returned-home')
    await page.getByRole('link', { name: 'Bổ sung ngay' }).click()
    await expect(page.getByText('Bỏ tên và địa chỉ thư của tác giả.')).toBeVisible()
    await glance(page, 'returned-form')
    await page.getByRole('button', { name: 'Tới mục này' }).click()
    await expect(area(page, PROPOSAL)).toBeFocused()
    await area(page, PROPOSAL).fill(IDEA.noiDungBai.noiDung.replace(`${REVEALING} `, ''))
    await saved(page)
    await handIn(page, 'Nộp lại')
    await expect(page.getByText(/^PTN-/)).toBeVisible()
  })

  await test.step('the secretary sees just what changed, and accepts', async () => {
    const screening = await desk.newPage()
    await screening.goto(`/to-cong-tac/bai/${entryId}`)
    const changes = screening
      .locator('section, .card')
      .filter({ has: screening.getByRole('heading', { name: 'Thay đổi so với lần 1' }) })
      .last()
    await expect(changes.locator('del').first()).toBeVisible()
    expect((await changes.locator('del').allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ').trim()).toBe(
      REVEALING,
    )
    await expect(changes.locator('ins')).toHaveCount(0)
    await lookAt(screening, 'changes')
    await screening.getByRole('button', { name: 'Hợp lệ', exact: true }).click()
    await screening.getByRole('dialog').getByRole('button', { name: 'Hợp lệ' }).click()
    await expect(screening.getByRole('button', { name: 'Hợp lệ', exact: true })).toHaveCount(0)
    await page.goto(`/co-so/bai/${entryId}`)
    await expect(page.getByText('Tổ Thư ký đã tiếp nhận.')).toBeVisible()
    await expect(page.getByText('Hạn nộp')).toHaveCount(0)
    await glance(page, 'accepted')
  })
  await desk.close()
  await context.close()
})

test('a session that ends while typing, and a second tab, lose and overwrite nothing', async ({
  browser,
}) => {
  const begun = await officer.post('/api/entries', { editionId, unitId, division: 'all' })
  const { entryId } = must('begin', begun)
  const body = bodyOfIdea(sampleIdeas[6]!, () => unitId)
  await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body })
  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto(`/co-so/bai/${entryId}`)
  await saved(page)

  await test.step('the session ends while typing: kept on the phone even when the page is left', async () => {
    const cookies = await context.cookies()
    await context.clearCookies()
    await area(page, 'Tóm tắt').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Phiên đã hết.')
    await expect(page.getByRole('dialog', { name: 'Phiên đăng nhập đã hết' })).toBeVisible()
    await expectAccessible(page)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto('about:blank')
    await context.addCookies(cookies)
    await page.goto(`/co-so/bai/${entryId}`)
    await saved(page)
    await expect(area(page, 'Tóm tắt')).toContainText('Phiên đã hết.')
  })

  await test.step('a second tab never overwrites the first', async () => {
    const other = await context.newPage()
    await other.goto(`/co-so/bai/${entryId}`)
    await saved(other)
    await area(page, TITLE).fill('Tên từ tab một')
    await expect
      .poll(async () => (await officer.get(`/api/entries/${entryId}`)).body.draft.body.fields.title)
      .toBe('Tên từ tab một')
    await area(other, TITLE).fill('Tên từ tab hai')
    const dialog = other.getByRole('dialog')
    await expect(dialog).toContainText('Tên từ tab hai')
    await expect(dialog).toContainText('Tên từ tab một')
    await glance(other, 'conflict')
    await dialog.getByRole('button', { name: 'Dùng bản đã lưu' }).click()
    await expect(area(other, TITLE)).toHaveValue('Tên từ tab một')
  })
  await context.close()
})
