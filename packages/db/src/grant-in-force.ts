import { and, gt, isNotNull, isNull, lte, or, type SQL, type SQLWrapper } from 'drizzle-orm'
import { officeGrant } from './schema/index.ts'

/** Grants that count at an instant, as SQL: approved, begun, neither over nor revoked. */
export const grantInForce = (now: Date | SQLWrapper): SQL | undefined =>
  and(
    isNotNull(officeGrant.approvedAt),
    isNull(officeGrant.revokedAt),
    lte(officeGrant.from, now),
    or(isNull(officeGrant.to), gt(officeGrant.to, now)),
  )
