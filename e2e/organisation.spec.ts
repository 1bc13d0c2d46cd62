import { join } from 'node:path'
import { totpCodeAt } from '@xk/auth'
import { expect, test } from '@playwright/test'
import { expectAccessible, glance, lookAt, type RunningServer, startServer, WIDTHS } from './harness.ts'

/** The first hour with an empty system: the administrator, the units, the invitations, an officer on a phone. */
const SHEETS = join(import.meta.dirname, '../apps/api/fixtures')
const PASSWORD = 'nước chảy đá mòn'

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())
test.describe.configure({ mode: 'serial' })

let secret = ''
let invitation = ''

test('an empty system answers, and its sign-in page is accessible', async ({ page }) => {
  await page.goto(`${server.url}/dang-nhap`)
  await expect(page.getByRole('heading', { name: 'Đăng nhập' })).toBeVisible()
  await expectAccessible(page)
})

test('the first administrator takes up the printed link and sets a second factor up', async ({ page }) => {
  await page.goto(server.firstLink)
  await lookAt(page, 'link')
  await page.getByLabel('Họ và tên').fill('Lê Thị Mỹ Duyên')
  await page.getByLabel('Tên đăng nhập').fill('0912 345 678')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await expect(page.getByRole('heading', { name: 'Việc cần làm' })).toBeVisible()
  await page.getByRole('link', { name: 'Bắt đầu' }).click()
  secret = await page.locator('code').innerText()
  await lookAt(page, 'second-factor')
  await page.getByLabel('Mã 6 số ứng dụng đang hiện').fill(totpCodeAt(secret, new Date()))
  await page.getByRole('button', { name: 'Bật', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Mã khôi phục' })).toBeVisible()
  await expect(page.getByRole('listitem')).toHaveCount(10)
  await lookAt(page, 'recovery-codes')
  await page.getByRole('button', { name: 'Đã cất giữ, tiếp tục' }).click()
  await expect(page.getByText('Mời quản trị viên thứ hai')).toBeVisible()
  await lookAt(page, 'administrator-home')
  await page.context().storageState({ path: '.cache/administrator.json' })
})

test.describe('signed in', () => {
  test.use({ storageState: '.cache/administrator.json' })

  test('a sheet with errors changes nothing and comes back marked; the clean one gives 64 units', async ({
    page,
  }) => {
    await page.goto(`${server.url}/quan-tri/co-so/nhap`)
    const input = page.locator('input[type=file]')
    await input.setInputFiles(join(SHEETS, 'danh-sach-co-so-doan.xlsx'))
    await expect(page.getByText('4 ô có lỗi')).toBeVisible()
    await lookAt(page, 'import-dirty')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Tải tệp đã đánh dấu' }).click()
    expect((await download).suggestedFilename()).toBe('danh-sach-co-so-doan (đã đánh dấu).xlsx')
    await page.getByRole('button', { name: /Đúng là “Cụm 6”/ }).click()
    await expect(page.getByText('2 ô cần hỏi lại')).toBeVisible()

    await page.getByRole('button', { name: 'Chọn tệp khác' }).click()
    await input.setInputFiles(join(SHEETS, 'danh-sach-co-so-doan-sach.xlsx'))
    await page.getByRole('button', { name: 'Nhập 64 cơ sở Đoàn' }).click()
    await expect(page.getByText('Đã nhập xong')).toBeVisible()
    await page.getByRole('link', { name: 'Xem danh sách' }).click()
    await expect(page.getByText('64 cơ sở Đoàn')).toBeVisible()
    await lookAt(page, 'units')
    await page.getByLabel('Tìm cơ sở').fill('so noi vu')
    await expect(page.getByText('3 trong 64 cơ sở Đoàn')).toBeVisible()
    await page.reload()
    await expect(page.getByText('3 trong 64 cơ sở Đoàn')).toBeVisible()
    await page.getByRole('link', { name: 'Đoàn Sở Nội vụ', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Các giai đoạn' })).toBeVisible()
    await lookAt(page, 'unit')
  })

  test('invitations are made for a cluster at once, each with its own text', async ({ page }) => {
    await page.goto(`${server.url}/quan-tri/loi-moi`)
    await page
      .getByRole('button', { name: /Tạo lời mời cho 11 người/ })
      .first()
      .click()
    await expect(page.getByRole('button', { name: 'Chép cả 11 tin nhắn' })).toBeVisible()
    await lookAt(page, 'invitations')
    await page.getByText('Xem tin nhắn').first().click()
    const message = await page
      .getByText(/Kính gửi đồng chí/)
      .first()
      .innerText()
    invitation = /http\S+\/moi\/\S+/.exec(message)?.[0] ?? ''
    expect(invitation).toContain(`${server.url}/moi/`)
  })

  test('an expired session is restored in place, and what was typed is still there', async ({ page }) => {
    await page.goto(`${server.url}/quan-tri/co-so`)
    await expect(page.getByText('64 cơ sở Đoàn')).toBeVisible()
    await page.context().clearCookies()
    await page.getByLabel('Tìm cơ sở').fill('so y te')
    const dialog = page.getByRole('dialog', { name: /Phiên đăng nhập đã hết|Mã xác thực/ })
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click()
    // A code works once: the one that set the factor up is spent, and the next step's is taken already.
    await dialog.getByLabel(/Mã 6 số/).fill(totpCodeAt(secret, new Date(Date.now() + 30_000)))
    await dialog.getByRole('button', { name: 'Tiếp tục' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/trong 64 cơ sở Đoàn/)).toBeVisible()
    await expect(page.getByLabel('Tìm cơ sở')).toHaveValue('so y te')
  })
})

test('an officer opens the link twice on a phone, then takes it up', async ({ browser }) => {
  const context = await browser.newContext({ viewport: WIDTHS.phone })
  const page = await context.newPage()
  await page.goto(invitation)
  await expect(page.getByRole('heading', { name: /Xin chào đồng chí/ })).toBeVisible()
  await page.reload()
  await page.getByLabel('Tên đăng nhập').fill('can.bo.1')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('một cây làm chẳng nên non')
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await expect(page).toHaveURL(`${server.url}/co-so`)
  await page.goto(`${server.url}/tai-khoan`)
  await expect(page.getByText('Thiết bị này')).toBeVisible()
  await glance(page, 'account')
  await context.close()
})
