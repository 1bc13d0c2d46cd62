import { type Browser, expect, type Page, test } from '@playwright/test'
import {
  callTheRoll,
  type CouncilStage,
  insertCouncilStage,
  type Seat,
  seatCouncil,
} from '../apps/api/src/testing/council-stage.ts'
import { confirmFactor } from '../apps/api/src/testing/index.ts'
import { must } from '../apps/api/src/testing/must.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** A council of nine on stamped paper: two of four are equal at the last seat, also in the second ballot. */
let served: ServedWorld
let stage: CouncilStage
let seats: Seat[]
const NAMES = ['Nguyễn Văn Đức', 'Trần Thị Ánh', 'Lê Hoàng An', 'Đỗ Thị Mỹ Hạnh']
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  const secretary = await world.person('Trần Minh Nhật', [{ role: 'secretary', scopeKind: 'global' }])
  await confirmFactor(world, secretary)
  stage = await insertCouncilStage(world, {
    names: NAMES,
    council: { seats: 2, tieAtCut: ['secondBallot', 'council'] },
  })
  seats = await seatCouncil(world, secretary, stage.councilStageId, 9)
  await callTheRoll(teller(0), stage.councilStageId, seats)
  must('open', await teller(0).post(`/api/stages/${stage.councilStageId}/council/open`))
})
test.afterAll(() => served.close())

const seat = (i: number): Persona => seats[i]?.persona as Persona
/** The tellers sit on the fourth to the sixth seat. */
const teller = (i: number): Persona => seat(3 + i)
const sitting = () => `/hoi-dong/${stage.councilStageId}/kiem-phieu`

/** A round on paper, from handing out to where its ballots are opened: every member gave theirs back. */
const votePaper = async (roundId?: string) => {
  const rounds = `/api/stages/${stage.councilStageId}/ballot-rounds`
  const id =
    roundId ?? (must('round', await teller(0).post(rounds, { way: 'paper', paper: [] })).id as string)
  const at = `/api/ballot-rounds/${id}`
  for (const { memberId } of seats)
    must('hand out', await teller(0).put(`${at}/paper-issue`, { memberId, issued: true }))
  must('close issuing', await teller(0).post(`${at}/close-issuing`))
  must('end casting', await teller(0).post(`${at}/end-casting`))
  return id
}

const openAs = async (browser: Browser, who: Persona, at: string, size = WIDTHS.desktop) => {
  const page = await (await served.as(browser, who, size)).newPage()
  await page.goto(at)
  return page
}

/** The teller's sums: all nine came back, so many agree to each, the others do not. */
const typeSums = async (page: Page, yes: Readonly<Record<string, number>>) => {
  await page.getByLabel('Số phiếu thu vào', { exact: true }).fill('9')
  for (const [name, n] of Object.entries(yes)) {
    await page.getByLabel(`${name}: Đồng ý`, { exact: true }).fill(String(n))
    await page.getByLabel(`${name}: Không đồng ý`, { exact: true }).fill(String(9 - n))
  }
  await page.getByRole('button', { name: 'Nộp kết quả kiểm' }).click()
}

const announce = async (page: Page) => {
  await page.getByRole('button', { name: 'Kiểm và công bố kết quả' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kiểm và công bố kết quả' }).click()
}

test('two tellers type the paper apart, see where they differ, agree, and the one who did not end the voting announces', async ({
  browser,
}) => {
  await votePaper()
  const [a = '', b = '', c = '', d = ''] = NAMES
  const first = await openAs(browser, teller(0), sitting())
  await typeSums(first, { [a]: 9, [b]: 6, [c]: 6, [d]: 4 })
  await expect(first.getByText('Đồng chí đã nộp. 1 người đã nộp.')).toBeVisible()
  await expect(first.getByText('Người khác trong Ban kiểm phiếu, không phải')).toBeVisible()
  await glance(first, 'paper-count-first')

  const second = await openAs(browser, teller(1), '/hoi-dong', WIDTHS.phone)
  await second.getByRole('link', { name: 'Phiên họp và kiểm phiếu' }).click()
  await expect(second.getByText('Công bố được khi hai người nhập khớp nhau.')).toBeVisible()
  await typeSums(second, { [a]: 9, [b]: 6, [c]: 5, [d]: 4 })
  await expect(second.getByText('Hai người nhập khác nhau').first()).toBeVisible()
  await lookAt(second, 'paper-count-differs')
  await second.getByLabel(`${c}: Đồng ý`, { exact: true }).fill('6')
  await second.getByLabel(`${c}: Không đồng ý`, { exact: true }).fill('3')
  await second.getByRole('button', { name: 'Nộp kết quả kiểm' }).click()
  await expect(second.getByText('Hai người kiểm phiếu nhập khớp nhau.')).toBeVisible()

  const third = await openAs(browser, teller(2), sitting())
  const name = (i: number) => teller(i).fullName
  await typeSums(third, { [a]: 9, [b]: 6, [c]: 6, [d]: 5 })
  await expect(third.getByText('3 người nhập chưa khớp nhau').first()).toBeVisible()
  await expect(third.getByText(`${name(2)} xem lại phiếu trước`)).toBeVisible()
  await expect(third.getByText('Công bố được khi tất cả các phần đã nộp khớp nhau.')).toBeVisible()
  await lookAt(third, 'paper-count-third')
  await third.getByRole('button', { name: 'Rút phần đã nộp' }).click()
  await expect(third.getByText('Đã lưu, chưa nộp. 2 người đã nộp.')).toBeVisible()
  await second.reload()
  await expect(second.getByText(`không tính vào kết quả: ${name(2)}.`)).toBeVisible()
  await glance(second, 'paper-count-taken-back')
  await announce(second)
  await expect(second.getByText(/^Bằng phiếu ở suất cuối: bỏ phiếu lần hai giữa 2 người/)).toBeVisible()
  await lookAt(second, 'paper-count-announced')
  await served.leave()
})

test('a member who reads that their line is wrong says so, and the tellers have it before them where they sign', async ({
  browser,
}) => {
  const member = await openAs(browser, seat(7), '/hoi-dong', WIDTHS.phone)
  await member.getByRole('link', { name: 'Vào Hội đồng' }).click()
  await member.getByRole('link', { name: 'Xem lượt bỏ phiếu, dòng của tôi' }).click()
  await expect(member.getByText('Ghi: đã phát phiếu cho đồng chí.')).toBeVisible()
  await glance(member, 'own-line')
  await member.getByRole('button', { name: 'Chưa đúng' }).click()
  await expect(member.getByText('Đồng chí đã báo dòng này chưa đúng.')).toBeVisible()
  await glance(member, 'own-line-disputed')
  const page = await openAs(browser, teller(1), sitting())
  await expect(
    page.locator('#buoc-sign').getByText(/^Lượt 1: Bùi Quốc Khánh, danh sách ghi đã phát/),
  ).toBeVisible()
  await glance(page, 'own-line-teller')
  await served.leave()
})

test('a second ballot is opened between the equal ones; still equal, the chair writes the resolution and a member finds it to confirm', async ({
  browser,
}) => {
  const [, b = '', c = ''] = NAMES
  const outcome = `/to-cong-tac/vong/${stage.councilStageId}/ket-qua-hoi-dong`
  const chair = await openAs(browser, seat(0), outcome, WIDTHS.phone)
  await expect(chair.getByText('Bằng phiếu ở suất cuối: bỏ phiếu lần hai giữa')).toBeVisible()
  await expect(chair.getByText('Còn một lượt bỏ phiếu.')).toBeVisible()
  await lookAt(chair, 'second-ballot-due')
  await chair.getByRole('link', { name: 'Đến phiên họp' }).click()
  await expect(chair.getByText(/^Bằng phiếu ở suất cuối: bỏ phiếu lần hai giữa 2 người/)).toBeVisible()

  const page = await openAs(browser, teller(0), sitting())
  await page.getByLabel('Hoàn toàn bằng phiếu giấy').check()
  await page.getByRole('button', { name: 'Phát phiếu', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Phát phiếu' }).click()
  await expect(page.getByText('Lượt 2. Bỏ phiếu lần hai').first()).toBeVisible()
  const { rounds } = must('rounds', await teller(0).get(`/api/stages/${stage.councilStageId}/ballot-rounds`))
  await votePaper(rounds.at(-1).id)
  await page.reload()
  await typeSums(page, { [b]: 6, [c]: 6 })
  await expect(page.getByText('1 người đã nộp.')).toBeVisible()
  const second = await openAs(browser, teller(1), sitting())
  await typeSums(second, { [b]: 6, [c]: 6 })
  await announce(second)
  await expect(second.getByText(/^2 người vẫn bằng nhau cho 1 suất/)).toBeVisible()
  await lookAt(second, 'second-ballot-equal')

  await chair.reload()
  await chair.getByRole('link', { name: 'Đến trang kết quả, ghi quyết nghị' }).click()
  await chair.getByRole('button', { name: 'Ghi quyết nghị' }).click()
  const dialog = chair.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: c }).check()
  await dialog.getByRole('textbox').fill('Hội đồng biểu quyết công khai tại phiên họp, 7/9 tán thành')
  await glance(chair, 'resolution-typed')
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(chair.getByText('· Chờ người thứ hai xác nhận')).toBeVisible()

  const member = await openAs(browser, seat(8), '/hoi-dong', WIDTHS.phone)
  await member.getByRole('link', { name: 'Vào Hội đồng' }).click()
  await expect(member.getByRole('heading', { name: 'Xác nhận quyết nghị của Hội đồng' })).toBeVisible()
  await lookAt(member, 'resolution-waits')
  await member.getByRole('link', { name: 'Đọc và xác nhận' }).click()
  await member.getByRole('button', { name: 'Xác nhận đúng biên bản' }).click()
  await member.getByRole('dialog').getByRole('button', { name: 'Xác nhận đúng biên bản' }).click()
  await expect(member.getByText('Đỗ Phương Thảo xác nhận')).toBeVisible()
  await expect(member.getByText('Được chọn theo quyết nghị')).toBeVisible()
  await lookAt(member, 'resolution-confirmed')

  // Nothing is declared while the minutes are open; the page leads to where they are closed.
  await chair.reload()
  await expect(chair.getByText(/^Hai biên bản chưa khóa/)).toBeVisible()
  await expect(chair.getByRole('button', { name: 'Chuẩn bị chốt kết quả' })).toHaveCount(0)
  await lookAt(chair, 'minutes-open')
  await chair.getByRole('link', { name: 'Đến phiên họp' }).click()
  await expect(chair.locator('#buoc-sign').getByRole('heading', { name: 'Ký', exact: true })).toBeInViewport()
  await chair.getByRole('button', { name: 'Khóa biên bản' }).click()
  await chair.getByRole('dialog').getByRole('button', { name: 'Khóa biên bản' }).click()
  await lookAt(chair, 'minutes-closed')
  await chair.getByRole('link', { name: 'Chốt kết quả của Hội đồng' }).click()
  await expect(chair.getByRole('button', { name: 'Chuẩn bị chốt kết quả' })).toBeVisible()
})
