import { fail, ok, type Result } from '@xk/domain/kernel'
import { answer, type Sendable } from '@xk/domain/policy'
import type { submitAllSchema } from '@xk/contract'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { tellOfScoredRemarks } from '../appeals/tell-scored.ts'
import { findCompleteSheets, freezeSheets, lockOwnDesk } from './hand-in.ts'
import { findJudgingEnd } from './store.ts'

/**
 * "Nộp toàn bộ": hands in every open sheet of the judge in a stage at once. All must be complete, and each must
 * be the version that the judge has on screen. Handed-in sheets are frozen under a salted digest. After the end of
 * judging they are kept as late and count only once the chair has accepted them. A work whose people had the use of
 * their data restricted cannot be read and is left out: its sheet stays open for when that is lifted.
 */
export const submitAllSheets = (
  deps: Deps,
  actor: Actor,
  input: { stageId: string } & z.infer<typeof submitAllSchema>,
): Promise<Result<Sendable<{ handedIn: number; late: boolean }>>> =>
  runCommand(deps, actor, 'scoreSheet.submit', input, async (tx, record) => {
    const desk = await lockOwnDesk(tx, actor.viewer, input.stageId)
    if (!desk.ok) return desk
    const { stage, member, open } = desk.value
    const specimens = open.filter((item) => item.kind === 'specimen')
    // Calibration comes first, and is handed in apart.
    if (specimens.length > 0) return fail({ code: 'sheet/specimens-first', count: specimens.length })
    const sheets = await findCompleteSheets(tx, stage, open, input.versions)
    if (!sheets.ok) return sheets
    const end = await findJudgingEnd(tx, stage.stageId)
    const at = deps.now()
    const late = end !== undefined && at > end
    const digests = await freezeSheets(deps, tx, sheets.value, { at, late })
    const ids = open.map((item) => item.assignmentId)
    await tellOfScoredRemarks(deps, tx, stage, ids)
    if (ids.length > 0)
      record({ kind: 'handIn', payload: { stageId: input.stageId, memberId: member.id, late, digests } })
    return ok(answer({ handedIn: ids.length, late }))
  })
