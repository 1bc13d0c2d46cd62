import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { fold } from '@xk/domain/kernel'
import { ensureUnit } from '../apps/api/src/testing/edition-world.ts'
import { prepareOne, rendered } from '../apps/api/src/testing/mask-all.ts'
import { must } from '../apps/api/src/testing/must.ts'
import {
  appointOffices,
  insertTerm,
  type Offices,
  openEditionFor,
} from '../apps/api/src/testing/open-edition.ts'
import {
  acceptAll,
  bodyOfIdea,
  formWith,
  sampleIdeas,
  submitIdeas,
} from '../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../apps/api/src/testing/test-app.ts'
import { glance, lookAt, saved } from './harness.ts'
import { type ServedWorld, serveWorld } from './world.ts'

const IDEAS = join(import.meta.dirname, '../apps/api/src/testing/fixtures/ideas')
const DAY = 86_400_000
/** Idea 11 names one of its authors in a text; here it comes with two photographs too. */
const IDEA = sampleIdeas[10]!
const PICTURES = ['01-phieu-hen-mau.jpg', '21-the-hinh-mau.jpg'] as const
/** From where a new box lies to the badge on the second picture, which names someone and an office. */
const TO_BADGE = [
  ['Shift+ArrowLeft', 4],
  ['ArrowRight', 37],
  ['ArrowDown', 33],
  ['Shift+ArrowDown', 14],
] as const
/** What no judge may be told, in any form; folded as names are compared. */
const SECRETS = [
  ...IDEA.tacGia.map(({ hoTen }) => hoTen),
  'lanptm',
  'chị Lan',
  'Đoàn Bảo hiểm xã hội',
  'Cán bộ cơ sở',
  ...PICTURES,
].map(fold)

let served: ServedWorld
let offices: Offices
let officer: Persona
let judges: Persona[]
let editionId: string
let stageId: string
let code: string

test.beforeAll(async () => {
  served = await serveWorld()
  const { world } = served
  await insertTerm(world)
  for (const author of IDEA.tacGia) await ensureUnit(world, author.donVi)
  const unitId = await ensureUnit(world, IDEA.coSoDoan)
  offices = await appointOffices(world)
  const opened = await openEditionFor(world, offices, { rules: () => ideaContest2026CaseRuleset })
  editionId = opened.id
  stageId = opened.stageId
  officer = await world.person('Cán bộ cơ sở', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  const [other] = await submitIdeas(world, opened, { count: 1 })
  const begun = await officer.post('/api/entries', { editionId, unitId, division: 'all' })
  const { entryId } = must('begin', begun)
  const path = `/api/entries/${entryId}`
  const body = bodyOfIdea(IDEA, () => unitId)
  const { version } = must('draft', await officer.put(`${path}/draft`, { baseVersion: 0, body }))
  for (const name of PICTURES) {
    const form = formWith(name, readFileSync(join(IDEAS, name)))
    must('upload', await officer.upload(`${path}/attachments/upload`, form))
  }
  must('submit', await officer.post(`${path}/submit`, { draftVersion: version }))
  await acceptAll(offices.secretary, [{ entryId }, other!])
  world.clock.advance(16.5 * DAY)
  await advance('startMasking')
  judges = []
  for (const name of ['Vũ Thùy Dương', 'Hoàng Gia Bách']) judges.push(await world.person(name))
})
test.afterAll(() => served.close())

const advance = async (act: 'startMasking' | 'startJudging') =>
  must(act, await offices.secretary.post(`/api/editions/${editionId}/advance`, { act }))

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const shown = async (picture: Locator) => {
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBeGreaterThan(0)
}
/** The colour of a picture at a place given in shares of its width and height. */
const colourAt = (picture: Locator, place: readonly [x: number, y: number]) =>
  picture.evaluate((it: HTMLImageElement, [x, y]) => {
    const canvas = document.createElement('canvas')
    canvas.width = it.naturalWidth
    canvas.height = it.naturalHeight
    const drawing = canvas.getContext('2d')
    drawing?.drawImage(it, 0, 0)
    const at = drawing?.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1)
    return [...(at?.data ?? [])].slice(0, 3)
  }, place)
const attached = (page: Page, n: number) => page.getByRole('region', { name: `Tài liệu ${n}` })

test('a secretary blacks out, another approves, judges are appointed and read no name', async ({
  browser,
}) => {
  const page = await (await served.as(browser, offices.secretary)).newPage()

  await test.step('codes are drawn', async () => {
    await page.goto(`/to-cong-tac/vong/${stageId}/danh-phach`)
    await page.getByRole('button', { name: 'Cấp mã bài cho 2 bài' }).click()
    const row = rowOf(page, IDEA.ten)
    await expect(row).toBeVisible()
    code = (await row.getByRole('cell').first().innerText()).trim()
    await lookAt(page, 'codes')
    await row.getByRole('link', { name: 'Đánh phách' }).click()
    await expect(page.getByRole('heading', { name: `Đánh phách bài ${code}` })).toBeVisible()
  })

  await test.step('sure suggestions are blacked out already, more is added by phrase', async () => {
    for (const found of ['lanptm@example.vn', 'chị Lan'])
      await expect(
        page.getByRole('button', { name: `${found}: sẽ che, bấm để để nguyên`, exact: true }),
      ).toBeVisible()
    await page.getByLabel('Che mọi chỗ có cụm từ').fill('Phụ trách nhóm')
    await page.getByRole('button', { name: 'Che', exact: true }).click()
    await expect(page.getByText('Đã che 1 chỗ.')).toBeVisible()
    await expect(page.getByText('Không còn chỗ nào cần xem')).toBeVisible()
    await expect(page.getByText('2 trang là ảnh chưa có ô che: hãy tự xem')).toBeVisible()
    await saved(page)
  })

  await test.step('a box is drawn on one picture by mouse, on the other by keys', async () => {
    const first = attached(page, 1).getByRole('img')
    await shown(first)
    const at = (await first.boundingBox())!
    await page.mouse.move(at.x + at.width * 0.1, at.y + at.height * 0.1)
    await page.mouse.down()
    await page.mouse.move(at.x + at.width * 0.4, at.y + at.height * 0.2, { steps: 4 })
    await page.mouse.up()
    await expect(attached(page, 1).getByRole('button', { name: 'Ô che 1, trang 1' })).toBeFocused()
    await shown(attached(page, 2).getByRole('img'))
    await attached(page, 2).getByRole('button', { name: 'Thêm ô che' }).press('Enter')
    const box = attached(page, 2).getByRole('button', { name: 'Ô che 1, trang 1' })
    await expect(box).toBeFocused()
    for (const [key, times] of TO_BADGE) for (let i = 0; i < times; i++) await page.keyboard.press(key)
    await expect(box).toBeFocused()
    await expect(box).toHaveAttribute('style', /left: ?72%; top: ?78%; width: ?26%; height: ?20%/)
    await saved(page)
    await expect(page.getByText(/chưa có ô che: hãy tự xem/)).toHaveCount(0)
    await lookAt(page, 'masking')
  })

  await test.step('what judges will see is previewed, and the rendition made', async () => {
    await page.getByRole('button', { name: 'Giám khảo sẽ thấy' }).click()
    for (const gone of ['lanptm', 'chị Lan', 'phụ trách nhóm'])
      await expect(page.getByText(gone)).toHaveCount(0)
    await expect(page.getByRole('img', { name: 'đã che' }).first()).toBeVisible()
    await glance(page, 'preview')
    await page.getByRole('button', { name: 'Lập bản chấm' }).click()
    await expect(page.getByRole('article')).toBeVisible({ timeout: 90_000 })
    await glance(page, 'prepared')
  })

  const stageEntryId = page.url().split('/').at(-1) ?? ''
  await test.step('who made it cannot approve it, neither on the page nor past it', async () => {
    await expect(page.getByText('người khác trong Tổ Thư ký sẽ duyệt', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Duyệt/ })).toHaveCount(0)
    const path = `/api/stage-entries/${stageEntryId}/rendition`
    const { renditionId } = must('rendition', await offices.secretary.get(path))
    const refused = await offices.secretary.post(`${path}/approve`, { renditionId })
    expect([refused.status, refused.body.code]).toEqual([403, 'access/second-person-needed'])
    expect(must('rendition', await offices.secretary.get(path)).state).toBe('prepared')
  })

  await test.step('another secretary approves', async () => {
    const second = await (await served.as(browser, offices.secondSecretary)).newPage()
    await second.goto(`/to-cong-tac/vong/${stageId}/danh-phach`)
    await second.getByRole('link', { name: 'Duyệt bài tiếp theo (1)' }).click()
    await expect(second.getByRole('article')).toContainText(IDEA.ten)
    await lookAt(second, 'approving')
    await second.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await expect(rowOf(second, IDEA.ten)).toContainText('Đã duyệt')
    await second.context().close()
    const { items } = must('list', await offices.secretary.get(`/api/stages/${stageId}/masking`))
    const { id } = items.find((it: { state: string }) => it.state === 'toDo')
    const renditionId = await prepareOne(offices.secretary, id)
    expect(await rendered(offices.secretary, id)).toBe('prepared')
    const path = `/api/stage-entries/${id}/rendition/approve`
    must('approve', await offices.secondSecretary.post(path, { renditionId }))
  })

  await test.step('judges are appointed; who handed in for the unit is known to be in conflict', async () => {
    await page.goto(`/to-cong-tac/vong/${stageId}/giam-khao`)
    await expect(page.getByText('Chưa có giám khảo')).toBeVisible()
    for (const [typed, name] of [
      ['vu thuy', 'Vũ Thùy Dương'],
      ['hoang gia', 'Hoàng Gia Bách'],
      ['can bo co so', 'Cán bộ cơ sở'],
    ] as const) {
      await page.getByRole('button', { name: 'Mời giám khảo' }).click()
      const dialog = page.getByRole('dialog', { name: 'Mời giám khảo' })
      await dialog.getByRole('searchbox').fill(typed)
      await dialog.getByRole('button', { name }).click()
      if (name === 'Vũ Thùy Dương') await dialog.getByLabel('Tuyên truyền, hướng dẫn').check()
      if (name === 'Vũ Thùy Dương') await glance(page, 'appointing')
      await dialog.getByRole('button', { name: 'Mời vào Ban' }).click()
      await expect(dialog).toHaveCount(0)
      await expect(rowOf(page, name).first()).toContainText('Chưa cam kết')
    }
    await expect(rowOf(page, 'Đã nộp, đề xuất hoặc xác nhận bài')).toContainText(code)
  })

  await test.step('the automatic assignment is previewed, then confirmed', async () => {
    await page.getByRole('button', { name: 'Phân công tự động' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kết quả dự kiến' })
    await expect(dialog.getByRole('progressbar')).toHaveCount(3)
    await glance(page, 'previewing')
    await dialog.getByRole('button', { name: 'Phân công như trên' }).click()
    await expect(page.getByText('Đã phân công 4 lượt chấm.')).toBeVisible()
    const assigned = page.getByRole('table', { name: 'Bài và người chấm' })
    await expect(assigned.getByRole('row').filter({ hasText: code })).toContainText('Vũ Thùy Dương')
    await expect(assigned.getByRole('row').filter({ hasText: code })).toContainText('Hoàng Gia Bách')
    await expect(assigned.getByRole('row').filter({ hasText: code })).not.toContainText('Cán bộ cơ sở')
    await lookAt(page, 'panel')
    await advance('startJudging')
  })

  await test.step('a judge undertakes, reads black-outs, and is sent no name', async () => {
    const context = await served.as(browser, judges[0]!)
    const told: Promise<string>[] = []
    context.on('response', (response) => {
      if (!/assets|icon/.test(response.url())) told.push(readAll(response))
    })
    const desk = await context.newPage()
    await desk.goto(`/giam-khao/${stageId}`)
    await desk.getByRole('checkbox', { name: 'Tôi đã đọc và cam kết thực hiện' }).check()
    await lookAt(desk, 'undertaking')
    await desk.getByRole('button', { name: 'Ký cam kết và vào chấm' }).click()
    await rowOf(desk, code).getByRole('link').click()
    const work = desk.getByRole('article')
    await expect(work.getByRole('heading', { name: IDEA.ten })).toBeVisible()
    await expect(work.getByRole('img', { name: 'đã che' }).first()).toBeVisible()
    for (const n of [1, 2]) await work.getByRole('button', { name: `Mở Tài liệu ${n}` }).click()
    const first = work.getByRole('img', { name: 'Tài liệu 1, trang 1' })
    const second = work.getByRole('img', { name: 'Tài liệu 2, trang 1' })
    await shown(first)
    await shown(second)
    expect(await colourAt(first, [0.25, 0.15])).toEqual([0, 0, 0])
    for (const place of [
      [0.75, 0.81],
      [0.85, 0.88],
      [0.95, 0.95],
    ] as const)
      expect(await colourAt(second, place)).toEqual([0, 0, 0])
    await glance(desk, 'judging')
    const all = fold((await Promise.all(told)).join('\n'))
    expect(all).toContain(fold(IDEA.ten))
    expect(SECRETS.filter((secret) => all.includes(secret))).toEqual([])
    await context.close()
  })
  await page.context().close()
})

/** All that an answer tells: address, headers and body, pictures as their bytes read as Latin letters. */
const readAll = async (response: Awaited<ReturnType<Page['waitForResponse']>>) => {
  const headers = Object.values(await response.allHeaders())
  const body = await response.body().catch(() => Buffer.alloc(0))
  const isText = /json|html/.test(response.headers()['content-type'] ?? '')
  return [response.url(), ...headers, body.toString(isText ? 'utf8' : 'latin1')].join('\n')
}
