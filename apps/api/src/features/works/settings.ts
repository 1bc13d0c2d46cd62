import type { workSettingsSchema } from '@xk/contract'
import { orgSetting, type Tx } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, PUBLIC, view } from '@xk/domain/policy'
import {
  DEFAULT_REPORT_DUES,
  DEFAULT_WORK_KINDS,
  dueDay,
  type ReportDues,
  type WorkKind,
} from '@xk/domain/work'
import { and, asc, inArray, lte } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'

const [KINDS, DUES] = ['workKinds', 'reportDues']

interface WorkSettings {
  kinds: readonly WorkKind[]
  dues: ReportDues
}

/** Kinds of works and days on which reports are due, as they hold on an ISO day. One query. */
export const workSettingsAt = async (tx: Tx, day: string): Promise<WorkSettings> => {
  const rows = await tx
    .select()
    .from(orgSetting)
    .where(and(inArray(orgSetting.key, [KINDS, DUES]), lte(orgSetting.validFrom, day)))
    .orderBy(asc(orgSetting.validFrom))
  const last = (key: string) => rows.filter((row) => row.key === key).at(-1)?.value
  return {
    kinds: (last(KINDS) as WorkKind[] | undefined) ?? DEFAULT_WORK_KINDS,
    dues: (last(DUES) as ReportDues | undefined) ?? DEFAULT_REPORT_DUES,
  }
}

/** Every label that a kind ever had, the latest last: works of kinds that are taken no more keep theirs. */
export const kindLabels = async (tx: Tx): Promise<Map<string, string>> => {
  const rows = await tx
    .select({ value: orgSetting.value })
    .from(orgSetting)
    .where(inArray(orgSetting.key, [KINDS]))
    .orderBy(asc(orgSetting.validFrom))
  const all = [...DEFAULT_WORK_KINDS, ...rows.flatMap(({ value }) => value as WorkKind[])]
  return new Map(all.map(({ key, label }) => [key, label]))
}

const kindView = view<WorkKind>()({ key: 'public', label: 'public' })
const duesView = view<ReportDues>()({ plan: 'public', halfYear: 'public', year: 'public' })
export const kindLines = (kinds: readonly WorkKind[]) =>
  kinds.map(({ key, label }) => kindView.redact({ key, label }, PUBLIC))
export const dueLine = ({ plan, halfYear, year }: ReportDues) =>
  duesView.redact({ plan, halfYear, year }, PUBLIC)

/** From a day on; what held before stays for works and reports of that time. */
export const saveWorkSettings = (deps: Deps, actor: Actor, input: z.infer<typeof workSettingsSchema>) =>
  runCommand(deps, actor, 'work.settings', input, async (tx, record) => {
    const denied = denialOf('work.settings', actor.viewer, {})
    if (denied) return fail(denied)
    const wrong = (['plan', 'halfYear', 'year'] as const).filter((key) => !dueDay(2027, input.dues[key]))
    if (wrong.length > 0)
      return fail({
        code: 'input/invalid' as const,
        issues: wrong.map((key) => ({ pointer: `/dues/${key}`, code: 'notADay' })),
      })
    const { validFrom } = input
    for (const [key, value] of [
      [KINDS, input.kinds],
      [DUES, input.dues],
    ] as const)
      await tx
        .insert(orgSetting)
        .values({ key, value, validFrom })
        .onConflictDoUpdate({ target: [orgSetting.key, orgSetting.validFrom], set: { value } })
    record({ kind: 'setting', payload: { validFrom, keys: [KINDS, DUES] } })
    return ok(answer({ saved: true as const }))
  })
