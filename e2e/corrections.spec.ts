import { expect, test } from '@playwright/test'
import type { JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import type { ResultPeople } from '../apps/api/src/testing/released-result.ts'
import { lookAt } from './harness.ts'
import { insertReleased } from './released-world.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let people: ResultPeople
let it: JudgedStage

test.beforeAll(async () => {
  served = await serveWorld()
  ;({ people, it } = await insertReleased(served))
})
test.afterAll(() => served.close())

test('a prize is taken back by two people and stays on the public page, struck through', async ({
  browser,
}) => {
  const secretary = await (await served.as(browser, people.secretary)).newPage()
  await secretary.goto(`/to-cong-tac/lan/${it.editionId}/dinh-chinh`)
  await secretary.getByText('Thu hồi giải, danh hiệu', { exact: true }).click()
  await secretary.getByLabel('Giải, danh hiệu cần thu hồi').selectOption({ index: 1 })
  await secretary.getByLabel('Căn cứ pháp lý').fill('Điều 12 Thể lệ')
  await secretary.getByLabel('Số quyết định thu hồi').fill('21')
  await secretary.getByLabel('Ngày ký').fill('20/12/2026')
  await secretary.getByLabel('Lý do').fill('Nội dung sao chép sáng kiến đã được công nhận')
  await secretary.getByRole('button', { name: 'Xem thay đổi' }).click()
  await expect(secretary.getByText('đã thu hồi')).toBeVisible()
  await lookAt(secretary, 'correction-form')
  await secretary.getByRole('button', { name: 'Trình duyệt' }).click()
  await expect(secretary.getByText('chờ người thứ hai duyệt')).toBeVisible()

  const lead = await (await served.as(browser, people.lead)).newPage()
  await lead.goto(`/to-cong-tac/lan/${it.editionId}/dinh-chinh`)
  await lookAt(lead, 'correction-waiting')
  await lead.getByRole('button', { name: 'Duyệt và công bố' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Duyệt và công bố' }).click()
  const published = lead.getByRole('link', { name: 'Mở bản công bố' })
  await expect(published).toBeVisible()
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(new URL((await published.getAttribute('href')) ?? '', lead.url()).href)
  await expect(stranger.getByRole('heading', { name: 'Giải, danh hiệu đã thu hồi' })).toBeVisible()
  // Whose prize was the first no longer has it: nobody stands above the others.
  await expect(stranger.getByRole('list', { name: 'Các giải cao nhất' })).toHaveAttribute(
    'data-count',
    'level',
  )
  await expect(stranger.getByText(/Thu hồi theo Quyết định số 21-QĐ\/ĐTN/)).toBeVisible()
  await lookAt(stranger, 'revoked-public')
})
