import { expect, test } from '@playwright/test'
import { expectAccessible, type RunningServer, startServer } from './harness.ts'

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

test('an empty system answers, and its sign-in page is accessible', async ({ page }) => {
  await page.goto(`${server.url}/dang-nhap`)
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
  await expectAccessible(page)
})
