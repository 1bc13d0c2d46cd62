import { fail, ok } from '@xk/domain/kernel'
import { answer, type Asker, denialOf, OWN, view } from '@xk/domain/policy'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import type { Env } from '../../http/env.ts'
import { replyResult } from '../../http/reply.ts'
import { type FilledDemo, fillDemo, isEmptySystem } from './fill-demo.ts'
import type { DemoApp, DemoLogin } from './personas.ts'

/** Invented people, shown once to the administrator who asked for them. */
const loginView = view<DemoLogin>()({
  kind: 'public',
  fullName: 'public',
  login: 'public',
  password: 'identity',
  secondFactor: 'identity',
})

const linkView = view<FilledDemo['links'][number]>()({ kind: 'public', url: 'identity' })

const readOffer = async (deps: Deps, asker: Asker) => {
  const denied = denialOf('demo.fill', asker, {})
  return denied ? fail(denied) : ok(answer({ offered: await isEmptySystem(deps) }))
}

const fill = async (deps: Deps, build: (deps: Deps) => DemoApp, asker: Asker) => {
  const denied = denialOf('demo.fill', asker, {})
  if (denied) return fail(denied)
  const filled = await fillDemo(deps, build)
  if (!filled.ok) return filled
  const { logins, links, units, editions } = filled.value
  return ok(
    answer({
      units,
      editions,
      logins: logins.map((login) => loginView.redact(login, OWN)),
      links: links.map((link) => linkView.redact(link, OWN)),
    }),
  )
}

/** On a system that is still empty: whether the small world is offered, and filling it in. */
export const demoRoutes = (deps: Deps, build: (deps: Deps) => DemoApp) =>
  new Hono<Env>()
    .get('/demo', async (c) => replyResult(c, await readOffer(deps, c.get('asker'))))
    .post('/demo', async (c) => replyResult(c, await fill(deps, build, c.get('asker'))))
