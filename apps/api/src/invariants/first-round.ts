import { assignment, edition, panelMember, scoreSheet, stage, stageEntry } from '@xk/db'
import { digestOf } from '@xk/domain/kernel'
import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { maxSteps, type Ruleset } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import { must, type TestApp } from '../testing/index.ts'
import type { Chance } from './chance.ts'

/** The case's rules whole, with all that a second round can take over from the first one besides. */
export const TWO_ROUNDS: Ruleset = {
  ...ideaContest2026CaseRuleset,
  stages: ideaContest2026CaseRuleset.stages.map((it) =>
    it.kind !== 'scoring'
      ? it
      : it.key === 'final'
        ? { ...it, bidding: { parts: 2 }, carryOver: [{ stage: 'preliminary', weight: '3/10' }] }
        : it,
  ),
}
const first = TWO_ROUNDS.stages.find((it) => it.kind === 'scoring')

/** A work in its first round; `who` is whose it is, which no judge may learn. */
export interface FirstRoundWork {
  content: string
  who: number
  entryId: string
  revisionId: string
  stageEntryId: string
}

/**
 * Judges the first round and declares by the routes that all of it goes on to the second. Marks, codes and rank
 * there depend on who wrote the work: none of it may reach a judge of the second round. The places there are made
 * before, so that their ids, and with them their codes, come from the content alone.
 */
export const playFirstRound = async (
  app: TestApp,
  chance: Chance,
  where: { editionId: string; stageId: string; nextId: string },
  works: readonly FirstRoundWork[],
): Promise<void> => {
  if (first?.kind !== 'scoring') throw new Error('the rules have no first round')
  const segment = first.scoring.segments[0]
  if (!segment) throw new Error('the rules have no judged segment')
  const { db } = app.database
  const now = app.clock.now
  chance.under('first round')
  const by = chance.newId()
  for (const judge of [0, 1]) {
    const persona = await app.person(`Giám khảo sơ khảo ${judge + 1}`)
    const memberId = chance.newId()
    await db.insert(panelMember).values({
      id: memberId,
      stageId: where.stageId,
      personId: persona.personId,
      expertise: [],
      chair: false,
      undertakenAt: now,
      state: 'active',
      appointedBy: by,
      appointedAt: now,
    })
    for (const work of works) {
      chance.under(`sheet of ${judge} for ${work.who}`)
      const [id, sheetId] = [chance.newId(), chance.newId()]
      await db.insert(assignment).values({
        id,
        stageEntryId: work.stageEntryId,
        memberId,
        segment: segment.key,
        rulesetVersion: 1,
        kind: 'first',
        state: 'handedIn',
        assignedBy: by,
        assignedAt: now,
        position: work.who + 2,
      })
      const marks = Object.fromEntries(
        segment.criteria.map((it, i) => [it.key, maxSteps(it) - (i === judge ? work.who + 2 : 0)]),
      )
      const body = { marks, comments: {}, overallComment: '' }
      await db.insert(scoreSheet).values({
        id: sheetId,
        assignmentId: id,
        n: 1,
        version: 1,
        state: 'handedIn',
        body,
        savedAt: now,
        handedInAt: now,
        digest: digestOf({ id, body }),
        salt: digestOf(id).slice(0, 32),
      })
    }
  }
  for (const { content, entryId, revisionId } of works) {
    chance.under(`place of ${content}`)
    const place = { id: chance.newId(), stageId: where.nextId, entryId, revisionId }
    await db.insert(stageEntry).values({ ...place, blindCode: content, state: 'withdrawn' })
  }
  chance.under('offices')
  const secretary = await app.person('Nguyễn Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
  const lead = await app.person('Phạm Trưởng Ban', [{ role: 'lead', scopeKind: 'global' }])
  const at = `/api/stages/${where.stageId}`
  const { digest } = must('standing', await secretary.get(`${at}/standing`))
  must('freeze', await secretary.post(`${at}/freeze`, { digest }))
  const list = must('promotion', await lead.get(`${at}/promotion`))
  must('declare', await lead.post(`${at}/promotion`, { digest: list.digest }))
  await db.update(stage).set({ state: 'running' }).where(eq(stage.id, where.nextId))
  await db.update(edition).set({ state: 'judging' }).where(eq(edition.id, where.editionId))
}
