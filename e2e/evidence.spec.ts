import { expect, test } from '@playwright/test'
import { insertJudgedStage, type JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** Maxima of the case's criteria in half points, in the rubric's order. */
const STEPS = { novelty: 60, feasibility: 50, effect: 60, scalability: 20, presentation: 10 }

/** Marks near a total, each criterion a little its own way. */
const marksNear = (total: number | undefined, row: number, column: number) =>
  total === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(STEPS).map(([key, max], i) => {
          const lean = ((row * 7 + column * 5 + i * 3) % 11) - 5
          return [key, Math.min(max, Math.max(0, Math.round((max * (total + 3 * lean)) / 100)))]
        }),
      )

/** Three of five judges per entry, the second generous, the fourth strict; a hole: not assigned. */
const _ = undefined
const TOTALS = [
  [88, 93, _, 84, _],
  [86, _, 88, _, 87],
  [_, 90, 85, 80, _],
  [83, _, _, 79, 84],
  [80, 86, 82, _, _],
  [_, 83, _, 74, 79],
  [76, _, 78, 71, _],
  [_, 80, 74, _, 75],
  [70, 77, _, _, 71],
  [_, _, 68, 62, 69],
  [61, 66, 63, _, _],
  [_, 58, _, 50, 55],
]
const NAMES = [
  'Nguyễn Hoàng Phương Thảo',
  'Trần Lê Đăng Khoa',
  'Đỗ Thị Như Quỳnh',
  'Võ Nguyễn Thiên Ân',
  'Lý Minh Tuấn',
]

let served: ServedWorld
let stage: JudgedStage
let lead: Persona
test.beforeAll(async () => {
  served = await serveWorld()
  stage = await insertJudgedStage(served.world, {
    totals: TOTALS.map((cells, row) => cells.map((total, column) => marksNear(total, row, column))),
  })
  for (const [i, { persona }] of stage.judges.entries())
    await served.world.database
      .owner`update person_identity set full_name = ${NAMES[i] ?? ''} where person_id = ${persona.personId}`
  lead = await served.world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }])
})
test.afterAll(() => served.close())

test('the lead reads how firm the result is, beside the standing, on three widths', async ({ browser }) => {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    const page = await (await served.as(browser, lead, viewport)).newPage()
    await page.goto(`/to-cong-tac/vong/${stage.stageId}/ket-qua`)
    await page.getByRole('link', { name: 'Độ tin cậy' }).click()
    await expect(page.getByRole('heading', { name: 'Độ tin cậy của việc chấm', level: 1 })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Ranh giới giải chắc đến đâu' })).toBeVisible()

    const severity = page.getByRole('list', { name: 'Độ nghiêm khắc của từng giám khảo' })
    await expect(severity.getByRole('listitem').first()).toContainText('Võ Nguyễn Thiên Ân')
    await expect(severity.getByRole('listitem').first()).toContainText(/\+\d,?\d? điểm \(\+/)
    await expect(page.getByText('hệ thống không tự thay đổi điểm, thứ hạng hay giải')).toBeVisible()
    await expect(page.getByRole('cell', { name: 'ICC(1,k)' })).toBeVisible()
    await expect(page.getByText('Giải pháp số')).toHaveCount(0)
    await glance(page, `evidence-${width}`)
    await page.context().close()
  }
})
