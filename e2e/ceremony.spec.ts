import { entryPerson } from '@xk/db'
import { expect, test } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import { type HonouredEdition, insertHonoured } from '../apps/api/src/testing/honoured.ts'
import { must } from '../apps/api/src/testing/must.ts'
import { release, type ResultPeople, resultPeople } from '../apps/api/src/testing/released-result.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { tellHonoured } from '../apps/api/src/features/ceremony/result-notices.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const HOUR = 3_600_000
const NAMES = ['Đào Ngọc Bảo Trân', 'Nguyễn Hoàng Thiên Ân']

let served: ServedWorld
let people: ResultPeople
let edition: HonouredEdition
let officer: Persona
let honoured: Persona
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  people = await resultPeople(world)
  edition = await insertHonoured(world, people, NAMES, { release: false })
  const [first] = edition.honoured
  officer = await world.person('Trần Thị Ngọc Mai', [
    { role: 'officer', scopeKind: 'unit', scopeId: first?.unitId ?? '' },
  ])
  // Who is honoured first has an account.
  honoured = await world.person(NAMES[0] ?? '')
  await world.database.db
    .update(entryPerson)
    .set({ personId: honoured.personId })
    .where(
      and(eq(entryPerson.entryId, first?.entryId ?? ''), eq(entryPerson.personId, first?.personId ?? '')),
    )
})
test.afterAll(() => served.close())

test('a secretary sets the ceremony and sends letters, a unit answers who comes, the honoured hear of it before the hour', async ({
  browser,
}) => {
  const { world } = served
  const page = await (await served.as(browser, people.secretary)).newPage()
  await page.goto(`/to-cong-tac/lan/${edition.editionId}/cong-bo`)
  await page.getByRole('link', { name: 'Lễ, giấy mời', exact: true }).click()
  const hour = new Date(Math.floor(world.clock.now.getTime() / HOUR) * HOUR + 72 * HOUR)
  const [year, month, day] = new Date(hour.getTime() + 7 * HOUR).toISOString().slice(0, 10).split('-')
  await page.getByLabel('Ngày giờ lễ').first().fill(`${day}/${month}/${year}`)
  await page.getByLabel('Địa điểm').fill('Hội trường Thành ủy, 111 Bà Huyện Thanh Quan')
  await page.getByLabel('Người liên hệ, điện thoại').fill('đồng chí Nhã, 028 3829 0000')
  await page.getByLabel('Báo cho người được tuyên dương trước giờ lễ').fill('96')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await page.getByRole('button', { name: /^Làm giấy mời cho/ }).click()
  await page.getByRole('button', { name: /^Gửi \d+ giấy mời/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^Gửi/ }).click()
  await expect(page.getByText(/^Đã gửi/).first()).toBeVisible()
  await lookAt(page, 'ceremony')

  const unit = await (await served.as(browser, officer, WIDTHS.phone)).newPage()
  await unit.goto('/')
  await unit.getByRole('button', { name: 'Xác nhận', exact: true }).click()
  const dialog = unit.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(dialog.getByText('Ghi số người tham dự, ít nhất 1.')).toBeVisible()
  await dialog.getByLabel('Cử người dự thay').check()
  await dialog.getByLabel('Số người tham dự').fill('2')
  await dialog.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(dialog.getByText('Ghi họ và tên người dự thay.')).toBeVisible()
  await dialog.getByLabel('Họ và tên người dự thay').fill('Nguyễn Hoàng Thiên Ân')
  await dialog.getByLabel('Chức vụ của người đó').fill('Phó Bí thư Đoàn cơ sở, Trưởng ban Phong trào')
  await glance(unit, 'ceremony-answer')
  await dialog.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(unit.getByText('Đã cử người dự thay, 2 người')).toBeVisible()
  await expect(unit.getByText(/được tuyên dương|Đạt|Chúc mừng/)).toHaveCount(0)
  await glance(unit, 'ceremony-unit')
  await page.reload()
  await expect(page.getByText('1 đơn vị tham dự, 2 người')).toBeVisible()
  await expect(
    page.getByText('Nguyễn Hoàng Thiên Ân, Phó Bí thư Đoàn cơ sở, Trưởng ban Phong trào'),
  ).toBeVisible()

  const { ceremony } = must('page', await people.secretary.get(`/api/editions/${edition.editionId}/ceremony`))
  const { slug } = await release(edition, people, { publishAt: ceremony.at })
  // The honoured hear of it before everybody else, and only they.
  await tellHonoured(world.deps)
  const own = await (await served.as(browser, honoured, WIDTHS.phone)).newPage()
  await own.goto('/tai-khoan/thong-bao')
  await expect(own.getByText('Xin giữ kín đến giờ công bố.')).toBeVisible()
  await glance(own, 'ceremony-honoured')
  await unit.reload()
  await expect(unit.getByText('Đã cử người dự thay, 2 người')).toBeVisible()
  await expect(unit.getByText(/được tuyên dương|Đạt|Chúc mừng/)).toHaveCount(0)
  expect((await world.anonymous.get(`/ket-qua/${slug}`)).status).toBe(404)

  // Moved after two people signed for its hour: not without saying why, and that stays to be read.
  await page.reload()
  const putOff = new Date(hour.getTime() + 24 * HOUR + 7 * HOUR).toISOString().slice(0, 10).split('-')
  await page.getByLabel('Ngày giờ lễ').first().fill(putOff.toReversed().join('/'))
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByText('Ghi lý do.', { exact: true })).toBeVisible()
  await page.getByLabel('Lý do đổi giờ lễ').fill('Hội trường sửa điện, Thành ủy dời lịch sang hôm sau')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Đã đổi giờ sau khi ký' })).toBeVisible()
  await lookAt(page, 'ceremony-put-off')

  // Once it is out, there is nothing to type or to heed any more.
  await served.leave()
  world.clock.now = new Date(Date.parse(ceremony.at) + 25 * HOUR)
  const later = await world.person('Lê Thị Lan', [{ role: 'secretary', scopeKind: 'global' }])
  const after = await (await served.as(browser, later)).newPage()
  await after.goto(`/to-cong-tac/lan/${edition.editionId}/giay-moi`)
  await expect(after.getByText(/^Kết quả đã công bố lúc/)).toBeVisible()
  await expect(after.getByLabel('Ngày giờ lễ')).toHaveCount(0)
  await expect(after.getByRole('link', { name: /^Giấy mời/ }).first()).toBeVisible()
  await expect(after.getByRole('button', { name: /^Ghi trả lời|^Gửi|^Làm giấy mời/ })).toHaveCount(0)
  await expect(after.getByText('Chọn đơn vị mời')).toHaveCount(0)
  await lookAt(after, 'ceremony-after')
})
