import { expect, type Page, test } from '@playwright/test'
import type { Ruleset } from '@xk/domain/ruleset'
import { must } from '../apps/api/src/testing/must.ts'
import { appointOffices, insertTerm, type Offices } from '../apps/api/src/testing/open-edition.ts'
import { expectAccessible, lookAt, picture, saved } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let offices: Offices
let editionId: string

test.beforeAll(async () => {
  served = await serveWorld()
  await insertTerm(served.world)
  offices = await appointOffices(served.world)
  const json = {
    programme: 'ideaContest',
    title: 'Cuộc thi ý tưởng 2026',
    slug: 'y-tuong-2026',
    opensAt: null,
  }
  editionId = must('create', await offices.secretary.post('/api/editions', json)).editionId as string
  // The template has a final: these tests make one themselves.
  const rules = await rulesNow()
  const stages = rules.stages.flatMap((it): Ruleset['stages'] =>
    it.kind !== 'scoring' ? [it] : it.key === 'preliminary' ? [{ ...it, cut: null }] : [],
  )
  const saving = { baseVersion: 1, body: { ...rules, stages } }
  must('save', await offices.secretary.put(`/api/editions/${editionId}/ruleset`, saving))
})
test.afterAll(() => served.close())

const rulesNow = async () => {
  const read = await offices.secretary.get(`/api/editions/${editionId}/ruleset`)
  return (must('rules', read).rules as { body: Ruleset }).body
}
const open = (page: Page, section: string) =>
  page.goto(`/to-cong-tac/lan/${editionId}/the-le/soan?muc=${section}`)

test('the secretariat makes, orders and undoes parts of the rules by keys', async ({ browser }) => {
  const page = await (await served.as(browser, offices.secretary)).newPage()
  await open(page, 'mau-bai')
  await page.getByLabel('Tên mục mới').fill('Số người được phục vụ')
  await page.getByLabel('Tên mục mới').press('Enter')
  const part = page.getByRole('group', { name: 'Số người được phục vụ' })
  await part.getByLabel('Loại').selectOption('number')
  await part.getByLabel('Ai xem được').selectOption('internal')
  await expect(part.getByText('Số. Phải điền; chỉ Tổ Thư ký thấy.')).toBeVisible()
  const up = page.getByRole('button', { name: 'Chuyển “Số người được phục vụ” lên' })
  await up.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(up).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'ở vị trí 10.' })).toBeAttached()
  await expectAccessible(page)
  await saved(page)
  const added = (await rulesNow()).entry.fields.map(({ key, type }) => `${key} ${type}`)
  expect(added[9]).toBe('soNguoiDuocPhucVu number')
  const fold = page.getByRole('button', { name: /^10\. Số người được phục vụ/ })
  await page.getByRole('button', { name: 'Xóa “Số người được phục vụ”' }).click()
  await expect(fold).toHaveCount(0)
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(fold).toBeVisible()
  await saved(page)

  await open(page, 'dieu-kien')
  await page.getByLabel('Loại điều kiện').selectOption('unitQuotaBySize')
  await page.getByRole('button', { name: 'Thêm điều kiện' }).click()
  await expect(
    page.getByText(
      'Cơ sở đến 150 đoàn viên: không quá 1 bài dự thi; cơ sở đông hơn: không quá 2 bài dự thi.',
    ),
  ).toBeVisible()
  await saved(page)
})

test('a second stage is made, and what it lacks leads to the very control', async ({ browser }) => {
  const page = await (await served.as(browser, offices.secretary)).newPage()
  await open(page, 'vong')
  await page.getByRole('button', { name: 'Thêm vòng chấm' }).click()
  await saved(page)
  await page.getByRole('link', { name: /Sơ khảo.*vào vòng sau/ }).click()
  const cut = page.getByLabel('Chọn bài vào vòng chấm tiếp theo')
  await expect(cut).toBeFocused()
  await cut.check()
  await expect(page.getByText(/20 bài dự thi có hạng cao nhất vào vòng sau/)).toBeVisible()
  await saved(page)

  await open(page, 'tieu-chi')
  await page.getByLabel('Chung khảo').check()
  await page
    .getByRole('button', { name: /Ý tưởng, giải pháp/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /Tính mới/ })
    .first()
    .click()
  await page.getByLabel('Điểm tối đa', { exact: true }).fill('40')
  await saved(page)
  await page
    .getByRole('link', { name: 'Chung khảo: Tiêu chí “Tính mới”: điểm 30,5 không thuộc mức nào.' })
    .click()
  await page.getByRole('button', { name: 'Chia mức tự động' }).click()
  await expect(page.getByLabel('Đến').first()).toHaveValue('40')
  await saved(page)
  const stages = (await rulesNow()).stages.flatMap((it) => (it.kind === 'scoring' ? [it] : []))
  expect(stages.map(({ key, cut: it }) => [key, it])).toEqual([
    ['preliminary', { quota: 20, floor: null, ties: 'allIn', published: true }],
    ['chungKhao', null],
  ])
  expect(stages.map(({ scoring }) => scoring.segments[0]?.criteria[0]?.bands[0]?.from)).toEqual(['27', '36'])
  await lookAt(page, 'stages')
})

test('rules are tried out on invented scores, and an edition begins from an earlier one', async ({
  browser,
}) => {
  const page = await (await served.as(browser, offices.secretary)).newPage()
  await open(page, 'cham')
  await page.getByRole('button', { name: 'Tính thử kết quả' }).click()
  await expect(page.getByText(/bài có kết quả khác|mọi bài có kết quả như nhau/)).toBeVisible()
  await page.getByLabel('Số bài', { exact: true }).fill('90')
  await expect(page.getByText('bài được xếp hạng').first().locator('..')).toContainText('90')
  const first = page.getByRole('listitem').filter({ hasText: /^Giải Nhất:/ })
  const before = await first.innerText()
  await page.getByLabel('Giám khảo lệch nhau khoảng').fill('x')
  await expect(page.getByText('Nhập số nguyên trong khoảng cho phép.')).toBeVisible()
  await page.getByLabel('Giám khảo lệch nhau khoảng').fill('12')
  await page.getByRole('button', { name: 'Bộ điểm khác' }).click()
  await expect(first).not.toHaveText(before)
  await lookAt(page, 'trial')

  await page.goto('/to-cong-tac/tao')
  await page.getByLabel('Bắt đầu từ').selectOption({ label: 'Cuộc thi ý tưởng 2026' })
  await page.getByLabel('Tên gọi').fill('Cuộc thi ý tưởng 2027')
  await page.getByLabel('Địa chỉ trang công khai').fill('y-tuong-2027')
  await picture(page, 'create')
  await page.getByRole('button', { name: 'Tạo và soạn thể lệ' }).click()
  const dialog = page.getByRole('dialog', { name: 'Khác gì so với thể lệ mẫu' })
  await expect(dialog.getByText('Mẫu bài › Mục › Số người được phục vụ')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'copied')
})
