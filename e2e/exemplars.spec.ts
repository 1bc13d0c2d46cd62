import { readFileSync } from 'node:fs'
import { consent } from '@xk/db'
import { expect, test } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import { addPortrait, type HonouredEdition, insertHonoured } from '../apps/api/src/testing/honoured.ts'
import { type ResultPeople, resultPeople } from '../apps/api/src/testing/released-result.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const NAMES = [
  'Đào Ngọc Bảo Trân',
  'Nguyễn Hoàng Thiên Ân',
  'Phan Lê Quốc Huy',
  'Nguyễn Thị Yến Phụng',
  'Công Huyền Tôn Nữ Nguyễn Hoàng Bảo Khuyên',
  'Lâm Tuấn Kiệt',
]
const fixture = new URL('../apps/api/src/features/gallery/fixtures/chan-dung-xoay.jpg', import.meta.url)

let served: ServedWorld
let people: ResultPeople
let edition: HonouredEdition
test.beforeAll(async () => {
  served = await serveWorld()
  people = await resultPeople(served.world)
  edition = await insertHonoured(served.world, people, NAMES)
  for (const { stageEntryId } of edition.honoured.slice(0, 4))
    await addPortrait(served.world, stageEntryId, new Uint8Array(readFileSync(fixture)))
  const [, , , refuses] = edition.honoured
  await served.world.database.db
    .update(consent)
    .set({ withdrawnAt: served.world.clock.now })
    .where(and(eq(consent.personId, refuses?.personId ?? ''), eq(consent.purpose, 'publishPhoto')))
})
test.afterAll(() => served.close())

test('the gallery shows who agreed, as they agreed, and is empty of who takes it back', async ({
  browser,
}) => {
  const context = await served.stranger(browser, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/guong')
  await expect(page.getByRole('img')).toHaveCount(3)
  await lookAt(page, 'guong')
  await page.getByRole('link', { name: NAMES[0] ?? '' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAMES[0] ?? '')
  await lookAt(page, 'guong-mot')
  await served.world.database.db
    .update(consent)
    .set({ withdrawnAt: served.world.clock.now })
    .where(and(eq(consent.personId, edition.honoured[0]?.personId ?? ''), eq(consent.purpose, 'publishName')))
  expect((await page.reload())?.status()).toBe(404)
  await expect(page.getByText(NAMES[0] ?? '')).toHaveCount(0)
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('link', { name: NAMES[0] ?? '' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: NAMES[1] ?? '' })).toHaveCount(1)
  await context.close()
})

test('a secretary writes a tờ trình in the suggested order and a text for the web', async ({ browser }) => {
  const context = await served.as(browser, people.secretary)
  const page = await context.newPage()
  await page.goto(`/to-cong-tac/lan/${edition.editionId}/gioi-thieu`)
  await page.getByRole('button', { name: 'Lập tờ trình cấp Thành' }).click()
  await page.getByRole('checkbox', { name: NAMES[0] ?? '' }).check()
  await page.getByRole('checkbox', { name: NAMES[2] ?? '' }).check()
  await expect(page.getByText('Danh sách bỏ qua 1 người')).toBeVisible()
  await page.getByRole('checkbox', { name: NAMES[1] ?? '' }).check()
  await expect(page.getByText('Đã chọn 3. Chỉ tiêu còn 2 sau danh sách này.')).toBeVisible()
  await page.getByRole('button', { name: 'Lưu tờ trình' }).click()
  await expect(page.getByText('3/5, còn 2')).toBeVisible()
  await lookAt(page, 'gioi-thieu')
  await page.getByRole('link', { name: 'Gương', exact: true }).click()
  await page.getByRole('button', { name: 'Viết bài' }).first().click()
  await page.getByLabel('Một dòng về người này').fill('Người ngồi ghế thấp cạnh sạp rau')
  await page.getByRole('button', { name: 'Lưu bài' }).click()
  await expect(page.getByText('Bài chờ duyệt')).toBeVisible()
  await lookAt(page, 'guong-bien-tap')
  await page.goto('/to-cong-tac/gioi-thieu')
  await glance(page, 'gioi-thieu-nhiem-ky')
  await context.close()
})
