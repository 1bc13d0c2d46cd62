import { expect, test } from '@playwright/test'
import type { JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import {
  drawLot,
  freezeStage,
  insertPreliminary,
  judgeFinal,
  openFinal,
  promoteOpenly,
} from '../apps/api/src/testing/named-final.ts'
import {
  approveDeclared,
  decide,
  release,
  type ResultPeople,
  resultPeople,
} from '../apps/api/src/testing/released-result.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** A final in which authors present by name, after a blind round: prepared, judged, and published with that round. */
let served: ServedWorld
let people: ResultPeople & { secondSecretary: Persona }
let it: JudgedStage
let finalId: string
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const secondSecretary = await world.person('Lý Mỹ Duyên', [{ role: 'secretary', scopeKind: 'global' }])
  people = { ...(await resultPeople(world)), secondSecretary }
  it = await insertPreliminary(world)
  await drawLot(people.secretary, it.stageId, 3, '482913')
  await freezeStage(people.secretary, it.stageId)
  finalId = await promoteOpenly(it, people)
})
test.afterAll(() => served.close())

test('the second round is prepared under its own name, judges read whose work it is, the public reads both rounds', async ({
  browser,
}) => {
  const edition = `/to-cong-tac/lan/${it.editionId}`
  const secretary = await (await served.as(browser, people.secretary, WIDTHS.phone)).newPage()
  await secretary.goto(edition)
  await expect(secretary.getByText('Đang chuẩn bị · Chung khảo')).toBeVisible()
  await expect(secretary.getByText('Đang đánh phách')).toHaveCount(0)
  await lookAt(secretary, 'final-prepared')
  await secretary.goto(`${edition}/lich`)
  await lookAt(secretary, 'final-dates')
  await secretary.goto(`/to-cong-tac/vong/${finalId}/danh-phach`)
  await lookAt(secretary, 'final-copies')

  const judges = await openFinal(served.world, it, finalId, people)
  const desk = await (await served.as(browser, judges[0] ?? people.lead, WIDTHS.tablet)).newPage()
  await desk.goto(`/giam-khao/${finalId}`)
  await desk.getByRole('checkbox', { name: 'Tôi đã đọc và cam kết thực hiện' }).check()
  await desk.getByRole('button', { name: 'Ký cam kết và vào chấm' }).click()
  await desk
    .getByRole('link', { name: /Giải pháp số 1/ })
    .first()
    .click()
  await expect(desk.getByText('Tác giả số 1, Bí thư chi đoàn')).toBeVisible()
  await lookAt(desk, 'final-work')

  for (const judge of judges) await judgeFinal(judge, finalId)
  await secretary.goto(`/to-cong-tac/vong/${finalId}/ket-qua`)
  await expect(secretary.getByText('Giải pháp số 1').first()).toBeVisible()
  await lookAt(secretary, 'final-standing')
  await drawLot(people.secretary, finalId, 1, '700145')
  await freezeStage(people.secretary, finalId)
  await approveDeclared({ ...it, stageId: finalId }, people)
  await decide(it, people)
  const { slug } = await release(it, people)

  const stranger = await (await served.stranger(browser, WIDTHS.phone)).newPage()
  await stranger.goto(`/ket-qua/${slug}`)
  await expect(stranger.getByRole('heading', { name: 'Giải pháp số 1' })).toBeVisible()
  await expect(stranger.getByRole('heading', { name: 'Bảng xếp hạng: Sơ khảo' })).toBeVisible()
  await expect(stranger.getByText('Sơ khảo: Thứ tự xếp hạng từ hạng 3')).toBeVisible()
  await lookAt(stranger, 'final-result')
  await stranger.getByRole('button', { name: 'Kiểm tra kết quả' }).click()
  await expect(stranger.locator('[data-part][data-ok="yes"]')).toHaveCount(4)
  await glance(stranger, 'final-checked')
})
