import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { WIDTHS } from '../../e2e/harness.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import type { Persona } from '../../apps/api/src/testing/test-app.ts'
import type { Entered } from './entering.ts'
import { scoreAgain } from './judging.ts'
import { DIVIDED, marksFor } from './marks.ts'
import { asPersona } from './people.ts'
import type { TakePicture } from './pictures.ts'
import type { Opened } from './preparing.ts'
import type { System } from './system.ts'
import { expect, PATIENCE_MS } from './patience.ts'

const confirm = async (page: Page, name: string, fields: Record<string, string> = {}) => {
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** The code at the end of a heading. */
const codeIn = (heading: string) => heading.trim().split(' ').at(-1) ?? ''

/** The chair settles every gap on the page: one is scored again by its judges, the others get an agreed sheet. */
export const settleGaps = async (
  system: System,
  browser: Browser,
  it: Opened,
  of: { numberOf: (title: string) => number; judges: readonly Persona[] },
  picture: TakePicture,
) => {
  const { chair, secretary } = it.offices
  const panel = must('panel', await secretary.get(`/api/stages/${it.stageId}/panel`))
  const numberOfCode = new Map<string, number>(
    panel.entries.map((entry: { blindCode: string; title: string }) => [
      entry.blindCode,
      of.numberOf(entry.title),
    ]),
  )
  const { context, page } = await asPersona(browser, system.url, chair, WIDTHS.desktop)
  await page.goto(`/to-cong-tac/vong/${it.stageId}/tien-do`)
  const rescore = page.getByRole('button', { name: 'Giao giám khảo chấm lại' })
  await expect(rescore).toHaveCount(DIVIDED.length)
  await picture(page, 'chenh-lech')
  await rescore.first().click()
  const title = await page.getByRole('dialog').getByRole('heading').first().innerText()
  const first = numberOfCode.get(codeIn(title)) ?? -1
  await confirm(page, 'Giao giám khảo chấm lại', {
    'Biên bản hội ý': 'Ba giám khảo thống nhất lại cách tính hiệu quả.',
  })
  await expect(rescore).toHaveCount(DIVIDED.length - 1)
  let scored = 0
  for (const judge of of.judges)
    scored += await scoreAgain(system, browser, { stageId: it.stageId, judge, marks: marksFor(first, 0) })
  for (let left = DIVIDED.length - 1; left > 0; left--) {
    await page.goto(`/to-cong-tac/vong/${it.stageId}/tien-do`)
    await page.getByRole('button', { name: 'Ghi điểm hội ý' }).first().click()
    const dialog = page.getByRole('dialog')
    const code = codeIn(await dialog.getByRole('heading').first().innerText())
    const marks = marksFor(numberOfCode.get(code) ?? 0, 0)
    for (const [label, key] of [
      ['Tính mới', 'novelty'],
      ['Hiệu quả', 'effect'],
      ['Khả thi', 'feasibility'],
      ['Nhân rộng', 'scalability'],
      ['Trình bày', 'presentation'],
    ] as const)
      await dialog.getByLabel(label).fill(String((marks[key] ?? 0) / 2).replace('.', ','))
    await confirm(page, 'Ghi điểm', { 'Lý do': 'Hội ý ngày hôm nay, có biên bản.' })
    await expect(page.getByRole('button', { name: 'Ghi điểm hội ý' })).toHaveCount(left - 1)
  }
  await context.close()
  return { settled: DIVIDED.length, scoredAgain: scored }
}

const freeze = async (page: Page, stageId: string) => {
  await page.goto(`/to-cong-tac/vong/${stageId}/ket-qua`)
  await page.getByRole('button', { name: 'Chốt kết quả' }).click()
  await confirm(page, 'Chốt kết quả')
  await expect(page.getByText(/Đã chốt lúc/).first()).toBeVisible()
}

/** Frozen by the secretary, declared by the lead on a phone: by code, the tie at the cut and all. */
export const promote = async (system: System, browser: Browser, it: Opened, picture: TakePicture) => {
  const { context, page } = await asPersona(browser, system.url, it.offices.secretary, WIDTHS.desktop)
  await freeze(page, it.stageId)
  await picture(page, 'xep-hang-so-khao')
  await context.close()
  const led = await asPersona(browser, system.url, it.offices.lead, WIDTHS.phone)
  await led.page.goto(`/to-cong-tac/vong/${it.stageId}/vao-vong-sau`)
  await expect(led.page.getByRole('heading', { name: 'Vào vòng sau: 21 bài' })).toBeVisible()
  await expect(led.page.getByText('Bằng điểm vị trí cuối, cùng vào').first()).toBeVisible()
  await picture(led.page, 'vao-chung-khao')
  await led.page.getByRole('button', { name: 'Công bố danh sách' }).click()
  await confirm(led.page, 'Công bố danh sách')
  await expect(led.page.getByText('Đã công bố: 21 bài vào vòng sau.')).toBeVisible()
  await led.context.close()
  const codes = async (stageId: string): Promise<string[]> => {
    const { items } = must('list', await it.offices.secretary.get(`/api/stages/${stageId}/masking`))
    return items.map(({ blindCode, title }: { blindCode: string; title: string }) => `${title} ${blindCode}`)
  }
  const before = new Set(await codes(it.stageId))
  const after = await codes(it.finalId)
  expect(after).toHaveLength(21)
  // A code may come again by chance for one work, never for many.
  expect(after.filter((code) => before.has(code)).length).toBeLessThan(3)
}

/** Frozen by the chair, unmasked by two, unit prizes, put forward and approved. */
export const declareResult = async (system: System, browser: Browser, it: Opened, picture: TakePicture) => {
  const { chair, secretary, lead } = it.offices
  const chairs = await asPersona(browser, system.url, chair, WIDTHS.tablet)
  await freeze(chairs.page, it.finalId)
  await chairs.context.close()
  const mine = await asPersona(browser, system.url, secretary, WIDTHS.desktop)
  const theirs = await asPersona(browser, system.url, lead, WIDTHS.phone)
  const standing = `/to-cong-tac/vong/${it.finalId}/ket-qua`
  await mine.page.goto(standing)
  await mine.page.getByRole('button', { name: 'Đề nghị hồi phách' }).click()
  await confirm(mine.page, 'Đề nghị hồi phách', { 'Lý do': 'Ban Giám khảo đã chốt kết quả theo mã' })
  await theirs.page.goto(standing)
  await theirs.page.getByRole('button', { name: 'Duyệt hồi phách' }).click()
  await confirm(theirs.page, 'Duyệt hồi phách')
  await mine.page.goto(`/to-cong-tac/vong/${it.finalId}/giai-tap-the`)
  await mine.page.getByRole('button', { name: 'Chốt giải tập thể' }).click()
  await expect(mine.page.getByText('Đã chốt giải tập thể.').first()).toBeVisible()
  await picture(mine.page, 'giai-tap-the')
  const approval = `/to-cong-tac/lan/${it.editionId}/duyet`
  await mine.page.goto(approval)
  await mine.page.getByRole('button', { name: 'Trình duyệt' }).click()
  await confirm(mine.page, 'Trình duyệt')
  await theirs.page.goto(approval)
  await expect(theirs.page.getByRole('button', { name: 'Duyệt', exact: true })).toBeVisible()
  await picture(theirs.page, 'moment-08-trinh-duyet')
  await theirs.page.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await confirm(theirs.page, 'Duyệt')
  await mine.context.close()
  await theirs.context.close()
}

/** Decision written, approved and numbered; the release prepared by one and signed by another. */
export const publish = async (system: System, browser: Browser, it: Opened, picture: TakePicture) => {
  const { secretary, lead } = it.offices
  const mine = await asPersona(browser, system.url, secretary, WIDTHS.desktop)
  const theirs = await asPersona(browser, system.url, lead, WIDTHS.desktop)
  const edition = `/to-cong-tac/lan/${it.editionId}`
  await mine.page.goto(`${edition}/quyet-dinh`)
  await mine.page.getByLabel('Người ký', { exact: true }).fill('Phạm Quang Vinh')
  await mine.page.getByRole('button', { name: 'Lưu dự thảo' }).click()
  await expect(mine.page.getByText('Chờ người thứ hai duyệt').first()).toBeVisible()
  await picture(mine.page, 'moment-08-quyet-dinh')
  await theirs.page.goto(`${edition}/quyet-dinh`)
  await theirs.page.getByRole('button', { name: 'Duyệt quyết định' }).click()
  await confirm(theirs.page, 'Duyệt quyết định')
  await mine.page.reload()
  await mine.page.getByLabel('Số quyết định').fill('15')
  const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
  await mine.page.getByLabel('Ngày ký').fill(today)
  await mine.page.getByRole('button', { name: 'Ghi số và ngày' }).click()
  const paper = await mine.page.request.get(`/api/editions/${it.editionId}/decision.pdf`)
  expect(paper.headers()['content-type']).toBe('application/pdf')
  await mine.page.goto(`${edition}/cong-bo`)
  await mine.page.getByRole('button', { name: 'Chuẩn bị bản công bố' }).click()
  await expect(mine.page.getByText('chờ người thứ hai ký')).toBeVisible()
  await theirs.page.goto(`${edition}/cong-bo`)
  await theirs.page.getByRole('button', { name: 'Ký và công bố' }).click()
  await confirm(theirs.page, 'Ký và công bố')
  await expect(theirs.page.getByText('Lần 1: đã công bố')).toBeVisible()
  await mine.context.close()
  await theirs.context.close()
}

export interface Published {
  slug: string
  fingerprint: string
  /** The release as anyone may keep it. */
  file: string
}

/** A stranger reads and checks it in the browser; `xk verify` says yes, and no after one point was changed. */
export const checkFromOutside = async (
  system: System,
  browser: Browser,
  it: { slug: string; folder: string },
  picture: TakePicture,
): Promise<Published> => {
  const context = await browser.newContext({ baseURL: system.url, viewport: WIDTHS.phone, locale: 'vi-VN' })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(`/ket-qua/${it.slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kết quả')
  await picture(page, 'ket-qua')
  await page.getByRole('button', { name: 'Kiểm tra kết quả' }).click()
  await expect(page.getByText('Đã kiểm tra trên máy của bạn')).toBeVisible()
  await expect(page.locator('[data-part][data-ok="yes"]')).toHaveCount(4)
  const file = join(it.folder, 'release.json')
  const text = await (await page.request.get(`/ket-qua/${it.slug}/release.json`)).text()
  writeFileSync(file, text)
  await context.close()
  const fingerprint = /(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}/.exec((await system.xk('key')).said)?.[0] ?? ''
  const good = await system.xk('verify', file, '--key', fingerprint)
  expect(good.code, good.said).toBe(0)
  const changed = JSON.parse(text)
  const marks = changed.core.results[0].entries[0].sheets[0].marks
  const [criterion = ''] = Object.keys(marks)
  marks[criterion] -= 1
  const other = join(it.folder, 'changed.json')
  writeFileSync(other, JSON.stringify(changed))
  const bad = await system.xk('verify', other, '--key', fingerprint)
  expect(bad.code, bad.said).toBe(1)
  return { slug: it.slug, fingerprint, file: readFileSync(file, 'utf8') }
}

/** "Vì sao trượt?": a unit whose work stayed behind reads its own result. */
export const lookAtOwnResult = async (
  system: System,
  browser: Browser,
  entered: readonly Entered[],
  picture: TakePicture,
) => {
  const loser = entered.find(({ idea }) => idea.number === 60)
  if (!loser) throw new Error('no loser')
  const { context, page } = await asPersona(browser, system.url, loser.officer, WIDTHS.phone)
  await page.goto(`/co-so/bai/${loser.entryId}/ket-qua`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Tính mới').first()).toBeVisible()
  await picture(page, 'moment-09-vi-sao-truot')
  await context.close()
}
