import type { Context } from 'hono'
import { fail, type Result } from '@xk/domain/kernel'
import type { Actor } from './command.ts'
import type { Env } from './env.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Who issues this command; a malformed command id is refused rather than ignored. */
export const actorOf = (c: Context<Env>): Result<Actor> => {
  const viewer = c.get('asker')
  if (viewer === 'anonymous') return fail({ code: 'access/signed-out' })
  const commandId = c.req.header('idempotency-key')
  if (commandId !== undefined && !UUID.test(commandId)) {
    return fail({ code: 'input/invalid', issues: [{ pointer: '/idempotency-key', code: 'uuid' }] })
  }
  return { ok: true, value: { viewer, commandId: commandId?.toLowerCase() } }
}
