import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { consent } from '@xk/db'
import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { ensureUnit } from '../apps/api/src/testing/edition-world.ts'
import { insertJudgedStage, type JudgedStage, setEditionState } from '../apps/api/src/testing/judged-stage.ts'
import { must } from '../apps/api/src/testing/must.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let it: JudgedStage
let secretary: Persona
let second: Persona
let own: Persona
let other: Persona

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  it = await insertJudgedStage(world, {
    rules: exemplarSelectionTemplate,
    totals: [[90], [85], [80], [75]],
    units: 3,
  })
  await setEditionState(world, it.editionId, 'screening')
  secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  second = await world.person('Lý Mỹ Duyên', [{ role: 'secretary', scopeKind: 'global' }])
  const officer = (name: string, unitId: string) =>
    world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  own = await officer('Nguyễn Minh An', it.entries[0]!.unitId)
  other = await officer(
    'Đỗ Hải Yến',
    await ensureUnit(world, 'Đoàn Sở Nông nghiệp và Môi trường Thành phố Hồ Chí Minh'),
  )
  const people = await world.database.owner`select entry_id, person_id from entry_person`
  await world.database.db.insert(consent).values(
    people.slice(0, 3).map((row) => ({
      id: randomUUID(),
      personId: String(row['person_id']),
      entryId: String(row['entry_id']),
      purpose: 'publishName',
      noticeVersion: '2026-01',
      givenAt: world.clock.now,
      assurance: 'self',
    })),
  )
})
test.afterAll(() => served.close())

test('dossiers are put up for the units, one is objected to, answered and ruled on', async ({ browser }) => {
  const desk = await (await served.as(browser, secretary)).newPage()
  await desk.goto(`/to-cong-tac/lan/${it.editionId}/niem-yet`)
  await expect(desk.getByRole('heading', { name: 'Hợp lệ, chưa niêm yết: 4' })).toBeVisible()
  await glance(desk, 'notice-waiting')
  await desk.getByRole('button', { name: 'Niêm yết 4 hồ sơ' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Niêm yết 4 hồ sơ' }).click()
  await expect(desk.getByText('Mọi hồ sơ hợp lệ đã được niêm yết.')).toBeVisible()

  const phone = await (await served.as(browser, other, WIDTHS.phone)).newPage()
  await phone.goto('/co-so')
  await phone.getByRole('link', { name: 'Xem danh sách' }).click()
  await expect(phone.getByText('Chưa đồng ý nêu tên')).toBeVisible()
  await glance(phone, 'notice-units')
  await phone.getByRole('button', { name: 'Phản ánh về Tác giả số 1' }).click()
  const form = phone.getByRole('dialog')
  await form.getByRole('button', { name: 'Gửi phản ánh' }).click()
  await expect(form.getByText('Viết ít nhất 10 ký tự.')).toBeVisible()
  await form.getByLabel('Nội dung phản ánh').fill('Sáng kiến nêu trong hồ sơ là của cả nhóm năm người.')
  await lookAt(phone, 'notice-object')
  await form.getByRole('button', { name: 'Gửi phản ánh' }).click()
  await expect(phone.getByText(/mã tiếp nhận PPA-/)).toBeVisible()

  const theirs = await (await served.as(browser, own, WIDTHS.phone)).newPage()
  await theirs.goto('/co-so')
  await expect(theirs.getByText('Có 1 phản ánh về hồ sơ của đơn vị, cần trả lời.')).toBeVisible()
  await theirs.getByRole('link', { name: 'Gửi trả lời' }).click()
  await theirs.getByLabel('Ý kiến trả lời').fill('Người được giới thiệu chủ trì, có biên bản nghiệm thu.')
  await theirs.getByRole('button', { name: 'Gửi trả lời' }).click()
  await theirs.getByRole('dialog').getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(theirs.getByText('Cơ sở Đoàn trả lời thay')).toBeVisible()
  await expect(theirs.getByText('Nông nghiệp')).toHaveCount(0)
  await glance(theirs, 'notice-answered')

  const ruling = await (await served.as(browser, second)).newPage()
  await ruling.goto(`/to-cong-tac/lan/${it.editionId}/niem-yet`)
  await ruling.getByRole('button', { name: 'Ghi kết luận' }).click()
  const dialog = ruling.getByRole('dialog')
  await dialog.getByLabel('Biên bản xác minh').fill('Đã xem biên bản nghiệm thu, làm việc với hai bên.')
  await dialog.getByLabel('Chuyển Hội đồng xem xét').check()
  await dialog.getByLabel('Lý do').fill('Hội đồng cân nhắc phần đóng góp của cả nhóm.')
  await glance(ruling, 'notice-rule')
  await dialog.getByRole('button', { name: 'Ghi kết luận' }).click()
  await expect(ruling.getByText('Kết luận: Chuyển Hội đồng xem xét')).toBeVisible()
  await lookAt(ruling, 'notice-ruled')

  served.world.clock.advance(9 * 86_400_000)
  const fresh = await served.world.person('Phạm Thu Hà', [{ role: 'secretary', scopeKind: 'global' }])
  const [notice] = must('notices', await fresh.get(`/api/editions/${it.editionId}/public-notices`)).notices
  const closed = await fresh.post(`/api/public-notices/${notice.head.id}/close`, {
    conclusion: 'Đúng quy định.',
  })
  expect(closed.status).toBe(200)
})
