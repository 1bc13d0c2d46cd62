import { expect, test } from '@playwright/test'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import {
  insertRound,
  insertVotedCouncil,
  setMinutes,
  type VotedCouncil,
  votedRules,
} from '../apps/api/src/testing/voted-council.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let council: VotedCouncil
let people: Record<'secretary' | 'lead', Persona>
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  people = {
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    lead: await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }]),
  }
  council = await insertVotedCouncil(world, people, {
    rules: votedRules(2),
    totals: [
      [92, 90],
      [84, 84],
      [84, 84],
      [78, 76],
    ],
  })
  await setMinutes(world, council, 'open')
  const [a = '', b = '', c = '', d = ''] = council.candidates
  await insertRound(world, council, {
    n: 1,
    kind: 'first',
    seats: 2,
    yes: { [a]: 9, [b]: 6, [c]: 6, [d]: 3 },
  })
  await insertRound(world, council, { n: 2, kind: 'second', seats: 1, yes: { [b]: 4, [c]: 4 } })
})
test.afterAll(() => served.close())

test('the chair writes what the council resolved, another countersigns, and two declare the outcome', async ({
  browser,
}) => {
  const at = `/to-cong-tac/vong/${council.councilStageId}/ket-qua-hoi-dong`
  const chair = await (
    await served.as(browser, council.members[0]?.persona as Persona, WIDTHS.phone)
  ).newPage()
  await chair.goto(at)
  await chair.getByRole('button', { name: 'Ghi quyết nghị' }).click()
  const dialog = chair.getByRole('dialog')
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByRole('textbox').fill('Hội đồng biểu quyết công khai tại phiên họp')
  await glance(chair, 'council-resolution-390')
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(chair.getByText('· Chờ người thứ hai xác nhận')).toBeVisible()

  const member = await (
    await served.as(browser, council.members[5]?.persona as Persona, WIDTHS.phone)
  ).newPage()
  await member.goto(at)
  await member.getByRole('button', { name: 'Xác nhận đúng biên bản' }).click()
  await member.getByRole('dialog').getByRole('button', { name: 'Xác nhận đúng biên bản' }).click()
  await expect(member.getByText('Ủy viên Hội đồng 6 xác nhận')).toBeVisible()
  await setMinutes(served.world, council, 'closed')

  const secretary = await (await served.as(browser, people.secretary, WIDTHS.tablet)).newPage()
  await secretary.goto(at)
  await secretary.getByRole('button', { name: 'Chuẩn bị chốt kết quả' }).click()
  await secretary.getByRole('dialog').getByRole('button', { name: 'Chuẩn bị chốt kết quả' }).click()
  await expect(secretary.getByText('chờ người thứ hai.')).toBeVisible()
  await glance(secretary, 'council-outcome-820')

  const lead = await (await served.as(browser, people.lead)).newPage()
  await lead.goto(at)
  await lead.getByRole('button', { name: 'Xác nhận và chốt' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Xác nhận và chốt' }).click()
  await expect(lead.getByText('đã chốt lúc')).toBeVisible()
  await lookAt(lead, 'council-declared')
})
