import { writeEntryForm } from '@xk/documents'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { type Asker, denialOf } from '@xk/domain/policy'
import { entryPaper } from '@xk/i18n'
import type { Deps } from '../../deps.ts'
import { loadEdition } from '../editions/load.ts'
import { formDocumentOf } from './form-document.ts'

export interface BlankForm {
  name: string
  bytes: Uint8Array
}

/** The entry form of an opened edition as a Word file to fill in: public like the thể lệ that it comes from. */
export const findBlankForm = async (
  deps: Deps,
  asker: Asker,
  editionId: string,
): Promise<Result<BlankForm>> => {
  const denied = denialOf('rules.view', asker, { editionId })
  if (denied) return fail(denied)
  const loaded = await loadEdition(deps.database.db, editionId)
  if (!loaded?.frozen) return fail(notFound)
  const bytes = await writeEntryForm(formDocumentOf(loaded.edition, loaded.ruleset, loaded.version))
  return ok({ name: entryPaper.fileName(loaded.edition.title), bytes })
}
