import { stage, type Tx } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, type Asker, denialOf, EVERYTHING, view } from '@xk/domain/policy'
import type { ScoringRules } from '@xk/domain/ruleset'
import type { PastSheets } from '@xk/domain/trial'
import { and, asc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { editionFacts, loadEdition } from '../editions/load.ts'
import { findScoringStage } from '../panel/store.ts'
import { loadStageInputs } from '../results/load-stage-inputs.ts'
import { PAST_STATES } from './read-trial.ts'

/** By blind code only: no ids, no names, no judges, no times. */
const scoresView = view<PastSheets>()({ rules: 'internal', entries: 'internal' })

const firstScoringStage = async (tx: Tx, editionId: string) => {
  const [row] = await tx
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, editionId), eq(stage.kind, 'scoring')))
    .orderBy(asc(stage.ord))
    .limit(1)
  return row && findScoringStage(tx, row.id)
}

const pastSheets = async (tx: Tx, stageId: string, rules: ScoringRules): Promise<PastSheets> => {
  const { entries, inputs } = await loadStageInputs(tx, stageId)
  const codeOf = new Map(entries.map(({ id, blindCode }) => [id, blindCode]))
  return {
    rules,
    entries: inputs
      .flatMap(({ entryId, sheets, objective }) => {
        const code = codeOf.get(entryId)
        const shown = sheets.map(({ segment, kind, marks }) => ({ segment, kind, marks }))
        return code ? [{ code, sheets: shown, objective: [...(objective ?? [])] }] : []
      })
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  }
}

/** The sheets of an earlier edition's first scored stage, for those who may edit the rules of both editions. */
export const readPastScores = async (deps: Deps, asker: Asker, input: { id: string; past: string }) => {
  const { db } = deps.database
  const denied = denialOf('ruleset.tryOut', asker, editionFacts(await loadEdition(db, input.id)))
  if (denied) return fail(denied)
  const past = await loadEdition(db, input.past)
  const hidden = denialOf('ruleset.tryOut', asker, editionFacts(past))
  if (hidden || !past || !PAST_STATES.includes(past.edition.state)) return fail(hidden ?? notFound)
  const scored = await firstScoringStage(db, input.past)
  if (!scored) return fail(notFound)
  const sheets = await pastSheets(db, scored.stageId, scored.scoring)
  return ok(answer({ title: past.edition.title, scores: scoresView.redact(sheets, EVERYTHING) }))
}
