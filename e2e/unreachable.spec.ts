import { expect, type Page, test } from '@playwright/test'
import { insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { glance, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** A hall with bad Wi-Fi: a page that could not be loaded says so and loads again, instead of waiting for ever. */
let served: ServedWorld
let page: Page
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  served = await serveWorld()
  await insertEdition(served.world)
  const secretary = await served.world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  page = await (await served.as(browser, secretary, WIDTHS.phone)).newPage()
})
test.afterAll(() => served.close())

for (const [path, answer] of [
  ['/to-cong-tac', '/api/editions'],
  ['/quan-tri/du-lieu-ca-nhan', '/api/data-requests*'],
] as const)
  test(`${path} without an answer, and again with one`, async () => {
    await page.route(`**${answer}`, (route) => route.abort('internetdisconnected'))
    await page.goto(path)
    await expect(page.getByRole('alert')).toBeVisible()
    await glance(page, `unreachable${path.replaceAll('/', '-')}`)
    await page.unroute(`**${answer}`)
    await page.getByRole('button', { name: /Thử lại|Tải lại/ }).click()
    await expect(page.getByRole('alert')).toBeHidden()
    await expect(page.locator('.skeleton')).toHaveCount(0)
  })
