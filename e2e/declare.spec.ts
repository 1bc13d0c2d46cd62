import { expect, type Page, test } from '@playwright/test'
import { ensureUnit } from '../apps/api/src/testing/edition-world.ts'
import { insertJudgedStage, type JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let stage: JudgedStage
let people: Record<'chair' | 'secretary' | 'lead', Persona>
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  for (let i = 1; i <= 5; i++) await ensureUnit(world, `Đoàn cơ sở số ${i}`, { members: 12 })
  stage = await insertJudgedStage(world, {
    totals: [
      [92, 90],
      [84, 82],
      [78, 76],
      [70, 68],
    ],
  })
  people = {
    chair: await world.person('Trần Thu Nam', [
      { role: 'panelChair', scopeKind: 'edition', scopeId: stage.editionId },
    ]),
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    lead: await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }]),
  }
})
test.afterAll(() => served.close())

const confirm = async (page: Page, name: string, reason?: string) => {
  const dialog = page.getByRole('dialog')
  if (reason) await dialog.getByLabel('Lý do').fill(reason)
  await dialog.getByRole('button', { name, exact: true }).click()
}
test('the chair freezes by code, two people unmask, and the lead approves what the secretary put forward', async ({
  browser,
}) => {
  const standing = `/to-cong-tac/vong/${stage.stageId}/ket-qua`
  const chair = await (await served.as(browser, people.chair, WIDTHS.tablet)).newPage()
  await chair.goto('/truong-ban')
  await glance(chair, 'chair-home')
  await chair.goto(standing)
  await expect(chair.getByText('1001').first()).toBeVisible()
  await expect(chair.getByText('Đoàn cơ sở số')).toHaveCount(0)
  await glance(chair, 'chair-standing')
  await chair.getByRole('button', { name: 'Chốt kết quả' }).click()
  await confirm(chair, 'Chốt kết quả')
  await expect(chair.getByText(/Đã chốt lúc/).first()).toBeVisible()

  const secretary = await (await served.as(browser, people.secretary)).newPage()
  await secretary.goto(standing)
  await secretary.getByRole('button', { name: 'Đề nghị hồi phách' }).click()
  await confirm(secretary, 'Đề nghị hồi phách', 'Ban Giám khảo đã chốt kết quả theo mã')
  await expect(secretary.getByText(/đề nghị hồi phách lúc/).first()).toBeVisible()
  await expect(secretary.getByRole('button', { name: 'Duyệt hồi phách' })).toHaveCount(0)

  const lead = await (await served.as(browser, people.lead, WIDTHS.phone)).newPage()
  await lead.goto(standing)
  await lead.getByRole('button', { name: 'Duyệt hồi phách' }).click()
  await confirm(lead, 'Duyệt hồi phách')
  await expect(lead.getByText(/Đoàn cơ sở số 1/).first()).toBeVisible()
  await glance(lead, 'lead-standing')

  await secretary.goto(`/to-cong-tac/vong/${stage.stageId}/giai-tap-the`)
  await expect(secretary.getByRole('button', { name: 'Chốt giải tập thể' })).toBeVisible()
  await glance(secretary, 'team-prizes')
  await secretary.getByRole('button', { name: 'Chốt giải tập thể' }).click()
  await expect(secretary.getByText('Đã chốt giải tập thể.').first()).toBeVisible()
  const approval = `/to-cong-tac/lan/${stage.editionId}/duyet`
  await secretary.goto(approval)
  await secretary.getByRole('button', { name: 'Trình duyệt' }).click()
  await confirm(secretary, 'Trình duyệt')
  await expect(secretary.getByText(/chờ duyệt/).first()).toBeVisible()

  await lead.goto(approval)
  await glance(lead, 'lead-approval')
  await lead.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await confirm(lead, 'Duyệt')
  await expect(lead.getByText(/đã duyệt lúc/).first()).toBeVisible()
  const kinds = await served.world.database.owner`select kind from ledger order by seq`
  expect(kinds.map((row) => row['kind'])).toEqual(expect.arrayContaining(['freeze', 'unmask', 'approve']))
})
