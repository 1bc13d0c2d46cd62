import type { Context } from 'hono'
import { fail, type Result } from '@xk/domain/kernel'
import type { Actor } from './command.ts'
import type { Env } from './env.ts'
import { problem } from './problem.ts'

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

/** Runs `work` for whoever is signed in; everybody else is told to sign in. */
export const asActor = async <T>(c: Context<Env>, work: (actor: Actor) => Promise<T>): Promise<T> => {
  const actor = actorOf(c)
  return actor.ok ? work(actor.value) : (problem(c, actor.problem) as never)
}
