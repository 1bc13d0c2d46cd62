import { randomUUID } from 'node:crypto'
import { term } from '@xk/db'
import { expect, type Page, test } from '@playwright/test'
import { ensureUnit } from '../apps/api/src/testing/edition-world.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { textOfPdf } from '../apps/api/src/testing/text-of-pdf.ts'
import { acceptedWork } from '../apps/api/src/testing/works.ts'
import { glance, lookAt, saved, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** What becomes of accepted works: commended by a decision, taken over by other units, counted in the reports. */
const HANDBOOK = 'Cẩm nang điện tử 20 thủ tục hành chính người dân hay hỏi nhất tại Bộ phận Một cửa'
const NINTH_HOUR = 'Giờ thứ 9: trả kết quả ngoài giờ hành chính cho người lao động các khu chế xuất'
const TAKER = 'Đoàn Sở Nông nghiệp và Môi trường'
const FOLLOWER = 'Đoàn Sở Khoa học và Công nghệ'

let served: ServedWorld
let secretary: Persona
let lead: Persona
let officer: Persona
let taker: Persona
let follower: Persona
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  await world.database.db
    .insert(term)
    .values({ id: randomUUID(), name: 'Nhiệm kỳ 2025 – 2030', starts: '2025-01-01', ends: '2030-12-31' })
  const office = await ensureUnit(world, 'Đoàn Văn phòng Ủy ban nhân dân Thành phố')
  const farming = await ensureUnit(world, TAKER, { cluster: 'Cụm 2' })
  const of = (name: string, scopeId: string) =>
    world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId }])
  officer = await of('Đặng Thị Thùy Dương', office)
  taker = await of('Phạm Quốc Bảo', farming)
  follower = await of('Ngô Hải Yến', await ensureUnit(world, FOLLOWER, { cluster: 'Cụm 2' }))
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
  await acceptedWork(officer, office, secretary, { title: HANDBOOK })
  await acceptedWork(officer, office, secretary, { title: NINTH_HOUR, kind: 'ninthHour' })
})
test.afterEach(() => served.leave())
test.afterAll(() => served.close())

const nav = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true })
/** The text of what a link of the page opens in a tab of its own. */
const paperBehind = async (page: Page, name: string, who: Persona) => {
  const href = await page.getByRole('link', { name }).getAttribute('href')
  return textOfPdf(served.world, await who.get(href ?? ''))
}

test('accepted works are commended by a decision of two people; register and targets show it', async ({
  browser,
}) => {
  const page = await (await served.as(browser, secretary)).newPage()
  await page.goto('/')
  await nav(page, 'Công trình').click()
  await page.getByRole('link', { name: 'Quyết định tuyên dương' }).click()
  await page.getByRole('checkbox', { name: HANDBOOK }).check()
  await page.getByRole('checkbox', { name: NINTH_HOUR }).check()
  await lookAt(page, 'work-decisions')
  await page.getByRole('button', { name: 'Soạn quyết định cho 2 công trình' }).click()
  await page.getByLabel('Số quyết định').fill('18')
  await page.getByRole('button', { name: `Bỏ ${NINTH_HOUR} khỏi danh sách` }).click()
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByText('Đã lưu')).toBeVisible()
  await expect(page.getByLabel('Điều 1')).toHaveValue(/^Tuyên dương 01 công trình/)
  await lookAt(page, 'work-decision-written')
  expect(await paperBehind(page, 'Xem bản in (PDF)', secretary)).toContain('DỰTHẢO')

  const phone = await (await served.as(browser, lead, WIDTHS.phone)).newPage()
  await phone.goto('/')
  await nav(phone, 'Công trình').click()
  await phone.getByRole('link', { name: 'Quyết định tuyên dương' }).click()
  await phone.getByRole('link', { name: /Số 18/ }).click()
  await lookAt(phone, 'work-decision-waiting')
  await phone.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await expect(phone.getByText('Duyệt: Trần Khánh Uyên')).toBeVisible()
  await lookAt(phone, 'work-decision-approved')
  expect(await paperBehind(phone, 'Xem bản in (PDF)', lead)).not.toContain('DỰTHẢO')
  await nav(phone, 'Công trình').click()
  await expect(phone.getByText('Tuyên dương', { exact: true }).last()).toBeVisible()
  await glance(phone, 'works-commended')
  await nav(phone, 'Chỉ tiêu').click()
  const card = phone.locator('.card', { hasText: 'Công trình thanh niên được Đoàn Khối tuyên dương' })
  await expect(card).toContainText('1')
  await glance(phone, 'targets-commended')
})

test('a unit tries a model out, the group evaluates it, another unit takes it over', async ({ browser }) => {
  const page = await (await served.as(browser, secretary)).newPage()
  await page.goto('/')
  await nav(page, 'Công trình').click()
  await page.getByRole('link', { name: HANDBOOK }).click()
  await page.getByRole('button', { name: 'Đưa vào thí điểm' }).click()
  await page.getByLabel('Nội dung thí điểm').fill('Thử trong ba tháng, đếm số lượt hỏi lại tại quầy.')
  await glance(page, 'replication-open')
  await page.getByRole('button', { name: 'Bắt đầu thí điểm' }).click()
  await page.getByRole('checkbox', { name: TAKER }).check()
  await lookAt(page, 'replication-begun')
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(page.getByText('Chờ trả lời')).toBeVisible()

  const phone = await (await served.as(browser, taker, WIDTHS.phone)).newPage()
  await phone.goto('/')
  await expect(phone.getByText('Kế hoạch, báo cáo cần nộp')).toBeVisible()
  await glance(phone, 'replication-asked-home')
  await expect(phone.getByRole('link', { name: 'Xem và trả lời' })).toBeVisible()
  await nav(phone, 'Công trình').click()
  await phone.getByRole('link', { name: 'Nhân rộng mô hình' }).click()
  await expect(phone.getByText('Chờ đơn vị trả lời')).toBeVisible()
  await lookAt(phone, 'replication-officer-list')
  await phone.getByRole('link', { name: HANDBOOK }).click()
  await lookAt(phone, 'replication-officer')
  await phone.getByRole('button', { name: 'Nhận thí điểm' }).click()
  await expect(phone.getByText('Thí điểm mô hình của nơi khác.')).toBeVisible()
  await lookAt(phone, 'replication-taken')

  await page.reload()
  await page.getByRole('button', { name: 'Đánh giá thí điểm' }).click()
  await page.getByLabel('Kết quả cho thấy').fill('Lượt hỏi lại giảm một nửa, cần một người trực mỗi buổi.')
  await glance(page, 'replication-evaluate')
  await page.getByRole('button', { name: 'Lưu đánh giá' }).click()
  await expect(page.getByText('Đang nhân rộng')).toBeVisible()
  await lookAt(page, 'replication-evaluated')
  await page.getByRole('checkbox', { name: FOLLOWER }).check()
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click()

  const other = await (await served.as(browser, follower, WIDTHS.phone)).newPage()
  await other.goto('/')
  await nav(other, 'Công trình').click()
  await other.getByRole('link', { name: 'Nhân rộng mô hình' }).click()
  await other.getByRole('link', { name: HANDBOOK }).click()
  await other.getByRole('button', { name: 'Nhận nhân rộng' }).click()
  await expect(other.getByText('Nhận nhân rộng mô hình của nơi khác.')).toBeVisible()
  await page.getByRole('link', { name: 'Nhân rộng mô hình' }).click()
  await expect(page.getByText('1 đơn vị thí điểm, 1 đơn vị nhân rộng')).toBeVisible()
  await lookAt(page, 'replications')
})

test('a unit’s year is reported from what is known, read by the group, and summed up for the bloc', async ({
  browser,
}) => {
  const phone = await (await served.as(browser, officer, WIDTHS.phone)).newPage()
  await phone.goto('/')
  await expect(phone.getByText('Báo cáo năm 2026: hạn 15/12/2026')).toBeVisible()
  await phone.getByRole('link', { name: 'Soạn và nộp' }).click()
  await glance(phone, 'unit-reports-officer')
  const cardOf = (title: string) => phone.getByRole('listitem').filter({ hasText: title })
  for (const [title, heading, words] of [
    ['Kế hoạch năm 2026', 'Nội dung tuyên truyền', 'Mỗi quý một đợt tuyên truyền tại Bộ phận Một cửa.'],
    ['Báo cáo 6 tháng đầu năm 2026', 'Công tác tuyên truyền', 'Đã đăng 12 bài hướng dẫn thủ tục.'],
    ['Báo cáo năm 2026', 'Công tác tuyên truyền', 'Cả năm đăng 24 bài, 1.250 lượt người dân được hướng dẫn.'],
  ] as const) {
    await cardOf(title).getByRole('link', { name: 'Soạn và nộp' }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(title)
    await phone.getByLabel(heading).fill(words)
    await phone.getByLabel(heading).blur()
    await saved(phone)
    if (title === 'Báo cáo năm 2026') await lookAt(phone, 'unit-report')
    await phone.getByRole('button', { name: 'Nộp', exact: true }).click()
    await phone.getByRole('dialog').getByRole('button', { name: 'Nộp', exact: true }).click()
    await expect(phone.getByText(/Đã nộp ngày 10\/12\/2026/)).toBeVisible()
    await phone.getByRole('link', { name: 'Kế hoạch và báo cáo' }).click()
    await expect(cardOf(title).getByText('Đã nộp', { exact: true })).toBeVisible()
  }
  await glance(phone, 'unit-reports-handed-in')
  await nav(phone, 'Việc cần làm').click()
  await expect(phone.getByText('Hiện không có việc nào cần làm')).toBeVisible()

  const page = await (await served.as(browser, secretary)).newPage()
  await page.goto('/')
  await nav(page, 'Báo cáo').click()
  await glance(page, 'unit-reports-group')
  await page.getByRole('link', { name: 'Đoàn Văn phòng Ủy ban nhân dân Thành phố' }).click()
  await expect(page.getByText('Cả năm đăng 24 bài')).toBeVisible()
  await lookAt(page, 'unit-report-group')
  await page.getByRole('button', { name: 'Tiếp nhận' }).click()
  await expect(page.getByText('Đã tiếp nhận')).toBeVisible()
  const paper = await paperBehind(page, 'Bản in (PDF)', secretary)
  expect(paper).toContain('Cảnămđăng24bài')
  expect(paper).not.toContain('DỰTHẢO')

  for (const [link, heading] of [
    ['Sơ kết năm 2026', 'Sơ kết năm 2026'],
    ['Tổng kết nhiệm kỳ', 'Tổng kết Nhiệm kỳ 2025 – 2030'],
  ] as const) {
    await nav(page, 'Báo cáo').click()
    await page.getByRole('link', { name: link }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await page.getByLabel('Đánh giá chung: kết quả, hạn chế, nguyên nhân').fill('Nền nếp, cần đều tay hơn.')
    await page.getByLabel('Đánh giá chung: kết quả, hạn chế, nguyên nhân').blur()
    await saved(page)
    await glance(page, `bloc-report-${link}`)
    expect(await paperBehind(page, 'Bản in (PDF)', secretary)).toContain('Nềnnếp,cầnđềutayhơn')
    await page.getByRole('button', { name: 'Trình duyệt' }).click()
    await expect(page.getByText('chờ người thứ hai duyệt')).toBeVisible()
  }
  const second = await (await served.as(browser, lead, WIDTHS.phone)).newPage()
  await second.goto('/')
  await nav(second, 'Báo cáo').click()
  await second.getByRole('link', { name: 'Sơ kết năm 2026' }).click()
  await second.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await expect(second.getByText('Trần Khánh Uyên đã duyệt.')).toBeVisible()
  await lookAt(second, 'bloc-report-approved')
})
