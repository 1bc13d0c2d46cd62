import { expect, test } from '@playwright/test'
import { ideaContest2026CaseRuleset } from '../packages/domain/src/programme/index.ts'
import { insertJudgedStage, type JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** The case's thể lệ with three that go on to the final, and two equal at the third place. */
const rules = {
  ...ideaContest2026CaseRuleset,
  stages: ideaContest2026CaseRuleset.stages.map((stage) =>
    stage.kind === 'scoring' && stage.cut ? { ...stage, cut: { ...stage.cut, quota: 3 } } : stage,
  ),
}
let served: ServedWorld
let stage: JudgedStage
let people: Record<'secretary' | 'lead', Persona>
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  stage = await insertJudgedStage(world, {
    rules,
    totals: [
      [92, 90],
      [84, 82],
      [78, 76],
      [78, 76],
      [70, 68],
      [58, 56],
    ],
  })
  people = {
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    lead: await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }]),
  }
})
test.afterAll(() => served.close())

test('a secretary freezes the preliminary round, a lead declares by code who goes on to the final', async ({
  browser,
}) => {
  const at = `/to-cong-tac/vong/${stage.stageId}`
  const secretary = await (await served.as(browser, people.secretary)).newPage()
  await secretary.goto(`${at}/vao-vong-sau`)
  await expect(secretary.getByText('Chưa chốt điểm vòng này')).toBeVisible()
  await secretary.goto(`${at}/ket-qua`)
  await secretary.getByRole('button', { name: 'Chốt kết quả' }).click()
  await secretary.getByRole('dialog').getByRole('button', { name: 'Chốt kết quả', exact: true }).click()
  await secretary.getByRole('link', { name: 'Xem danh sách vào chung khảo' }).click()
  await expect(secretary.getByRole('heading', { name: 'Vào vòng sau: 4 bài' })).toBeVisible()
  await expect(secretary.getByText('Bằng điểm vị trí cuối, cùng vào').first()).toBeVisible()
  await expect(secretary.getByRole('button', { name: 'Công bố danh sách' })).toHaveCount(0)
  await glance(secretary, 'promotion-1440')

  const lead = await (await served.as(browser, people.lead, WIDTHS.phone)).newPage()
  await lead.goto(`${at}/vao-vong-sau`)
  await expect(lead.getByText('Đoàn cơ sở số')).toHaveCount(0)
  await glance(lead, 'promotion-390')
  await lead.getByRole('button', { name: 'Công bố danh sách' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Công bố danh sách', exact: true }).click()
  await expect(lead.getByText('Đã công bố: 4 bài vào vòng sau.')).toBeVisible()
  await glance(lead, 'declared-390')

  await lead.goto(`/to-cong-tac/lan/${stage.editionId}`)
  await expect(lead.getByText('Chung khảo').first()).toBeVisible()
  await glance(lead, 'edition-390')

  const wide = await (await served.as(browser, people.secretary, WIDTHS.tablet)).newPage()
  await wide.goto(`/to-cong-tac/lan/${stage.editionId}`)
  await glance(wide, 'edition-820')
  await wide.goto(`${at}/vao-vong-sau`)
  await wide.getByRole('link', { name: 'Bản chấm vòng sau' }).click()
  await expect(wide.getByRole('link', { name: 'Chung khảo', exact: true })).toBeVisible()
  await glance(wide, 'masking-820')

  const outside = await served.stranger(browser, WIDTHS.phone)
  const stranger = await outside.newPage()
  await stranger.goto(`/cuoc-thi/${stage.slug}`)
  await expect(stranger.getByRole('heading', { name: 'Danh sách vào chung khảo' })).toBeVisible()
  await glance(stranger, 'public-390')
  await outside.close()
})
