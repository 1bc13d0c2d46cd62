import { EMPTY_WORK, KIND_OF_IDEAS } from '@xk/domain/work'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listAwardedIdeas } from './awarded-ideas.ts'
import { insertWork } from './create-work.ts'

/**
 * An awarded idea becomes a reported work of its unit, to be accepted by another person and then commended like any
 * other. Its authors are not copied: the prize's own decision names them.
 */
export const workFromAward = (deps: Deps, actor: Actor, input: { entryId: string }) =>
  runCommand(deps, actor, 'work.create', input, async (tx, record) => {
    const denied = denialOf('replication.manage', actor.viewer, {})
    if (denied) return fail(denied)
    const now = deps.now()
    const day = vietnamDay(now)
    const [idea] = await listAwardedIdeas(tx, { now, day }, input.entryId)
    if (!idea) return fail(notFound)
    if (idea.workId) return fail({ code: 'record/in-wrong-state' as const, state: 'reported' })
    const by = idea.decision ? ` theo Quyết định số ${idea.decision}` : ''
    const made = await insertWork(deps, tx, actor.viewer.accountId, {
      unitId: idea.unitId,
      state: 'reported',
      onBehalf: true,
      entryId: idea.entryId,
      body: {
        title: idea.title,
        sort: 'youthProject',
        kind: KIND_OF_IDEAS,
        from: day,
        to: day,
        aim: `Ý tưởng, giải pháp đạt ${idea.prize}, ${idea.editionTitle}.`,
        goal: { value: '1', unit: 'giải pháp' },
        report: {
          ...EMPTY_WORK.report,
          done: `Đạt ${idea.prize}, ${idea.editionTitle}${by}.`,
          achieved: '1',
        },
      },
    })
    if (!made.ok) return made
    record({
      kind: 'work',
      payload: { step: 'fromAward', workId: made.value, entryId: idea.entryId, unitId: idea.unitId },
    })
    return ok(answer({ id: made.value }))
  })
