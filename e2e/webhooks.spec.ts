import { expect, type Page, test } from '@playwright/test'
import { startReceiver } from '../apps/api/src/testing/webhook-receiver.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { tellWebhooks } from '../apps/api/src/features/webhooks/tell-webhooks.ts'
import { sendDueWebhooks } from '../apps/api/src/features/webhooks/send-due-webhooks.ts'
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** An administrator adds another program, tries it, sees what went there and sends it again. */
let served: ServedWorld
let receiver: Awaited<ReturnType<typeof startReceiver>>
let administrator: Persona
test.beforeAll(async () => {
  ;[served, receiver] = await Promise.all([serveWorld(), startReceiver()])
  served.world.deps.config.webhookLoopback = [receiver.host]
  administrator = await served.world.person('Lê Thị Mỹ Duyên', [
    { role: 'administrator', scopeKind: 'global' },
  ])
})
test.afterAll(async () => {
  await served.close()
  await receiver.close()
})

const look = async (page: Page, name: string) => {
  const before = page.viewportSize()
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: `.cache/pictures/${name}-${width}.png`, fullPage: true })
  }
  if (before) await page.setViewportSize(before)
  await expectAccessible(page)
}

test('an address is added, tried, told, and told again by hand', async ({ browser }) => {
  const page = await (await served.as(browser, administrator)).newPage()
  await page.goto('/quan-tri')
  await page.getByRole('link', { name: 'Phần mềm khác' }).click()
  await expect(page.getByText('Chưa có địa chỉ nhận nào')).toBeVisible()
  await look(page, 'webhooks-empty')
  await page.getByRole('button', { name: 'Thêm địa chỉ nhận' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tên (phần mềm nào)').fill('Cổng thông tin điện tử Đoàn Khối các cơ quan Thành phố')
  await dialog.getByLabel('Địa chỉ nhận').fill('https://10.0.0.5/webhook')
  await expect(dialog.getByLabel('Có bài nộp')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Thêm' }).click()
  await expect(dialog.getByText('Địa chỉ phải là https://')).toBeVisible()
  await look(page, 'webhooks-make')
  await dialog.getByLabel('Địa chỉ nhận').fill(`http://${receiver.host}/cong-thong-tin/nhan-tin/xung-kich`)
  await dialog.getByRole('button', { name: 'Thêm' }).click()
  await expect(dialog.getByText('Khóa ký chỉ hiện một lần này')).toBeVisible()
  await look(page, 'webhooks-secret')
  await dialog.getByRole('button', { name: 'Đã chép xong' }).click()

  receiver.answersStatus(500)
  await page.getByRole('button', { name: 'Gửi thử' }).click()
  await expect(page.getByText('Tin thử chưa đến')).toBeVisible()
  receiver.answersStatus(204)
  await page.getByRole('button', { name: 'Gửi thử' }).click()
  await expect(page.getByText('Bên nhận đã nhận tin thử (trả lời 204).')).toBeVisible()
  const { world } = served
  await world.database.db.transaction((tx) =>
    tellWebhooks(world.deps, tx, { event: 'result.released', n: 1, path: '/ket-qua/y-tuong' }),
  )
  await sendDueWebhooks(world.deps)
  await page.getByRole('button', { name: 'Lịch sử gửi' }).click()
  await page.getByRole('button', { name: 'Gửi lại' }).click()
  await expect(page.getByText('Chờ gửi')).toBeVisible()
  await look(page, 'webhooks')
  await sendDueWebhooks(world.deps)
  expect(receiver.got).toHaveLength(4)
  await page.getByRole('button', { name: 'Tạm dừng' }).click()
  await expect(page.getByRole('button', { name: 'Gửi tiếp' })).toBeVisible()
  await page.getByRole('button', { name: 'Xóa' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa' }).click()
  await expect(page.getByText('Chưa có địa chỉ nhận nào')).toBeVisible()
})
