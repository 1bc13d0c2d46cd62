import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { personIdentity } from '@xk/db'
import { fromPlainText } from '@xk/domain/kernel'
import { bodyOfDossier } from '@xk/domain/entry/testing'
import { exemplar2026CaseRuleset } from '@xk/domain/programme'
import { eq } from 'drizzle-orm'
import { confirmDossier } from '../apps/api/src/testing/dossier.ts'
import { ensureUnit, insertEdition } from '../apps/api/src/testing/edition-world.ts'
import { must } from '../apps/api/src/testing/must.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, glance, lookAt, picture, saved, throttle, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let officer: Persona
let entryId: string
/** A draft of its own for the telephone. */
let phoneEntryId: string

/** Stored lying with Orientation 6, as phones do: it stands. */
const TURNED = fileURLToPath(
  new URL('../packages/documents/fixtures/dossiers/02-chan-dung.jpg', import.meta.url),
)
const SMALL = fileURLToPath(
  new URL('../packages/documents/fixtures/dossiers/03-chan-dung.jpg', import.meta.url),
)

const MINUTES = fileURLToPath(
  new URL('../packages/documents/fixtures/dossiers/bien-ban-thanh-tra-quet.pdf', import.meta.url),
)

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const edition = await insertEdition(world, { rules: exemplar2026CaseRuleset })
  const unitId = await ensureUnit(world, 'Chi đoàn Trung tâm Kiểm soát bệnh tật (Sở Y tế)')
  officer = await world.person('Trần Thị Ngọc Mai', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  await world.database.db
    .update(personIdentity)
    .set({ phone: '0903000222' })
    .where(eq(personIdentity.personId, officer.personId))
  const begun = { editionId: edition.id, unitId, division: 'all' }
  entryId = must('create', await officer.post('/api/entries', begun)).entryId as string
  phoneEntryId = must('create', await officer.post('/api/entries', begun)).entryId as string
  const made = bodyOfDossier(2)
  const body = { ...made, people: made.people.map((person) => ({ ...person, unitId })) }
  must('draft', await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }))
})
test.afterAll(() => served.close())

test('on a phone the minutes’ scan and the portrait go on after the line was lost, and arrive whole', async ({
  browser,
}) => {
  const phone = await (await served.as(browser, officer, WIDTHS.phone)).newPage()
  await phone.goto(`/co-so/bai/${phoneEntryId}`)
  const speed = await throttle(phone)
  await speed(6_000)
  const scan = readFileSync(MINUTES)
  await phone
    .getByLabel('Biên bản họp xét của Ban Chấp hành cơ sở Đoàn')
    .setInputFiles({ name: 'biên bản họp xét.pdf', mimeType: 'application/pdf', buffer: scan })
  const pause = phone.getByRole('button', { name: 'Tạm dừng tải biên bản họp xét.pdf' })
  await pause.click()
  await expect(phone.getByText('Tạm dừng ·')).toBeVisible()
  await phone.getByRole('button', { name: 'Tải tiếp biên bản họp xét.pdf' }).click()
  await expect(pause).toBeVisible()
  await speed(6_000, true)
  await phone.getByLabel('Chọn ảnh').setInputFiles(TURNED)
  await phone.getByRole('button', { name: 'Dùng ảnh này' }).click()
  await expect(phone.getByText('Mất mạng, sẽ tự tải tiếp').first()).toBeVisible()
  await picture(phone, 'dossier-offline')
  await speed(-1)
  // In the end there is one of each and nothing on its way.
  const filled = async () => {
    const { attachments, uploads } = (await officer.get(`/api/entries/${phoneEntryId}`)).body
    return { slots: attachments.map((it: { slot: string }) => it.slot).toSorted(), uploads }
  }
  await expect.poll(filled, { timeout: 30_000 }).toEqual({ slots: ['minutes', 'portrait'], uploads: [] })
  await phone.reload()
  await expect(phone.getByRole('link', { name: 'biên bản họp xét.pdf' })).toBeVisible()
  await expect(phone.getByAltText('Ảnh trong hồ sơ')).toBeVisible()
  const { attachments } = (await officer.get(`/api/entries/${phoneEntryId}`)).body
  const minutes = attachments.filter((it: { slot: string }) => it.slot === 'minutes')
  const got = await officer.get(`/api/entries/${phoneEntryId}/attachments/${minutes[0].id}`)
  expect(Buffer.from(got.bytes).equals(scan)).toBe(true)
  await glance(phone, 'dossier-whole')
})

const linkIn = async (page: Page, kind: 'dong-y' | 'xac-nhan') => {
  const text = await page.getByRole('dialog').getByText(`/${kind}/`).textContent()
  return new RegExp(`/${kind}/\\S+`).exec(text ?? '')?.[0] ?? ''
}

test('a collective is proposed on a phone by its own name, and handed in', async ({ browser }) => {
  const phone = await (await served.as(browser, officer, WIDTHS.phone)).newPage()
  await phone.goto('/co-so')
  await phone.getByRole('button', { name: /: Tập thể/ }).click()
  await phone.waitForURL(/co-so\/bai\//)
  const path = `/api/entries/${new URL(phone.url()).pathname.split('/').at(-1)}`
  await phone.getByRole('textbox', { name: 'Tên tập thể' }).fill('Đội hình Sạp chợ số')
  await saved(phone)
  // The long texts have their own journeys.
  const { draft, unitId } = must('read', await officer.get(path))
  const made = bodyOfDossier(1)
  const { serviceSince: _, youthMember: __, biography: ___, ...fields } = made.fields
  const body = {
    ...made,
    fields: {
      ...fields,
      title: draft.body.fields.title,
      members: '26',
      kind: 'đội hình thanh niên tình nguyện',
      biographyOfCollective: fromPlainText('Thành lập tháng 01/2026, gồm 26 đoàn viên.'),
    },
    people: [{ ...made.people[0], unitId, role: 'delegate', birthDate: null }],
  }
  must('draft', await officer.put(`${path}/draft`, { baseVersion: draft.version, body }))
  const { url } = must('endorse', await officer.post(`${path}/endorsements`, { slot: 'leadership' }))
  must('word', await confirmDossier(served.world.anonymous, url))
  await phone.reload()
  await expect(phone.getByRole('heading', { name: 'Đội hình Sạp chợ số' })).toBeVisible()
  await glance(phone, 'dossier-collective')
  await phone.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click()
  await phone.getByRole('dialog').getByRole('button', { name: 'Nộp hồ sơ' }).click()
  await expect(phone.getByText('Đã nộp thành công')).toBeVisible()
  await glance(phone, 'dossier-collective-receipt')
})

test('an officer completes a dossier on a laptop, its nominee answers on a phone', async ({ browser }) => {
  const desk = await (await served.as(browser, officer, { width: 1280, height: 800 })).newPage()
  await desk.goto(`/co-so/bai/${entryId}`)
  await expect(desk.getByText('Còn thiếu, nộp rồi bổ sung được')).toBeVisible()

  await desk.getByLabel('Chọn ảnh').setInputFiles(SMALL)
  await expect(desk.getByRole('dialog').getByText(/chỉ cho phần 471 điểm ảnh/)).toBeVisible()
  await desk.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click()
  await desk.getByLabel('Chọn ảnh').setInputFiles(TURNED)
  const cropping = desk.getByRole('dialog')
  await expect(cropping.getByText('Phần được lấy: 2268 × 3024 điểm ảnh')).toBeVisible()
  await cropping.getByRole('slider').fill('1.5')
  await cropping.getByLabel(/^Khung ảnh/).press('ArrowUp')
  await glance(desk, 'dossier-crop')
  await cropping.getByRole('button', { name: 'Dùng ảnh này' }).click()
  await expect(desk.getByAltText('Ảnh trong hồ sơ')).toBeVisible()

  // What was ticked for one signed page is not there for the next.
  const onPaper = desk.getByRole('dialog', { name: /^Bản giấy có chữ ký của / })
  for (const _ of ['ticked', 'made anew']) {
    await desk.getByRole('button', { name: 'Bản giấy có chữ ký' }).click()
    await expect(onPaper.getByRole('checkbox', { checked: true })).toHaveCount(0)
    await onPaper.getByRole('checkbox').first().check()
    await onPaper.getByRole('button', { name: 'Đóng' }).click()
    await expect(desk.getByRole('button', { name: 'Bản giấy có chữ ký' })).toBeFocused()
  }

  await desk.getByRole('button', { name: 'Gửi đường liên kết' }).first().click()
  const confirm = await linkIn(desk, 'xac-nhan')
  await desk.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click()
  await desk.getByRole('button', { name: 'Tạo đường liên kết' }).click()
  const link = await linkIn(desk, 'dong-y')
  await desk.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click()

  const phone = await (await served.stranger(browser, WIDTHS.phone)).newPage()
  await phone.goto(link)
  await expect(phone.getByText('Người gửi: đồng chí Trần Thị Ngọc Mai')).toBeVisible()
  await lookAt(phone, 'dossier-consent')
  await phone.getByRole('button', { name: 'Sửa mục Chức danh' }).click()
  await phone.getByLabel('Ghi lại cho đúng').fill('Kỹ thuật viên')
  // A chat's own browser loads the page anew when one comes back to it: what was typed is there.
  await phone.reload()
  await expect(phone.getByLabel('Ghi lại cho đúng')).toHaveValue('Kỹ thuật viên')
  await phone.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(phone.getByText('Hãy chọn một câu trả lời.')).toHaveCount(3)
  for (const [i, choice] of ['Đồng ý', 'Đồng ý', 'Không đồng ý'].entries())
    await phone.getByRole('group').nth(i).getByRole('radio', { name: choice, exact: true }).check()
  await phone.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(phone.getByText('Đã ghi nhận câu trả lời')).toBeVisible()
  await glance(phone, 'dossier-consent-said')
  // What was refused is not offered again through the officer's link.
  await phone.getByRole('button', { name: 'Trả lời lại' }).click()
  await expect(phone.getByText(/Qua liên kết này không đổi thành đồng ý được/)).toHaveCount(1)
  await expect(phone.getByRole('radio', { name: 'Đồng ý', exact: true })).toHaveCount(2)

  await phone.goto(confirm)
  await phone.getByRole('radio', { name: 'Đồng ý giới thiệu' }).check()
  await phone.getByLabel('Họ và tên người xác nhận').fill('Phạm Thủ Trưởng')
  await phone.getByLabel('Chức vụ').fill('Giám đốc Trung tâm')
  await lookAt(phone, 'dossier-confirm')
  await phone.getByRole('button', { name: 'Gửi xác nhận' }).click()
  await expect(phone.getByText('Đã ghi nhận: Đồng ý giới thiệu')).toBeVisible()

  await desk.reload()
  await desk.getByRole('button', { name: 'Sửa theo' }).click()
  await expect(desk.getByText('Người được giới thiệu đề nghị sửa')).toHaveCount(0)
  await expect(desk.getByText(/Phạm Thủ Trưởng, Giám đốc Trung tâm đồng ý/)).toBeVisible()
  await expect(desk.getByText('Không đồng ý', { exact: true })).toBeVisible()
  await expectAccessible(desk)
  await lookAt(desk, 'dossier-officer')
})
