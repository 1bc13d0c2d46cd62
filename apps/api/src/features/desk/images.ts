import { panelMember, assignment, conflict, rendition, renditionImage, stageEntry } from '@xk/db'
import { denialOf, type Viewer } from '@xk/domain/policy'
import { and, eq, ne, not, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { isRestricted } from '../data-protection/store.ts'

/** Storage key of a page picture, if this judge may read the entry that it belongs to. */
export const findReadableImage = async (
  deps: Deps,
  viewer: Viewer,
  imageId: string,
): Promise<string | undefined> => {
  const [row] = await deps.database.db
    .select({
      key: renditionImage.storageKey,
      undertaken: sql<boolean>`${panelMember.undertakenAt} is not null`,
    })
    .from(renditionImage)
    .innerJoin(rendition, and(eq(rendition.id, renditionImage.renditionId), eq(rendition.state, 'approved')))
    .innerJoin(stageEntry, eq(stageEntry.id, rendition.stageEntryId))
    .innerJoin(assignment, and(eq(assignment.stageEntryId, stageEntry.id), ne(assignment.state, 'withdrawn')))
    .innerJoin(
      panelMember,
      and(
        eq(panelMember.id, assignment.memberId),
        eq(panelMember.personId, viewer.personId),
        eq(panelMember.state, 'active'),
      ),
    )
    .where(
      and(
        eq(renditionImage.id, imageId),
        not(isRestricted(stageEntry.entryId)),
        sql`not exists (select 1 from ${conflict} c where c.person_id = ${panelMember.personId} and c.entry_id = ${stageEntry.entryId} and c.lifted_at is null)`,
      ),
    )
    .limit(1)
  const denied = denialOf('desk.read', viewer, {
    onPanel: row !== undefined,
    assigned: row !== undefined,
    undertaken: row?.undertaken ?? false,
  })
  return denied ? undefined : row?.key
}
