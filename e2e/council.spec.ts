import { expect, test } from '@playwright/test'
import { council } from '@xk/db'
import {
  insertCouncilStage,
  type Seat,
  seatCouncil,
  type CouncilStage,
} from '../apps/api/src/testing/council-stage.ts'
import { confirmFactor } from '../apps/api/src/testing/index.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** The secretary sets a council up; its teller calls the roll, opens the meeting and hands out paper ballots. */
let served: ServedWorld
let secretary: Persona
let stage: CouncilStage
let seats: Seat[]
const LAPTOP = { width: 1366, height: 768 }
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  await confirmFactor(world, secretary)
  stage = await insertCouncilStage(world, { names: ['Nguyễn Văn Đức', 'Trần Thị Ánh', 'Lê Hoàng An'] })
  seats = await seatCouncil(world, secretary, stage.councilStageId, 8)
  await world.person('Hoàng Thị Kim Oanh')
})
test.afterAll(() => served.close())

test('the last member is found without marks, and the page says that the council is whole', async ({
  browser,
}) => {
  const context = await served.as(browser, secretary, LAPTOP)
  const page = await context.newPage()
  await page.goto(`/to-cong-tac/vong/${stage.councilStageId}/hoi-dong`)
  await expect(page.getByText('Hội đồng có 8 thành viên, thể lệ cần ít nhất 9.')).toBeVisible()
  await page.getByRole('button', { name: 'Thêm thành viên' }).click()
  await page.getByLabel('Tìm theo họ tên (không cần dấu)').fill('hoang thi kim')
  await page.getByRole('button', { name: 'Hoàng Thị Kim Oanh' }).click()
  await page.getByRole('button', { name: 'Thêm vào Hội đồng' }).click()
  await expect(page.getByText('Hội đồng đã đủ thành phần theo thể lệ.')).toBeVisible()
  await page.getByLabel('Địa điểm').fill('Phòng họp số 2, trụ sở Đoàn Khối')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await glance(page, 'council-set-up')
  await context.close()
})

test('the roll is called line by line; with a quorum the meeting opens and ballots are handed out', async ({
  browser,
}) => {
  const context = await served.as(browser, seats[3]?.persona as Persona, LAPTOP)
  const page = await context.newPage()
  await page.goto('/hoi-dong')
  await page.getByRole('link', { name: 'Phiên họp và kiểm phiếu' }).click()
  await expect(page.getByText('Chưa đủ túc số').first()).toBeVisible()
  const away = page.getByRole('group', { name: 'Điểm danh Bùi Quốc Khánh' })
  await away.getByLabel('Vắng').check()
  const reason = page.getByLabel('Lý do vắng của Bùi Quốc Khánh')
  await reason.fill('Đi công tác tại Hà Nội')
  await reason.blur()
  await expect(page.getByText('8 người chưa điểm danh')).toBeVisible()
  await page.getByRole('button', { name: 'Ghi có mặt cho người chưa điểm danh' }).click()
  await expect(page.getByText('Có mặt 8/9, cần ít nhất 6')).toBeVisible()
  await page.getByLabel('Khách mời, giúp việc').fill('Đại diện Ban Phong trào Thành Đoàn')
  await expect(page.getByText(/^Đã lưu lúc/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Khai mạc phiên họp' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Khai mạc phiên họp' }).click()
  await page.getByLabel('Hoàn toàn bằng phiếu giấy').check()
  await page.getByRole('button', { name: 'Phát phiếu', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Phát phiếu' }).click()
  await page.getByRole('button', { name: 'Đã đưa phiếu giấy cho Phạm Quang Vinh' }).click()
  await expect(page.getByText('Đã nhận phiếu')).toHaveCount(1)
  await glance(page, 'council-sitting')
  const rows = await served.world.database.db.select({ minutes: council.minutes }).from(council)
  expect(rows).toMatchObject([{ minutes: { guests: 'Đại diện Ban Phong trào Thành Đoàn' } }])
  await context.close()
})
