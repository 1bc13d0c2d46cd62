import type { Browser, Page } from '@playwright/test'
import { ideaContestTemplate } from '@xk/domain/programme'
import { WIDTHS } from '../../e2e/harness.ts'
import { setDate } from '../../apps/api/src/testing/edition-world.ts'
import { prepareOne, rendered } from '../../apps/api/src/testing/mask-all.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import { confirmFactor, type Offices } from '../../apps/api/src/testing/open-edition.ts'
import type { Persona } from '../../apps/api/src/testing/test-app.ts'
import { inLanes } from '../running/in-lanes.ts'
import type { Entered } from './entering.ts'
import { asPersona, createPerson } from './people.ts'
import type { TakePicture } from './pictures.ts'
import type { System } from './system.ts'
import { expect } from './patience.ts'

const DAY = 86_400_000
/** What judges are expert in, as the dialog names it. */
const TOPICS =
  ideaContestTemplate.entry.fields.find(({ key }) => key === 'topic')?.options.map(({ label }) => label) ?? []
/** So many of the hundred are screened, masked and approved in the browser; the others by the same people over HTTP. */
export const IN_BROWSER = Number(process.env['REHEARSAL_BY_HAND'] ?? 10)

export interface Opened {
  editionId: string
  slug: string
  stageId: string
  finalId: string
  offices: Offices & { chair: Persona }
}

/** Whom an edition needs, each signed in with a second factor that stands in the database. */
export const appoint = async (system: System): Promise<Offices> => {
  const make = async (name: string, role: 'lead' | 'deputy' | 'secretary') => {
    const someone = await createPerson(system, name, [{ role, scopeKind: 'global' }])
    await confirmFactor(system.world, someone)
    return someone
  }
  return {
    lead: await make('Phạm Quang Vinh', 'lead'),
    deputy: await make('Nguyễn Thị Hoàng Lan', 'deputy'),
    secretary: await make('Trần Đức Nhã', 'secretary'),
    secondSecretary: await make('Lý Mỹ Duyên', 'secretary'),
  }
}

/** Made by the secretary and opened by the lead in the browser; the dates are typed through the API. */
export const openEdition = async (
  system: System,
  browser: Browser,
  offices: Offices,
  picture: TakePicture,
): Promise<Opened> => {
  const { context, page } = await asPersona(browser, system.url, offices.secretary, WIDTHS.desktop)
  await page.goto('/to-cong-tac/tao')
  await page.getByLabel('Tên', { exact: false }).first().waitFor()
  await page.locator('form button[type=submit]').click()
  await expect(page).toHaveURL(/\/the-le\/soan/)
  await page.waitForLoadState('networkidle')
  await picture(page, 'the-le')
  const editionId = /lan\/([^/]+)/.exec(page.url())?.[1] ?? ''
  await context.close()
  const { secretary, lead } = offices
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString()
  const dates = {
    opensAt: at(0.0001),
    closesAt: at(10),
    supplementUntil: at(15),
    judgingFrom: at(16),
    judgingUntil: at(26),
    promotionAt2: at(27),
    judgingFrom2: at(28),
    judgingUntil2: at(29),
    resultsAt: at(30),
    appealsUntil: at(37),
  }
  must('schedule', await secretary.put(`/api/editions/${editionId}/schedule`, { dates }))
  const chair = await createPerson(system, 'Đặng Văn Trưởng', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: editionId },
  ])
  await confirmFactor(system.world, chair)
  const led = await asPersona(browser, system.url, lead, WIDTHS.phone)
  await led.page.goto(`/to-cong-tac/lan/${editionId}`)
  await led.page.getByRole('button', { name: 'Mở nhận bài' }).click()
  await led.page.getByRole('dialog').getByRole('button', { name: 'Mở nhận bài' }).click()
  await expect(led.page.getByText('Hạn nộp bài', { exact: false }).first()).toBeVisible()
  await led.context.close()
  const page2 = must('read', await secretary.get(`/api/editions/${editionId}`))
  const scored = page2.stages.filter(({ kind }: { kind: string }) => kind === 'scoring')
  await new Promise((done) => setTimeout(done, Math.max(0, new Date(dates.opensAt).getTime() - Date.now())))
  return {
    editionId,
    slug: page2.edition.slug,
    stageId: scored[0].id,
    finalId: scored.at(-1).id,
    offices: { ...offices, chair },
  }
}

/** The calendar is moved by hand, as in any rehearsal: these dates have passed. */
export const letPass = async (
  system: System,
  editionId: string,
  keys: readonly Parameters<typeof setDate>[2][],
) => {
  system.world.clock.now = new Date()
  for (const [i, key] of keys.entries())
    await setDate(system.world, editionId, key, new Date(Date.now() - (keys.length - i) * 1000))
}

/** The one act that leads on, pressed on the edition's home. */
export const goOn = async (page: Page, editionId: string, name: string) => {
  await page.goto(`/to-cong-tac/lan/${editionId}`)
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

export const screenAll = async (
  system: System,
  browser: Browser,
  it: Opened,
  entered: readonly Entered[],
  picture: TakePicture,
) => {
  const { secretary } = it.offices
  const { context, page } = await asPersona(browser, system.url, secretary, WIDTHS.desktop)
  for (const [i, { entryId }] of entered.slice(0, IN_BROWSER).entries()) {
    await page.goto(`/to-cong-tac/bai/${entryId}`)
    const accept = page.getByRole('button', { name: 'Hợp lệ', exact: true })
    await expect(accept).toBeVisible()
    if (i === 0) await picture(page, 'kiem-tra-dieu-kien')
    await accept.click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hợp lệ' }).click()
    await expect(accept).toHaveCount(0)
  }
  await context.close()
  for (const { entryId } of entered.slice(IN_BROWSER))
    must(
      'accept',
      await secretary.post(`/api/screening/${entryId}/accept`, { n: 1, reason: 'Đủ điều kiện.' }),
    )
}

/** One masks, another approves: the first ones on the pages, the others by the same two over HTTP. */
export const maskEverything = async (system: System, browser: Browser, it: Opened, picture: TakePicture) => {
  const { secretary, secondSecretary } = it.offices
  const list = `/to-cong-tac/vong/${it.stageId}/danh-phach`
  const mine = await asPersona(browser, system.url, secretary, WIDTHS.desktop)
  const theirs = await asPersona(browser, system.url, secondSecretary, WIDTHS.desktop)
  await mine.page.goto(list)
  await mine.page.getByRole('button', { name: /^Cấp mã bài cho 100 bài/ }).click()
  await expect(mine.page.getByRole('row')).toHaveCount(101)
  const { items } = must('list', await secretary.get(`/api/stages/${it.stageId}/masking`))
  for (const [i, { id }] of (items as { id: string }[]).slice(0, IN_BROWSER).entries()) {
    await mine.page.goto(`/to-cong-tac/danh-phach/${id}`)
    const prepare = mine.page.getByRole('button', { name: 'Lập bản chấm' })
    await expect(prepare).toBeVisible()
    if (i === 0) await picture(mine.page, 'danh-phach')
    await prepare.click()
    const [copy, warning] = [mine.page.getByRole('article'), mine.page.getByRole('dialog')]
    await expect(copy.or(warning).first()).toBeVisible()
    if (await warning.isVisible()) {
      await warning.getByRole('button', { name: 'Để nguyên và lập bản chấm' }).click()
    }
    await expect(copy).toBeVisible()
  }
  for (let i = 0; i < IN_BROWSER; i++) {
    await theirs.page.goto(list)
    await theirs.page.getByRole('link', { name: /^Duyệt bài tiếp theo/ }).click()
    await expect(theirs.page.getByRole('article')).toBeVisible()
    if (i === 0) await picture(theirs.page, 'duyet-ban-cham')
    const address = theirs.page.url()
    await theirs.page.getByRole('button', { name: /^Duyệt/ }).click()
    await expect(theirs.page).not.toHaveURL(address)
  }
  await mine.context.close()
  await theirs.context.close()
  const rest = (items as { id: string }[]).slice(IN_BROWSER)
  await inLanes(rest, 3, async ({ id }) => {
    const renditionId = await prepareOne(secretary, id)
    expect(await rendered(secretary, id)).toBe('prepared')
    const path = `/api/stage-entries/${id}/rendition/approve`
    must('approve', await secondSecretary.post(path, { renditionId }))
  })
  const after = must('list', await secretary.get(`/api/stages/${it.stageId}/masking`))
  const states = after.items.map(({ state }: { state: string }) => state)
  expect(states.filter((state: string) => state === 'approved')).toHaveLength(100)
}

/** Appointed on the page one by one, then assigned all at once after the preview. */
export const seatAndAssign = async (
  system: System,
  browser: Browser,
  it: Opened,
  stage: { id: string; judges: readonly Persona[]; sheets: number },
  picture: TakePicture,
) => {
  const { context, page } = await asPersona(browser, system.url, it.offices.secretary, WIDTHS.desktop)
  await page.goto(`/to-cong-tac/vong/${stage.id}/giam-khao`)
  for (const [i, { fullName }] of stage.judges.entries()) {
    await page.getByRole('button', { name: 'Mời giám khảo' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Mời giám khảo' })
    await dialog.getByRole('searchbox').fill(fullName)
    await dialog.getByRole('button', { name: fullName }).click()
    for (const topic of [TOPICS[i % TOPICS.length], TOPICS[(i + 1) % TOPICS.length]])
      await dialog.getByLabel(topic ?? '', { exact: true }).check()
    await dialog.getByRole('button', { name: 'Mời vào Ban' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'Phân công tự động' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kết quả dự kiến' })
  await expect(dialog.getByRole('progressbar')).toHaveCount(stage.judges.length)
  await picture(page, `phan-cong-${stage.sheets}`)
  await dialog.getByRole('button', { name: 'Phân công như trên' }).click()
  await expect(page.getByText(`Đã phân công ${stage.sheets} lượt chấm.`)).toBeVisible()
  await context.close()
}
