import type { Tx } from '@xk/db'
import type { RemarkResolution } from '@xk/domain/ruleset'
import type { StageContext } from '../panel/store.ts'
import type { AssignedSheet } from '../results/load-stage-inputs.ts'
import { listRemarkSheets } from './store.ts'

/** A work before another panel, with the sheets that they have handed in. */
export interface ScoredRemark {
  appealId: string
  stageEntryId: string
  remarkEntryId: string
  resolution: RemarkResolution
  sheets: AssignedSheet[]
  /** So many judges as the rules ask for have handed in every part. */
  complete: boolean
}

/** Every work of the edition that lies or lay before another panel. Two queries, whatever their number. */
export const findRemarks = async (
  tx: Tx,
  { editionId, rules }: Pick<StageContext, 'editionId' | 'rules'>,
): Promise<ScoredRemark[]> => {
  const { appeals } = rules
  if (!appeals) return []
  const judged = rules.stages.flatMap((stage) =>
    stage.kind === 'scoring' ? stage.scoring.segments.filter(({ mode }) => mode === 'judged') : [],
  )
  const keys = new Set(judged.map(({ key }) => key))
  return (await listRemarkSheets(tx, editionId)).flatMap(({ row, sheets }) => {
    if (row.state !== 'accepted' || !row.stageEntryId || !row.remarkEntryId) return []
    const handedIn = sheets.filter(({ sheetState }) => sheetState === 'handedIn')
    const segments = [...new Set(sheets.map(({ segment }) => segment))].filter((key) => keys.has(key))
    const complete =
      segments.length > 0 &&
      segments.every(
        (key) => handedIn.filter(({ segment }) => segment === key).length === appeals.remarkJudges,
      )
    return [
      {
        appealId: row.appealId,
        stageEntryId: row.stageEntryId,
        remarkEntryId: row.remarkEntryId,
        resolution: appeals.resolution,
        sheets: handedIn,
        complete,
      },
    ]
  })
}
