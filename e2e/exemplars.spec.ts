import { readFileSync } from 'node:fs'
import { consent } from '@xk/db'
import { expect, type Page, test } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import { addPortrait, type HonouredEdition, insertHonoured } from '../apps/api/src/testing/honoured.ts'
import { must } from '../apps/api/src/testing/must.ts'
import { type ResultPeople, resultPeople } from '../apps/api/src/testing/released-result.ts'
import { formWith } from '../apps/api/src/testing/submit-ideas.ts'
import { vietnamDay } from '../apps/api/src/vietnam-day.ts'
import { unpack, wordsOfDocx } from '../apps/api/src/testing/unpack.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const NAMES = [
  'Đào Ngọc Bảo Trân',
  'Nguyễn Hoàng Thiên Ân',
  'Phan Lê Quốc Huy',
  'Nguyễn Thị Yến Phụng',
  'Công Huyền Tôn Nữ Nguyễn Hoàng Bảo Khuyên',
  'Lâm Tuấn Kiệt',
]
const fixture = new URL('../apps/api/src/features/gallery/fixtures/chan-dung-xoay.jpg', import.meta.url)

let served: ServedWorld
let people: ResultPeople
let edition: HonouredEdition
test.beforeAll(async () => {
  served = await serveWorld()
  people = await resultPeople(served.world)
  edition = await insertHonoured(served.world, people, NAMES)
  for (const { stageEntryId } of edition.honoured.slice(0, 4))
    await addPortrait(served.world, stageEntryId, new Uint8Array(readFileSync(fixture)))
  const [, , , refuses] = edition.honoured
  await served.world.database.db
    .update(consent)
    .set({ withdrawnAt: served.world.clock.now })
    .where(and(eq(consent.personId, refuses?.personId ?? ''), eq(consent.purpose, 'publishPhoto')))
})
test.afterAll(() => served.close())

test('the gallery shows who agreed, as they agreed, and is empty of who takes it back', async ({
  browser,
}) => {
  const context = await served.stranger(browser, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/guong')
  await expect(page.getByRole('img')).toHaveCount(3)
  await lookAt(page, 'guong')
  await page.getByRole('link', { name: NAMES[0] ?? '' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAMES[0] ?? '')
  await lookAt(page, 'guong-mot')
  await served.world.database.db
    .update(consent)
    .set({ withdrawnAt: served.world.clock.now })
    .where(and(eq(consent.personId, edition.honoured[0]?.personId ?? ''), eq(consent.purpose, 'publishName')))
  expect((await page.reload())?.status()).toBe(404)
  await expect(page.getByText(NAMES[0] ?? '')).toHaveCount(0)
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('link', { name: NAMES[0] ?? '' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: NAMES[1] ?? '' })).toHaveCount(1)
  await context.close()
})

test('a secretary writes a tờ trình in the suggested order and a text for the web', async ({ browser }) => {
  const context = await served.as(browser, people.secretary)
  const page = await context.newPage()
  await page.goto(`/to-cong-tac/lan/${edition.editionId}/gioi-thieu`)
  await page.getByRole('button', { name: 'Lập tờ trình cấp Thành' }).click()
  await page.getByRole('checkbox', { name: NAMES[0] ?? '' }).check()
  await page.getByRole('checkbox', { name: NAMES[2] ?? '' }).check()
  await expect(page.getByText('Danh sách bỏ qua 1 người')).toBeVisible()
  await page.getByRole('checkbox', { name: NAMES[1] ?? '' }).check()
  await expect(page.getByText('Đã chọn 3. Chỉ tiêu còn 2 sau danh sách này.')).toBeVisible()
  // Closed before it was saved: what was chosen and typed is there again.
  await page.getByLabel(`Tóm tắt thành tích của ${NAMES[1] ?? ''}`).fill('Giữ quầy một cửa từ 7 giờ.')
  await page.reload()
  await expect(page.getByText('Đã chọn 3. Chỉ tiêu còn 2 sau danh sách này.')).toBeVisible()
  await expect(page.getByLabel(`Tóm tắt thành tích của ${NAMES[1] ?? ''}`)).toHaveValue(
    'Giữ quầy một cửa từ 7 giờ.',
  )
  await page.getByRole('button', { name: 'Lưu tờ trình' }).click()
  await expect(page.getByText('3/5, còn 2')).toBeVisible()
  await lookAt(page, 'gioi-thieu')
  await page.getByRole('link', { name: 'Gương', exact: true }).click()
  await page.getByRole('button', { name: 'Viết bài' }).first().click()
  await page.getByLabel('Một dòng về người này').fill('Người ngồi ghế thấp cạnh sạp rau')
  await page.getByRole('button', { name: 'Lưu bài' }).click()
  await expect(page.getByText('Bài chờ duyệt')).toBeVisible()
  await lookAt(page, 'guong-bien-tap')
  // Typed and closed; meanwhile somebody else saved another text: neither takes the other's place by itself.
  await page.getByRole('button', { name: 'Viết bài' }).nth(1).click()
  const line = page.getByLabel('Một dòng về người này')
  await line.fill('Gõ dở trên máy này')
  await page.keyboard.press('Escape')
  const { entries } = must(
    'gallery',
    await people.secretary.get(`/api/editions/${edition.editionId}/gallery`),
  )
  const other = entries[1]
  must(
    'save',
    await people.secretary.put(`/api/exemplars/${other.entryId}`, {
      base: other.version,
      words: { headline: 'Bài của người khác', quote: '', text: '', works: [] },
    }),
  )
  await page.reload()
  await page.getByRole('button', { name: 'Viết bài' }).nth(1).click()
  await expect(line).toHaveValue('Bài của người khác')
  await lookAt(page, 'guong-bai-go-do')
  await page.getByRole('button', { name: 'Dùng nội dung đã gõ' }).click()
  await expect(line).toHaveValue('Gõ dở trên máy này')
  await page.keyboard.press('Escape')
  await page.goto('/to-cong-tac/gioi-thieu')
  await glance(page, 'gioi-thieu-nhiem-ky')
  await context.close()
})

test('what the city recognised is taken back in the browser: recorded with a reason, countersigned by another', async ({
  browser,
}) => {
  const { secretary, lead } = people
  const url = `/api/editions/${edition.editionId}/escalations`
  const memoNow = async () =>
    must('page', await secretary.get(url)).memos.find(({ lines }: { lines: unknown[] }) => lines.length > 0)
  const { memo, lines } = await memoNow()
  const at = `/api/submission-memos/${memo.id}`
  must('approve', await lead.post(`${at}/approve`, { digest: memo.digest }))
  const day = vietnamDay(served.world.clock.now)
  must('number', await secretary.post(`${at}/number`, { number: '21', signedOn: day }))
  must('send', await secretary.post(`${at}/send`, { sentOn: day, how: 'Văn thư, bản giấy' }))
  const said = { kind: 'recognised', reference: '214-QĐ/TĐTN', dated: day, due: null, note: '' }
  const ids = lines.slice(0, 2).map(({ id }: { id: string }) => id)
  const { id } = must('record', await secretary.post(`${at}/answers`, { ...said, lines: ids }))
  const answer = `/api/escalation-answers/${id}`
  must(
    'scan',
    await secretary.upload(`${answer}/scan/upload`, formWith('quyet-dinh.jpg', readFileSync(fixture))),
  )
  const [shown] = (await memoNow()).answers
  must('countersign', await lead.post(`${answer}/countersign`, { sha256: shown.scanSha256 }))

  const writing = await (await served.as(browser, secretary)).newPage()
  const page = `/to-cong-tac/lan/${edition.editionId}/gioi-thieu`
  await writing.goto(page)
  // Those who are recognised are not one person's to take off; the third still is.
  await expect(writing.getByRole('button', { name: 'Rút khỏi danh sách' })).toHaveCount(1)
  await writing.getByRole('button', { name: 'Ghi trả lời' }).click()
  const dialog = writing.getByRole('dialog')
  await dialog.getByLabel('Nội dung trả lời').selectOption({ label: 'Rút công nhận' })
  await expect(dialog.getByRole('checkbox')).toHaveCount(2)
  await dialog.getByLabel('Số, ký hiệu văn bản').fill('230-QĐ/TĐTN')
  await dialog.getByRole('checkbox', { name: NAMES[0] ?? '' }).check()
  await expect(dialog.getByRole('button', { name: 'Lưu trả lời' })).toBeDisabled()
  await dialog.getByLabel('Lý do, theo văn bản').fill('Thu hồi theo kết luận kiểm tra')
  await glance(writing, 'gioi-thieu-rut-cong-nhan')
  await dialog.getByRole('button', { name: 'Lưu trả lời' }).click()
  await expect(dialog).toHaveCount(0)
  await writing.getByLabel('Tải bản quét').setInputFiles(fixture.pathname)
  await expect(writing.getByRole('link', { name: 'Xem bản quét' })).toHaveCount(2)
  await expect(writing.getByText('Đã rút', { exact: true })).toHaveCount(0)
  const signing = await (await served.as(browser, lead)).newPage()
  await signing.goto(page)
  await signing.getByRole('button', { name: 'Xác nhận đúng văn bản' }).click()
  await expect(signing.getByText('Đã rút', { exact: true })).toHaveCount(1)
  await lookAt(signing, 'gioi-thieu-da-rut')
})

/** From the list of editions to a page of this one, as its ways lead. */
const toEdition = async (page: Page, way: string) => {
  await page.goto('/to-cong-tac')
  await page.getByRole('link', { name: edition.rules.title }).first().click()
  await page.getByRole('link', { name: way, exact: true }).click()
}

test('the press pack opens and names only who agreed', async ({ browser }) => {
  const context = await served.as(browser, people.secretary)
  const page = await context.newPage()
  await toEdition(page, 'Gương')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải gói' }).click()
  const pack = await download
  expect(pack.suggestedFilename()).toBe('goi-tuyen-giao.zip')
  const parts = unpack(readFileSync(await pack.path()))
  expect(Object.keys(parts).filter((name) => name.startsWith('anh/'))).toHaveLength(2)
  const words = wordsOfDocx(parts['bai-gioi-thieu.docx'] ?? new Uint8Array())
  expect(NAMES.map((name) => words.includes(name))).toEqual([false, true, true, true, true, true])
  await context.close()
})

test('a title is taken back by a decision of its own: the gallery is empty of it, the decision stays', async ({
  browser,
}) => {
  const [, , , , revoked = ''] = NAMES
  const context = await served.as(browser, people.secretary)
  const page = await context.newPage()
  await toEdition(page, 'Đính chính')
  await page.getByText('Thu hồi giải, danh hiệu', { exact: true }).click()
  const choice = page.getByLabel('Giải, danh hiệu cần thu hồi')
  await choice.selectOption((await choice.getByRole('option', { name: revoked }).getAttribute('value')) ?? '')
  await page.getByLabel('Căn cứ pháp lý').fill('Điều 12 Thể lệ')
  await page.getByLabel('Số quyết định thu hồi').fill('31')
  await page.getByRole('textbox', { name: 'Ngày ký' }).fill('10/12/2026')
  await page.getByLabel('Lý do').fill('Kê khai thành tích không đúng')
  await page.getByRole('button', { name: 'Xem thay đổi' }).click()
  await lookAt(page, 'thu-hoi')
  await page.getByRole('button', { name: 'Trình duyệt' }).click()
  await expect(page.getByText('chờ người thứ hai duyệt')).toBeVisible()
  await context.close()

  const second = await served.as(browser, people.lead, WIDTHS.phone)
  const phone = await second.newPage()
  await toEdition(phone, 'Đính chính')
  await lookAt(phone, 'thu-hoi-cho-duyet')
  await phone.getByRole('button', { name: 'Duyệt và công bố' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: 'Duyệt và công bố' }).click()
  await expect(phone.getByRole('link', { name: 'Mở bản công bố' })).toBeVisible()
  await glance(phone, 'thu-hoi-xong')
  await second.close()

  const outside = await served.stranger(browser, WIDTHS.phone)
  const stranger = await outside.newPage()
  await stranger.goto('/guong')
  await expect(stranger.getByRole('link', { name: NAMES[2] ?? '' })).toHaveCount(1)
  await expect(stranger.getByText(revoked)).toHaveCount(0)
  await glance(stranger, 'guong-sau-thu-hoi')
  await stranger.getByRole('link', { name: NAMES[2] ?? '' }).click()
  await stranger.getByRole('link', { name: 'Xem quyết định và kết quả' }).click()
  await expect(stranger.getByText(/31-QĐ\/ĐTN/).first()).toBeVisible()
  await expect(stranger.getByText(/15-QĐ\/ĐTN/).first()).toBeVisible()
  // Nor does it tell whose name it no longer gives.
  await expect(stranger.getByText(NAMES[0] ?? '')).toHaveCount(0)
  await lookAt(stranger, 'thu-hoi-cong-khai')
  await outside.close()
})
