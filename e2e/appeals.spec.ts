import { expect, type Page, test } from '@playwright/test'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import type { JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import { must } from '../apps/api/src/testing/must.ts'
import type { ResultPeople } from '../apps/api/src/testing/released-result.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, lookAt, picture, WIDTHS } from './harness.ts'
import { insertReleased } from './released-world.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let people: ResultPeople
let it: JudgedStage

const caseRules = withoutFinal(ideaContest2026CaseRuleset)
const rules = {
  ...caseRules,
  appeals: caseRules.appeals && {
    ...caseRules.appeals,
    text: 'Cơ sở Đoàn gửi kiến nghị hoặc đề nghị phúc khảo trong 03 ngày làm việc kể từ ngày công bố; Ban Tổ chức trả lời trong 05 ngày làm việc.',
    remark: 'allowed' as const,
    remarkJudges: 2,
    resolution: 'averages' as const,
  },
}

test.beforeAll(async () => {
  served = await serveWorld()
  ;({ people, it } = await insertReleased(served, { rules }))
})
test.afterAll(() => served.close())

test('a unit reads its own result, files a kiến nghị and reads the answer', async ({ browser }) => {
  const [first] = it.entries
  const office = [{ role: 'officer', scopeKind: 'unit', scopeId: first?.unitId ?? '' }] as const
  const officer = await served.world.person('Cán bộ đơn vị một', office)
  const context = await served.as(browser, officer, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto('/co-so/bai')
  await page.getByRole('link', { name: 'Xem kết quả và kiến nghị' }).first().click()
  await expect(page.getByText('Đã tính lại từ các phiếu chấm')).toBeVisible()
  await page.getByLabel('Nội dung kiến nghị').fill('Ngắn')
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(page.getByText('Viết ít nhất 10 ký tự.')).toBeVisible()
  await page
    .getByLabel('Nội dung kiến nghị')
    .fill('Đề nghị Ban Tổ chức kiểm tra lại việc cộng điểm tiêu chí Hiệu quả của bài dự thi.')
  // Who is signed in may be answered after everything else.
  const late = '**/api/me'
  const told = page.waitForResponse(/\/result$/)
  await page.route(late, async (route) => {
    await told
    await new Promise((done) => setTimeout(done, 300))
    await route.continue()
  })
  await page.reload()
  await expect(page.getByLabel('Nội dung kiến nghị')).toHaveValue(/kiểm tra lại việc cộng điểm/)
  await page.unroute(late)
  await lookAt(page, 'own-result')
  // A colleague who signs in on this device reads nothing of what lies there.
  await served.signIn(context, await served.world.person('Cán bộ khác', office))
  await page.reload()
  await expect(page.getByLabel('Nội dung kiến nghị')).toHaveValue('')
  await served.signIn(context, officer)
  await page.reload()
  await expect(page.getByLabel('Nội dung kiến nghị')).toHaveValue(/kiểm tra lại việc cộng điểm/)
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(page.getByText(/Đã tiếp nhận, mã PKN-/)).toBeVisible()

  const desk = await (await served.as(browser, people.lead)).newPage()
  await desk.goto(`/to-cong-tac/lan/${it.editionId}/kien-nghi`)
  await lookAt(desk, 'appeals')
  await desk.getByRole('link', { name: /^PKN-/ }).click()
  await expect(desk.getByText('Đã tính lại toàn bộ bản công bố')).toBeVisible()
  await desk.getByLabel('Trả lời đơn vị').fill('Đã tính lại từ các phiếu, điểm đúng như công bố.')
  await lookAt(desk, 'appeal')
  await desk.getByRole('button', { name: 'Gửi trả lời' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(desk.getByText('Đã tính lại từ các phiếu, điểm đúng như công bố.')).toBeVisible()

  await page.reload()
  await expect(page.getByText('Đã tính lại từ các phiếu, điểm đúng như công bố.')).toBeVisible()
  await page.goto('/')
})

const LINE = 'Nêu rõ cách làm, có số liệu và lộ trình thực hiện cụ thể ở đơn vị.'

/** Everything of the other panel's work but what is done on screen: its second judge scores over the desk's routes. */
const scoreOverRoutes = async (judge: Persona, panelStageId: string) => {
  const desk = `/api/desk/stages/${panelStageId}`
  must('undertake', await judge.post(`${desk}/undertake`))
  const { assignmentId } = must('desk', await judge.get(desk)).items[0]
  const { rubric } = must('work', await judge.get(`/api/desk/assignments/${assignmentId}`))
  const criteria: { key: string; max: string; step: string }[] = rubric.segment.criteria
  const steps = ({ max, step }: { max: string; step: string }) => {
    const [n = '1', d = '1'] = step.split('/')
    return (Number(max.split('/')[0]) * Number(d)) / Number(n)
  }
  const body = {
    baseVersion: 0,
    marks: Object.fromEntries(criteria.map((it) => [it.key, steps(it)])),
    comments: Object.fromEntries(criteria.map(({ key }) => [key, LINE])),
    overallComment: `${LINE} ${LINE}`,
  }
  must('save', await judge.put(`/api/desk/assignments/${assignmentId}/sheet`, body))
  must('hand in', await judge.post(`${desk}/submit-all`, { versions: { [assignmentId]: 1 } }))
}

/** One judge of the other panel at the desk: undertaking, the first band of each criterion by keyboard, handing in. */
const scoreOnScreen = async (page: Page, panelStageId: string) => {
  await page.goto(`/giam-khao/${panelStageId}`)
  await picture(page, 'remark-undertaking')
  await page.getByRole('checkbox', { name: 'Tôi đã đọc và cam kết thực hiện' }).check()
  await page.getByRole('button', { name: 'Ký cam kết và vào chấm' }).click()
  await page.locator('a[href^="/giam-khao/bai/"]').first().click()
  const criteria = page.locator('[data-criterion]')
  await expect(criteria.first()).toBeVisible()
  for (let at = 0; at < (await criteria.count()); at++) {
    await criteria.nth(at).focus()
    await page.keyboard.press('1')
  }
  await page.getByLabel('Nhận xét chung').fill(`${LINE} ${LINE}`)
  for (const box of await page.locator('textarea[aria-required="true"]').all()) await box.fill(LINE)
  await expect(page.getByText(/Đang lưu|Chưa lưu/)).toHaveCount(0)
  await picture(page, 'remark-desk')
  await page.getByRole('button', { name: /Bài tiếp theo|→/ }).click()
  await page.getByRole('button', { name: 'Nộp toàn bộ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp toàn bộ' }).click()
  await expect(page.getByText('Đã nộp 1 phiếu chấm')).toBeVisible()
}

test('a work is marked anew by another panel, and the result is corrected by two people', async ({
  browser,
}) => {
  const judges = await Promise.all(
    ['Vũ Thị Hải Yến', 'Tạ Đình Phong'].map((name) => served.world.person(name)),
  )
  const unitId = it.entries[3]?.unitId ?? ''
  const officer = await served.world.person('Cán bộ đơn vị bốn', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const unit = await (await served.as(browser, officer, WIDTHS.phone)).newPage()
  await unit.goto(`/co-so/bai/${it.entries[3]?.entryId}/ket-qua`)
  await unit
    .getByLabel('Nội dung kiến nghị')
    .fill('Đề nghị phúc khảo: điểm tiêu chí Hiệu quả thấp hơn nhiều so với nhận xét của giám khảo.')
  await unit.getByLabel('Xin phúc khảo: giám khảo khác chấm lại bài').check()
  await glance(unit, 'remark-asked')
  await unit.getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await unit.getByRole('dialog').getByRole('button', { name: 'Gửi kiến nghị' }).click()
  await expect(unit.getByText('chờ quyết định')).toBeVisible()

  const desk = await (await served.as(browser, people.secretary)).newPage()
  await desk.goto(`/to-cong-tac/lan/${it.editionId}/kien-nghi`)
  await desk
    .getByRole('row', { name: /phúc khảo/ })
    .getByRole('link', { name: /^PKN-/ })
    .click()
  const appealUrl = desk.url()
  await lookAt(desk, 'remark-decide')
  await desk.getByRole('button', { name: 'Chấp nhận phúc khảo' }).click()
  await desk.getByRole('dialog').getByLabel('Lý do').fill('Hai giám khảo lệch nhau ở tiêu chí Hiệu quả')
  await picture(desk, 'remark-accept')
  await desk.getByRole('dialog').getByRole('button', { name: 'Chấp nhận phúc khảo' }).click()
  await expect(desk.getByText('Đã có 0/2 phiếu chấm phúc khảo')).toBeVisible()
  await desk.getByRole('link', { name: 'Giám khảo phúc khảo và phân công' }).click()
  await expect(desk.getByText('Chưa có giám khảo')).toBeVisible()
  const panelStageId = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
  await desk.getByRole('button', { name: 'Mời giám khảo' }).click()
  const inviting = desk.getByRole('dialog', { name: 'Mời giám khảo' })
  await inviting.getByRole('searchbox').fill('hai yen')
  await inviting.getByRole('button', { name: /Vũ Thị Hải Yến/ }).click()
  await inviting.getByRole('button', { name: 'Mời vào Ban' }).click()
  await expect(inviting).toBeHidden()
  const panel = `/api/stages/${panelStageId}/panel`
  must('appoint', await people.secretary.post(panel, { personId: judges[1]?.personId, expertise: [] }))
  await desk.reload()
  await desk.getByRole('button', { name: 'Phân công tự động' }).click()
  await desk
    .getByRole('dialog', { name: 'Kết quả dự kiến' })
    .getByRole('button', { name: 'Phân công như trên' })
    .click()
  await expect(desk.getByText('Đã phân công 2 lượt chấm.')).toBeVisible()
  await glance(desk, 'remark-panel')

  const [first, second] = judges as [Persona, Persona]
  await scoreOnScreen(await (await served.as(browser, first)).newPage(), panelStageId)
  await scoreOverRoutes(second, panelStageId)

  await desk.goto(appealUrl)
  await expect(desk.getByText('Điểm phúc khảo')).toBeVisible()
  await desk.getByRole('radio', { name: /đính chính kết quả/ }).check()
  await desk.getByLabel('Trả lời đơn vị').fill('Điểm phúc khảo cao hơn, kết quả được đính chính.')
  await lookAt(desk, 'remark-figures')
  await desk.getByRole('button', { name: 'Gửi trả lời' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Gửi trả lời' }).click()
  const correct = desk.getByRole('link', { name: 'Soạn bản công bố đính chính' })
  await expect(correct).toBeVisible()
  await unit.reload()
  await expect(unit.getByText('Điểm chấm lần đầu')).toBeVisible()
  await glance(unit, 'remark-answered')

  await correct.click()
  await desk.getByLabel(/^Tính điểm phúc khảo cho:/).check()
  await desk.getByLabel('Lý do').fill('Phúc khảo theo kiến nghị của đơn vị')
  await desk.getByRole('button', { name: 'Xem thay đổi' }).click()
  // Two works are equal now where one prize is left: the committee says how it goes.
  await desk.getByRole('radio', { name: 'Đồng giải' }).check()
  await glance(desk, 'remark-tie')
  await desk.getByRole('button', { name: 'Xem thay đổi' }).click()
  await expect(desk.getByRole('heading', { name: 'Thay đổi' })).toBeVisible()
  await lookAt(desk, 'remark-correction')
  await desk.getByRole('button', { name: 'Trình duyệt' }).click()
  await expect(desk.getByText('chờ người thứ hai duyệt')).toBeVisible()
  const lead = await (await served.as(browser, people.lead)).newPage()
  await lead.goto(`/to-cong-tac/lan/${it.editionId}/dinh-chinh`)
  await glance(lead, 'remark-approval')
  await lead.getByRole('button', { name: 'Duyệt và công bố' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Duyệt và công bố' }).click()
  const published = lead.getByRole('link', { name: 'Mở bản công bố' })
  await expect(published).toBeVisible()
  const stranger = await (await served.stranger(browser)).newPage()
  await stranger.goto((await published.getAttribute('href')) ?? '')
  await expect(stranger.getByText(/70,5/).first()).toBeVisible()
  await lookAt(stranger, 'remark-public')
})
