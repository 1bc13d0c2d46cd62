import { fail, notFound, ok } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import type { Deps } from '../../deps.ts'
import { loadMasking } from './context.ts'
import { sourcePageKey, sourcePages } from './source-file.ts'

/** Storage key of an unmasked page picture to draw boxes on: for the masking secretaries only. */
export const findSourcePage = async (
  deps: Deps,
  viewer: Viewer,
  input: { id: string; attachmentId: string; page: number },
) => {
  const loaded = await loadMasking(deps.database.db, viewer, 'masking.edit', input.id, deps.now())
  if (!loaded.ok) return loaded
  const file = loaded.value.files.find(({ id }) => id === input.attachmentId)
  if (!file) return fail(notFound)
  const pages = await sourcePages(deps, file)
  if (!pages.ok) return pages
  if (input.page > pages.value.images.length) return fail(notFound)
  return ok({ key: sourcePageKey(file.fileId, input.page) })
}
