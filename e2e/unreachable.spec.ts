import { expect, type Page, test } from '@playwright/test'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { glance, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** A hall with bad Wi-Fi: a page that could not be loaded says so and loads again, instead of waiting for ever. */
let served: ServedWorld
let page: Page
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  served = await serveWorld()
  const secretary = await served.world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  page = await (await served.as(browser, secretary, WIDTHS.phone)).newPage()
})
test.afterAll(() => served.close())

test('an officer’s home that could not be loaded whole says so, and never that there is nothing to do', async ({
  browser,
}) => {
  const scopeId = await ensureUnit(served.world, 'Đoàn Sở Y tế')
  const officer = await served.world.person('Trần Thị Cúc', [{ role: 'officer', scopeKind: 'unit', scopeId }])
  const home = await (await served.as(browser, officer, WIDTHS.phone)).newPage()
  const nothing = home.getByText('Hiện không có việc nào cần làm')
  for (const answer of [
    'replications',
    'officer/reports*',
    'officer/ceremony-invitations',
    'officer/public-notices',
  ]) {
    await home.route(`**/api/${answer}`, (route) => route.abort('internetdisconnected'))
    await home.goto('/co-so')
    await expect(home.getByRole('alert')).toBeVisible()
    await expect(nothing).toHaveCount(0)
    if (answer === 'replications') await glance(home, 'officer-home-unreachable')
    await home.unroute(`**/api/${answer}`)
    await home.getByRole('button', { name: 'Thử lại' }).click()
    await expect(home.getByRole('alert')).toBeHidden()
    await expect(home.getByRole('heading', { name: 'Kế hoạch, báo cáo cần nộp' })).toBeVisible()
  }
  await insertEdition(served.world)
})

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
