import type { Browser, Page } from '@playwright/test'
import type { Criterion, Segment } from '@xk/domain/ruleset'
import { WIDTHS } from '../../e2e/harness.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import type { Persona } from '../../apps/api/src/testing/test-app.ts'
import { inLanes } from '../running/in-lanes.ts'
import { commentFor, keysFor, OVERALL } from './marks.ts'
import { asPersona } from './people.ts'
import type { TakePicture } from './pictures.ts'
import type { System } from './system.ts'
import { expect } from './patience.ts'

/** Every judge scores at least so many sheets in the browser, however slow the machine. */
const AT_LEAST = 4
/** Two judges work at a time: the machine has two cores. */
const AT_ONCE = 2

export interface Judged {
  byKeyboard: number
  overHttp: number
  /** Median of a sheet from opening to saved, in the browser. */
  secondsASheet: number
}

interface Item {
  assignmentId: string
  title: string
  state: string
}

type MarksOf = (title: string, judge: Persona, at: number) => Record<string, number>

const press = async (page: Page, criterion: Criterion, steps: number) => {
  await page.locator(`[data-criterion="${criterion.key}"]`).focus()
  for (const key of keysFor(criterion, steps)) await page.keyboard.press(key)
}

/** A sheet by keys alone, save the comments, which are typed. */
const scoreByKeyboard = async (
  page: Page,
  item: Item,
  criteria: readonly Criterion[],
  marks: Record<string, number>,
) => {
  await page.goto(`/giam-khao/bai/${item.assignmentId}`)
  await expect(page.locator('[data-criterion]')).toHaveCount(criteria.length)
  for (const criterion of criteria) {
    await press(page, criterion, marks[criterion.key] ?? 0)
    const comment = commentFor(criterion, marks[criterion.key] ?? 0)
    if (comment) await page.locator(`[data-criterion="${criterion.key}"] textarea`).fill(comment)
  }
  await page.getByLabel('Nhận xét chung').fill(OVERALL)
  await expect(page.getByText(/Đã lưu lúc/).first()).toBeVisible()
  await expect(page.getByText(/Đang lưu|Chưa lưu/)).toHaveCount(0)
}

const scoreOverHttp = async (
  judge: Persona,
  item: Item,
  criteria: readonly Criterion[],
  marks: Record<string, number>,
) => {
  const comments = Object.fromEntries(
    criteria.flatMap((criterion) => {
      const comment = commentFor(criterion, marks[criterion.key] ?? 0)
      return comment ? [[criterion.key, comment]] : []
    }),
  )
  const body = { baseVersion: 0, marks, comments, overallComment: OVERALL }
  must('save', await judge.put(`/api/desk/assignments/${item.assignmentId}/sheet`, body))
}

/**
 * Every judge of a stage: undertaking, sheets, "Nộp toàn bộ". Each scores by keyboard for an equal share of the time
 * given; what is left then goes over HTTP as the same judge.
 */
export const judgeStage = async (
  system: System,
  browser: Browser,
  stage: { id: string; judges: readonly Persona[]; marksOf: MarksOf; milliseconds: number },
  picture: TakePicture,
): Promise<Judged> => {
  const counted: Judged = { byKeyboard: 0, overHttp: 0, secondsASheet: 0 }
  const taken: number[] = []
  const share = (stage.milliseconds * AT_ONCE) / stage.judges.length
  await inLanes(stage.judges, AT_ONCE, async (judge, at) => {
    const { context, page } = await asPersona(browser, system.url, judge, WIDTHS.desktop)
    await page.goto(`/giam-khao/${stage.id}`)
    const oath = page.getByRole('checkbox', { name: 'Tôi đã đọc và cam kết thực hiện' })
    await oath.check()
    await page.getByRole('button', { name: 'Ký cam kết và vào chấm' }).click()
    await expect(oath).toHaveCount(0)
    const desk = must('desk', await judge.get(`/api/desk/stages/${stage.id}`))
    const items: Item[] = desk.items
    const first = must('work', await judge.get(`/api/desk/assignments/${items[0]?.assignmentId}`))
    const { criteria } = first.rubric.segment as Segment
    const began = Date.now()
    for (const [i, item] of items.entries()) {
      const marks = stage.marksOf(item.title, judge, at)
      if (i < AT_LEAST || Date.now() - began < share) {
        const started = performance.now()
        await scoreByKeyboard(page, item, criteria, marks)
        taken.push(performance.now() - started)
        counted.byKeyboard += 1
        if (at === 0 && i === 0) await picture(page, `ban-cham-${items.length}`)
      } else {
        await scoreOverHttp(judge, item, criteria, marks)
        counted.overHttp += 1
      }
    }
    await handInAll(page, stage.id, items.length, at === 0 ? picture : undefined)
    await context.close()
  })
  const sorted = taken.toSorted((a, b) => a - b)
  counted.secondsASheet = (sorted[Math.floor(sorted.length / 2)] ?? 0) / 1000
  return counted
}

const handInAll = async (page: Page, stageId: string, count: number, picture: TakePicture | undefined) => {
  await page.goto(`/giam-khao/${stageId}`)
  const all = page.getByRole('button', { name: 'Nộp toàn bộ' })
  await expect(all).toBeVisible()
  await picture?.(page, `nop-toan-bo-${count}`)
  if (picture) {
    await page.getByText('Chấm trên giấy', { exact: true }).click()
    await picture(page, `moment-06-ban-in-${count}`)
  }
  await all.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp toàn bộ' }).click()
  await expect(page.getByText(`Đã nộp ${count} phiếu chấm`)).toBeVisible()
}

/** What a judge was given to score again after conferring, in the browser. */
export const scoreAgain = async (
  system: System,
  browser: Browser,
  it: { stageId: string; judge: Persona; marks: Record<string, number> },
) => {
  const desk = must('desk', await it.judge.get(`/api/desk/stages/${it.stageId}`))
  const open: Item[] = desk.items.filter(({ state }: Item) => state !== 'handedIn')
  if (open.length === 0) return 0
  const { context, page } = await asPersona(browser, system.url, it.judge, WIDTHS.tablet)
  for (const item of open) {
    const work = must('work', await it.judge.get(`/api/desk/assignments/${item.assignmentId}`))
    await scoreByKeyboard(page, item, (work.rubric.segment as Segment).criteria, it.marks)
  }
  await handInAll(page, it.stageId, open.length, undefined)
  await context.close()
  return open.length
}
