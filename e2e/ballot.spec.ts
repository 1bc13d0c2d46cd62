import { expect, type Page, test } from '@playwright/test'
import {
  type CouncilWorld,
  insertCouncil,
  marksOf,
  openTestRound,
  takeBallot,
} from '../apps/api/src/testing/council-world.ts'
import { glance, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let council: CouncilWorld
test.beforeAll(async () => {
  served = await serveWorld()
  council = await insertCouncil(served.world, {
    members: 3,
    candidates: 4,
    council: { interest: 'struck', minVotersForMarks: 3 },
    interests: { 2: [3] },
  })
})
test.afterAll(() => served.close())

const codeOn = async (page: Page) => (await page.locator('ol .font-mono').allTextContents()).join('-')

test('a member takes a ballot on a phone, goes on with it on another, casts it in secret and finds it counted', async ({
  browser,
}) => {
  const [first, second] = council.tellers
  const voter = council.members[2]?.persona
  if (!voter) throw new Error('no voter')
  const phone = await served.as(browser, voter, WIDTHS.phone)
  const page = await phone.newPage()
  const path = `/hoi-dong/${council.stageId}/bo-phieu`
  await page.goto(path)
  await expect(page.getByText('Chưa có lượt bỏ phiếu')).toBeVisible()
  await glance(page, 'ballot-none')

  const roundId = await openTestRound(council)
  await page.getByRole('button', { name: 'Xem tình trạng mới' }).click()
  await page.getByRole('button', { name: 'Tạo mã khôi phục' }).click()
  const code = await codeOn(page)
  expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/)
  await page.getByLabel('Nhóm 3').fill('XXXX')
  await page.getByRole('button', { name: 'Tôi đã lưu mã, nhận phiếu' }).click()
  await expect(page.getByText('Nhóm này chưa khớp').first()).toBeVisible()
  await lookAt(page, 'ballot-code')
  const groups = code.split('-')
  await page.getByLabel('Nhóm 3').fill(groups[2] ?? '')
  await page.getByLabel('Nhóm 7').fill((groups[6] ?? '').toLowerCase())
  await page.getByRole('button', { name: 'Tôi đã lưu mã, nhận phiếu' }).click()
  await expect(page.getByText('Đã nhận phiếu, chờ mở bỏ phiếu')).toBeVisible()
  await glance(page, 'ballot-wait')

  const others = [
    await takeBallot(served.world, first, roundId),
    await takeBallot(served.world, second, roundId),
  ]
  await first.post(`/api/ballot-rounds/${roundId}/close-issuing`)
  // The phone is lost: another one opens the ballot by the code.
  await phone.close()
  const tablet = await served.as(browser, voter, WIDTHS.phone)
  const again = await tablet.newPage()
  await again.goto(path)
  await again.getByLabel('Mã khôi phục').fill(`${code.slice(0, -1)}U`)
  await again.getByRole('button', { name: 'Mở phiếu' }).click()
  await expect(again.getByText('Mã chưa đúng')).toBeVisible()
  await glance(again, 'ballot-enter')
  await again.getByLabel('Mã khôi phục').fill(code.toLowerCase().replaceAll('-', ' '))
  await again.getByRole('button', { name: 'Mở phiếu' }).click()
  await expect(again.getByRole('heading', { name: 'Phiếu bình xét' })).toBeVisible()
  await again.reload()
  await expect(again.getByText('Còn 3 dòng để trống')).toBeVisible()
  await expect(again.getByText('Đồng chí có liên quan nên không bỏ phiếu')).toHaveCount(1)
  const line = (name: string) => again.getByRole('group', { name: `Lựa chọn cho ${name}` })
  await line('Nguyễn Văn A').getByText('Đồng ý', { exact: true }).click()
  await line('Nguyễn Văn B').getByText('Không đồng ý', { exact: true }).click()
  await expect(again.getByText('Còn 1 dòng để trống')).toBeVisible()
  await lookAt(again, 'ballot-mark')
  await again.getByRole('button', { name: 'Xem lại phiếu' }).click()
  await expect(again.getByRole('heading', { name: 'Đồng ý (1)', exact: true })).toBeVisible()
  await glance(again, 'ballot-check')

  // Without a connection nothing is lost, and what is sent bears nothing of the sender.
  await tablet.setOffline(true)
  await again.getByRole('button', { name: 'Bỏ phiếu vào hòm' }).click()
  await expect(again.getByText('Phiếu chưa vào hòm')).toBeVisible()
  await tablet.setOffline(false)
  const sending = again.waitForRequest((it) => it.url().endsWith(`/api/ballots/${roundId}`))
  await again.getByRole('button', { name: 'Bỏ phiếu vào hòm' }).click()
  const sent = await (await sending).allHeaders()
  expect([sent['cookie'], sent['referer'], sent['authorization'], sent['idempotency-key']]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  await expect(again.getByText('Phiếu đã vào hòm', { exact: true })).toBeVisible()
  await glance(again, 'ballot-done')
  expect(
    await again.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    ),
  ).not.toMatch(/yes|blank/)

  for (const { serial, signature } of others)
    await served.world.anonymous.post(`/api/ballots/${roundId}`, {
      serial,
      signature,
      marks: marksOf(council, ['yes', 'yes', 'no', 'yes']),
    })
  await first.post(`/api/ballot-rounds/${roundId}/end-casting`)
  expect((await second.post(`/api/ballot-rounds/${roundId}/close`)).status).toBe(200)
  await again.getByRole('button', { name: 'Xem tình trạng mới' }).click()
  await expect(again.getByText('Phát ra 3, thu về 3, hợp lệ 3, không hợp lệ 0')).toBeVisible()
  await expect(again.getByText('Đồng ý 2 trên 2')).toBeVisible()
  await again.getByLabel('Mã phiếu hoặc mã khôi phục').fill(code)
  await again.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(again.getByText('Phiếu này có trong hòm và đã được kiểm.')).toBeVisible()
  await again.getByRole('button', { name: 'Đúng', exact: true }).click()
  await expect(again.getByText('Đồng chí đã xác nhận dòng này đúng.')).toBeVisible()
  await lookAt(again, 'ballot-closed')
  await tablet.close()
})

test('where the council chooses up to so many, one too many is refused in words before anything is sent', async ({
  browser,
}) => {
  const choosing = await insertCouncil(served.world, {
    members: 3,
    candidates: 4,
    council: { form: 'choose', chooseUpTo: 2, minVotersForMarks: 3 },
  })
  const [first, second] = choosing.tellers
  const roundId = await openTestRound(choosing)
  const voter = choosing.members[2]?.persona
  if (!voter) throw new Error('no voter')
  const page = await (await served.as(browser, voter, WIDTHS.phone)).newPage()
  await page.goto(`/hoi-dong/${choosing.stageId}`)
  await page.getByRole('link', { name: 'Đến trang bỏ phiếu' }).click()
  await page.getByRole('button', { name: 'Tạo mã khôi phục' }).click()
  const groups = (await codeOn(page)).split('-')
  await page.getByLabel('Nhóm 3').fill(groups[2] ?? '')
  await page.getByLabel('Nhóm 7').fill(groups[6] ?? '')
  await page.getByRole('button', { name: 'Tôi đã lưu mã, nhận phiếu' }).click()
  await expect(page.getByText('Đã nhận phiếu, chờ mở bỏ phiếu')).toBeVisible()
  await takeBallot(served.world, first, roundId)
  await takeBallot(served.world, second, roundId)
  await first.post(`/api/ballot-rounds/${roundId}/close-issuing`)
  await page.getByRole('button', { name: 'Xem tình trạng mới' }).click()
  await page.getByRole('checkbox', { name: 'Đồng ý Nguyễn Văn A' }).check()
  await page.getByRole('checkbox', { name: 'Đồng ý Nguyễn Văn C' }).check()
  await page.getByRole('checkbox', { name: 'Đồng ý Nguyễn Văn D' }).check()
  await expect(page.getByText('Chọn quá 2 người. Hãy bỏ bớt.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Xem lại phiếu' })).toBeDisabled()
  await lookAt(page, 'ballot-choose-too-many')
  await page.getByRole('checkbox', { name: 'Đồng ý Nguyễn Văn A' }).uncheck()
  await page.getByRole('button', { name: 'Xem lại phiếu' }).click()
  await expect(page.getByRole('heading', { name: 'Đồng ý (2)', exact: true })).toBeVisible()
  await glance(page, 'ballot-choose-check')
  await page.getByRole('button', { name: 'Bỏ phiếu vào hòm' }).click()
  await expect(page.getByText('Phiếu đã vào hòm', { exact: true })).toBeVisible()
})

test('who votes on screen nearly alone is told what may be guessed, and says that they know', async ({
  browser,
}) => {
  const mostlyPaper = await insertCouncil(served.world, { members: 4 })
  const [teller] = mostlyPaper.tellers
  const [alone, ...others] = mostlyPaper.members.toReversed()
  if (!alone) throw new Error('no voter')
  const roundId = await openTestRound(mostlyPaper, { paper: others.map(({ id }) => id) })
  for (const { id } of others)
    await teller.put(`/api/ballot-rounds/${roundId}/paper-issue`, { memberId: id, issued: true })
  await takeBallot(served.world, alone.persona, roundId)
  const desk = await (await served.as(browser, teller, WIDTHS.phone)).newPage()
  await desk.goto(`/hoi-dong/${mostlyPaper.stageId}/kiem-phieu`)
  await expect(desk.getByText('Ít hơn ba phiếu trên máy')).toBeVisible()
  const sheet = desk.getByRole('link', { name: 'Phiếu bình xét' })
  expect(await sheet.getAttribute('href')).toMatch(/ballot-sheet\.pdf\?round=1$/)
  await lookAt(desk, 'ballot-few-desk')
  const page = await (await served.as(browser, alone.persona, WIDTHS.phone)).newPage()
  await page.goto(`/hoi-dong/${mostlyPaper.stageId}/bo-phieu`)
  await expect(page.getByText('Hiện có dưới ba người nhận phiếu trên máy')).toBeVisible()
  await lookAt(page, 'ballot-few')
  await page.getByRole('button', { name: 'Tôi đã biết và vẫn bỏ phiếu trên máy' }).click()
  await expect(page.getByText('Đồng chí đã được báo trước và đồng ý.')).toBeVisible()
  expect((await teller.post(`/api/ballot-rounds/${roundId}/close-issuing`)).status).toBe(200)
})
