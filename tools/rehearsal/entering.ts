import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { WIDTHS } from '../../e2e/harness.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import { bodyOfIdea, formWith, ideaFile } from '../../apps/api/src/testing/submit-ideas.ts'
import type { Persona } from '../../apps/api/src/testing/test-app.ts'
import { inLanes } from '../running/in-lanes.ts'
import { ROOT } from '../steps.ts'
import type { Founded } from './founding.ts'
import type { RehearsedIdea } from './ideas.ts'
import { asPersona, clientIn, createPerson } from './people.ts'
import type { TakePicture } from './pictures.ts'
import type { System } from './system.ts'
import { expect, PATIENCE_MS } from './patience.ts'

const IDEAS = join(ROOT, 'apps/api/src/testing/fixtures/ideas')
/** So many officers do all of it by hand, each on a phone, from the Zalo link to the receipt. */
export const BY_HAND = Number(process.env['REHEARSAL_BY_HAND'] ?? 10)

export interface Entered {
  idea: RehearsedIdea
  entryId: string
  /** The officer's session, as a cookie. */
  officer: Pick<Persona, 'cookie' | 'get' | 'post' | 'request'>
  attachments: { id: string; name: string; sha256: string }[]
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const area = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })
const saved = async (page: Page) => {
  await expect(page.getByText(/Đang lưu|Chưa lưu/)).toHaveCount(0)
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible()
}

const fillForm = async (page: Page, idea: RehearsedIdea, unitName: string) => {
  await area(page, 'Tên ý tưởng, giải pháp').fill(idea.ten)
  await page.getByRole('combobox', { name: 'Lĩnh vực', exact: true }).selectOption({ index: idea.linhVuc })
  const { noiDungBai: told } = idea
  for (const [label, text] of [
    ['Tóm tắt', idea.tomTat],
    ['Thực trạng và giải pháp đã biết', told.thucTrang],
    ['Nội dung ý tưởng, giải pháp', told.noiDung],
    ['Khả năng áp dụng', told.khaNangApDung],
    ['Hiệu quả đã hoặc dự kiến thu được', told.hieuQua],
    ['Tính khả thi và giải pháp nhân rộng', told.khaThiNhanRong],
  ] as const) {
    await area(page, label).click()
    await page.keyboard.insertText(text)
  }
  await page.getByLabel('Điện thoại liên hệ').fill('0901 000 123')
  const cards = page.locator('#muc-people > details')
  while ((await cards.count()) < idea.tacGia.length)
    await page.getByRole('button', { name: 'Thêm tác giả' }).click()
  for (const [i, author] of idea.tacGia.entries()) {
    const card = cards.nth(i)
    await card.getByLabel('Họ và tên').fill(author.hoTen)
    await card.getByLabel('Năm sinh').fill(String(author.namSinh))
    await card.getByLabel('Chức danh').fill(author.chucDanh)
    await card.getByLabel('Cơ sở Đoàn').selectOption({ label: unitName })
    if (idea.tacGia.length > 1) await card.getByLabel('Tỷ lệ đóng góp').fill(String(author.tyLe))
    if (idea.tacGia.length > 1 && author.daiDien) await card.getByLabel('Người đại diện').check()
    await card.getByLabel('Đồng ý cho xử lý dữ liệu cá nhân').check()
    await card.getByLabel('Đồng ý công bố họ tên').check()
  }
  for (const label of ['đúng sự thật', 'không sao chép', 'chưa đạt giải', 'thống nhất tỷ lệ'])
    await page.getByRole('checkbox', { name: label }).check()
}

/** From the link to the receipt on a phone: opened twice, taken up, typed, attached, handed in. */
const enterByHand = async (
  system: System,
  browser: Browser,
  it: { idea: RehearsedIdea; link: string; units: Founded['units']; picture?: TakePicture | undefined },
): Promise<Entered> => {
  const { idea, picture } = it
  const context = await browser.newContext({
    viewport: WIDTHS.phone,
    baseURL: system.url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  await page.goto(it.link)
  await expect(page.getByRole('heading', { name: /Xin chào đồng chí/ })).toBeVisible()
  await picture?.(page, 'moment-01-mo-lien-ket')
  await page.reload()
  await page.getByLabel('Tên đăng nhập').fill(`can.bo.${idea.number}`)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('một cây làm chẳng nên non')
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await expect(page).toHaveURL(/\/co-so$/)
  await page.getByRole('button', { name: 'Nộp bài dự thi' }).click()
  await expect(area(page, 'Tên ý tưởng, giải pháp')).toBeVisible()
  const entryId = page.url().split('/').at(-1) ?? ''
  await picture?.(page, 'moment-02-tep-word')
  const officer = await clientIn(context, system.url)
  const { unitId } = must('read', await officer.get(`/api/entries/${entryId}`))
  await fillForm(page, idea, it.units.find(({ id }) => id === unitId)?.name ?? '')
  for (const name of idea.tepDinhKem) {
    await page.getByLabel(/^Tệp đính kèm/).setInputFiles(join(IDEAS, name))
    await expect(page.getByRole('link', { name })).toBeVisible()
  }
  await saved(page)
  await picture?.(page, 'bai-du-thi')
  await page.getByRole('button', { name: 'Nộp bài', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click()
  await expect(page.getByText('Đã nộp thành công')).toBeVisible()
  await picture?.(page, 'phieu-tiep-nhan')
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const { attachments } = must('read', await officer.get(`/api/entries/${entryId}`))
  await context.close()
  return {
    idea,
    entryId,
    officer: { ...officer, cookie },
    attachments: attachments.map(({ id, name }: { id: string; name: string }) => ({
      id,
      name,
      sha256: digest(ideaFile(name)),
    })),
  }
}

/** The same through the API, as an officer who is signed in: what the form sends, without the typing. */
const enterOverHttp = async (
  system: System,
  it: { idea: RehearsedIdea; unitId: string; editionId: string },
): Promise<Entered> => {
  const { idea, unitId, editionId } = it
  const officer = await createPerson(system, `Cán bộ ${idea.coSoDoan} ${idea.number}`, [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  const { entryId } = must(
    'create',
    await officer.post('/api/entries', { editionId, unitId, division: 'all' }),
  )
  const body = bodyOfIdea(idea, () => unitId)
  const { version } = must(
    'draft',
    await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }),
  )
  const attachments: Entered['attachments'] = []
  for (const name of idea.tepDinhKem) {
    const file = ideaFile(name)
    const sent = await officer.upload(`/api/entries/${entryId}/attachments/upload`, formWith(name, file))
    attachments.push({ id: must('upload', sent).id, name, sha256: digest(file) })
  }
  must('submit', await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version }))
  return { idea, entryId, officer, attachments }
}

const lookAs = async (
  system: System,
  browser: Browser,
  it: { secretary: Persona; path: string; shows: RegExp },
  picture: TakePicture,
  name: string,
) => {
  const { context, page } = await asPersona(browser, system.url, it.secretary, WIDTHS.desktop)
  await page.goto(it.path)
  await expect(page.getByText(it.shows).first()).toBeVisible()
  await picture(page, name)
  await context.close()
}

/** "Ai chưa nộp?" while most have not, and the list when all are in. */
const lookAtMissing = (
  system: System,
  browser: Browser,
  it: { secretary: Persona; editionId: string },
  picture: TakePicture,
) =>
  lookAs(
    system,
    browser,
    { ...it, path: `/to-cong-tac/lan/${it.editionId}/chua-nop`, shows: /cơ sở Đoàn chưa nộp/ },
    picture,
    'moment-07-ai-chua-nop',
  )

const lookAtEntries = (
  system: System,
  browser: Browser,
  it: { secretary: Persona; editionId: string },
  picture: TakePicture,
) =>
  lookAs(
    system,
    browser,
    { ...it, path: `/to-cong-tac/lan/${it.editionId}/bai`, shows: /100 bài/ },
    picture,
    'bai-da-nop',
  )

/** A hundred ideas handed in; the first of them by officers who do all of it by hand. */
export const enterAll = async (
  system: System,
  browser: Browser,
  it: { founded: Founded; ideas: readonly RehearsedIdea[]; editionId: string; secretary: Persona },
  picture: TakePicture,
): Promise<Entered[]> => {
  const entered: Entered[] = []
  for (const [i, idea] of it.ideas.slice(0, BY_HAND).entries())
    entered.push(
      await enterByHand(system, browser, {
        idea,
        link: it.founded.invitations[i] ?? '',
        units: it.founded.units,
        picture: i === 0 ? picture : undefined,
      }),
    )
  await lookAtMissing(system, browser, it, picture)
  const idOf = new Map(it.founded.units.map(({ id, name }) => [name, id]))
  await inLanes(it.ideas.slice(BY_HAND), 4, async (idea) => {
    const unitId = idOf.get(idea.coSoDoan) ?? ''
    entered.push(await enterOverHttp(system, { idea, unitId, editionId: it.editionId }))
  })
  await lookAtEntries(system, browser, it, picture)
  return entered.toSorted((a, b) => a.idea.number - b.idea.number)
}
