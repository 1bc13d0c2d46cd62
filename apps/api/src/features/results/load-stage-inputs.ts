import {
  assignment,
  conflict,
  draw,
  entry,
  objectiveMark,
  panelMember,
  penalty,
  scoreSheet,
  stage,
  stageEntry,
  standing,
  type Tx,
} from '@xk/db'
import { DECLARED_STATES } from '@xk/domain/edition'
import {
  decidePromotion,
  type HandedInSheet,
  type PendingSheet,
  type Promotion,
  rankEntries,
  type StageEntryInput,
  type Standing,
} from '@xk/domain/scoring'
import { drawListDigest, lotsOf } from '@xk/domain/stage'
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { StageContext } from '../panel/store.ts'

/** Entries that compete in a stage. */
const listEntries = (tx: Tx, stageId: string) =>
  tx
    .select({
      id: stageEntry.id,
      entryId: stageEntry.entryId,
      revisionId: stageEntry.revisionId,
      blindCode: stageEntry.blindCode,
      unitId: entry.unitId,
    })
    .from(stageEntry)
    .innerJoin(entry, eq(entry.id, stageEntry.entryId))
    .where(
      and(eq(stageEntry.stageId, stageId), ne(stageEntry.state, 'withdrawn'), eq(entry.state, 'accepted')),
    )
    .orderBy(asc(stageEntry.blindCode))
type CompetingEntry = Awaited<ReturnType<typeof listEntries>>[number]

/** An assignment that stands, with its live sheet: null where there is none yet. */
export interface AssignedSheet extends Record<string, unknown> {
  assignmentId: string
  stageEntryId: string
  memberId: string
  segment: string
  kind: HandedInSheet['kind']
  sheetId: string | null
  sheetN: number | null
  sheetState: string | null
  sheetReason: string | null
  digest: string | null
  marks: Record<string, number> | null
}

/**
 * Assignments that stand, each with its live sheet: no specimens, nothing withdrawn, nothing of a judge whose
 * conflict with the entry stands (what they gave does not count). There are thousands of them: they come as the
 * driver reads them, without a second mapping.
 */
const listAssigned = (tx: Tx, stageId: string) =>
  tx.execute<AssignedSheet>(sql`
    select a.id as "assignmentId", a.stage_entry_id as "stageEntryId", a.member_id as "memberId", a.segment, a.kind,
      sheet.id as "sheetId", sheet.n as "sheetN", sheet.state as "sheetState", sheet.reason as "sheetReason",
      sheet.digest, sheet.body->'marks' as marks
    from ${assignment} a
    join ${stageEntry} se on se.id = a.stage_entry_id
    left join ${scoreSheet} sheet on sheet.assignment_id = a.id and sheet.state <> 'superseded'
    where se.stage_id = ${stageId} and a.state <> 'withdrawn' and a.kind <> 'specimen'
      -- As a subquery: joined in line, it leads the planner to look up each sheet on its own.
      and not exists (
        select 1 from ${conflict} c join ${panelMember} m on m.person_id = c.person_id
        where m.id = a.member_id and c.entry_id = se.entry_id and c.lifted_at is null)
    order by a.id`)

/** All versions of what the secretariat typed; the last one that is valid counts (a correction once countersigned). */
const listObjectiveMarks = (tx: Tx, stageId: string) =>
  tx
    .select({ mark: objectiveMark })
    .from(objectiveMark)
    .innerJoin(stageEntry, eq(stageEntry.id, objectiveMark.stageEntryId))
    .where(eq(stageEntry.stageId, stageId))
    .orderBy(asc(objectiveMark.n))
export type TypedMark = typeof objectiveMark.$inferSelect

const listPenalties = (tx: Tx, stageId: string) =>
  tx
    .select({ penalty })
    .from(penalty)
    .innerJoin(stageEntry, eq(stageEntry.id, penalty.stageEntryId))
    .where(and(eq(stageEntry.stageId, stageId), isNull(penalty.withdrawnAt)))
    .orderBy(asc(penalty.at), asc(penalty.id))
type StandingPenalty = typeof penalty.$inferSelect

const listDrawn = (tx: Tx, stageId: string) =>
  tx
    .select()
    .from(draw)
    .where(and(eq(draw.stageId, stageId), isNotNull(draw.result)))
    .orderBy(asc(draw.at))
type DrawRow = typeof draw.$inferSelect

/** What a stage was computed from when it was frozen; undefined while it is being judged. */
const findFrozenInputs = async (tx: Tx, stageId: string) => {
  const [row] = await tx
    .select({
      inputs: sql<StageEntryInput[] | null>`${standing.derivation}->'inputs'`,
      assigned: sql<AssignedSheet[] | null>`${standing.derivation}->'assigned'`,
    })
    .from(standing)
    .innerJoin(stage, eq(stage.id, standing.stageId))
    .where(and(eq(standing.stageId, stageId), inArray(stage.state, [...DECLARED_STATES])))
    .orderBy(desc(standing.n))
    .limit(1)
  return row?.inputs && row.assigned ? { inputs: row.inputs, assigned: row.assigned } : undefined
}

/** Scores of a stage's entries in the scored stages before it, as they were declared there: one query. */
const listEarlierScores = (tx: Tx, stageId: string) =>
  tx.execute<{ id: string; key: string; score: string }>(sql`
    with placed as (
      select s.key, s.ord, (p->>'entryId')::uuid as id, p->>'score' as score
      from ${stage} here
      join ${stage} s on s.edition_id = here.edition_id and s.kind = 'scoring' and s.ord < here.ord
      cross join lateral (
        select st.derivation->'standing'->'placings' as placings from ${standing} st
        where st.stage_id = s.id order by st.n desc limit 1) declared
      cross join lateral jsonb_array_elements(declared.placings) p
      where here.id = ${stageId})
    select mine.id, placed.key, placed.score from placed
    join ${stageEntry} before on before.id = placed.id
    join ${stageEntry} mine on mine.stage_id = ${stageId} and mine.entry_id = before.entry_id
    order by placed.ord`)

/** Whether a typed version counts: the first one at once, a correction when another person has signed it. */
export const isInForce = (mark: Pick<TypedMark, 'n' | 'countersignedBy'>): boolean =>
  mark.n === 1 || mark.countersignedBy !== null

export interface StageInputs {
  entries: CompetingEntry[]
  assigned: AssignedSheet[]
  /** Every version, oldest first. */
  typed: TypedMark[]
  penalties: StandingPenalty[]
  drawn: DrawRow[]
  /** What scoring takes, one per entry; `entryId` is the stage entry's id. */
  inputs: StageEntryInput[]
}

const objectiveOf = (typed: readonly TypedMark[]) => {
  const latest = new Map(typed.filter(isInForce).map((mark) => [mark.segment, mark]))
  return [...latest.values()].map(({ segment, points, elapsedSeconds }) => ({
    segment,
    points,
    elapsedSeconds,
  }))
}

const NOTHING: readonly never[] = []

/** One entry's part of what was loaded; loops, as there are thousands of them on each page. */
const inputOf = (
  id: string,
  assigned: readonly AssignedSheet[],
  typed: readonly TypedMark[],
  penalties: readonly StandingPenalty[],
  earlier: readonly { key: string; score: string }[],
): StageEntryInput => {
  const sheets: HandedInSheet[] = []
  const pending: PendingSheet[] = []
  for (const { sheetId, sheetState, segment, kind, marks } of assigned) {
    if (sheetState !== 'handedIn') pending.push({ segment, kind })
    else if (sheetId && marks) sheets.push({ id: sheetId, segment, kind, marks })
  }
  return {
    entryId: id,
    sheets,
    pending,
    objective: typed.length === 0 ? NOTHING : objectiveOf(typed),
    penalties:
      penalties.length === 0
        ? NOTHING
        : penalties.map((it) => ({ id: it.id, segment: it.segment, points: it.points, reason: it.reason })),
    ...(earlier.length === 0
      ? {}
      : {
          previousStage: earlier.at(-1)?.score ?? null,
          carried: Object.fromEntries(earlier.map(({ key, score }) => [key, score])),
        }),
  }
}

/**
 * Everything that a stage's results are computed from, in seven queries whatever the number of entries; once the
 * stage is frozen, the inputs that it was frozen with. `hidden`:
 * stage entries that the reader may not know of; they are left out before anything is computed.
 */
export const loadStageInputs = async (
  tx: Tx,
  stageId: string,
  hidden: ReadonlySet<string> = new Set(),
): Promise<StageInputs> => {
  const [all, sheets, typedRows, penaltyRows, drawn, frozen, earlier] = await Promise.all([
    listEntries(tx, stageId),
    listAssigned(tx, stageId),
    listObjectiveMarks(tx, stageId),
    listPenalties(tx, stageId),
    listDrawn(tx, stageId),
    findFrozenInputs(tx, stageId),
    listEarlierScores(tx, stageId),
  ])
  const entries = all.filter((it) => !hidden.has(it.id))
  const shown = new Set(entries.map(({ id }) => id))
  const assigned = (frozen?.assigned ?? [...sheets]).filter((it) => shown.has(it.stageEntryId))
  const typed = typedRows.flatMap(({ mark }) => (shown.has(mark.stageEntryId) ? [mark] : []))
  const penalties = penaltyRows.flatMap((row) => (shown.has(row.penalty.stageEntryId) ? [row.penalty] : []))
  const sheetsOf = Map.groupBy(assigned, (it) => it.stageEntryId)
  const typedOf = Map.groupBy(typed, (it) => it.stageEntryId)
  const penaltiesOf = Map.groupBy(penalties, (it) => it.stageEntryId)
  const earlierOf = Map.groupBy([...earlier], (it) => it.id)
  return {
    entries,
    assigned,
    typed,
    penalties,
    drawn,
    inputs:
      frozen?.inputs.filter((it) => shown.has(it.entryId)) ??
      entries.map(({ id }) =>
        inputOf(
          id,
          sheetsOf.get(id) ?? [],
          typedOf.get(id) ?? [],
          penaltiesOf.get(id) ?? [],
          earlierOf.get(id) ?? [],
        ),
      ),
  }
}

export interface RankedStage extends StageInputs {
  standing: Standing
  /** Who goes on by the cut; null where no stage follows. */
  promotion: Promotion | null
  /** Equals between whom a lot is wanted: by the tie-break chain, or by the cut. */
  lotGroups: Standing['lotNeeded']
  /** Stage entry id → position drawn, of the draws that the standing used. */
  lots: Record<string, number>
  /** Those draws. */
  usedDraws: DrawRow[]
}

/**
 * The standing of what was loaded. A draw counts only while exactly its list is a group of equals: entries that
 * were drawn in different lots are never compared by them.
 */
export const rankStage = (
  { scoring, own }: Pick<StageContext, 'scoring' | 'own'>,
  loaded: StageInputs,
): RankedStage => {
  const plain = rankEntries(scoring, loaded.inputs, {}, own.carryOver)
  const atCut = own.cut ? cutGroup(plain, decidePromotion(plain, own.cut).lotNeeded) : []
  const codes = new Map(loaded.entries.map(({ id, blindCode }) => [id, blindCode]))
  const lots: Record<string, number> = {}
  const usedDraws: DrawRow[] = []
  for (const group of [...plain.lotNeeded, ...atCut]) {
    const digest = drawListDigest(group.entries.map((id) => codes.get(id) ?? ''))
    const found = loaded.drawn.find((it) => it.listDigest === digest)
    if (!found?.result) continue
    const positions = lotsOf(found.result)
    for (const id of group.entries) lots[id] = positions[codes.get(id) ?? ''] ?? 0
    usedDraws.push(found)
  }
  const standing = usedDraws.length === 0 ? plain : rankEntries(scoring, loaded.inputs, lots, own.carryOver)
  const promotion = own.cut ? decidePromotion(standing, own.cut, lots) : null
  return {
    ...loaded,
    standing,
    promotion,
    lotGroups: [...standing.lotNeeded, ...cutGroup(standing, promotion?.lotNeeded ?? [])],
    lots,
    usedDraws,
  }
}

/** Equals at the cut between whom the cut wants a lot, where the standing itself wants none. */
const cutGroup = (standing: Standing, entries: readonly string[]): Standing['lotNeeded'] => {
  const rank = standing.placings.find(({ entryId }) => entryId === entries[0])?.rank
  const isKnown = standing.lotNeeded.some((group) => group.rank === rank)
  return rank === undefined || isKnown ? [] : [{ rank, entries: entries.toSorted() }]
}
