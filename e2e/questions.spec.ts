import { expect, test } from '@playwright/test'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** The public asks, a unit's officer answers, the secretariat looks after it; questions about an edition. */
let served: ServedWorld
let people: Record<'secretary' | 'officer', Persona>
let slug: string
let unitId: string
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const edition = await insertEdition(world)
  slug = edition.slug
  unitId = await ensureUnit(world, 'Đoàn Văn phòng Ủy ban nhân dân Thành phố')
  await ensureUnit(world, 'Đoàn Sở Nông nghiệp và Môi trường', { cluster: 'Cụm 2' })
  people = {
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    officer: await world.person('Đặng Thị Thùy Dương', [
      { role: 'officer', scopeKind: 'unit', scopeId: unitId },
    ]),
  }
})
test.afterAll(() => served.close())

const TITLE = 'Cấp bản sao trích lục hộ tịch có cần về nơi đã đăng ký trước đây không?'
const BODY =
  'Tôi đăng ký khai sinh cho con ở phường khác, nay đã chuyển chỗ ở.\nXin cấp bản sao thì nộp ở đâu, cần giấy tờ gì và mất bao lâu?'
let follow = ''

test('a visitor asks from a phone; what is missing is told, and nothing typed is lost', async ({
  browser,
}) => {
  const context = await served.stranger(browser, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/hoi-dap')
  await lookAt(page, 'portal-empty')
  await page.getByRole('link', { name: 'Đặt câu hỏi, góp ý' }).click()
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
  await expect(page.getByText('Hãy chọn cơ sở Đoàn.')).toBeVisible()
  await lookAt(page, 'portal-ask-missing')
  await page.getByLabel('Tiêu đề').fill(TITLE)
  await page.reload()
  await expect(page.getByLabel('Tiêu đề')).toHaveValue(TITLE)
  await page.getByLabel('Gửi đến cơ sở Đoàn').selectOption(unitId)
  await page.getByLabel('Nội dung').fill(BODY)
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn Hỏi')
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
  await expect(page.getByText('Đã gửi câu hỏi')).toBeVisible()
  await lookAt(page, 'portal-asked')
  await page.getByRole('link', { name: 'Xem tình trạng' }).click()
  await expect(page.getByText('Đang chờ trả lời')).toBeVisible()
  follow = page.url()
  await context.close()
})

test('the officer answers on a phone, and everybody finds it without marks', async ({ browser }) => {
  const context = await served.as(browser, people.officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/co-so')
  await page.getByRole('link', { name: 'Hỏi đáp' }).last().click()
  await expect(page.getByText(TITLE)).toBeVisible()
  await lookAt(page, 'officer-questions')
  await page.getByRole('button', { name: 'Trả lời' }).click()
  await page
    .getByLabel('Câu trả lời')
    .fill('Nộp tại bất kỳ phường nào trong Thành phố.\nKhông thu phí, nhận trong ngày.')
  await lookAt(page, 'officer-answer')
  await page.getByRole('button', { name: 'Trả lời và công khai' }).click()
  await expect(page.getByText('Không thu phí')).toBeVisible()
  await page.getByLabel('Tiêu đề').fill('Nhóm tác giả có được sáu người không?')
  await page.getByLabel('Nội dung').fill('Đơn vị có một nhóm sáu đồng chí cùng làm.')
  await page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
  await expect(page.getByText(/Đã gửi. Ban Tổ chức trả lời trước/)).toBeVisible()

  await page.goto('/hoi-dap')
  await page.getByLabel('Tìm câu hỏi').fill('ho tich phuong')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page.getByText('1 câu hỏi khớp')).toBeVisible()
  await lookAt(page, 'portal-found')
  await page.goto(follow)
  await expect(page.getByText('Đã trả lời')).toBeVisible()
  await lookAt(page, 'portal-follow')
  await context.close()
})

test('the secretariat answers what is about the edition, and hides with a reason', async ({ browser }) => {
  const page = await (await served.as(browser, people.secretary)).newPage()
  await page.goto('/to-cong-tac')
  await page.getByRole('link', { name: 'Hỏi đáp' }).click()
  await expect(page.getByText('Nhóm tác giả có được sáu người không?')).toBeVisible()
  await lookAt(page, 'office-questions')
  await page.getByRole('button', { name: 'Trả lời', exact: true }).click()
  await page.getByLabel('Câu trả lời').fill('Không. Nhóm tối đa 5 người (Điều 3 thể lệ).')
  await page.getByRole('button', { name: 'Trả lời và công khai' }).click()
  await expect(page.getByText('Không có câu hỏi nào ở mục này.')).toBeVisible()
  await page.goto('/to-cong-tac/hoi-dap?xem=answered&ve=units')
  await page.getByRole('button', { name: 'Ẩn' }).click()
  await page.getByRole('dialog').getByLabel('Lý do').fill('Trùng với câu hỏi đã trả lời')
  await page.getByRole('dialog').getByRole('button', { name: 'Ẩn' }).click()
  await expect(page.getByText('Không có câu hỏi nào ở mục này.')).toBeVisible()
  await page.goto(`/cuoc-thi/${slug}`)
  await expect(page.getByText('Không. Nhóm tối đa 5 người')).toBeVisible()
  await lookAt(page, 'edition-questions')
  await page.getByRole('link', { name: 'Đặt câu hỏi cho Ban Tổ chức' }).click()
  await expect(page.getByRole('button', { name: 'Gửi câu hỏi' })).toBeVisible()
  await lookAt(page, 'edition-ask')
})
