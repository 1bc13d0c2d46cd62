import { release } from '@xk/db'
import { fail, ok, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { displayName, type GalleryEntry, loadGallery } from '../gallery/load-gallery.ts'
import { findEditionFor } from '../publication/context.ts'

export interface PressEntry {
  it: GalleryEntry
  name: string
  /** Where its picture lies in the pack; null without one. */
  photo: string | null
}

export interface PressContents {
  editionId: string
  slug: string
  title: string
  releaseId: string
  releaseN: number
  /** Until when nothing of it may be published; null once that hour has come. */
  embargo: Date | null
  decision: { number: string; signedOn: string }
  madeAt: Date
  entries: PressEntry[]
  /** How many don't agree to be named, so that nothing of them is in it. */
  hidden: number
}

const fileName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60)

const two = (n: number) => String(n).padStart(2, '0')

/**
 * What the pack holds at this moment: of the last signed release, perhaps before its hour, whoever agrees now to be
 * named, and the pictures of those who agree to that too.
 */
export const readPressContents = async (
  deps: Deps,
  viewer: Viewer,
  editionId: string,
): Promise<Result<PressContents>> => {
  const { db } = deps.database
  const found = await findEditionFor(db, viewer, 'pressPack.download', editionId)
  if (!found.ok) return found
  const [signed] = await db
    .select({ id: release.id, n: release.n, publishAt: release.publishAt })
    .from(release)
    .where(and(eq(release.editionId, editionId), isNotNull(release.releasedAt)))
    .orderBy(desc(release.n))
    .limit(1)
  if (!signed) return fail({ code: 'record/in-wrong-state', state: 'notReleased' })
  const madeAt = deps.now()
  const embargo = signed.publishAt > madeAt ? signed.publishAt : null
  // Who will be honoured when that hour comes.
  const all = await loadGallery(db, embargo ?? madeAt, { editionId })
  const [first] = all
  if (!first) return fail({ code: 'record/in-wrong-state', state: 'notReleased' })
  const shown = all.filter(({ showing }) => showing !== undefined)
  return ok({
    editionId,
    slug: found.value.slug,
    title: found.value.title,
    releaseId: signed.id,
    releaseN: signed.n,
    embargo,
    decision: first.honour.decision,
    madeAt,
    entries: shown.map((it, i) => {
      const name = displayName(it)
      return { it, name, photo: it.showing?.photo ? `${two(i + 1)}-${fileName(name)}.jpg` : null }
    }),
    hidden: all.length - shown.length,
  })
}
