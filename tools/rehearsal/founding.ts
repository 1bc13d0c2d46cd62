import { join } from 'node:path'
import { totpCodeAt } from '@xk/auth'
import type { Browser, Page } from '@playwright/test'
import { WIDTHS } from '../../e2e/harness.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import type { Persona } from '../../apps/api/src/testing/test-app.ts'
import { ROOT } from '../steps.ts'
import { clientIn, createPerson } from './people.ts'
import type { TakePicture } from './pictures.ts'
import type { System } from './system.ts'
import { expect, PATIENCE_MS } from './patience.ts'

const SHEETS = join(ROOT, 'apps/api/fixtures')
const PASSWORD = 'nước chảy đá mòn'

export interface Founded {
  administrator: Persona
  /** Names of the imported units with their ids, in the order of the list. */
  units: { id: string; name: string }[]
  /** One-time links as they stand in the messages for Zalo. */
  invitations: string[]
}

/** The first hour in the browser: administrator, second factor, the sheet of the cases, invitations for a cluster. */
export const found = async (system: System, browser: Browser, picture: TakePicture): Promise<Founded> => {
  const context = await browser.newContext({ viewport: WIDTHS.desktop, baseURL: system.url, locale: 'vi-VN' })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(system.firstLink ?? '')
  await page.getByLabel('Họ và tên').fill('Lê Thị Mỹ Duyên')
  await page.getByLabel('Tên đăng nhập').fill('0912 345 678')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await page.getByRole('link', { name: 'Bắt đầu' }).click()
  const secret = await page.locator('code').innerText()
  await page.getByLabel('Mã 6 số ứng dụng đang hiện').fill(totpCodeAt(secret, new Date()))
  await page.getByRole('button', { name: 'Bật', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Mã khôi phục' })).toBeVisible()
  await picture(page, 'moment-03-ma-khoi-phuc')
  await page.getByRole('button', { name: 'Đã cất giữ, tiếp tục' }).click()
  await expect(page.getByText('Mời quản trị viên thứ hai')).toBeVisible()
  const administrator = await clientIn(context, system.url)
  const term = { name: 'Nhiệm kỳ 2022 – 2027', starts: '2022-01-01', ends: '2027-12-31', targets: {} }
  must('term', await administrator.put('/api/organisation/term', term))
  must(
    'settings',
    await administrator.put('/api/organisation/settings', { validFrom: '2022-01-01', values: SETTINGS }),
  )
  await importUnits(page, picture)
  const { units } = must('units', await administrator.get('/api/units?sort=name'))
  const invitations = await invite(page, picture)
  await context.close()
  const second = await createPerson(system, 'Lý Hoài Thương', [
    { role: 'administrator', scopeKind: 'global' },
  ])
  return {
    administrator: second,
    units: units.map((it: { unitId: string; name: string }) => ({ id: it.unitId, name: it.name })),
    invitations,
  }
}

const SETTINGS = {
  blocName: 'Đoàn Khối Các cơ quan thành phố',
  superiorName: 'Thành Đoàn',
  place: 'Thành phố Hồ Chí Minh',
  decisionSymbol: 'QĐ/ĐTN',
  signatoryName: 'Phạm Quang Vinh',
  signatoryPosition: 'Bí thư',
}

const importUnits = async (page: Page, picture: TakePicture) => {
  await page.goto('/quan-tri/co-so/nhap')
  const input = page.locator('input[type=file]')
  await input.setInputFiles(join(SHEETS, 'danh-sach-co-so-doan.xlsx'))
  await expect(page.getByText('4 ô có lỗi')).toBeVisible()
  await picture(page, 'moment-05-o-danh-dau')
  const marked = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải tệp đã đánh dấu' }).click()
  expect((await marked).suggestedFilename()).toContain('đã đánh dấu')
  await page.getByRole('button', { name: 'Chọn tệp khác' }).click()
  await input.setInputFiles(join(SHEETS, 'danh-sach-co-so-doan-sach.xlsx'))
  await page.getByRole('button', { name: 'Nhập 64 cơ sở Đoàn' }).click()
  await expect(page.getByText('Đã nhập xong')).toBeVisible()
}

const invite = async (page: Page, picture: TakePicture): Promise<string[]> => {
  await page.goto('/quan-tri/loi-moi')
  await page
    .getByRole('button', { name: /Tạo lời mời cho 11 người/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Chép cả 11 tin nhắn' })).toBeVisible()
  await picture(page, 'moment-01-loi-moi')
  const messages = page.getByText('Xem tin nhắn')
  for (const message of await messages.all()) await message.click()
  const all = await page.getByText(/Kính gửi đồng chí/).allInnerTexts()
  return all.flatMap((text) => /http\S+\/moi\/\S+/.exec(text)?.[0] ?? [])
}
