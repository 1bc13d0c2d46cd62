import { account, cluster, personIdentity } from '@xk/db'
import { expect, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { notify } from '../apps/api/src/features/accounts/notices.ts'
import { sendNewPasswordLinks } from '../apps/api/src/features/accounts/forgotten-password.ts'
import type { Mail } from '../apps/api/src/features/mail/mailer.ts'
import { sendDueMail } from '../apps/api/src/features/mail/send-due-mail.ts'
import { lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** How one is told: mail as each wants it, the outbox without a mail server, the cluster lead's page, who is missing. */
let served: ServedWorld
let editionId: string
let people: Record<'secretary' | 'administrator' | 'officer' | 'clusterLead', Persona>
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  editionId = (await insertEdition(world)).id
  const names = [
    'Đoàn Văn phòng Ủy ban nhân dân Thành phố',
    'Đoàn Sở Nông nghiệp và Môi trường',
    'Đoàn Kho bạc Nhà nước Khu vực II',
  ]
  for (const name of names) await ensureUnit(world, name)
  const [first] = await world.database.db.select().from(cluster).where(eq(cluster.name, 'Cụm 1'))
  const unitId = await ensureUnit(world, names[0] ?? '')
  const officerOf = [{ role: 'officer', scopeKind: 'unit', scopeId: unitId } as const]
  const leads = [{ role: 'clusterLead', scopeKind: 'cluster', scopeId: first?.id ?? '' } as const]
  people = {
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    administrator: await world.person('Lê Thị Mỹ Duyên', [{ role: 'administrator', scopeKind: 'global' }]),
    officer: await world.person('Đặng Thị Thùy Dương', officerOf),
    clusterLead: await world.person('Võ Ngọc Cẩm Tú', leads),
  }
  await world.database.db
    .update(personIdentity)
    .set({ email: 'duong.dtt@example.vn' })
    .where(eq(personIdentity.personId, people.officer.personId))
  const at = (days: number) => new Date(world.clock.now.getTime() + days * 86_400_000).toISOString()
  await world.database
    .sql`insert into question (id, unit_id, sort, title, body, folded, state, version, asked_at, due_at, code_hash)
    values (gen_random_uuid(), ${unitId}, 'question', 'Thủ tục', 'Nội dung', 'x', 'waiting', 1,
      ${at(-9)}, ${at(-1)}, 'a')`
  const facts = { entryId: 'e', editionTitle: 'Cuộc thi ý tưởng, giải pháp năm 2026', items: 2 }
  await world.database.db.transaction((tx) =>
    notify(world.deps, tx, [people.officer.accountId], 'entry.returned', facts),
  )
})
test.afterAll(() => served.close())

test('each chooses how mail comes; the administrator reads what waits without a mail server', async ({
  browser,
}) => {
  const officer = await (await served.as(browser, people.officer, WIDTHS.phone)).newPage()
  await officer.goto('/tai-khoan/thong-bao')
  await officer.getByLabel('Gửi ngay từng việc').check()
  await expect(officer.getByText('Đã lưu.')).toBeVisible()
  await lookAt(officer, 'mail-choice')
  await officer.reload()
  await expect(officer.getByLabel('Gửi ngay từng việc')).toBeChecked()

  const page = await (await served.as(browser, people.administrator)).newPage()
  await page.goto('/quan-tri')
  await page.getByRole('link', { name: 'Thư gửi đi' }).click()
  await expect(page.getByText('Chưa nối máy chủ thư')).toBeVisible()
  await expect(page.getByText('duong.dtt@example.vn')).toBeVisible()
  await lookAt(page, 'outbox')
})

test('a cluster lead sees whose hand-in and whose answers are missing; the secretariat exports the list', async ({
  browser,
}) => {
  const lead = await (await served.as(browser, people.clusterLead, WIDTHS.phone)).newPage()
  await lead.goto('/')
  await expect(lead).toHaveURL(`${served.url}/cum`)
  await expect(lead.getByText('3 / 3 đơn vị chưa nộp')).toBeVisible()
  await expect(lead.getByText('1 câu chờ trả lời, 1 câu quá hạn')).toBeVisible()
  await expect(lead.getByText('Thùy Dương')).toHaveCount(0)
  await lookAt(lead, 'cluster-home')

  const page = await (await served.as(browser, people.secretary)).newPage()
  await page.goto(`/to-cong-tac/lan/${editionId}/chua-nop`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Xuất Excel' }).click()
  expect((await download).suggestedFilename()).toBe('ai-chua-nop.xlsx')
  await lookAt(page, 'missing')
})

test('links go by mail at a press; who forgot their password gets one without asking anybody', async ({
  browser,
}) => {
  const { world } = served
  const mails: Mail[] = []
  world.deps.mailer = { send: async (mail) => void mails.push(mail), close: () => {} }
  const unitId = await ensureUnit(world, 'Đoàn Kho bạc Nhà nước Khu vực II')
  const invited = await world.person('Lê Hoàng Phúc', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const { db } = world.database
  await db.update(account).set({ state: 'invited' }).where(eq(account.id, invited.accountId))
  await db
    .update(personIdentity)
    .set({ email: 'phuc.lh@example.vn' })
    .where(eq(personIdentity.personId, invited.personId))

  const page = await (await served.as(browser, people.administrator)).newPage()
  await page.goto('/quan-tri/loi-moi')
  await page.getByRole('button', { name: /Gửi lời mời qua thư điện tử \(1 người/ }).click()
  await expect(page.getByText('Đã xếp 1 thư để gửi.')).toBeVisible()
  await page.goto('/quan-tri/tai-khoan?q=thuy duong')
  await page.getByRole('button', { name: 'Gửi qua thư điện tử' }).click()
  await expect(page.getByText('Đã xếp 1 thư để gửi.')).toBeVisible()
  await sendDueMail(world.deps)
  expect(mails.map(({ to }) => to)).toContain('phuc.lh@example.vn')
  expect(mails.filter(({ text }) => text.includes('/moi/')).length).toBe(2)

  const visitor = await (
    await browser.newContext({ baseURL: served.url, viewport: WIDTHS.phone, locale: 'vi-VN' })
  ).newPage()
  await visitor.goto('/dang-nhap')
  await visitor.getByRole('link', { name: 'Quên mật khẩu?' }).click()
  await lookAt(visitor, 'forgotten')
  await visitor.getByLabel('Tên đăng nhập hoặc thư điện tử').fill('duong.dtt@example.vn')
  await visitor.getByRole('button', { name: 'Gửi liên kết' }).click()
  await expect(visitor.getByText('Đã nhận yêu cầu')).toBeVisible()
  mails.length = 0
  await sendNewPasswordLinks(world.deps)
  await sendDueMail(world.deps)
  const url = mails.map(({ text }) => /http\S+\/moi\/\S+/.exec(text)?.[0]).find(Boolean) ?? ''
  await visitor.goto(url)
  await visitor.getByLabel('Mật khẩu', { exact: true }).fill('nước chảy đá mòn')
  await visitor.getByRole('button', { name: 'Lưu mật khẩu và vào' }).click()
  await expect(visitor).toHaveURL(`${served.url}/co-so`)
  await visitor.goto('/tai-khoan/thong-bao')
  await visitor.getByRole('button', { name: 'Tạo địa chỉ lịch riêng' }).click()
  await expect(visitor.getByText('Địa chỉ chỉ hiện một lần này.')).toBeVisible()
  await visitor.goto('/hoi-dap/hoi')
  await visitor.getByLabel('Báo cho tôi qua thư điện tử khi có câu trả lời').check()
  await expect(visitor.getByLabel('Địa chỉ thư điện tử', { exact: true })).toBeVisible()
  await lookAt(visitor, 'ask-mail')
})
