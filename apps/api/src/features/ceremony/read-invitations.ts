import { ceremony, ceremonyInvitation, edition } from '@xk/db'
import { fail, ok } from '@xk/domain/kernel'
import { answer, denialOf, may, type Viewer } from '@xk/domain/policy'
import { and, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { listAllUnitsOn } from '../entries/store.ts'
import { ceremonyLine, invitationLine } from './read-ceremony.ts'

const KEPT_DAYS = 30
const DAY = 86_400_000

/** Letters that were sent to the officer's units, of ceremonies to come or lately past. */
export const readInvitations = async (deps: Deps, viewer: Viewer) => {
  const { db } = deps.database
  const now = deps.now()
  const units = await listAllUnitsOn(db, vietnamDay(now))
  const own = units.filter(({ id }) => may('invitation.read', viewer, { unitIds: [id] }))
  const denied = denialOf('invitation.read', viewer, { unitIds: own.map(({ id }) => id) })
  if (denied) return fail(denied)
  const rows = await db
    .select({ invitation: ceremonyInvitation, ceremony, title: edition.title })
    .from(ceremonyInvitation)
    .innerJoin(ceremony, eq(ceremony.editionId, ceremonyInvitation.editionId))
    .innerJoin(edition, eq(edition.id, ceremonyInvitation.editionId))
    .where(
      and(
        isNotNull(ceremonyInvitation.sentAt),
        inArray(
          ceremonyInvitation.unitId,
          own.map(({ id }) => id),
        ),
        gt(ceremony.at, new Date(now.getTime() - KEPT_DAYS * DAY)),
      ),
    )
    .orderBy(desc(ceremony.at), desc(ceremonyInvitation.id))
  return ok(
    answer({
      serverNow: now.toISOString(),
      invitations: rows.map((it) =>
        answer({
          editionTitle: it.title,
          /** Whose letter it is: an officer may work for several units. */
          unitId: it.invitation.unitId,
          ceremony: ceremonyLine(it.ceremony),
          invitation: invitationLine(
            it.invitation,
            own.find(({ id }) => id === it.invitation.unitId)?.name ?? '',
          ),
        }),
      ),
    }),
  )
}
