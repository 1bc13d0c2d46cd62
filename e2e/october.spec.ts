import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { dossier } from '@xk/domain/entry/testing'
import { must } from '../apps/api/src/testing/must.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { textOfPdf } from '../apps/api/src/testing/text-of-pdf.ts'
import { glance, WIDTHS } from './harness.ts'
import {
  confirmEverybody,
  fillDossier,
  goToJudging,
  type October,
  openOctober,
  saveSheets,
} from './october-world.ts'
import { type ServedWorld, serveWorld } from './world.ts'

/** The yearly selection from the nomination to the gallery, and back out of it: everybody at their own screen. */
test.describe.configure({ mode: 'serial' })

const NOMINEE = 'Nguyễn Hoàng Thiên Ân'
const SECOND = 'Đào Ngọc Bảo Trân'
const THIRD = dossier(3).hoTen
const paper = (name: string) =>
  fileURLToPath(new URL(`../packages/documents/fixtures/dossiers/${name}`, import.meta.url))
const SCAN = paper('bien-ban-thanh-tra-quet.pdf')

let served: ServedWorld
let it: October
let entryId: string
/** The nominee's own link, kept on their phone from the first day to the last. */
let consentLink: string
/** Each with a browser of their own, which keeps the ballot. */
const voters: { page: Page; code: string }[] = []

test.beforeAll(async () => {
  served = await serveWorld()
  it = await openOctober(served.world)
})
/** However slow the machine: whoever acts has just confirmed who they are. */
test.beforeEach(() => confirmEverybody(served.world))
/** Those who vote keep the page that holds their ballot. */
test.afterEach(() => served.leave(voters.map(({ page }) => page.context())))
test.afterAll(() => served.close())

const at = async (browser: Browser, who: Persona, viewport = WIDTHS.desktop) =>
  (await served.as(browser, who, viewport)).newPage()
const confirm = async (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const linkIn = async (page: Page, kind: 'dong-y' | 'xac-nhan') => {
  const text = await page.getByRole('dialog').getByText(`/${kind}/`).textContent()
  await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click()
  return new RegExp(`/${kind}/\\S+`).exec(text ?? '')?.[0] ?? ''
}
/** Chooses a file for a part of the dossier, and waits until it lies there. */
const put = async (page: Page, part: string) => {
  await page.getByLabel(part, { exact: true }).setInputFiles(SCAN)
  await expect(
    page
      .locator('li')
      .filter({ has: page.getByLabel(part, { exact: true }) })
      .getByText('Đủ', { exact: true }),
  ).toBeVisible()
}

test('an officer nominates: the dossier is written, photographed, confirmed by links, and handed in', async ({
  browser,
}) => {
  const page = await at(browser, it.officer)
  await page.goto('/co-so')
  await glance(page, 'october-01-officer-home')
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).first().click()
  await page.waitForURL(/\/co-so\/bai\/[^/]+$/)
  entryId = page.url().split('/').at(-1) ?? ''
  await glance(page, 'october-02-empty-dossier')
  await fillDossier(it.officer, entryId, 2)
  await page.reload()
  await expect(page.getByText('Còn thiếu, nộp rồi bổ sung được')).toBeVisible()
  await page.getByLabel('Chọn ảnh').setInputFiles(paper('02-chan-dung.jpg'))
  await page.getByRole('dialog').getByRole('button', { name: 'Dùng ảnh này' }).click()
  await expect(page.getByAltText('Ảnh trong hồ sơ')).toBeVisible()
  for (const part of ['Phiếu đánh giá, xếp loại', 'Quyết định công nhận sáng kiến']) await put(page, part)
  await page.getByRole('button', { name: 'Tạo đường liên kết' }).click()
  consentLink = await linkIn(page, 'dong-y')
  const links: string[] = []
  for (const part of ['Xác nhận của lãnh đạo đơn vị', 'Ý kiến của cấp ủy']) {
    const own = page.locator('li').filter({ has: page.getByRole('heading', { name: part }) })
    await own.getByRole('button', { name: 'Gửi đường liên kết' }).click()
    links.push(await linkIn(page, 'xac-nhan'))
  }
  const leader = await (await served.stranger(browser, WIDTHS.phone)).newPage()
  for (const [i, link] of links.entries()) {
    await leader.goto(link)
    await leader.getByRole('radio', { name: 'Đồng ý giới thiệu' }).check()
    await leader.getByLabel('Họ và tên người xác nhận').fill('Phạm Quốc Bảo')
    await leader.getByLabel('Chức vụ').fill(i === 0 ? 'Giám đốc Trung tâm' : 'Bí thư Chi bộ')
    await leader.getByRole('button', { name: 'Gửi xác nhận' }).click()
    await expect(leader.getByText('Đã ghi nhận: Đồng ý giới thiệu')).toBeVisible()
  }
  await page.reload()
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click()
  await confirm(page, 'Nộp hồ sơ')
  await expect(page.getByText('Đã nộp thành công')).toBeVisible()
  await glance(page, 'october-03-handed-in')
})

test('the nominee agrees on a phone, through the link alone', async ({ browser }) => {
  const phone = await (await served.stranger(browser, WIDTHS.phone)).newPage()
  await phone.goto(consentLink)
  await expect(phone.getByText('Người gửi: đồng chí Trần Thị Ngọc Mai')).toBeVisible()
  await glance(phone, 'october-04-consent')
  for (let i = 0; i < 3; i++)
    await phone.getByRole('group').nth(i).getByRole('radio', { name: 'Đồng ý', exact: true }).check()
  await phone.getByRole('button', { name: 'Gửi trả lời' }).click()
  await expect(phone.getByText('Đã ghi nhận câu trả lời')).toBeVisible()
  await glance(phone, 'october-05-consented')
})

test('screening returns it for one item, the officer answers, and it is accepted', async ({ browser }) => {
  const screener = await at(browser, it.offices.secretary)
  await screener.goto(`/to-cong-tac/bai/${entryId}`)
  await glance(screener, 'october-06-screening')
  await screener.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
  const dialog = screener.getByRole('dialog')
  // Each part that is lacking stands there as an item already, and what is typed stays when the page is loaded anew.
  const items = dialog.getByLabel('Cần làm gì')
  await expect(items.first()).not.toHaveValue('')
  await items.first().fill('Gửi bản quét biên bản họp xét, ghi rõ số phiếu tán thành.')
  await screener.reload()
  await screener.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
  await expect(items.first()).toHaveValue('Gửi bản quét biên bản họp xét, ghi rõ số phiếu tán thành.')
  await glance(screener, 'october-06-items')
  await dialog.getByRole('button', { name: 'Gửi yêu cầu' }).click()
  await expect(dialog).toHaveCount(0)
  await glance(screener, 'october-07-returned')

  const officer = await at(browser, it.officer)
  await officer.goto('/co-so')
  await glance(officer, 'october-08-officer-returned')
  await officer.goto(`/co-so/bai/${entryId}`)
  await expect(officer.getByText('Gửi bản quét biên bản họp xét, ghi rõ số phiếu tán thành.')).toBeVisible()
  await put(officer, 'Biên bản họp xét của Ban Chấp hành cơ sở Đoàn')
  for (const part of ['Xác nhận công trình, phần việc thanh niên', 'Thư khen, kết quả khảo sát hài lòng'])
    await put(officer, part)
  await glance(officer, 'october-09-answered')
  await officer.getByRole('button', { name: 'Nộp lại' }).click()
  await confirm(officer, 'Nộp hồ sơ')
  await expect(officer.getByText('Đã nộp thành công')).toBeVisible()

  await screener.reload()
  await screener.getByRole('button', { name: 'Hợp lệ', exact: true }).click()
  await screener.getByRole('dialog').getByRole('textbox').fill('Hồ sơ đã bổ sung đủ.')
  await confirm(screener, 'Hợp lệ')
  await expect(screener.getByRole('dialog')).toHaveCount(0)
  await glance(screener, 'october-10-accepted')
})

test('judges appraise it, the chair freezes, and the lead sends the list to the council', async ({
  browser,
}) => {
  const [first, second] = await goToJudging(served.world, it)
  if (!first || !second) throw new Error('two judges')
  const order = [NOMINEE, SECOND, THIRD]
  const versions = await saveSheets(second, it.stageId, order)
  must('hand in', await second.post(`/api/desk/stages/${it.stageId}/submit-all`, { versions }))
  await saveSheets(first, it.stageId, order)
  const desk = await at(browser, first)
  await desk.goto(`/giam-khao/${it.stageId}`)
  await glance(desk, 'october-11-desk')
  await desk.getByRole('button', { name: /^Nộp/ }).first().click()
  await desk.getByRole('dialog').getByRole('button', { name: /^Nộp/ }).click()
  await expect(desk.getByRole('dialog')).toHaveCount(0)

  const chair = await at(browser, it.chair)
  await chair.goto(`/to-cong-tac/vong/${it.stageId}/tien-do`)
  await expect(chair.getByText('Hồ sơ đã đủ phiếu')).toBeVisible()
  await chair.goto(`/to-cong-tac/vong/${it.stageId}/ket-qua`)
  await glance(chair, 'october-12-standing')
  await chair.getByRole('button', { name: 'Chốt kết quả' }).click()
  await confirm(chair, 'Chốt kết quả')
  await expect(chair.getByText(/Đã chốt lúc/).first()).toBeVisible()
  const lead = await at(browser, it.offices.lead)
  await lead.goto(`/to-cong-tac/vong/${it.stageId}/vao-vong-sau`)
  await glance(lead, 'october-13-promotion')
  await lead.getByRole('button', { name: 'Công bố danh sách' }).click()
  await confirm(lead, 'Công bố danh sách')
  await expect(lead.getByText(/^Đã công bố: 3/)).toBeVisible()
  await lead.goto(`/to-cong-tac/lan/${it.editionId}`)
  await glance(lead, 'october-14-edition-council')
})

/** In the order in which they are appointed: chair, deputy, secretary, then the three tellers. */
const MEMBERS = [
  'Phạm Thị Bích Hạnh',
  'Nguyễn Văn Đức',
  'Lê Hoàng Yến',
  'Bùi Quốc Khánh',
  'Đỗ Phương Thảo',
  'Trương Công Định',
  'Huỳnh Ngọc Ánh',
  'Võ Thị Thanh Thúy',
  'Hồ Sỹ Nguyên',
]
/** By place: who votes on paper, and who is away; the other five vote on a telephone. */
const ON_PAPER = [0, 6, 7]
const AWAY = 8
const OFFICES = ['Chủ tịch Hội đồng', 'Phó Chủ tịch', 'Thư ký Hội đồng']
let members: Persona[]
let sitting: string

test('the secretary sets up a council of nine with its tellers', async ({ browser }) => {
  members = []
  for (const name of MEMBERS) members.push(await served.world.person(name))
  const page = await at(browser, it.offices.secretary)
  await page.goto(`/to-cong-tac/lan/${it.editionId}`)
  await page.getByRole('link', { name: 'Hội đồng', exact: true }).first().click()
  await expect(page.getByText('Chưa có Chủ tịch Hội đồng.')).toBeVisible()
  await glance(page, 'october-15-council-empty')
  for (const [i, name] of MEMBERS.entries()) {
    await page.getByRole('button', { name: 'Thêm thành viên' }).click()
    await page.getByLabel('Tìm theo họ tên (không cần dấu)').fill(name)
    await page.getByRole('dialog').getByRole('button', { name }).click()
    const office = OFFICES[i]
    if (office) await page.getByRole('dialog').getByLabel('Chức danh').selectOption({ label: office })
    await page.getByRole('button', { name: 'Thêm vào Hội đồng' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  for (const [i, name] of MEMBERS.slice(3, 6).entries()) {
    const label = i === 0 ? 'Trưởng Ban kiểm phiếu' : 'Ban kiểm phiếu'
    await page.getByLabel(`Kiểm phiếu: ${name}`).selectOption({ label })
    await expect(page.getByLabel(`Kiểm phiếu: ${name}`).locator('option:checked')).toHaveText(label)
  }
  await page
    .getByLabel('Quyết định thành lập')
    .fill('Quyết định số 45-QĐ/ĐTN ngày 25/9/2026 của Ban Thường vụ Đoàn Khối')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByText('Đã lưu.')).toBeVisible()
  await expect(page.getByText('Hội đồng đã đủ thành phần theo thể lệ.')).toBeVisible()
  await glance(page, 'october-16-council-whole')
})

test('the roll is called, the meeting opens, and ballots are handed out, three of them on paper', async ({
  browser,
}) => {
  sitting = `/hoi-dong/${it.councilId}/kiem-phieu`
  const reader = await at(browser, members[1]!, WIDTHS.phone)
  await reader.goto('/hoi-dong')
  await reader.getByRole('link', { name: 'Vào Hội đồng' }).click()
  await reader.getByRole('link', { name: `Đọc hồ sơ của ${NOMINEE}` }).click()
  await expect(reader.getByRole('heading', { level: 1 })).toContainText(NOMINEE)
  const photo = reader.getByRole('img', { name: `Ảnh trong hồ sơ của ${NOMINEE}` })
  await photo.scrollIntoViewIfNeeded()
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await glance(reader, 'october-17-dossier-read')

  const teller = await at(browser, members[3]!)
  await teller.goto(sitting)
  const away = teller.getByRole('group', { name: `Điểm danh ${MEMBERS[AWAY]}` })
  await away.getByLabel('Vắng').check()
  await teller.getByLabel(`Lý do vắng của ${MEMBERS[AWAY]}`).fill('Đi công tác')
  await teller.getByLabel(`Lý do vắng của ${MEMBERS[AWAY]}`).blur()
  await expect(teller.getByText('8 người chưa điểm danh')).toBeVisible()
  await teller.getByRole('button', { name: 'Ghi có mặt cho người chưa điểm danh' }).click()
  await expect(teller.getByText('Có mặt 8/9, cần ít nhất 6')).toBeVisible()
  await teller.getByRole('button', { name: 'Khai mạc phiên họp' }).click()
  await confirm(teller, 'Khai mạc phiên họp')
  await teller.getByRole('button', { name: 'Phát phiếu', exact: true }).click()
  await confirm(teller, 'Phát phiếu')
  for (const i of ON_PAPER) {
    await teller.getByLabel(`Cách bỏ phiếu của ${MEMBERS[i]}`).selectOption({ label: 'Phiếu giấy' })
    await teller.getByRole('button', { name: `Đã đưa phiếu giấy cho ${MEMBERS[i]}` }).click()
    await expect(
      teller.getByRole('button', { name: `Ghi lại là chưa đưa phiếu cho ${MEMBERS[i]}` }),
    ).toBeVisible()
  }
  await glance(teller, 'october-18-handed-out')
})

const vote = () => `/hoi-dong/${it.councilId}/bo-phieu`

test('five members keep a recovery code and take a ballot on their telephones', async ({ browser }) => {
  for (const [i, member] of members.entries()) {
    if (ON_PAPER.includes(i) || i === AWAY) continue
    const page = await at(browser, member, WIDTHS.phone)
    await page.goto(vote())
    await page.getByRole('button', { name: 'Tạo mã khôi phục' }).click()
    const groups = await page.locator('ol .font-mono').allTextContents()
    if (voters.length === 0) await glance(page, 'october-19-recovery-code')
    for (const [n, group] of groups.entries()) {
      const box = page.getByLabel(`Nhóm ${n + 1}`)
      if ((await box.count()) > 0) await box.fill(group)
    }
    await page.getByRole('button', { name: 'Tôi đã lưu mã, nhận phiếu' }).click()
    await expect(page.getByText('Đã nhận phiếu, chờ mở bỏ phiếu')).toBeVisible()
    voters.push({ page, code: groups.join('-') })
  }
  expect(voters).toHaveLength(5)
  const teller = await at(browser, members[3]!)
  await teller.goto(sitting)
  await teller.getByRole('button', { name: 'Phát phiếu xong' }).click()
  await expect(teller.getByRole('dialog').getByText('Đã phát đủ 8 phiếu.')).toBeVisible()
  await confirm(teller, 'Phát phiếu xong')
  await expect(teller.getByText('Đã phát 8 phiếu, trong đó 3 phiếu giấy.')).toBeVisible()
})

test('they mark and cast it, each in secret', async () => {
  for (const [i, { page }] of voters.entries()) {
    await page.getByRole('button', { name: 'Xem tình trạng mới' }).click()
    await expect(page.getByRole('heading', { name: 'Phiếu bình xét' })).toBeVisible()
    const line = (name: string) => page.getByRole('group', { name: `Lựa chọn cho ${name}` })
    const mark = (name: string, yes: boolean) =>
      line(name)
        .getByText(yes ? 'Đồng ý' : 'Không đồng ý', { exact: true })
        .click()
    await mark(NOMINEE, true)
    await mark(SECOND, i < 4)
    await mark(THIRD, i === 0)
    if (i === 0) await glance(page, 'october-20-marked')
    await page.getByRole('button', { name: 'Xem lại phiếu' }).click()
    await page.getByRole('button', { name: 'Bỏ phiếu vào hòm' }).click()
    await expect(page.getByText('Phiếu đã vào hòm', { exact: true })).toBeVisible()
    if (i === 0) await glance(page, 'october-21-cast')
  }
})

/** The three paper ballots by candidate: the nominee and the second twice, the third once. */
const PAPER: Record<string, string>[] = [
  { [NOMINEE]: 'Đồng ý', [SECOND]: 'Đồng ý', [THIRD]: 'Đồng ý' },
  { [NOMINEE]: 'Đồng ý', [SECOND]: 'Đồng ý', [THIRD]: 'Không đồng ý' },
  { [NOMINEE]: 'Không đồng ý', [SECOND]: 'Không đồng ý', [THIRD]: 'Không đồng ý' },
]

test('two tellers type the paper apart from each other, another than who ended the casting closes', async ({
  browser,
}) => {
  const [head, other] = [await at(browser, members[3]!), await at(browser, members[4]!)]
  await head.goto(sitting)
  await head.getByRole('button', { name: 'Kết thúc bỏ phiếu' }).click()
  await confirm(head, 'Kết thúc bỏ phiếu')
  await other.goto(sitting)
  for (const page of [head, other]) {
    for (const [i, ballot] of PAPER.entries()) {
      await page.getByRole('button', { name: `Phiếu ${i + 1}`, exact: true }).click()
      for (const [name, label] of Object.entries(ballot))
        await page.getByLabel(`Dấu ở dòng của ${name}`).selectOption({ label })
    }
    if (page === other) await glance(page, 'october-22-typed')
    await page.getByRole('button', { name: 'Nộp kết quả kiểm' }).click()
    await expect(page.getByText('Đồng chí đã nộp.')).toBeVisible()
  }
  await expect(other.getByText('Hai người kiểm phiếu nhập khớp nhau.')).toBeVisible()
  await other.getByRole('button', { name: 'Kiểm và công bố kết quả' }).click()
  await confirm(other, 'Kiểm và công bố kết quả')
  await expect(other.getByText('2 người được chọn, đủ số suất.')).toBeVisible()
  await glance(other, 'october-23-announced')

  const voter = voters[0]!
  await voter.page.getByRole('button', { name: 'Xem tình trạng mới' }).click()
  await expect(voter.page.getByText('Phát ra 8, thu về 8, hợp lệ 8, không hợp lệ 0')).toBeVisible()
  await voter.page.getByLabel('Mã phiếu hoặc mã khôi phục').fill(voter.code)
  await voter.page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(voter.page.getByText('Phiếu này có trong hòm và đã được kiểm.')).toBeVisible()
  await glance(voter.page, 'october-24-found')
})

test('the minutes are locked and opened as PDF, and two people declare the outcome', async ({ browser }) => {
  const clerk = await at(browser, members[2]!)
  await clerk.goto(sitting)
  await clerk
    .getByLabel('Diễn biến phiên họp')
    .fill('Chủ tịch khai mạc. Hội đồng nghe báo cáo, bỏ phiếu kín.')
  await clerk.getByLabel('Kết luận').fill('Thông qua danh sách theo kết quả kiểm phiếu.')
  await expect(clerk.getByText(/^Đã lưu lúc/).first()).toBeVisible()
  await clerk.getByRole('button', { name: 'Khóa biên bản' }).click()
  await confirm(clerk, 'Khóa biên bản')
  await expect(clerk.getByText(/^Đã khóa lúc/)).toBeVisible()
  for (const name of ['Biên bản kiểm phiếu', 'Biên bản họp xét']) {
    const href = await clerk.getByRole('link', { name: `Mở bản in (PDF): ${name}` }).getAttribute('href')
    const text = await textOfPdf(served.world, await members[2]!.get(href ?? ''))
    expect(text).toContain(NOMINEE.replaceAll(' ', ''))
    expect(text).not.toContain('DỰTHẢO')
  }
  await glance(clerk, 'october-25-minutes-locked')

  const outcome = `/to-cong-tac/vong/${it.councilId}/ket-qua-hoi-dong`
  const secretary = await at(browser, it.offices.secretary)
  await secretary.goto(outcome)
  await secretary.getByRole('button', { name: 'Chuẩn bị chốt kết quả' }).click()
  await confirm(secretary, 'Chuẩn bị chốt kết quả')
  await expect(secretary.getByText('chờ người thứ hai.')).toBeVisible()
  // Whoever declares doesn't approve the result afterwards: the council's chair, so that the lead can.
  const chair = await at(browser, members[0]!, WIDTHS.phone)
  await chair.goto(outcome)
  await chair.getByRole('button', { name: 'Xác nhận và chốt' }).click()
  await confirm(chair, 'Xác nhận và chốt')
  await expect(chair.getByText('đã chốt lúc')).toBeVisible()
  await glance(chair, 'october-26-declared')
})

let slug: string

test('the result is approved, decided, and released by two people', async ({ browser }) => {
  const edition = `/to-cong-tac/lan/${it.editionId}`
  const secretary = await at(browser, it.offices.secretary)
  const lead = await at(browser, it.offices.lead, WIDTHS.phone)
  await secretary.goto(`${edition}/duyet`)
  await secretary.getByRole('button', { name: 'Trình duyệt' }).click()
  await confirm(secretary, 'Trình duyệt')
  await expect(secretary.getByText(/chờ duyệt/).first()).toBeVisible()
  await glance(secretary, 'october-27-put-forward')
  await lead.goto(`${edition}/duyet`)
  await lead.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await confirm(lead, 'Duyệt')
  await expect(lead.getByText(/đã duyệt lúc/).first()).toBeVisible()

  await secretary.goto(`${edition}/quyet-dinh`)
  await expect(secretary.getByText(NOMINEE).first()).toBeVisible()
  await secretary.getByLabel('Người ký', { exact: true }).fill('Phạm Quang Vinh')
  await glance(secretary, 'october-28-decision')
  await secretary.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await expect(secretary.getByText('Chờ người thứ hai duyệt').first()).toBeVisible()
  await lead.goto(`${edition}/quyet-dinh`)
  await lead.getByRole('button', { name: 'Duyệt quyết định' }).click()
  await confirm(lead, 'Duyệt quyết định')
  await expect(lead.getByText('Đã duyệt', { exact: true })).toBeVisible()
  await secretary.reload()
  await secretary.getByLabel('Số quyết định').fill('52')
  await secretary.getByLabel('Ngày ký').fill('26/12/2026')
  await secretary.getByRole('button', { name: 'Ghi số và ngày' }).click()
  await expect(secretary.getByText(/^Số 52-/).first()).toBeVisible()

  await secretary.goto(`${edition}/cong-bo`)
  await secretary.getByRole('button', { name: 'Chuẩn bị bản công bố' }).click()
  await expect(secretary.getByText('chờ người thứ hai ký')).toBeVisible()
  await glance(secretary, 'october-29-release')
  await lead.goto(`${edition}/cong-bo`)
  await lead.getByRole('button', { name: 'Ký và công bố' }).click()
  await confirm(lead, 'Ký và công bố')
  await expect(lead.getByText('Lần 1: đã công bố')).toBeVisible()
  const href = await lead.getByRole('link', { name: 'Mở trang kết quả' }).getAttribute('href')
  slug = /ket-qua\/([^/]+)/.exec(href ?? '')?.[1] ?? ''

  const stranger = await (await served.stranger(browser, WIDTHS.phone)).newPage()
  await stranger.goto(`/ket-qua/${slug}`)
  await expect(stranger.getByText(NOMINEE).first()).toBeVisible()
  await expect(stranger.getByText(SECOND)).toHaveCount(0)
  await glance(stranger, 'october-30-public')
  await stranger.getByRole('button', { name: 'Kiểm tra kết quả' }).click()
  await expect(stranger.getByText('Đã kiểm tra trên máy của bạn')).toBeVisible()
  await expect(stranger.locator('[data-part][data-ok="no"]')).toHaveCount(0)
  await glance(stranger, 'october-31-checked')
  await stranger.goto('/guong')
  await expect(stranger.getByRole('link', { name: NOMINEE })).toBeVisible()
  await glance(stranger, 'october-32-gallery')
})

test('the nominee is introduced to the city, the answer recognises them, and the targets move', async ({
  browser,
}) => {
  const [writer, second, lead] = [
    await at(browser, it.offices.secretary),
    await at(browser, it.offices.secondSecretary),
    await at(browser, it.offices.lead, WIDTHS.phone),
  ]
  const figure = async (kind: string) => {
    await writer.goto('/chi-tieu')
    const card = writer.locator('section.card').filter({
      has: writer.getByRole('heading', { name: kind, exact: true }),
    })
    return Number(await card.getByRole('link').first().textContent())
  }
  expect(await figure('Gương tuyên dương cấp Khối')).toBe(2)
  const before = await figure('Gương giới thiệu cấp Thành')

  const page = `/to-cong-tac/lan/${it.editionId}/gioi-thieu`
  await writer.goto(page)
  await writer.getByRole('button', { name: 'Lập tờ trình cấp Thành' }).click()
  await writer.getByRole('checkbox', { name: NOMINEE }).check()
  await writer.getByRole('button', { name: 'Lưu tờ trình' }).click()
  await expect(writer.getByText('1/5, còn 4').first()).toBeVisible()
  await glance(writer, 'october-33-memo')
  await lead.goto(page)
  await lead.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await confirm(lead, 'Duyệt')
  await expect(lead.getByText('Đã duyệt', { exact: true })).toBeVisible()
  await writer.reload()
  await writer.getByLabel('Số', { exact: true }).fill('18')
  await writer.getByLabel('Ngày ký').fill('26/12/2026')
  await writer.getByRole('button', { name: 'Lưu số, ngày' }).click()
  await writer.getByLabel('Gửi bằng cách nào').fill('Văn thư bản giấy')
  await writer.getByRole('button', { name: 'Ghi nhận đã gửi' }).click()
  await writer.getByRole('button', { name: 'Ghi trả lời' }).click()
  const dialog = writer.getByRole('dialog')
  await dialog.getByLabel('Số, ký hiệu văn bản').fill('214-QĐ/TĐTN')
  await dialog.getByRole('checkbox', { name: NOMINEE }).check()
  await dialog.getByRole('button', { name: 'Lưu trả lời' }).click()
  await expect(dialog).toHaveCount(0)
  await writer.getByLabel('Tải bản quét').setInputFiles(SCAN)
  await expect(writer.getByRole('link', { name: 'Xem bản quét' })).toBeVisible()
  await second.goto(page)
  await second.getByRole('button', { name: 'Xác nhận đúng văn bản' }).click()
  await expect(second.getByText('Được công nhận', { exact: true }).first()).toBeVisible()
  await glance(second, 'october-34-recognised')

  expect(await figure('Gương giới thiệu cấp Thành')).toBe(before + 1)
  await glance(writer, 'october-35-targets')
})

test('the nominee takes name and photograph back: the gallery is empty, decision and release stay', async ({
  browser,
}) => {
  const phone = await (await served.stranger(browser, WIDTHS.phone)).newPage()
  await phone.goto(consentLink)
  for (const purpose of ['Đồng ý đăng hình ảnh', 'Đồng ý công bố họ tên, đơn vị khi có kết quả']) {
    await phone.getByRole('button', { name: `Rút lại: ${purpose}` }).click()
    await confirm(phone, 'Rút lại')
    await expect(phone.getByRole('button', { name: `Rút lại: ${purpose}` })).toHaveCount(0)
  }
  await glance(phone, 'october-36-withdrawn')
  await phone.goto('/guong')
  await expect(phone.getByText('Chưa có gương nào được đăng.')).toBeVisible()
  await expect(phone.getByText(NOMINEE)).toHaveCount(0)
  await glance(phone, 'october-37-gallery-empty')

  const result = await phone.goto(`/ket-qua/${slug}`)
  expect(result?.status()).toBe(200)
  await phone.getByRole('button', { name: 'Kiểm tra kết quả' }).click()
  await expect(phone.getByText('Đã kiểm tra trên máy của bạn')).toBeVisible()
  await expect(phone.locator('[data-part][data-ok="no"]')).toHaveCount(0)
  await glance(phone, 'october-38-release-stays')
  const secretary = await at(browser, it.offices.secretary)
  const decision = await it.offices.secretary.get(`/api/editions/${it.editionId}/decision.pdf`)
  expect(await textOfPdf(served.world, decision)).toContain(NOMINEE.replaceAll(' ', ''))
  await secretary.goto(`/to-cong-tac/lan/${it.editionId}/gioi-thieu`)
  await glance(secretary, 'october-39-introduced-after')
})
