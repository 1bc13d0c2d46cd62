import type { createEditionSchema } from '@xk/contract'
import { edition, ruleset, schedule, type Tx } from '@xk/db'
import { currentDates, defaultDates, movedDates, type ScheduleKey } from '@xk/domain/edition'
import { fail, notFound, ok, type ProgrammeKind, type Result } from '@xk/domain/kernel'
import { answer, denialOf, type Sendable } from '@xk/domain/policy'
import { templateFor } from '@xk/domain/programme'
import { copyRules, type Ruleset } from '@xk/domain/ruleset'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { termAt } from '../organisation/settings.ts'
import { editionFacts, loadEdition, scoredStages } from './load.ts'

interface Beginning {
  rules: Ruleset
  dates: Partial<Record<ScheduleKey, Date>>
}

/** The programme's default rules, and dates that follow from the first one. */
const fromTemplate = (
  { programme, title }: { programme: ProgrammeKind; title: string },
  year: number,
  opensAt: Date | null,
): Beginning => {
  const rules = { ...templateFor(programme, year), title }
  const screening = rules.stages.find((stage) => stage.kind === 'screening')
  const dates = opensAt
    ? defaultDates(opensAt, {
        supplementDays: screening?.kind === 'screening' ? screening.supplementDays : 0,
        appealDays: rules.appeals?.days ?? null,
        scoredStages: scoredStages(rules).length,
      })
    : {}
  return { rules, dates }
}

const yearOf = (at: Date) => Number(vietnamDay(at).slice(0, 4))

/**
 * Rules of an earlier edition of the same programme, its dates moved along: nothing else of it, and it stays as
 * it was. An edition that the asker may not see answers as a missing one.
 */
const copiedFrom = async (
  tx: Tx,
  actor: Actor,
  id: string,
  { programme, title }: { programme: ProgrammeKind; title: string },
  at: { year: number; opensAt: Date | null },
): Promise<Result<Beginning>> => {
  const source = await loadEdition(tx, id)
  const denied = denialOf('edition.view', actor.viewer, editionFacts(source))
  if (denied || !source) return fail(denied ?? notFound)
  if (source.edition.programme !== programme) {
    const issues = [{ pointer: '/copyFrom', code: 'edition/otherProgramme' }]
    return fail({ code: 'input/invalid' as const, issues })
  }
  const earlier = currentDates(source.schedule)
  const years = at.year - yearOf(earlier.opensAt ?? source.edition.createdAt)
  return ok({
    rules: copyRules(source.ruleset, { title, years }),
    dates: at.opensAt ? movedDates(earlier, at.opensAt) : {},
  })
}

/**
 * A new edition in the term of today, with its programme's default rules or those of an earlier edition as a
 * draft, and dates that follow from the first one. Refused with input/invalid when there is no term, the address
 * is taken or the earlier edition is of another programme.
 */
export const createEdition = (
  deps: Deps,
  actor: Actor,
  input: z.infer<typeof createEditionSchema>,
): Promise<Result<Sendable<{ editionId: string }>>> =>
  runCommand(deps, actor, 'edition.create', input, async (tx, record) => {
    const denied = denialOf('edition.create', actor.viewer, {})
    if (denied) return fail(denied)
    const now = deps.now()
    const term = await termAt(tx, vietnamDay(now))
    if (!term)
      return fail({ code: 'input/invalid' as const, issues: [{ pointer: '', code: 'edition/noTerm' }] })
    const opensAt = input.opensAt ? new Date(input.opensAt) : null
    const year = yearOf(opensAt ?? now)
    const begun = input.copyFrom
      ? await copiedFrom(tx, actor, input.copyFrom, input, { year, opensAt })
      : ok(fromTemplate(input, year, opensAt))
    if (!begun.ok) return begun
    const { rules, dates } = begun.value
    const editionId = deps.newId()
    const by = actor.viewer.accountId
    const [made] = await tx
      .insert(edition)
      .values({
        id: editionId,
        termId: term.id,
        programme: input.programme,
        title: input.title,
        slug: input.slug,
        state: 'draft',
        createdAt: now,
        createdBy: by,
      })
      .onConflictDoNothing({ target: edition.slug })
      .returning({ id: edition.id })
    if (!made)
      return fail({
        code: 'input/invalid' as const,
        issues: [{ pointer: '/slug', code: 'edition/slugTaken' }],
      })
    await tx.insert(ruleset).values({ id: deps.newId(), editionId, version: 1, body: rules, saveVersion: 1 })
    for (const [key, at] of Object.entries(dates)) {
      await tx
        .insert(schedule)
        .values({ id: deps.newId(), editionId, key, unitId: null, at, recordedAt: now, recordedBy: by })
    }
    record({
      kind: 'createEdition',
      payload: {
        editionId,
        programme: input.programme,
        slug: input.slug,
        ...(input.copyFrom ? { copiedFrom: input.copyFrom } : {}),
      },
    })
    return ok(answer({ editionId }))
  })
