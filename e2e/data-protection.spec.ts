import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { consent, unitPeriod } from '@xk/db'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { must } from '../apps/api/src/testing/must.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { sendRequestMails } from '../apps/api/src/features/data-protection/requests/mail.ts'
import type { Mail } from '../apps/api/src/features/mail/mailer.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** Somebody asks about their data and is answered; a number of the targets opens the decisions behind it. */
let served: ServedWorld
let secretary: Persona
let lead: Persona
let asking: Persona
const ASKS = 'Đặng Hoàng Bảo Châu'
const sent: Mail[] = []
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  await insertEdition(world)
  await ensureUnit(world, 'Đoàn Văn phòng Ủy ban nhân dân Thành phố')
  await ensureUnit(world, 'Đoàn Sở Nông nghiệp và Môi trường', { cluster: 'Cụm 2' })
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
  asking = await world.person(ASKS, [])
  world.deps.mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
})
test.afterAll(() => served.close())

const nav = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true })

test('a request goes from the public page on a phone through the inbox to its answer', async ({
  browser,
}) => {
  const outside = await served.stranger(browser, WIDTHS.phone)
  const phone = await outside.newPage()
  await phone.goto('/quyen-rieng-tu')
  await phone.getByRole('radio', { name: /Hạn chế xử lý/ }).check()
  await phone.getByLabel('Họ và tên').fill(ASKS)
  await phone.getByLabel('Thư điện tử').fill('chau@doan.example.vn')
  await phone.getByLabel('Nội dung yêu cầu').fill('Đề nghị không dùng hồ sơ của tôi năm 2025.')
  await lookAt(phone, 'privacy')
  await phone.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  const followed = await phone.getByRole('link', { name: 'Xem', exact: true }).getAttribute('href')
  await sendRequestMails(served.world.deps)
  await phone.goto(/\/quyen-rieng-tu\/xac-nhan\/[\w-]+/.exec(sent[0]?.text ?? '')?.[0] ?? '')
  await glance(phone, 'privacy-confirm')
  await phone.getByRole('button', { name: 'Xác nhận' }).click()
  await expect(phone.getByText('Câu trả lời đến trước')).toBeVisible()

  const inside = await served.as(browser, secretary)
  const page = await inside.newPage()
  await page.goto('/quan-tri/du-lieu-ca-nhan')
  await page.getByRole('link', { name: ASKS }).click()
  await page.getByLabel('Ghi chú').fill('Gọi số trong hồ sơ.')
  await page.getByRole('button', { name: 'Chọn', exact: true }).click()
  await lookAt(page, 'data-request')
  await page.getByRole('button', { name: 'Lưu xác minh' }).click()
  await expect(page.getByText('Gọi số trong hồ sơ.')).toBeVisible()
  await page.getByLabel('Nội dung trả lời').fill('Đã nhận, sẽ hạn chế trong tuần này.')
  await page.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(page.getByText('Đã trả lời, đang thực hiện')).toBeVisible()
  await page.getByLabel('Lý do').fill('Theo yêu cầu của người đó')
  await page.getByRole('button', { name: 'Thực hiện', exact: true }).click()
  await expect(page.getByText('Đang hạn chế xử lý từ')).toBeVisible()
  await page.getByLabel('Kết quả gửi người yêu cầu').fill('Hồ sơ của bạn không còn được dùng.')
  await page.getByRole('button', { name: 'Đã thực hiện xong' }).click()
  await expect(page.getByText('Trần Đức Nhã kết thúc')).toBeVisible()
  await glance(page, 'data-request-done')
  await inside.close()

  await phone.goto(followed ?? '')
  await expect(phone.getByText('Hồ sơ của bạn không còn được dùng.')).toBeVisible()
  await glance(phone, 'privacy-followed')
  await outside.close()
})

test('a number of the targets opens the decision behind it, on a phone', async ({ browser }) => {
  const { world } = served
  const { term, units } = must('targets', await secretary.get('/api/targets'))
  must(
    'past',
    await secretary.post('/api/past-figures', {
      termId: term.id,
      kind: 'exemplarsOfBloc',
      on: '2025-10-15',
      name: 'Nguyễn Thị Yến Phụng',
      unitId: units[0].id,
      clusterId: null,
      decisionNumber: '12-QĐ/ĐTN',
      note: '',
    }),
  )
  expect(await world.database.db.$count(unitPeriod)).toBeGreaterThan(1)
  const context = await served.as(browser, lead, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/chi-tieu')
  await expect(page.getByText('Gương tuyên dương cấp Khối')).toBeVisible()
  await lookAt(page, 'targets')
  await page.getByRole('row', { name: /2025/ }).nth(2).getByRole('link').click()
  await expect(page.getByText('Nguyễn Thị Yến Phụng')).toBeVisible()
  await expect(page.getByText(/12-QĐ\/ĐTN/)).toBeVisible()
  await lookAt(page, 'targets-things')
  await context.close()
})

test('a new version of the notice is written by one and published by another; consents are proved by it', async ({
  browser,
}) => {
  const { world } = served
  const { start } = must('notices', await secretary.get('/api/privacy-notices'))
  const first = must(
    'first version',
    await secretary.post('/api/privacy-notices', {
      id: null,
      baseVersion: 0,
      version: '2026-01',
      validFrom: '2026-12-01',
      body: { ...start, controller: 'Đoàn Khối các cơ quan', contact: 'Tổ Thư ký, 028 3822 0001' },
    }),
  )
  must('forward', await secretary.post(`/api/privacy-notices/${first.id}/forward`, { baseVersion: 1 }))
  const [waiting] = must('waiting', await lead.get('/api/privacy-notices')).notices
  must('publish', await lead.post(`/api/privacy-notices/${first.id}/publish`, { digest: waiting.digest }))
  const inside = await served.as(browser, secretary)
  const page = await inside.newPage()
  await page.goto('/')
  await nav(page, 'Dữ liệu cá nhân').click()
  await page.getByRole('link', { name: 'Thông báo', exact: true }).click()
  await page.getByRole('button', { name: 'Soạn từ bản gần nhất' }).click()
  await page.getByLabel('Số bản').fill('2026-02')
  await page.getByRole('textbox', { name: 'Áp dụng từ ngày' }).fill('10/12/2026')
  await page
    .getByLabel('Thời gian lưu')
    .fill('Hồ sơ không được chọn giữ 12 tháng kể từ ngày công bố kết quả.')
  await lookAt(page, 'notice-form')
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click()
  await page.getByRole('button', { name: 'Trình ban hành' }).click()
  await expect(page.getByText('Chờ người thứ hai').last()).toBeVisible()

  const second = await served.as(browser, lead, WIDTHS.phone)
  const phone = await second.newPage()
  await phone.goto('/')
  await nav(phone, 'Dữ liệu cá nhân').click()
  await phone.getByRole('link', { name: 'Thông báo', exact: true }).click()
  await phone.getByText('Đọc toàn văn').first().click()
  await lookAt(phone, 'notice-waiting')
  await phone.getByRole('button', { name: 'Ban hành' }).click()
  await phone.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click()
  await expect(phone.getByText(/Trần Khánh Uyên ban hành/)).toHaveCount(2)
  await glance(phone, 'notice-published')
  await second.close()

  const outside = await served.stranger(browser, WIDTHS.phone)
  const stranger = await outside.newPage()
  await stranger.goto('/quyen-rieng-tu')
  await expect(stranger.getByText('Bản 2026-02, áp dụng từ 10/12/2026').first()).toBeVisible()
  await expect(stranger.getByText('Hồ sơ không được chọn giữ 12 tháng')).toBeVisible()
  await lookAt(stranger, 'privacy-new-version')
  await stranger.getByRole('link', { name: 'Bản 2026-01, áp dụng từ 01/12/2026' }).click()
  await expect(stranger.getByText('Đây là một bản trước đây.')).toBeVisible()
  await expect(stranger.getByText('Hồ sơ không được chọn giữ 12 tháng')).toHaveCount(0)
  await outside.close()

  const agreed = (purpose: string, assurance: string) => ({
    id: world.deps.newId(),
    personId: asking.personId,
    purpose,
    noticeVersion: '2026-02',
    givenAt: world.clock.now,
    assurance,
    recordedBy: assurance === 'recordedByUnit' ? secretary.accountId : null,
  })
  await world.database.db
    .insert(consent)
    .values([agreed('processing', 'self'), agreed('publishName', 'recordedByUnit')])
  await page.getByRole('link', { name: 'Yêu cầu', exact: true }).click()
  await page.getByRole('link', { name: 'Đã xong' }).click()
  await page.getByRole('link', { name: ASKS }).click()
  await page.getByRole('link', { name: 'Bằng chứng đồng ý' }).click()
  await expect(page.getByText(`Của ${ASKS}`)).toBeVisible()
  await expect(page.getByText('2026-02', { exact: true })).toHaveCount(2)
  await expect(page.getByText('Cơ sở Đoàn ghi lại')).toBeVisible()
  await lookAt(page, 'consent-proof')
  await inside.close()
})

test('an incident has its 72 hours, is reported, and only then concluded', async ({ browser }) => {
  const context = await served.as(browser, lead)
  const page = await context.newPage()
  await page.goto('/')
  await nav(page, 'Dữ liệu cá nhân').click()
  await page.getByRole('link', { name: 'Sự cố', exact: true }).click()
  await page.getByRole('button', { name: 'Ghi một sự cố' }).click()
  await page.getByLabel('Sự cố', { exact: true }).fill('Gửi nhầm danh sách dự thi vào nhóm Zalo chung')
  await page.getByLabel('Diễn biến').fill('Danh sách có số điện thoại, 40 người đọc được trong 10 phút.')
  await page.getByLabel('Danh sách người bị ảnh hưởng').fill(`${ASKS}; Đoàn Sở Y tế\nVũ Thanh Lâm`)
  await lookAt(page, 'incident-form')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByText(/^Thông báo trước .*13\/12\/2026/)).toBeVisible()
  await expect(page.getByText('trước khi kết thúc')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kết thúc' })).toHaveCount(0)
  await lookAt(page, 'incident')
  await page.getByRole('button', { name: 'Sửa, bổ sung' }).click()
  await page.getByLabel('Không phải thông báo, vì').fill('Thu hồi trong 10 phút, không có dữ liệu nhạy cảm.')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByText('Không phải thông báo', { exact: true })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải danh sách người bị ảnh hưởng' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toContain(`"${ASKS}","Đoàn Sở Y tế"`)
  await page.getByRole('button', { name: 'Kết thúc' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByLabel('Kết luận').fill('Đã thu hồi tin nhắn và nhắc nhở.')
  await asked.getByRole('button', { name: 'Kết thúc' }).click()
  await expect(page.getByText(/Trần Khánh Uyên kết thúc/)).toBeVisible()
  await page.getByRole('link', { name: 'Tất cả sự cố' }).click()
  await expect(page.getByRole('link', { name: /Gửi nhầm danh sách.*Đã kết thúc/ })).toBeVisible()
  await lookAt(page, 'incidents')
  await context.close()
})

test('the days off that the law gives are proposed; one is changed, all are added, and Tết is no longer warned of', async ({
  browser,
}) => {
  const inside = await served.as(browser, secretary)
  const page = await inside.newPage()
  await page.goto('/quan-tri/doan-khoi')
  await page.getByRole('link', { name: 'Ngày nghỉ', exact: true }).click()
  await expect(page.getByText('Chưa nhập ngày nghỉ Tết 2027')).toBeVisible()
  await page.getByLabel('Tết Nguyên đán 2027', { exact: true }).fill('04/02/2027-10/02')
  await expect(page.getByText('Không đọc được: 04/02/2027-10/02')).toBeVisible()
  await page.getByLabel('Tết Nguyên đán 2027', { exact: true }).fill('04/02/2027-10/02/2027')
  await lookAt(page, 'days-off')
  await page.getByRole('button', { name: 'Thêm tất cả' }).click()
  await expect(page.getByText('Danh sách đã có đủ ngày nghỉ')).toBeVisible()
  await expect(page.getByText('04/02/2027-10/02/2027, 16/04/2027', { exact: true })).toBeVisible()
  await expect(page.getByText('Chưa nhập ngày nghỉ Tết 2027')).toHaveCount(0)
  await inside.close()
})
