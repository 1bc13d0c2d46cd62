import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { createPerson } from './people.ts'
import type { Persona } from '../../apps/api/src/testing/test-app.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import { WIDTHS } from '../../e2e/harness.ts'
import { checkFromOutside, declareResult, lookAtOwnResult, promote, publish, settleGaps } from './deciding.ts'
import { BY_HAND, enterAll } from './entering.ts'
import { found } from './founding.ts'
import { COUNT, hundredIdeas } from './ideas.ts'
import { judgeStage } from './judging.ts'
import { DIVIDED, marksFor } from './marks.ts'
import { asPersona } from './people.ts'
import { findChromium } from '../find-chromium.ts'
import { ROOT } from '../steps.ts'
import { pictureTaker } from './pictures.ts'
import { hasPostgres15, startPostgres15 } from './postgres15.ts'
import {
  appoint,
  goOn,
  IN_BROWSER,
  letPass,
  maskEverything,
  openEdition,
  screenAll,
  seatAndAssign,
} from './preparing.ts'
import { drill } from './restoring.ts'
import { startSystem, type SystemPlan } from './system.ts'

/** Twelve judges, named like nobody else here. */
const JUDGES = [
  'Tôn Thất Bảo Lâm',
  'Âu Dương Mỹ Hạnh',
  'Quách Tấn Lộc',
  'Văn Thị Hồng Nhung',
  'Lữ Trọng Khang',
  'Thạch Minh Châu',
  'Giang Hải Yến',
  'Nghiêm Đức Trí',
  'Phùng Khánh Ly',
  'Mạc Thiên Ân',
  'Doãn Thu Hà',
  'Triệu Vĩnh Phát',
]
const FINALISTS = 7
const MINUTE = 60_000

interface Leg extends SystemPlan {
  name: string
  newDatabase?: () => Promise<string>
}

/** Says what took how long as it happens, so that a rehearsal that stops says where. */
const stopwatch = (leg: string) => {
  const began = performance.now()
  return async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now()
    const done = await work()
    const seconds = (n: number) => (n / 1000).toFixed(0).padStart(4)
    console.log(
      `  ${leg}  ${seconds(performance.now() - began)} s  ${what} (${seconds(performance.now() - started).trim()} s)${typeof done === 'string' ? `: ${done}` : ''}`,
    )
    return done
  }
}

/**
 * A whole edition of a hundred ideas in two stages by twelve judges, in a real browser as each person, from the first
 * administrator's link to a published result that a stranger checks, and back from a backup. Sessions of people are
 * put into the database instead of typing passwords, save those of the administrator and of the officers who work by
 * hand; and dates are moved into the past as they are needed. Everything else goes by pages and routes.
 */
const rehearse = async (leg: Leg): Promise<void> => {
  const timed = stopwatch(leg.name)
  const picture = pictureTaker(leg.name)
  const folder = mkdtempSync(join(tmpdir(), 'xk-rehearsed-'))
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const system = await startSystem(leg)
  // A confirmation of identity holds for minutes only, a rehearsal takes longer.
  const confirming = setInterval(
    () => void system.world.database.sql`update session set confirmed_at = now()`.catch(() => {}),
    MINUTE,
  )
  try {
    const founded = await timed('first link, second factor, 64 units from the sheet, invitations', () =>
      found(system, browser, picture),
    )
    const ideas = hundredIdeas(founded.units.map(({ name }) => name))
    const numbers = new Map(ideas.map(({ ten, number }) => [ten, number]))
    const numberOf = (title: string) => numbers.get(title) ?? -1
    const offices = await appoint(system)
    const it = await timed('edition made and opened', () => openEdition(system, browser, offices, picture))
    const entered = await timed(`${COUNT} ideas handed in, ${BY_HAND} of them by hand on a phone`, () =>
      enterAll(
        system,
        browser,
        { founded, ideas, editionId: it.editionId, secretary: offices.secretary },
        picture,
      ),
    )
    await letPass(system, it.editionId, ['closesAt', 'supplementUntil'])
    await timed(`${COUNT} screened, ${IN_BROWSER} of them on the pages`, () =>
      screenAll(system, browser, it, entered, picture),
    )
    const steps = await asPersona(browser, system.url, offices.secretary, WIDTHS.desktop)
    await goOn(steps.page, it.editionId, 'Chuyển sang đánh phách')
    await timed(`${COUNT} masked by one and approved by another, ${IN_BROWSER} of them on the pages`, () =>
      maskEverything(system, browser, it, picture),
    )
    const judges: Persona[] = []
    for (const name of JUDGES) judges.push(await createPerson(system, name))
    await timed('twelve judges appointed and assigned 300 sheets', () =>
      seatAndAssign(system, browser, it, { id: it.stageId, judges, sheets: 300 }, picture),
    )
    await letPass(system, it.editionId, ['judgingFrom'])
    await goOn(steps.page, it.editionId, 'Bắt đầu chấm')
    const harsh = await harshJudges(it, numberOf)
    await timed('the preliminary round scored', async () => {
      const done = await judgeStage(
        system,
        browser,
        {
          id: it.stageId,
          judges,
          marksOf: (title, judge, at) =>
            marksFor(numberOf(title), at, harsh.get(numberOf(title)) === judge.personId),
          milliseconds: Number(process.env['REHEARSAL_MINUTES'] ?? 10) * MINUTE,
        },
        picture,
      )
      return `${done.byKeyboard} sheets by keyboard in the browser (${done.secondsASheet.toFixed(1)} s a sheet), ${done.overHttp} over HTTP, all handed in by "Nộp toàn bộ"`
    })
    await timed('gaps settled by the chair', async () => {
      const done = await settleGaps(system, browser, it, { numberOf, judges }, picture)
      return `${done.settled} gaps, ${done.scoredAgain} sheets scored again`
    })
    await timed('21 promoted with the tie at the cut of 20, new codes', () =>
      promote(system, browser, it, picture),
    )
    const finalists = judges.slice(0, FINALISTS)
    await timed('seven judges for the final', () =>
      seatAndAssign(
        system,
        browser,
        it,
        { id: it.finalId, judges: finalists, sheets: 21 * FINALISTS },
        picture,
      ),
    )
    await letPass(system, it.editionId, ['judgingUntil', 'promotionAt2', 'judgingFrom2'])
    await goOn(steps.page, it.editionId, 'Bắt đầu chấm')
    await steps.context.close()
    await timed('the final scored', async () => {
      const done = await judgeStage(
        system,
        browser,
        {
          id: it.finalId,
          judges: finalists,
          marksOf: (title, _, at) => marksFor(numberOf(title), at),
          milliseconds: (Number(process.env['REHEARSAL_MINUTES'] ?? 10) / 3) * MINUTE,
        },
        picture,
      )
      return `${done.byKeyboard} sheets by keyboard, ${done.overHttp} over HTTP`
    })
    await timed('frozen, unmasked by two, unit prizes, approved', () =>
      declareResult(system, browser, it, picture),
    )
    await letPass(system, it.editionId, ['judgingUntil2', 'resultsAt'])
    await timed('decision and release', () => publish(system, browser, it, picture))
    const published = await timed('checked from outside: xk verify 0, one changed point 1', () =>
      checkFromOutside(system, browser, { slug: it.slug, folder }, picture),
    )
    await lookAtOwnResult(system, browser, entered, picture)
    await timed('restore drill', async () => {
      const done = await drill(
        system,
        browser,
        {
          administrator: founded.administrator,
          lead: offices.lead,
          entered,
          published,
          newDatabase: leg.newDatabase,
          processes: leg.processes,
        },
        picture,
      )
      return `${done.megabytes.toFixed(1)} MB in ${done.seconds.backup.toFixed(1)} s, back in ${done.seconds.restore.toFixed(1)} s; ${done.attachments} attachments byte for byte, release verifies, the erased person stays erased`
    })
    if (system.faults.length > 0)
      throw new Error(`faults were logged:\n${system.faults.slice(0, 10).join('\n')}`)
    if (system.proxy)
      console.log(`  ${leg.name}: requests answered by each process: ${system.proxy.answered.join(', ')}`)
  } catch (error) {
    // What each person saw when it stopped.
    for (const [i, page] of browser
      .contexts()
      .flatMap((context) => context.pages())
      .entries())
      await page
        .screenshot({ path: join(ROOT, `.cache/rehearsal/${leg.name}/stopped-${i}.png`) })
        .catch(() => {})
    for (const fault of system.faults.slice(0, 10)) console.log(fault)
    throw error
  } finally {
    clearInterval(confirming)
    await browser.close()
    await system.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** For each work that divides its judges: the one of its three who gives far less. */
const harshJudges = async (
  it: { stageId: string; offices: { secretary: Persona } },
  numberOf: (title: string) => number,
): Promise<Map<number, string>> => {
  const panel = must('panel', await it.offices.secretary.get(`/api/stages/${it.stageId}/panel`))
  const personOf = new Map(panel.members.map((m: { id: string; personId: string }) => [m.id, m.personId]))
  const found = new Map<number, string>()
  for (const entry of panel.entries as { id: string; title: string }[]) {
    const number = numberOf(entry.title)
    if (!DIVIDED.some((one) => one === number)) continue
    const of = panel.assignments.find((a: { stageEntryId: string }) => a.stageEntryId === entry.id)
    found.set(number, String(personOf.get(of?.memberId)))
  }
  return found
}

/** On the embedded database, and on a plain PostgreSQL 15 with two API processes where there is one. */
export const rehearseEdition = async (only = process.env['REHEARSAL']): Promise<void> => {
  if (!findChromium()) {
    console.log('rehearsal skipped: no Chromium was found (CHROMIUM names one)')
    return
  }
  if (only !== 'postgres15') await rehearse({ name: 'embedded', processes: 1 })
  if (only === 'embedded') return
  if (!hasPostgres15()) {
    console.log(
      'rehearsal on PostgreSQL 15 skipped: no server of that kind was found (apt-get install postgresql-15, or PG15_BIN)',
    )
    return
  }
  const postgres = await startPostgres15()
  try {
    console.log(`  PostgreSQL ${postgres.version}, two API processes behind a round-robin proxy`)
    await rehearse({
      name: 'postgres15',
      processes: 2,
      databaseUrl: await postgres.createDatabase('xk'),
      newDatabase: () => postgres.createDatabase('xk_restored'),
    })
  } finally {
    await postgres.stop()
  }
}

if (import.meta.main) await rehearseEdition()
