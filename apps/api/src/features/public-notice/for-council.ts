import type { Tx } from '@xk/db'
import { answer, type Sendable } from '@xk/domain/policy'
import { listAnswersTo, listObjectionsAbout, listShown } from './store.ts'
import { type ObjectionLine, objectionLine } from './views.ts'

/** What a councillor reads of the public notice in a dossier. */
export interface NoticeForCouncil {
  /** Until when the units were shown it; null: never. */
  shownUntil: string | null
  /** Objections with what was answered and ruled; never who objected. */
  objections: Sendable<ObjectionLine>[]
}

/**
 * The public notice of these entries, for members of a council who may read their dossiers (the caller has asked the
 * policy). Three queries, however many.
 */
export const noticeForCouncil = async (
  tx: Tx,
  entryIds: readonly string[],
): Promise<Map<string, Sendable<NoticeForCouncil>>> => {
  const [shown, objections] = await Promise.all([listShown(tx, entryIds), listObjectionsAbout(tx, entryIds)])
  const answers = await listAnswersTo(
    tx,
    objections.map(({ id }) => id),
  )
  return new Map(
    entryIds.map((entryId) => {
      const until = shown.find((it) => it.entryId === entryId)?.closesAt
      const line: NoticeForCouncil = {
        shownUntil: until ? new Date(until).toISOString() : null,
        objections: objections
          .filter((it) => it.entryId === entryId)
          .map((row) => objectionLine(row, answers)),
      }
      return [entryId, answer({ ...line })] as const
    }),
  )
}
