import { expect, test } from '@playwright/test'
import {
  insertApprovedResult,
  type ResultPeople,
  resultPeople,
} from '../apps/api/src/testing/released-result.ts'
import type { JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import { expectAccessible, lookAt, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let people: ResultPeople
let stage: JudgedStage

test.beforeAll(async () => {
  served = await serveWorld()
  people = await resultPeople(served.world)
  const totals = Array.from({ length: 14 }, (_, i) => [96 - 2 * i, 94 - 2 * i])
  stage = await insertApprovedResult(served.world, people, { totals })
})
test.afterAll(() => served.close())

test('decided and released by two people; a stranger checks it, and a changed point is refused', async ({
  browser,
}) => {
  const edition = `/to-cong-tac/lan/${stage.editionId}`
  const secretary = await (await served.as(browser, people.secretary)).newPage()
  const lead = await (await served.as(browser, people.lead)).newPage()

  await test.step('the decision is written by one, approved by another, and numbered', async () => {
    await secretary.goto(`${edition}/quyet-dinh`)
    await expect(secretary.getByText('Giải pháp số 1', { exact: true })).toBeVisible()
    await lookAt(secretary, 'decision')
    await secretary.getByLabel('Người ký', { exact: true }).fill('Phạm Quang Vinh')
    await secretary.getByRole('button', { name: 'Lưu dự thảo' }).click()
    await expect(secretary.getByText('Chờ người thứ hai duyệt').first()).toBeVisible()
    await lead.goto(`${edition}/quyet-dinh`)
    await lead.getByRole('button', { name: 'Duyệt quyết định' }).click()
    await lead.getByRole('dialog').getByRole('button', { name: 'Duyệt quyết định' }).click()
    await expect(lead.getByText('Đã duyệt', { exact: true })).toBeVisible()
    await secretary.reload()
    await secretary.getByLabel('Số quyết định').fill('15')
    await secretary.getByLabel('Ngày ký').fill('10/12/2026')
    await secretary.getByRole('button', { name: 'Ghi số và ngày' }).click()
    const paper = await secretary.request.get(`/api/editions/${stage.editionId}/decision.pdf`)
    expect(paper.headers()['content-type']).toBe('application/pdf')
  })

  await test.step('the release is prepared by one and signed by another', async () => {
    await secretary.goto(`${edition}/cong-bo`)
    await expect(secretary.getByText('Còn thiếu')).toHaveCount(0)
    await lookAt(secretary, 'release')
    await secretary.getByRole('button', { name: 'Chuẩn bị bản công bố' }).click()
    await expect(secretary.getByText('chờ người thứ hai ký')).toBeVisible()
    await lead.goto(`${edition}/cong-bo`)
    await lead.getByRole('button', { name: 'Ký và công bố' }).click()
    await lead.getByRole('dialog').getByRole('button', { name: 'Ký và công bố' }).click()
    await expect(lead.getByText('Lần 1: đã công bố')).toBeVisible()
  })

  const href = await lead.getByRole('link', { name: 'Mở trang kết quả' }).getAttribute('href')
  const slug = /ket-qua\/([^/]+)/.exec(href ?? '')?.[1] ?? ''

  await test.step('a stranger reads it without a script', async () => {
    const context = await served.stranger(browser, WIDTHS.desktop, { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`/ket-qua/${slug}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Kết quả')
    await expect(page.getByText('Giải pháp số 1', { exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Tải tệp kết quả' })).toBeVisible()
    await context.close()
  })

  await test.step('and checks it in their own browser', async () => {
    const context = await served.stranger(browser)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`/ket-qua/${slug}`)
    await lookAt(page, 'result')
    await page.getByRole('button', { name: 'Kiểm tra kết quả' }).click()
    await expect(page.getByText('Đã kiểm tra trên máy của bạn')).toBeVisible()
    await expect(page.locator('[data-part][data-ok="yes"]')).toHaveCount(4)
    await lookAt(page, 'checked')

    const file = (await (await page.request.get(`/ket-qua/${slug}/release.json`)).json()) as {
      core: { results: { entries: { sheets: { marks: Record<string, number> }[] }[] }[] }
    }
    const marks = file.core.results[0]?.entries[0]?.sheets[0]?.marks ?? {}
    const [criterion = ''] = Object.keys(marks)
    marks[criterion] = (marks[criterion] ?? 0) - 1
    await page.getByLabel('Kiểm tra tệp đã lưu').setInputFiles({
      name: 'release.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    })
    await expect(page.getByText('Tệp này không khớp')).toBeVisible()
    await expect(page.locator('[data-part="signature"]')).toHaveAttribute('data-ok', 'no')
    await expect(page.locator('[data-part="recomputation"]')).toHaveAttribute('data-ok', 'no')
    await expectAccessible(page)
    expect(errors).toEqual([])
    await context.close()
  })

  await test.step('the front page and the rules lead there', async () => {
    const context = await served.stranger(browser)
    const page = await context.newPage()
    await page.goto('/')
    await lookAt(page, 'home')
    await page.getByRole('link', { name: 'Xem kết quả' }).click()
    await expect(page).toHaveURL(new RegExp(`/ket-qua/${slug}$`))
    await page.goto(`/cuoc-thi/${slug}`)
    await lookAt(page, 'rules')
    await context.close()
  })
})
