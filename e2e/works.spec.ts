import { randomUUID } from 'node:crypto'
import { term } from '@xk/db'
import { expect, test } from '@playwright/test'
import { ensureUnit } from '../apps/api/src/testing/edition-world.ts'
import { lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** An officer registers and reports a work on a phone; the secretary accepts it at a desk. */
let served: ServedWorld
let unitId: string
test.beforeAll(async () => {
  served = await serveWorld()
  await served.world.database.db
    .insert(term)
    .values({ id: randomUUID(), name: 'Nhiệm kỳ 2025 – 2030', starts: '2025-01-01', ends: '2030-12-31' })
  unitId = await ensureUnit(served.world, 'Đoàn Văn phòng Ủy ban nhân dân Thành phố')
})
test.afterAll(() => served.close())

const TITLE = 'Cẩm nang điện tử 20 thủ tục hành chính người dân hay hỏi nhất tại Bộ phận Một cửa'

test('a work goes from a phone to the register', async ({ browser }) => {
  const { world } = served
  const officer = await world.person('Đặng Thị Thùy Dương', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  const phone = await served.as(browser, officer, WIDTHS.phone)
  const page = await phone.newPage()
  await page.goto('/co-so/cong-trinh')
  await page.getByRole('button', { name: 'Thêm công trình, phần việc' }).click()
  await page.getByRole('button', { name: 'Đăng ký công trình' }).click()
  await expect(page.getByText('Cần hoàn thiện')).toBeVisible()
  await page.getByLabel('Tên công trình, phần việc').fill(TITLE)
  await page.getByLabel('Loại').selectOption('handbook')
  await page.getByLabel('Mục tiêu, nội dung').fill('Người dân tra cứu được thủ tục ngay trên điện thoại.')
  await page.getByLabel('Chỉ tiêu').fill('20')
  await page.getByLabel('Đơn vị tính').fill('thủ tục')
  await page.getByLabel('Người phụ trách').fill('Nguyễn Minh An')
  await page.getByRole('textbox', { name: 'Từ ngày' }).fill('01/03/2026')
  await page.getByRole('textbox', { name: 'Đến ngày' }).fill('31/10/2026')
  await page.getByRole('textbox', { name: 'Đến ngày' }).blur()
  await lookAt(page, 'work-new')
  await page.getByRole('button', { name: 'Đăng ký công trình' }).click()
  await expect(page.getByText('Đã đăng ký. Khi xong')).toBeVisible()
  await page.getByLabel('Kết quả thực hiện').fill('Đã phát hành cẩm nang bản in và bản điện tử.')
  await page.getByLabel('Đạt được').fill('22')
  await page.getByLabel('Người dân được hỗ trợ').fill('1250')
  await page.getByRole('button', { name: 'Thêm đường dẫn' }).click()
  await page.getByLabel('Đường dẫn', { exact: true }).fill('https://doankhoi.example.vn/cam-nang')
  await lookAt(page, 'work-report')
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await expect(page.getByText('Báo cáo đã gửi')).toBeVisible()
  await phone.close()

  const desk = await served.as(browser, secretary)
  const list = await desk.newPage()
  await list.goto('/to-cong-tac/cong-trinh')
  await lookAt(list, 'works')
  await list.getByRole('link', { name: TITLE }).click()
  await list.getByRole('button', { name: 'Công nhận', exact: true }).click()
  await expect(list.getByText(/Được công nhận ngày/)).toBeVisible()
  await lookAt(list, 'work-accepted')
  await desk.close()
})
