import { readFileSync } from 'node:fs'
import { hashPassword, totpCodeAt } from '@xk/auth'
import { account } from '@xk/db'
import { expect, type Page, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { ensureUnit } from '../apps/api/src/testing/edition-world.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** What happens to an account at its turns: second factor and its paper, recovery and erasure by two people. */
const PASSWORD = 'nước chảy đá mòn'
const REASON = 'Đã gặp trực tiếp tại trụ sở Đoàn Khối, đối chiếu thẻ công chức và số điện thoại đã đăng ký'

let served: ServedWorld
let people: Record<'secretary' | 'administrator' | 'lead' | 'lost' | 'leaving', Persona>
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const stale = { fresh: false }
  people = {
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    administrator: await world.person(
      'Lê Thị Mỹ Duyên',
      [{ role: 'administrator', scopeKind: 'global' }],
      stale,
    ),
    lead: await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }], stale),
    lost: await world.person('Nguyễn Ngọc Khánh Huyền', [{ role: 'deputy', scopeKind: 'global' }]),
    leaving: await world.person('Tôn Nữ Hoàng Diệu Linh'),
  }
  const passwordHash = await hashPassword(PASSWORD)
  for (const { accountId } of [people.administrator, people.lead])
    await world.database.db.update(account).set({ passwordHash }).where(eq(account.id, accountId))
})
test.afterAll(() => served.close())

/** Whoever has not confirmed their identity lately is asked for it in a dialog, and the act goes on by itself. */
const confirmFresh = async (page: Page, name: string) => {
  const dialog = page.getByRole('dialog', { name: 'Xác nhận danh tính' })
  await expect(dialog).toBeVisible()
  await lookAt(page, `${name}-confirm`)
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill('sai mật khẩu rồi')
  await dialog.getByRole('button', { name: 'Xác nhận' }).click()
  await expect(dialog.getByText(/chưa đúng|không đúng/)).toBeVisible()
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Xác nhận' }).click()
  await expect(dialog).toBeHidden()
}

test('a second factor is set up, and its recovery codes come as a paper to print', async ({ browser }) => {
  const context = await served.as(browser, people.lost, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/tai-khoan')
  await page.getByRole('link', { name: 'Bật xác thực hai bước' }).first().click()
  const secret = await page.locator('code').innerText()
  await page.getByLabel('Mã 6 số ứng dụng đang hiện').fill('000000')
  await page.getByRole('button', { name: 'Bật', exact: true }).click()
  await expect(page.getByText(/chưa đúng|không đúng/)).toBeVisible()
  await page.getByLabel('Mã 6 số ứng dụng đang hiện').fill(totpCodeAt(secret, served.world.clock.now))
  await page.getByRole('button', { name: 'Bật', exact: true }).click()
  await expect(page.getByRole('listitem')).toHaveCount(10)
  await lookAt(page, 'codes')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'In mã dự phòng (PDF)' }).click()
  const paper = await download
  expect(paper.suggestedFilename()).toBe('ma-khoi-phuc.pdf')
  expect(
    readFileSync(await paper.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await page.getByRole('button', { name: 'Đã cất giữ, tiếp tục' }).click()
  await page.goto('/tai-khoan')
  await expect(page.getByText('Đang bật')).toBeVisible()
  await context.close()
})

test('who lost everything is let in again by two people, the second confirming who they are', async ({
  browser,
}) => {
  const list = `/quan-tri/tai-khoan?q=${encodeURIComponent('khanh huyen')}`
  const first = await (await served.as(browser, people.secretary)).newPage()
  await first.goto(list)
  await first.getByRole('button', { name: 'Khôi phục', exact: true }).click()
  await first.getByRole('dialog').getByLabel('Đã xác minh bằng cách nào').fill(REASON)
  await lookAt(first, 'recovery-ask')
  await first.getByRole('dialog').getByRole('button', { name: 'Khôi phục', exact: true }).click()
  await expect(first.getByText('Đã gửi đề nghị, chờ người thứ hai duyệt.')).toBeVisible()
  // Who asked does not approve.
  await expect(first.getByRole('button', { name: 'Duyệt khôi phục' })).toHaveCount(0)

  const second = await (await served.as(browser, people.administrator)).newPage()
  await second.goto(list)
  await second.getByRole('button', { name: 'Duyệt khôi phục' }).click()
  await lookAt(second, 'recovery-approve')
  await second.getByRole('dialog').getByRole('button', { name: 'Duyệt khôi phục' }).click()
  await confirmFresh(second, 'recovery')
  await expect(second.getByText(/\/moi\//).first()).toBeVisible()
  await lookAt(second, 'recovery-link')
  const message = await second.getByRole('dialog').innerText()
  const url = /http\S+\/moi\/[\w-]+/.exec(message)?.[0] ?? ''

  const theirs = await (await served.stranger(browser, WIDTHS.phone)).newPage()
  await theirs.goto(url)
  await lookAt(theirs, 'recovery-taken-up')
  await theirs.getByLabel('Mật khẩu', { exact: true }).fill('một cây làm chẳng nên non')
  await theirs.getByRole('button', { name: 'Lưu mật khẩu và vào' }).click()
  await expect(theirs).not.toHaveURL(/\/moi\//)
  // The old second factor is gone with what was lost: it has to be set up again.
  await theirs.goto(`${served.url}/tai-khoan`)
  await expect(theirs.getByText('Chưa bật')).toBeVisible()
})

test('a person is erased by two people, after the second has confirmed who they are', async ({ browser }) => {
  const list = `/quan-tri/tai-khoan?q=${encodeURIComponent('dieu linh')}`
  const first = await (await served.as(browser, people.secretary)).newPage()
  await first.goto(list)
  await first.getByRole('button', { name: 'Xóa dữ liệu' }).click()
  await first.getByRole('dialog').getByLabel('Lý do').fill('Đương sự gửi đơn đề nghị ngày 02/11/2026')
  await lookAt(first, 'erasure-ask')
  await first.getByRole('dialog').getByRole('button', { name: 'Xóa dữ liệu' }).click()
  await expect(first.getByText('Đã gửi đề nghị, chờ người thứ hai duyệt.')).toBeVisible()
  await first.goto('/quan-tri/xoa-du-lieu')
  await expect(first.getByText('Tôn Nữ Hoàng Diệu Linh')).toBeVisible()
  await expect(first.getByRole('button', { name: 'Duyệt và xóa' })).toHaveCount(0)

  const second = await (await served.as(browser, people.lead)).newPage()
  await second.goto('/quan-tri/xoa-du-lieu')
  await lookAt(second, 'erasures')
  await second.getByRole('button', { name: 'Duyệt và xóa' }).click()
  await lookAt(second, 'erasure-approve')
  await second.getByRole('dialog').getByRole('button', { name: 'Duyệt và xóa' }).click()
  await confirmFresh(second, 'erasure')
  await expect(second.getByText('Không có đề nghị nào đang chờ.')).toBeVisible()
  await first.goto(list)
  await expect(first.getByText('Không có tài khoản nào khớp.')).toBeVisible()
})

test('a unit is handed over to who comes new, with a link ready to send', async ({ browser }) => {
  const { world } = served
  const unitId = await ensureUnit(world, 'Đoàn Văn phòng Ủy ban nhân dân Thành phố')
  const office = [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }] as const
  for (const name of ['Đặng Thị Thùy Dương', 'Lê Hoàng Phúc']) await world.person(name, office)
  const administrator = await world.person('Võ Ngọc Cẩm Tú', [{ role: 'administrator', scopeKind: 'global' }])
  const page = await (await served.as(browser, administrator)).newPage()
  await page.goto(`/quan-tri/co-so/${unitId}`)
  await page.getByRole('button', { name: 'Bàn giao cho người mới' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bàn giao cơ sở Đoàn cho cán bộ mới' })
  await dialog.getByLabel('Người bàn giao').selectOption({ label: 'Đặng Thị Thùy Dương' })
  await dialog.getByLabel('Họ và tên').fill('Nguyễn Ngọc Khánh An')
  await dialog.getByLabel('Lý do').fill('Đồng chí Dương chuyển công tác từ ngày 15/12/2026')
  await lookAt(page, 'hand-over')
  await dialog.getByRole('button', { name: 'Bàn giao' }).click()
  await expect(page.getByText(/\/moi\//).first()).toBeVisible()
  await lookAt(page, 'handed-over')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Đặng Thị Thùy Dương')).toHaveCount(0)
  await expect(page.getByText('Lê Hoàng Phúc').first()).toBeVisible()
})
