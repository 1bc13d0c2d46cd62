import { expect, type Page, test } from '@playwright/test'
import { appointOffices, insertTerm, type Offices } from '../apps/api/src/testing/open-edition.ts'
import { must } from '../apps/api/src/testing/must.ts'
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let offices: Offices
let editionId: string

test.beforeAll(async () => {
  served = await serveWorld()
  await insertTerm(served.world)
  offices = await appointOffices(served.world)
  const json = { programme: 'ideaContest', title: 'Cuộc thi ý tưởng 2026', slug: 'y-tuong-2026', opensAt: null }
  editionId = must('create', await offices.secretary.post('/api/editions', json)).editionId as string
})
test.afterAll(() => served.close())

const lookAt = async (page: Page, name: string) => {
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.screenshot({ path: test.info().outputPath(`${name}-${width}.png`), fullPage: true })
  }
  await page.setViewportSize(WIDTHS.desktop)
}

const SECTIONS = ['chung', 'mau-bai', 'nguoi-tep', 'dieu-kien', 'vong', 'tieu-chi', 'cham', 'giai', 'cong-bo']

test('looks', async ({ browser }) => {
  const context = await served.as(browser, offices.secretary)
  const page = await context.newPage()
  for (const section of SECTIONS) {
    await page.goto(`/to-cong-tac/lan/${editionId}/the-le/soan?muc=${section}`)
    await expect(page.locator('fieldset').first()).toBeVisible()
    const folds = page.locator('.rule-part-fold')
    if ((await folds.count()) > 0) await folds.first().click()
    await lookAt(page, section)
  }
})
