import { assignment, paperSheet, paperTyping, scoreSheet, type SheetMarks, type Tx } from '@xk/db'
import type { typePaperSchema } from '@xk/contract'
import { fail, ok } from '@xk/domain/kernel'
import { answer } from '@xk/domain/policy'
import { checkReading, readPaper, type SheetContent } from '@xk/domain/scoring'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { type Actor, runCommand } from '../../http/command.ts'
import { notify } from '../accounts/notices.ts'
import { tellOfScoredRemarks } from '../appeals/tell-scored.ts'
import { sealSheet } from '../desk/seal-sheet.ts'
import { findJudgingEnd } from '../desk/store.ts'
import { listAccountsOf, listPaperScans, type PaperRow } from './store.ts'
import { isBegun, lockOpenPaper, type PaperTarget } from './target.ts'

/**
 * One person's reading of the signed sheet. The first and the second typist are two people, neither sees the other's
 * figures, and each mends only their own; once both agree in all points and the rules have nothing to ask for, it
 * becomes the judge's handed-in sheet.
 */
export const typePaper = (
  deps: Deps,
  actor: Actor,
  input: { assignmentId: string } & z.infer<typeof typePaperSchema>,
) =>
  runCommand(deps, actor, 'paperSheet.type', input, async (tx, record) => {
    const found = await lockOpenPaper(tx, actor.viewer, 'paperSheet.type', input.assignmentId)
    if (!found.ok) return found
    const { paper, readings, stage, segment, sheets } = found.value
    if (sheets.live && sheets.live.state !== 'draft')
      return fail({ code: 'sheet/already-handed-in' as const })
    const by = actor.viewer.accountId
    const mine = readings.find((reading) => reading.by === by)
    const place = mine?.place ?? ([1, 2] as const).find((n) => !readings.some((it) => it.place === n))
    if (!place) return fail({ code: 'paper/other-typists' as const })
    if ((mine?.n ?? 0) !== input.baseN)
      return fail({ code: 'record/stale-version' as const, current: mine?.n ?? 0 })
    const scans = await listPaperScans(tx, [paper.id])
    if (scans.length === 0) return fail({ code: 'paper/scan-needed' as const })
    const body = bodyOf(input)
    const issues = checkReading(stage.scoring, segment, body)
    if (issues.length > 0) return fail({ code: 'sheet/incomplete' as const, issues })
    const row = {
      id: deps.newId(),
      paperSheetId: paper.id,
      place,
      n: input.baseN + 1,
      by,
      body,
      at: deps.now(),
    }
    await tx.insert(paperTyping).values(row)
    const now = [...readings.filter((it) => it.place !== place), row]
    const at = (n: 1 | 2) => now.find((it) => it.place === n)
    const reading = readPaper(stage.scoring, segment, at(1)?.body, at(2)?.body)
    if (reading.kind === 'agreed') {
      const handedIn = await handIn(deps, tx, found.value, reading.sheet, paper)
      record({
        kind: 'handIn',
        payload: {
          assignmentId: input.assignmentId,
          ...handedIn,
          paperSheetId: paper.id,
          typedBy: [at(1)?.by, at(2)?.by],
          scans: scans.map(({ sha256 }) => sha256),
        },
      })
    }
    return ok(answer({ status: reading.kind === 'agreed' ? ('settled' as const) : reading.kind }))
  })

const bodyOf = ({ marks, comments, overallComment }: z.infer<typeof typePaperSchema>): SheetMarks => ({
  marks,
  comments,
  overallComment,
})

/** The agreed sheet takes the place of what the judge had on screen, which is kept beside the paper. */
const handIn = async (
  deps: Deps,
  tx: Tx,
  { it, stage, sheets }: PaperTarget,
  { marks, comments, overallComment }: SheetContent,
  paper: PaperRow,
) => {
  const now = deps.now()
  const end = await findJudgingEnd(tx, stage.stageId)
  // Calibration sheets never count, so they are never late either.
  const late = it.assignment.kind !== 'specimen' && end !== undefined && paper.receivedAt > end
  const body: SheetMarks = { marks: { ...marks }, comments: { ...comments }, overallComment }
  const draft = sheets.live
  const sheetId = draft?.id ?? deps.newId()
  const state = late ? ('late' as const) : ('handedIn' as const)
  const sealed = sealSheet(deps, sheetId, body)
  const row = { state, body, savedAt: now, handedInAt: now, ...sealed }
  if (draft)
    await tx
      .update(scoreSheet)
      .set({ ...row, version: draft.version + 1 })
      .where(eq(scoreSheet.id, draft.id))
  else
    await tx
      .insert(scoreSheet)
      .values({ ...row, id: sheetId, assignmentId: it.assignment.id, n: sheets.next, version: 1 })
  if (!late) await tx.update(assignment).set({ state: 'handedIn' }).where(eq(assignment.id, it.assignment.id))
  const keptDraft = draft && isBegun(draft.body) ? draft.body : null
  await tx
    .update(paperSheet)
    .set({ state: 'settled', scoreSheetId: sheetId, keptDraft })
    .where(eq(paperSheet.id, paper.id))
  await notify(deps, tx, await listAccountsOf(tx, it.member.personId), 'sheet.typed', {
    stageId: stage.stageId,
    editionTitle: stage.editionTitle,
    blindCode: it.blindCode,
  })
  await tellOfScoredRemarks(deps, tx, stage, [it.assignment.id])
  return { sheetId, late, digests: { [sheetId]: sealed.digest } }
}
