import {
  appeal,
  assignment,
  edition,
  panelMember,
  remark,
  rendition,
  scoreSheet,
  stage,
  stageEntry,
} from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import { maxSteps, REMARK_KEY, type Ruleset } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import type { TestApp } from '../testing/index.ts'

const caseRules = withoutFinal(ideaContest2026CaseRuleset)
/** The case's rules with one round, whose works may be marked anew. */
export const REMARKED: Ruleset = {
  ...caseRules,
  appeals: caseRules.appeals && { ...caseRules.appeals, remark: 'allowed', remarkJudges: 2 },
}
const scoring = caseRules.stages.find((it) => it.kind === 'scoring')

/** Makes of a running stage the one where works are marked anew, after a first one that is over. */
export const addRemarkStage = async (
  app: TestApp,
  it: { editionId: string; stageId: string; firstStageId: string },
): Promise<void> => {
  const { db } = app.database
  const [own] = await db.select().from(stage).where(eq(stage.id, it.stageId))
  if (!own) throw new Error('no stage')
  await db
    .update(stage)
    .set({ kind: 'remark', key: `${REMARK_KEY}${own.key}` })
    .where(eq(stage.id, it.stageId))
  await db.insert(stage).values({ ...own, id: it.firstStageId, state: 'unmasked' })
  await db.update(stage).set({ remarkOf: it.firstStageId }).where(eq(stage.id, it.stageId))
  await db.update(edition).set({ state: 'released' }).where(eq(edition.id, it.editionId))
}

/**
 * A work as its first panel knew it: code, sheet, the unit's appeal and what was decided about it all depend on whose
 * it is (`who`), and so do their ids. None of it may reach a judge who marks it anew.
 */
export const markFirst = async (
  app: TestApp,
  newId: () => string,
  work: {
    editionId: string
    stageId: string
    segment: string
    remarkEntryId: string
    renditionId: string
    who: number
    entryId: string
    revisionId: string
    unitId: string
  },
): Promise<{ appealId: string; stageEntryId: string }> => {
  const { db } = app.database
  const { who, entryId, revisionId, editionId, unitId } = work
  const now = app.clock.now
  const before = new Date(now.getTime() - (20 - who) * 3_600_000)
  const [stageEntryId, memberId, assignmentId, appealId, by] = [newId(), newId(), newId(), newId(), newId()]
  await db.insert(stageEntry).values({
    id: stageEntryId,
    stageId: work.stageId,
    entryId,
    revisionId,
    blindCode: `BN${who + 2}`,
    state: 'active',
  })
  const [copy] = await db.select().from(rendition).where(eq(rendition.id, work.renditionId))
  if (!copy) throw new Error('no rendition')
  await db.insert(rendition).values({ ...copy, id: newId(), stageEntryId })
  const judge = await app.person(`Giám khảo ban đầu ${who + 2}`)
  await db.insert(panelMember).values({
    id: memberId,
    stageId: work.stageId,
    personId: judge.personId,
    expertise: [],
    chair: false,
    undertakenAt: before,
    state: 'active',
    appointedBy: by,
    appointedAt: before,
  })
  await db.insert(assignment).values({
    id: assignmentId,
    stageEntryId,
    memberId,
    segment: work.segment,
    rulesetVersion: 1,
    kind: 'first',
    state: 'handedIn',
    assignedBy: by,
    assignedAt: before,
    position: who + 2,
  })
  const segment = scoring?.kind === 'scoring' ? scoring.scoring.segments[0] : undefined
  const marks = Object.fromEntries(
    (segment?.criteria ?? []).map((it, i) => [it.key, maxSteps(it) - (i === 0 ? who + 2 : 0)]),
  )
  const body = { marks, comments: {}, overallComment: '' }
  await db.insert(scoreSheet).values({
    id: newId(),
    assignmentId,
    n: 1,
    version: 1,
    state: 'handedIn',
    body,
    savedAt: before,
    handedInAt: before,
    digest: digestOf(body),
    salt: digestOf(assignmentId).slice(0, 32),
  })
  await db.insert(appeal).values({
    id: appealId,
    editionId,
    entryId,
    unitId,
    receiptCode: `PKN-${who + 2}`,
    text: `Đề nghị chấm lại, bài nộp thứ ${who + 2}.`,
    wantsRemark: true,
    releaseN: 1,
    filedBy: by,
    filedAt: before,
    due: now,
    state: 'open',
  })
  await db.insert(remark).values({
    appealId,
    state: 'accepted',
    reason: `Chấp nhận đề nghị thứ ${who + 2}`,
    stageEntryId,
    remarkEntryId: work.remarkEntryId,
    decidedBy: by,
    decidedAt: before,
  })
  return { appealId, stageEntryId }
}
