import { rendition, session } from '@xk/db'
import { fromPlainText } from '@xk/domain/kernel'
import type { RenditionBody } from '@xk/domain/rendition'
import { expect, type Page, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { insertJudgedStage, type JudgedStage } from '../apps/api/src/testing/judged-stage.ts'
import { liftRestriction, restrict } from '../apps/api/src/testing/restrict.ts'
import { sampleIdeas } from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { expectAccessible, expectNoSidewaysScroll, WIDTHS } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

let served: ServedWorld
let stage: JudgedStage
let judge: Persona
test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  stage = await insertJudgedStage(world, { totals: [[null], [null], [null]] })
  judge = stage.judges[0]?.persona as Persona
  for (const [i, { stageEntryId }] of stage.entries.entries()) {
    const idea = sampleIdeas[i + 7]
    const body: RenditionBody = {
      title: idea?.ten ?? '',
      topic: { key: 'oneStop', label: 'Thủ tục hành chính và cơ chế một cửa' },
      fields: [
        { key: 'summary', label: 'Tóm tắt', value: fromPlainText(idea?.tomTat ?? '') },
        {
          key: 'proposal',
          label: 'Nội dung ý tưởng, giải pháp',
          value: fromPlainText(idea?.noiDungBai.noiDung ?? ''),
        },
      ],
      documents: [],
    }
    await world.database.db.update(rendition).set({ body }).where(eq(rendition.stageEntryId, stageEntryId))
  }
})
test.afterAll(() => served.close())

const entryPath = (i: number) => `/giam-khao/bai/${stage.assignmentIds[i]?.[0]}`
const criteria = (page: Page) => page.locator('[data-criterion]')
const saved = (page: Page) => expect(page.getByText(/Đã lưu lúc/).first()).toBeVisible()
const marksOf = async (i: number) => {
  const [row] = await served.world.database
    .owner`select body from score_sheet where assignment_id = ${stage.assignmentIds[i]?.[0] ?? ''} order by n desc`
  return row?.['body'] as
    | { marks: Record<string, number>; comments: Record<string, string>; overallComment: string }
    | undefined
}

/** Fills a whole sheet by keyboard: the second band of each criterion, a comment where one is asked for. */
const scoreAll = async (page: Page, i: number) => {
  const count = await criteria(page).count()
  for (let at = 0; at < count; at++) {
    await criteria(page).nth(at).focus()
    await page.keyboard.press('2')
  }
  await page
    .getByLabel('Nhận xét chung')
    .fill(
      'Bài nêu rõ thực trạng, có số liệu trước và sau, cách tính hợp lý, có thể nhân rộng sang nhiều đơn vị trong Khối năm tới.',
    )
  for (const box of await page.locator('textarea[aria-required="true"]').all())
    await box.fill('Có số liệu kiểm chứng.')
  // The line that tells when it was saved stands there since the first key: the sheet itself is asked.
  const typed = await page
    .locator('textarea')
    .evaluateAll((boxes) => boxes.flatMap((box) => (box as HTMLTextAreaElement).value || []).toSorted())
  await expect
    .poll(async () => {
      const sheet = await marksOf(i)
      const texts = [...Object.values(sheet?.comments ?? {}), sheet?.overallComment ?? '']
      return [Object.keys(sheet?.marks ?? {}).length, texts.filter(Boolean).toSorted()]
    })
    .toEqual([count, typed])
}

test('the desk is accessible and fits its widths', async ({ browser }) => {
  for (const viewport of Object.values(WIDTHS)) {
    const context = await served.as(browser, judge, viewport)
    const page = await context.newPage()
    for (const path of ['/giam-khao', `/giam-khao/${stage.stageId}`, entryPath(0)]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page).toHaveTitle(/\S · Xung Kích$/)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
    if (viewport === WIDTHS.desktop) {
      // Work and sheet scroll by themselves; the page around them does not, into nothing.
      const below = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
      expect(below).toBeLessThanOrEqual(0)
    }
    await context.close()
  }
})

test('a judge scores by keyboard, goes offline, loses the session and loses nothing', async ({ browser }) => {
  const context = await served.as(browser, judge)
  const page = await context.newPage()
  await page.goto(entryPath(0))
  await criteria(page).first().focus()
  await page.keyboard.press('2')
  await page.keyboard.press('ArrowUp')
  await saved(page)
  const before = Object.values((await marksOf(0))?.marks ?? {})
  expect(before).toHaveLength(1)

  await context.setOffline(true)
  await page
    .getByLabel('Nhận xét chung')
    .fill('Viết khi mất mạng: cách tính hợp lý, có số liệu trước và sau.')
  await expect(page.getByText(/Mất mạng|giữ trên máy/).first()).toBeVisible()
  expect((await marksOf(0))?.overallComment).toBe('')
  await context.setOffline(false)
  await expect.poll(async () => (await marksOf(0))?.overallComment).toContain('Viết khi mất mạng')

  // The session ends under the judge's hands: what is typed stays, and is sent once they are back.
  const { world } = served
  const rows = await world.database.db
    .delete(session)
    .where(eq(session.accountId, judge.accountId))
    .returning()
  await page.getByLabel('Nhận xét chung').fill('Viết sau khi phiên đăng nhập đã hết.')
  await expect(page.getByText(/đăng nhập lại/i).first()).toBeVisible()
  expect((await marksOf(0))?.overallComment).toContain('Viết khi mất mạng')
  for (const row of rows) await world.database.db.insert(session).values(row)
  await page.reload()
  await expect(page.getByLabel('Nhận xét chung')).toHaveValue('Viết sau khi phiên đăng nhập đã hết.')
  await expect
    .poll(async () => (await marksOf(0))?.overallComment)
    .toBe('Viết sau khi phiên đăng nhập đã hết.')

  // From the first key on nothing says that it is saved.
  await saved(page)
  const saysSaved = await page.getByLabel('Nhận xét chung').evaluate((box: HTMLTextAreaElement) => {
    box.value = 'Đang gõ dở'
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    return document.body.innerText.includes('Đã lưu lúc')
  })
  expect(saysSaved).toBe(false)
  await context.close()
})

test('two tabs never overwrite each other: both texts are shown and one is chosen', async ({ browser }) => {
  const context = await served.as(browser, judge)
  const [first, second] = [await context.newPage(), await context.newPage()]
  await first.goto(entryPath(1))
  await second.goto(entryPath(1))
  await expect(criteria(second).first()).toBeVisible()
  await first.getByLabel('Nhận xét chung').fill('Từ cửa sổ thứ nhất.')
  await saved(first)
  await second.getByLabel('Nhận xét chung').fill('Từ cửa sổ thứ hai.')
  const dialog = second.getByRole('dialog')
  await expect(dialog.getByText('Từ cửa sổ thứ nhất.')).toBeVisible()
  await expect(dialog.getByText('Từ cửa sổ thứ hai.')).toBeVisible()
  expect((await marksOf(1))?.overallComment).toBe('Từ cửa sổ thứ nhất.')
  await dialog.getByRole('button', { name: 'Giữ bản trên màn hình' }).click()
  await expect.poll(async () => (await marksOf(1))?.overallComment).toBe('Từ cửa sổ thứ hai.')
  await context.close()
})

test('a work whose person had its use restricted is called by its code and not scored until that is lifted', async ({
  browser,
}) => {
  const { world } = served
  const [behind] = await world.database.owner`select ep.person_id from entry_person ep
    join stage_entry se on se.entry_id = ep.entry_id where se.id = ${stage.entries[2]?.stageEntryId ?? ''}`
  await restrict(world, String(behind?.['person_id']))
  const context = await served.as(browser, judge, WIDTHS.phone)
  const page = await context.newPage()
  await page.goto(`/giam-khao/${stage.stageId}`)
  await page.getByRole('link', { name: /^1\d{3}$/ }).click()
  await expect(page.getByText('Đang hạn chế xử lý dữ liệu')).toBeVisible()
  await expect(page.getByLabel('Nhận xét chung')).toBeDisabled()
  await expectAccessible(page)
  await liftRestriction(world, String(behind?.['person_id']))
  await page.reload()
  await expect(page.getByLabel('Nhận xét chung')).toBeEnabled()
  await context.close()
})

test('all works scored, everything is handed in at once and locked', async ({ browser }) => {
  const context = await served.as(browser, judge, WIDTHS.tablet)
  const page = await context.newPage()
  for (let i = 0; i < 3; i++) {
    await page.goto(entryPath(i))
    await expect(criteria(page).first()).toBeVisible()
    await scoreAll(page, i)
  }
  await page.getByRole('button', { name: /Bài tiếp theo|→/ }).click()
  await expect(page).toHaveURL(new RegExp(stage.stageId))
  await page.getByRole('button', { name: 'Nộp toàn bộ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp toàn bộ' }).click()
  await expect(page.getByText('Đã nộp 3 phiếu chấm')).toBeVisible()
  const states = await served.world.database
    .owner`select distinct state from score_sheet where state <> 'superseded'`
  expect(states.map((row) => row['state'])).toEqual(['handedIn'])
  await page.goto(entryPath(0))
  await expect(page.getByText('Phiếu đã nộp, chỉ xem.')).toBeVisible()
  await expect(page.getByLabel('Nhận xét chung')).toBeDisabled()
  await context.close()
})
