import { stage } from '@xk/db'
import { expect, type Page, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { acceptAll, sampleIdeas, submitIdeas } from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, lookAt, saved } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** Idea 2 names its authors in the text and in its docx; idea 1 comes with a picture. */
const LEAKING = sampleIdeas[1]?.ten ?? ''

let served: ServedWorld
let first: Persona
let second: Persona
let list: string

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const edition = await insertEdition(world)
  const secretary = [{ role: 'secretary', scopeKind: 'global' }] as const
  first = await world.person('Trần Thu Thảo', secretary)
  second = await world.person('Lý Gia Hân', secretary)
  await acceptAll(first, await submitIdeas(world, edition, { count: 2 }))
  const [scoring] = await world.database.db.select().from(stage).where(eq(stage.kind, 'scoring'))
  list = `/to-cong-tac/vong/${scoring?.id}/danh-phach`
})
test.afterAll(() => served.close())

const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })
const mark = (page: Page, text: string) => page.getByRole('button', { name: new RegExp(`^${text}:`) }).first()

test('a secretary masks an idea that leaks, another sends it back once and then approves', async ({
  browser,
}) => {
  const mine = await (await served.as(browser, first)).newPage()
  const theirs = await (await served.as(browser, second)).newPage()

  await test.step('codes are drawn', async () => {
    await mine.goto(list)
    await mine.getByRole('button', { name: 'Cấp mã bài cho 2 bài' }).click()
    await expect(rowOf(mine, LEAKING)).toBeVisible()
    await lookAt(mine, 'list')
  })

  await test.step('names are found; pressed and drawn over; decisions stay', async () => {
    await rowOf(mine, LEAKING).getByRole('link').click()
    await expect(mark(mine, 'anh Thành')).toBeVisible({ timeout: 90_000 })
    await mark(mine, 'anh Thành').click()
    await saved(mine)
    const picture = mine.getByRole('img', { name: /Ảnh 1/ })
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(0)
    const area = await picture.boundingBox()
    if (!area) throw new Error('no picture')
    await mine.mouse.move(area.x + 40, area.y + 40)
    await mine.mouse.down()
    await mine.mouse.move(area.x + 240, area.y + 120, { steps: 4 })
    await mine.mouse.up()
    await expect(mine.getByRole('button', { name: 'Ô che 1, trang 1' })).toBeFocused()
    await mine.keyboard.press('ArrowDown')
    await mine.keyboard.press('Shift+ArrowRight')
    await saved(mine)
    await lookAt(mine, 'masking')
    await mine.reload()
    await expect(mine.getByRole('button', { name: 'Ô che 1, trang 1' })).toBeVisible({ timeout: 90_000 })
    await expect(mark(mine, 'anh Thành')).toHaveAccessibleName(/để nguyên, bấm để che/)
  })

  await test.step('a name left in is warned of; covered, the copy is made', async () => {
    await mine.getByRole('button', { name: 'Lập bản chấm' }).click()
    const warning = mine.getByRole('dialog')
    await expect(warning.getByText('anh Thành')).toBeVisible({ timeout: 90_000 })
    await expectAccessible(mine)
    await warning.getByRole('button', { name: 'Để sau' }).click()
    await mark(mine, 'anh Thành').click()
    await mine.getByRole('button', { name: 'Giám khảo sẽ thấy' }).click()
    await expect(mine.getByText('anh Thành')).toHaveCount(0)
    await mine.getByRole('button', { name: 'Lập bản chấm' }).click()
    await expect(mine.getByRole('article')).toBeVisible({ timeout: 90_000 })
    await expect(mine.getByText('anh Thành')).toHaveCount(0)
    await expect(mine.getByRole('button', { name: /^Duyệt/ })).toHaveCount(0)
    await lookAt(mine, 'own-copy')
  })

  await test.step('another secretary sends it back with a reason', async () => {
    await theirs.goto(list)
    await theirs.getByRole('link', { name: 'Duyệt bài tiếp theo' }).click()
    await expect(theirs.getByRole('article')).toContainText('đã che')
    await theirs.getByRole('button', { name: /^Mở/ }).click()
    await expect(theirs.getByRole('img', { name: /trang 1/i })).toBeVisible()
    await lookAt(theirs, 'approval')
    await theirs.getByRole('button', { name: 'Trả lại' }).click()
    await theirs.getByLabel('Lý do trả lại').fill('Che thêm tên quầy trong ảnh.')
    await theirs.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click()
    await expect(theirs).toHaveURL(list)
  })

  await test.step('mended, made again, approved', async () => {
    await mine.goto(list)
    await expect(rowOf(mine, LEAKING)).toContainText('Che thêm tên quầy trong ảnh.')
    await rowOf(mine, LEAKING).getByRole('link').click()
    await mine.getByRole('button', { name: 'Thêm ô che' }).click({ timeout: 90_000 })
    await saved(mine)
    await mine.getByRole('button', { name: 'Lập bản chấm' }).click()
    await expect(mine.getByRole('article')).toBeVisible({ timeout: 90_000 })
    await theirs.reload()
    await theirs.getByRole('link', { name: 'Duyệt bài tiếp theo' }).click()
    await theirs.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await expect(rowOf(theirs, LEAKING)).toContainText('Đã duyệt')
    await lookAt(theirs, 'approved')
  })
})
