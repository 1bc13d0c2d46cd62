import { expect, test } from '@playwright/test'
import type { JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import {
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../apps/api/src/testing/released-result.ts'
import { lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let people: ResultPeople
let it: JudgedStage

test.beforeAll(async () => {
  served = await serveWorld()
  people = await resultPeople(served.world)
  it = await insertApprovedResult(served.world, people, {
    totals: [
      [80, 85],
      [90, 91.5],
      [80, 85],
      [70, 71],
    ],
  })
  await decide(it, people)
  await release(it, people)
})
test.afterAll(() => served.close())

test('a unit reads its own result, files a kiến nghị and reads the answer', async ({ browser }) => {
  const [first] = it.entries
  const office = [{ role: 'officer', scopeKind: 'unit', scopeId: first?.unitId ?? '' }] as const
  const officer = await served.world.person('Cán bộ đơn vị một', office)
  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/co-so/bai')
  await page.getByRole('link', { name: 'Xem kết quả và kiến nghị' }).first().click()
  await expect(page.getByText('Đã tính lại từ các phiếu chấm')).toBeVisible()
  await page.getByLabel('Nội dung kiến nghị').fill('Ngắn')
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(page.getByText('Viết ít nhất 10 ký tự.')).toBeVisible()
  await page
    .getByLabel('Nội dung kiến nghị')
    .fill('Đề nghị Ban Tổ chức kiểm tra lại việc cộng điểm tiêu chí Hiệu quả của bài dự thi.')
  await page.reload()
  await expect(page.getByLabel('Nội dung kiến nghị')).toHaveValue(/kiểm tra lại việc cộng điểm/)
  await lookAt(page, 'own-result')
  // A colleague who signs in on this device reads nothing of what lies there.
  await served.signIn(context, await served.world.person('Cán bộ khác', office))
  await page.reload()
  await expect(page.getByLabel('Nội dung kiến nghị')).toHaveValue('')
  await served.signIn(context, officer)
  await page.reload()
  await expect(page.getByLabel('Nội dung kiến nghị')).toHaveValue(/kiểm tra lại việc cộng điểm/)
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(page.getByText(/Đã tiếp nhận, mã PKN-/)).toBeVisible()

  const desk = await (await served.as(browser, people.lead)).newPage()
  await desk.goto(`/to-cong-tac/lan/${it.editionId}/kien-nghi`)
  await lookAt(desk, 'appeals')
  await desk.getByRole('link', { name: /^PKN-/ }).click()
  await expect(desk.getByText('Đã tính lại toàn bộ bản công bố')).toBeVisible()
  await desk.getByLabel('Trả lời đơn vị').fill('Đã tính lại từ các phiếu, điểm đúng như công bố.')
  await lookAt(desk, 'appeal')
  await desk.getByRole('button', { name: 'Gửi trả lời' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(desk.getByText('Đã tính lại từ các phiếu, điểm đúng như công bố.')).toBeVisible()

  await page.reload()
  await expect(page.getByText('Đã tính lại từ các phiếu, điểm đúng như công bố.')).toBeVisible()
  await page.goto('/')
})
