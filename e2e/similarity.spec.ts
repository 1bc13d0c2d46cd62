import { expect, test } from '@playwright/test'
import { type EditionWorld, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { submitIdeas } from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { lookAt } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let edition: EditionWorld
let secretary: Persona
test.beforeAll(async () => {
  served = await serveWorld()
  const earlier = await insertEdition(served.world)
  await submitIdeas(served.world, earlier, { attachments: false, count: 2 })
  served.world.clock.advance(60_000)
  edition = await insertEdition(served.world)
  await submitIdeas(served.world, edition, { attachments: false })
  secretary = await served.world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
})
test.afterAll(() => served.close())

test('the secretary has entries compared, reads a copy side by side and records what it is', async ({
  browser,
}) => {
  const page = await (await served.as(browser, secretary)).newPage()
  await page.goto(`/to-cong-tac/lan/${edition.id}/bai`)
  await page.getByRole('link', { name: 'Bài giống nhau' }).click()
  await expect(page.getByText('Chưa so sánh lần nào')).toBeVisible()
  await page.getByRole('button', { name: 'So sánh các bài' }).click()
  await expect(page.getByText(/Đã so 24 bài với nhau và với 2 bài của các lần trước/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Chưa xem (7)' })).toBeVisible()
  await lookAt(page, 'similar-list')

  const copy = page.getByRole('row').filter({ hasText: 'Hàng đợi không chờ' })
  await copy
    .filter({ hasText: 'giảm chờ đợi cho phụ huynh' })
    .getByRole('link', { name: /Đọc song song/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Hai bài song song', level: 1 })).toBeVisible()
  await expect(page.locator('#a-1')).toBeVisible()
  await lookAt(page, 'similar-pair')

  await page.getByRole('radio', { name: /^Trùng nhau/ }).check()
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await expect(page.getByText('Hãy ghi lý do.')).toBeVisible()
  await page.getByLabel('Lý do').fill('Bài sau chép mục 1, 2, 4, 5 của bài trước, chỉ đổi số liệu.')
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await expect(page.getByText('Đã ghi quyết định.')).toBeVisible()

  await page.getByRole('link', { name: 'Hàng đợi không chờ: đặt lịch nộp hồ sơ theo khung 15 phút' }).click()
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Bài giống nhau' }) })
  await expect(card.getByText('Trùng nhau', { exact: true })).toBeVisible()
  await lookAt(page, 'similar-card')
  await page.context().close()
})
