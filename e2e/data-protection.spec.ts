import { expect, test } from '@playwright/test'
import { unitPeriod } from '@xk/db'
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
  await world.person(ASKS, [])
  world.deps.mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
})
test.afterAll(() => served.close())

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
