import { hashToken, tokenFrom } from '@xk/auth'
import type { Deps } from '../../deps.ts'

/** A fresh secret for a link; only its hash is kept. */
export const freshToken = (deps: Pick<Deps, 'randomBytes'>) => {
  const token = tokenFrom(deps.randomBytes(32))
  return { token, tokenHash: hashToken(token) }
}

const DAY = 24 * 60 * 60 * 1000
/** How long a link waits for its answer. */
const LINK_DAYS = 30
export const linkExpiry = (now: Date) => new Date(now.getTime() + LINK_DAYS * DAY)
