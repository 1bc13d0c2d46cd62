import { edition, ruleset, stage } from '@xk/db'
import { ok } from '@xk/domain/kernel'
import { allowedCommands, answer, may, PUBLIC, view, type Viewer } from '@xk/domain/policy'
import { and, desc, eq, isNotNull, ne } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { rulesIn } from '../editions/stored-rules.ts'

const stageLine = view<{
  stageId: string
  editionId: string
  editionTitle: string
  label: string
  state: string
  blind: boolean
  gapRule: boolean
  typed: boolean
  allowed: string[]
}>()({
  stageId: 'public',
  editionId: 'public',
  editionTitle: 'public',
  label: 'public',
  state: 'public',
  blind: 'public',
  gapRule: 'public',
  typed: 'public',
  allowed: 'public',
})

/** Scoring stages that the viewer watches over, the latest edition first; none for anyone else. One query. */
export const listResultStages = async (deps: Deps, viewer: Viewer) => {
  const rows = await deps.database.db
    .select({ stage, edition, ruleset })
    .from(stage)
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .innerJoin(ruleset, and(eq(ruleset.editionId, edition.id), isNotNull(ruleset.frozenAt)))
    .where(and(eq(stage.kind, 'scoring'), ne(stage.state, 'waiting')))
    .orderBy(desc(edition.createdAt), stage.ord, desc(ruleset.version))
  const seen = new Set<string>()
  const stages = rows.flatMap((row) => {
    const facts = { editionId: row.edition.id }
    if (seen.has(row.stage.id) || !may('progress.view', viewer, facts)) return []
    seen.add(row.stage.id)
    const rules = rulesIn(row.ruleset).stages.find(({ key }) => key === row.stage.key)
    if (rules?.kind !== 'scoring') return []
    return [
      stageLine.redact(
        {
          stageId: row.stage.id,
          editionId: row.edition.id,
          editionTitle: row.edition.title,
          label: rules.label,
          state: row.stage.state,
          blind: rules.scoring.blind,
          gapRule: rules.scoring.gap !== null,
          typed: rules.scoring.segments.some(
            ({ mode, seconds, timeDeductions }) =>
              mode === 'objective' || (seconds !== null && timeDeductions.length > 0),
          ),
          allowed: allowedCommands(viewer, facts, [
            'gap.resolve',
            'standing.freeze',
            'unmask.request',
            'unmask.approve',
            'result.putForward',
            'result.approve',
            'entry.view',
          ]),
        },
        PUBLIC,
      ),
    ]
  })
  return ok(answer({ stages }))
}
