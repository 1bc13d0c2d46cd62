import { stage, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { allowedCommands, answer, type Asker, type Command, denialOf } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { editionFacts, loadEdition, scoredStages, stagesUnderWay, stateNow } from './load.ts'

/** Commands that open a page of an edition's own. */
const PAGES: readonly Command[] = [
  'edition.view',
  'rules.view',
  'entry.list',
  'masking.list',
  'panel.view',
  'council.view',
  'standing.view',
  'outcome.view',
  'result.approve',
  'decision.prepare',
  'decision.approve',
  'release.prepare',
  'release.approve',
  'correction.prepare',
  'correction.approve',
  'appeal.list',
  'publicNotice.view',
  'ceremony.view',
  'escalation.view',
  'gallery.view',
]

const editionOfStage = async (tx: Tx, stageId: string) =>
  (await tx.select({ id: stage.editionId }).from(stage).where(eq(stage.id, stageId)))[0]?.id

/** The way between an edition's pages, from any of them: by the edition's id or by its stage's. */
export const readEditionNav = async (
  deps: Deps,
  asker: Asker,
  where: { editionId: string } | { stageId: string },
) => {
  const { db } = deps.database
  const id = 'editionId' in where ? where.editionId : await editionOfStage(db, where.stageId)
  const loaded = id ? await loadEdition(db, id) : undefined
  const facts = editionFacts(loaded)
  const denied = denialOf('edition.view', asker, facts)
  if (denied || !loaded) return fail(denied ?? notFound)
  const { current, councilStageId } = stagesUnderWay(loaded)
  return ok(
    answer({
      id: loaded.edition.id,
      title: loaded.edition.title,
      programme: loaded.edition.programme,
      state: stateNow(loaded, deps.now()),
      blind: loaded.blind,
      publicNotice: loaded.ruleset.publicNotice !== null,
      stageId: current,
      councilStageId,
      stages: scoredStages(loaded.ruleset).flatMap(({ key, label, scoring, cut }) => {
        const row = loaded.stages.find((it) => it.key === key)
        return row
          ? [answer({ id: row.id, label, state: row.state, blind: scoring.blind, promotes: cut !== null })]
          : []
      }),
      allowed: allowedCommands(asker, facts, PAGES),
    }),
  )
}
