import { type SheetValue, writeSheet } from '@xk/documents'
import { ok, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import type { Words } from '../../http/words.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listAllUnitsOn } from '../entries/store.ts'
import { findEditionFor } from '../publication/context.ts'
import { listInvitations } from './store.ts'

/** Who comes, as an .xlsx for whoever sets the seats: a row per letter with what its unit answered. */
export const exportInvitations = async (
  deps: Deps,
  viewer: Viewer,
  editionId: string,
  { ceremonyWords: w }: Words,
): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'ceremony.view', editionId)
  if (!found.ok) return found
  const units = await listAllUnitsOn(db, vietnamDay(deps.now()))
  const nameOf = new Map(units.map(({ id, name }) => [id, name]))
  const { columns: c } = w.letters
  const columns = [
    { heading: c.n, width: 6 },
    { heading: c.unit, width: 40 },
    { heading: c.answer, width: 20 },
    { heading: c.people, width: 10 },
    { heading: c.delegate, width: 30 },
    { heading: c.position, width: 34 },
    { heading: c.note, width: 60 },
  ]
  const rows = (await listInvitations(db, editionId)).map((row): SheetValue[] => [
    row.n,
    nameOf.get(row.unitId) ?? '',
    row.answer ? w.letters[row.answer] : row.sentAt ? w.letters.waiting : w.letters.notSent,
    row.people,
    row.delegateName,
    row.delegatePosition,
    row.answerNote,
  ])
  return ok(await writeSheet(w.letters.title, columns, rows))
}
