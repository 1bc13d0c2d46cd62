import { assignment, conflict, panelMember, personIdentity, scoreSheet, stageEntry, type Tx } from '@xk/db'
import { compare, fail, fromWire, notFound, ok, toWire } from '@xk/domain/kernel'
import { answer, BLINDED, denialOf, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import { pointsOf, type Segment } from '@xk/domain/ruleset'
import { sheetTotal } from '@xk/domain/scoring'
import type { submitAllSchema } from '@xk/contract'
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { BY_CODE, findStageFor, sightOf } from '../results/context.ts'
import { findScoringStage, type StageContext } from '../panel/store.ts'
import { findCompleteSheets, freezeSheets, lockOwnDesk } from './hand-in.ts'
import { findMembership } from './store.ts'

/** Specimen sheets of a stage whose judges still sit on the panel and have no conflict with the work: one query. */
const listSpecimenSheets = (tx: Tx, stageId: string) =>
  tx
    .select({
      stageEntryId: assignment.stageEntryId,
      blindCode: stageEntry.blindCode,
      segment: assignment.segment,
      state: assignment.state,
      memberId: assignment.memberId,
      personId: panelMember.personId,
      fullName: personIdentity.fullName,
      body: scoreSheet.body,
    })
    .from(assignment)
    .innerJoin(stageEntry, and(eq(stageEntry.id, assignment.stageEntryId), eq(stageEntry.stageId, stageId)))
    .innerJoin(panelMember, and(eq(panelMember.id, assignment.memberId), eq(panelMember.state, 'active')))
    .leftJoin(personIdentity, eq(personIdentity.personId, panelMember.personId))
    .leftJoin(scoreSheet, and(eq(scoreSheet.assignmentId, assignment.id), ne(scoreSheet.state, 'superseded')))
    .leftJoin(
      conflict,
      and(
        eq(conflict.personId, panelMember.personId),
        eq(conflict.entryId, stageEntry.entryId),
        isNull(conflict.liftedAt),
      ),
    )
    .where(and(eq(assignment.kind, 'specimen'), ne(assignment.state, 'withdrawn'), isNull(conflict.id)))
    .orderBy(stageEntry.blindCode)
type SpecimenRow = Awaited<ReturnType<typeof listSpecimenSheets>>[number]

const byWork = (rows: readonly SpecimenRow[]): SpecimenRow[][] => {
  const works = new Map<string, SpecimenRow[]>()
  for (const row of rows) {
    const key = `${row.stageEntryId} ${row.segment}`
    works.set(key, [...(works.get(key) ?? []), row])
  }
  return [...works.values()]
}
const segmentOf = (stage: StageContext, key: string | undefined): Segment | undefined =>
  stage.scoring.segments.find((it) => it.key === key)

const byValue = (a: string, b: string) => compare(fromWire(a), fromWire(b))
const pointsIn = (segment: Segment, row: SpecimenRow, criterion: string): string | null => {
  const rule = segment.criteria.find(({ key }) => key === criterion)
  const steps = row.body?.marks[criterion]
  return rule && steps !== undefined ? toWire(pointsOf(rule, steps)) : null
}
const totalOf = (segment: Segment, row: SpecimenRow): string | null =>
  row.body && row.state === 'handedIn' ? toWire(sheetTotal(segment, row.body.marks)) : null

/** "Nộp bài mẫu": hands in my calibration sheets, complete; they are compared and never count. */
export const submitSpecimens = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof submitAllSchema>,
) =>
  runCommand(deps, actor, 'scoreSheet.submit', { specimens: true, ...input }, async (tx, record) => {
    const desk = await lockOwnDesk(tx, actor.viewer, input.stageId)
    if (!desk.ok) return desk
    const { stage, member } = desk.value
    const open = desk.value.open.filter((item) => item.kind === 'specimen')
    const sheets = await findCompleteSheets(tx, stage, open, input.versions)
    if (!sheets.ok) return sheets
    const digests = await freezeSheets(deps, tx, sheets.value, { at: deps.now(), late: false })
    if (open.length > 0)
      record({
        kind: 'handIn',
        payload: { stageId: input.stageId, memberId: member.id, specimens: true, digests },
      })
    return ok(answer({ handedIn: open.length }))
  })

const spreadView = view<{ key: string; label: string; max: string; mine: string | null; points: string[] }>()(
  {
    key: 'public',
    label: 'public',
    max: 'public',
    mine: 'public',
    points: 'public',
  },
)
const specimenView = view<{
  blindCode: string
  segmentLabel: string
  handedIn: number
  expected: number
  mine: string | null
  /** Everybody's totals from low to high, without names; empty until all have handed in. */
  totals: string[]
}>()({
  blindCode: 'content',
  segmentLabel: 'public',
  handedIn: 'public',
  expected: 'public',
  mine: 'public',
  totals: 'public',
})

/**
 * How the panel scored the calibration works that I scored too: once all have handed in, everybody's points from low
 * to high, without names. Before that only how many have.
 */
export const readSpecimens = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const member = await findMembership(tx, stageId, viewer.personId)
  const denied = denialOf('desk.list', viewer, { onPanel: member !== undefined })
  if (denied) return fail(denied)
  const stage = member && (await findScoringStage(tx, stageId))
  if (!member || !stage) return fail(notFound)
  const rows = member.undertakenAt ? await listSpecimenSheets(tx, stageId) : []
  const works = byWork(rows).flatMap((sheets) => {
    const mine = sheets.find((it) => it.memberId === member.id)
    const segment = segmentOf(stage, mine?.segment)
    if (!mine || !segment) return []
    const all = sheets.every((it) => it.state === 'handedIn')
    return [
      answer({
        work: specimenView.redact(
          {
            blindCode: mine.blindCode,
            segmentLabel: segment.label,
            handedIn: sheets.filter((it) => it.state === 'handedIn').length,
            expected: sheets.length,
            mine: totalOf(segment, mine),
            totals: all ? sheets.flatMap((it) => totalOf(segment, it) ?? []).sort(byValue) : [],
          },
          BLINDED,
        ),
        criteria: all
          ? segment.criteria.map(({ key, label, max }) =>
              spreadView.redact(
                {
                  key,
                  label,
                  max,
                  mine: pointsIn(segment, mine, key),
                  points: sheets.flatMap((it) => pointsIn(segment, it, key) ?? []).sort(byValue),
                },
                PUBLIC,
              ),
            )
          : [],
      }),
    ]
  })
  return ok(answer({ stageId, label: stage.label, editionTitle: stage.editionTitle, works }))
}

const judgeView = view<{
  memberId: string
  fullName: string
  handedIn: boolean
  total: string | null
  points: (string | null)[]
}>()({
  memberId: 'internal',
  fullName: 'internal',
  handedIn: 'internal',
  total: 'internal',
  points: 'internal',
})
const workView = view<{ stageEntryId: string; blindCode: string; criteria: string[]; max: string }>()({
  stageEntryId: 'internal',
  blindCode: 'internal',
  criteria: 'internal',
  max: 'internal',
})

/**
 * Every calibration sheet with its judge, for those who watch over the judging. A chair who scores sees nobody's
 * before their own is in, and nothing of a work that they have a conflict with.
 */
export const readSpecimenSheets = async (deps: Deps, viewer: Viewer, stageId: string) => {
  const tx = deps.database.db
  const found = await findStageFor(tx, viewer, 'progress.view', stageId)
  if (!found.ok) return found
  const { hidden } = await sightOf(tx, viewer, stageId)
  const rows = (await listSpecimenSheets(tx, stageId)).filter((it) => !hidden.has(it.stageEntryId))
  const works = byWork(rows).flatMap((sheets) => {
    const [first] = sheets
    const segment = segmentOf(found.value, first?.segment)
    if (!first || !segment) return []
    const held = sheets.some((it) => it.personId === viewer.personId && it.state === 'open')
    return [
      answer({
        held,
        work: workView.redact(
          {
            stageEntryId: first.stageEntryId,
            blindCode: first.blindCode,
            criteria: segment.criteria.map(({ label }) => label),
            max: segment.max,
          },
          BY_CODE,
        ),
        judges: sheets.map((it) =>
          judgeView.redact(
            {
              memberId: it.memberId,
              fullName: it.fullName ?? '—',
              handedIn: it.state === 'handedIn',
              total: held ? null : totalOf(segment, it),
              points: segment.criteria.map(({ key }) =>
                held || it.state !== 'handedIn' ? null : pointsIn(segment, it, key),
              ),
            },
            BY_CODE,
          ),
        ),
      }),
    ]
  })
  return ok(answer({ works }))
}
