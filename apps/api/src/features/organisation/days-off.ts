import type { saveDaysOffSchema } from '@xk/contract'
import { orgSetting, type Tx } from '@xk/db'
import { proposeDaysOff, tetNotEntered, unreadDaysOff } from '@xk/domain/holiday'
import { fail, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, denialOf, type Viewer } from '@xk/domain/policy'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { daysOffIn, settingsAt, USUAL_DAYS_OFF } from './settings.ts'

/** For how many years holidays are proposed, this one among them. */
const YEARS_AHEAD = 4
const DAY_MS = 86_400_000

/**
 * Years whose Tết lies between two instants while none of its days off is entered: whoever counts working days there
 * is told. One query.
 */
export const tetBetween = async (tx: Tx, from: Date, to: Date, now: Date): Promise<number[]> => {
  const today = vietnamDay(now)
  return tetNotEntered(vietnamDay(from), vietnamDay(to), daysOffIn(await settingsAt(tx, today)), today)
}

/** Days off as they are entered, what of the law's holidays is lacking, and whether the coming Tết is there. */
export const readDaysOff = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('organisation.view', viewer, {})
  if (denied) return fail(denied)
  const now = deps.now()
  const today = vietnamDay(now)
  const settings = await settingsAt(deps.database.db, today)
  const value = settings.daysOff ?? USUAL_DAYS_OFF
  const inAYear = vietnamDay(new Date(now.getTime() + 365 * DAY_MS))
  return ok(
    answer({
      today,
      value,
      proposed: proposeDaysOff(value, today, YEARS_AHEAD).map((it) => answer({ ...it })),
      tetNotEntered: tetNotEntered(today, inAYear, daysOffIn(settings), today),
      allowed: allowedCommands(viewer, {}, ['daysOff.change']),
    }),
  )
}

/** Days off from today on, in the place of exactly those that were on screen; what is no day is refused. */
export const saveDaysOff = (deps: Deps, actor: Actor, input: z.infer<typeof saveDaysOffSchema>) =>
  runCommand(deps, actor, 'daysOff.change', input, async (tx, record) => {
    const denied = denialOf('daysOff.change', actor.viewer, {})
    if (denied) return fail(denied)
    const today = vietnamDay(deps.now())
    const current = (await settingsAt(tx, today)).daysOff ?? USUAL_DAYS_OFF
    if (current !== input.before) return fail({ code: 'record/stale-version' as const, current: 0 })
    if (unreadDaysOff(input.value).length > 0)
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '/value', code: 'notADay' }] })
    const saved = await tx
      .insert(orgSetting)
      .values({ key: 'daysOff', value: input.value, validFrom: today })
      .onConflictDoUpdate({
        target: [orgSetting.key, orgSetting.validFrom],
        set: { value: input.value },
        // Whoever saved at the same moment was not on screen either.
        setWhere: sql`${orgSetting.value} #>> '{}' = ${input.before}`,
      })
      .returning({ key: orgSetting.key })
    if (saved.length === 0) return fail({ code: 'record/stale-version' as const, current: 0 })
    record({ kind: 'setting', payload: { validFrom: today, keys: ['daysOff'], daysOff: input.value } })
    return ok(answer({ saved: true as const }))
  })
