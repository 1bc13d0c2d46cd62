import type { SheetMarks, Tx } from '@xk/db'
import { answer, BLINDED, view } from '@xk/domain/policy'
import { namesOf } from '../accounts/store.ts'
import { scanLines } from './scan-lines.ts'
import { standsFor } from './status.ts'
import { findPaper, listPaperScans, listReadings } from './store.ts'

/** Their own sheet on paper, for the judge: who typed it, the scans, and the draft that gave way. */
const ownPaperView = view<{ state: 'open' | 'settled'; typedBy: string[] }>()({
  state: 'public',
  typedBy: 'public',
})
const draftView = view<SheetMarks>()({ marks: 'content', comments: 'content', overallComment: 'content' })

/** Null where the sheet was scored on the screen. */
export const readOwnPaper = async (tx: Tx, assignmentId: string, liveSheetId: string | undefined) => {
  const paper = await findPaper(tx, assignmentId)
  if (!paper || !standsFor(paper, liveSheetId)) return null
  const settled = paper.state === 'settled'
  // Until both agree it is nobody's sheet yet.
  const readings = settled ? await listReadings(tx, [paper.id]) : []
  const names = await namesOf(
    tx,
    readings.map(({ by }) => by),
  )
  const { state, typedBy } = ownPaperView.redact(
    {
      state: settled ? 'settled' : 'open',
      typedBy: readings.map(({ by }) => names.get(by) ?? '—'),
    },
    BLINDED,
  )
  return answer({
    state,
    typedBy,
    scans: scanLines(await listPaperScans(tx, [paper.id])),
    keptDraft: paper.keptDraft ? draftView.redact(paper.keptDraft, BLINDED) : null,
  })
}
