import { assignment, conflict, edition, panelMember, scoreSheet, stage, stageEntry, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { BLINDED, type Command, denialOf, EVERYTHING, may, type Viewer } from '@xk/domain/policy'
import type { Audience } from '@xk/domain/ruleset'
import { eq, sql } from 'drizzle-orm'
import { findScoringStage, type RankingContext, type StageContext } from '../panel/store.ts'

/** A stage for someone who may issue this command there; else why not. */
export const findStageFor = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  stageId: string,
): Promise<Result<StageContext>> => {
  const found = await findScoringStage(tx, stageId)
  const denied = denialOf(command, viewer, found ? { editionId: found.editionId } : {})
  if (denied) return fail(denied)
  return found ? ok(found) : fail(notFound)
}

/** As {@link findStageFor}, holding edition and stage until the transaction ends: changes of a result queue up here. */
export const lockStageFor = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  stageId: string,
): Promise<Result<StageContext>> => {
  await tx
    .select({ id: stage.id })
    .from(stage)
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(eq(stage.id, stageId))
    .for('update')
  return findStageFor(tx, viewer, command, stageId)
}

/** A locked stage that is being judged: after the freeze nothing changes. */
export const lockRunningStage = async (
  tx: Tx,
  viewer: Viewer,
  command: Command,
  stageId: string,
): Promise<Result<StageContext>> => {
  const found = await lockStageFor(tx, viewer, command, stageId)
  if (!found.ok) return found
  const { stageState } = found.value
  return stageState === 'running' ? found : fail({ code: 'record/in-wrong-state', state: stageState })
}

interface Sight {
  /** Stage entries that the viewer has a conflict with: they see nothing of them, not even in totals. */
  hidden: ReadonlySet<string>
  /** A judge of this stage who has not handed in everything: nobody else's sheets or totals (design.md §5.8). */
  held: boolean
}

/** What stands between a viewer and the sheets of a stage: one query. */
export const sightOf = async (tx: Tx, viewer: Viewer, stageId: string): Promise<Sight> => {
  const [row] = await tx
    .select({
      hidden: sql<string[]>`coalesce((
        select jsonb_agg(se.id) from ${stageEntry} se join ${conflict} c on c.entry_id = se.entry_id
        where se.stage_id = ${stageId} and c.person_id = ${viewer.personId} and c.lifted_at is null), '[]'::jsonb)`,
      open: sql<number>`(
        select count(*)::int from ${assignment} a
        join ${panelMember} pm on pm.id = a.member_id
        where pm.stage_id = ${stageId} and pm.person_id = ${viewer.personId} and a.state = 'open' and a.kind <> 'specimen'
          and not exists (
            select 1 from ${scoreSheet} s where s.assignment_id = a.id and s.state = 'late')
          and not exists (
            select 1 from ${stageEntry} se join ${conflict} c on c.entry_id = se.entry_id
            where se.id = a.stage_entry_id and c.person_id = pm.person_id and c.lifted_at is null))`,
    })
    .from(stage)
    .where(eq(stage.id, stageId))
  return { hidden: new Set(row?.hidden ?? []), held: (row?.open ?? 0) > 0 }
}

/**
 * Acts on the whole result take someone who may see all of it: no conflict with an entry of the stage, and own
 * sheets handed in.
 */
export const seesWholeStage = async (tx: Tx, viewer: Viewer, stageId: string): Promise<Result<true>> => {
  const { hidden, held } = await sightOf(tx, viewer, stageId)
  if (hidden.size > 0) return fail({ code: 'result/related' })
  return held ? fail({ code: 'result/own-sheets-first' }) : ok(true)
}

export const BY_CODE: ReadonlySet<Audience> = new Set<Audience>([...BLINDED, 'internal'])

/** Whether codes and names are joined: after unmasking, or at once where entries are not scored blind. */
export const namesAreKnown = (it: RankingContext): boolean =>
  it.blind ? it.stageState === 'unmasked' : !it.stillMasked

/**
 * What an office holder may see of a stage's results: everything by code, and names only once they are joined. Where
 * the stage is scored blind that is only for those who may see an entry's names at all (a panel's chair may not); a
 * stage that is scored by name has told its panel.
 */
export const resultAudiences = (viewer: Viewer, it: RankingContext): ReadonlySet<Audience> =>
  namesAreKnown(it) && (!it.blind || may('entry.view', viewer, { editionId: it.editionId }))
    ? EVERYTHING
    : BY_CODE
