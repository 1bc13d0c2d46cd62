import type { OpenSession } from '@xk/auth'
import type { Asker } from '@xk/domain/policy'

export interface Env {
  Variables: {
    requestId: string
    session: OpenSession | undefined
    asker: Asker
    /** Client address as far as configured proxies can be believed; for limits only, never logged. */
    address: string
  }
}
