import { assignment, panelMember, personIdentity, type Tx } from '@xk/db'
import { nextStep } from '@xk/domain/edition'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, type Command, denialOf, may } from '@xk/domain/policy'
import { and, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listUnitsOn } from '../entries/store.ts'
import { tetBetween } from '../organisation/days-off.ts'
import { countWork } from './counts.ts'
import {
  editionFacts,
  loadEdition,
  stagesUnderWay,
  stateNow,
  type LoadedEdition,
  type StoredDate,
} from './load.ts'
import { loadReadinessFacts, openingIssues } from './readiness.ts'
import {
  countsOf,
  dateLine,
  editionLine,
  issueOf,
  judgeLine,
  scoredStageLines,
  type JudgeLine,
  stepOf,
  versionLine,
} from './views.ts'

/** What a page of an edition may offer, told by the server. */
const PAGE_COMMANDS: readonly Command[] = [
  'ruleset.edit',
  'edition.open',
  'edition.advance',
  'ruleset.amend',
  'schedule.set',
  'schedule.extend',
  'entry.list',
  'entry.progress',
  'masking.list',
  'panel.view',
  'council.view',
  'progress.view',
  'standing.view',
  'outcome.view',
]

/** Names of the units that were given a date of their own. */
export const namesOfUnits = async (tx: Tx, dates: readonly StoredDate[], now: Date) => {
  const ids = [...new Set(dates.flatMap(({ unitId }) => unitId ?? []))]
  const units = ids.length > 0 ? await listUnitsOn(tx, ids, vietnamDay(now)) : []
  return new Map(units.map((unit) => [unit.id, unit.name]))
}

const listJudges = async (tx: Tx, stageId: string): Promise<JudgeLine[]> =>
  tx
    .select({
      memberId: panelMember.id,
      fullName: personIdentity.fullName,
      total: sql<number>`count(${assignment.id}) filter (where ${assignment.state} <> 'withdrawn')::int`,
      handedIn: sql<number>`count(${assignment.id}) filter (where ${assignment.state} = 'handedIn')::int`,
    })
    .from(panelMember)
    .leftJoin(assignment, eq(assignment.memberId, panelMember.id))
    .leftJoin(personIdentity, eq(personIdentity.personId, panelMember.personId))
    .where(and(eq(panelMember.stageId, stageId), eq(panelMember.state, 'active')))
    .groupBy(panelMember.id, personIdentity.fullName, personIdentity.sortKey)
    .orderBy(personIdentity.sortKey)

/** Years of a Tết between the first and the last date of the edition whose days off are not entered. */
const tetWithin = async (tx: Tx, { schedule }: LoadedEdition, now: Date): Promise<number[]> => {
  const dates = schedule.map(({ at }) => at.getTime())
  return dates.length === 0
    ? []
    : tetBetween(tx, new Date(Math.min(...dates)), new Date(Math.max(...dates)), now)
}

/** The edition's home: its path with dates, what must be done for the next step, and the work in numbers. */
export const readEdition = async (deps: Deps, asker: Asker, id: string) => {
  const { db } = deps.database
  const now = deps.now()
  const loaded = await loadEdition(db, id)
  const facts = editionFacts(loaded)
  const denied = denialOf('edition.view', asker, facts)
  if (denied || !loaded) return fail(denied ?? notFound)
  const state = stateNow(loaded, now)
  const counts = (await countWork(db, now, [loaded]))(id)
  const issues =
    loaded.edition.state === 'draft'
      ? openingIssues(loaded, (await loadReadinessFacts(db, now))(id), now)
      : []
  const { current: currentId, councilStageId } = stagesUnderWay(loaded)
  const current = currentId ?? undefined
  const judges = current && may('progress.view', asker, facts) ? await listJudges(db, current) : []
  const unitNames = await namesOfUnits(db, loaded.schedule, now)
  return ok(
    answer({
      serverNow: now.toISOString(),
      edition: editionLine(loaded, state),
      currentStageId: current ?? null,
      councilStageId,
      scored: scoredStageLines(loaded),
      stages: loaded.stages.map((row) =>
        answer({
          id: row.id,
          key: row.key,
          kind: row.kind,
          state: row.state,
          label: loaded.ruleset.stages.find(({ key }) => key === row.key)?.label ?? row.key,
        }),
      ),
      entryNoun: loaded.ruleset.entryNoun,
      leftOut: loaded.ruleset.leftOut.map(({ kind, label }) => answer({ kind, label })),
      dates: loaded.schedule.map((row) => dateLine(row, unitNames)),
      tetNotEntered: await tetWithin(db, loaded, now),
      inForce: loaded.frozen ? versionLine(loaded.frozen) : null,
      draft: loaded.draft
        ? answer({ version: loaded.draft.version, saveVersion: loaded.draft.saveVersion })
        : null,
      counts: countsOf(counts),
      next: stepOf(nextStep(state, loaded.facts, counts)),
      readiness: issues.map(issueOf),
      judges: judges.map(judgeLine),
      allowed: allowedCommands(asker, facts, PAGE_COMMANDS),
    }),
  )
}

/** What still stands between a draft and its opening: guides and blocks alike. */
export const readReadiness = async (deps: Deps, asker: Asker, id: string) => {
  const { db } = deps.database
  const loaded = await loadEdition(db, id)
  const denied = denialOf('edition.view', asker, editionFacts(loaded))
  if (denied || !loaded) return fail(denied ?? notFound)
  const facts = await loadReadinessFacts(db, deps.now())
  return ok(answer({ issues: openingIssues(loaded, facts(id), deps.now()).map(issueOf) }))
}
