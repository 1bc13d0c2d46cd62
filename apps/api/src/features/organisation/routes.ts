import {
  changeSettingsSchema,
  changeUnitSchema,
  createClusterSchema,
  createUnitSchema,
  endUnitSchema,
  handOverUnitSchema,
  saveDaysOffSchema,
  saveTermSchema,
  unitListSchema,
} from '@xk/contract'
import { Hono } from 'hono'
import type { Deps } from '../../deps.ts'
import { actorOf, asActor } from '../../http/actor.ts'
import type { Env } from '../../http/env.ts'
import { problem } from '../../http/problem.ts'
import { replyResult } from '../../http/reply.ts'
import { idParam, valid } from '../../http/validate.ts'
import { createUnit, endUnit, renameOrMoveUnit } from './change-unit.ts'
import { readDaysOff, saveDaysOff } from './days-off.ts'
import { handOverUnit } from './hand-over-unit.ts'
import { unitImportRoutes } from './import-routes.ts'
import { listUnits } from './list-units.ts'
import { changeSettings, createCluster, readOrganisation, saveTerm } from './settings.ts'
import { readUnit } from './unit-page.ts'

export const organisationRoutes = (deps: Deps) =>
  new Hono<Env>()
    .route('/', unitImportRoutes(deps))
    .get('/organisation', async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await readOrganisation(deps, actor.value.viewer))
    })
    .put('/organisation/settings', valid('json', changeSettingsSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await changeSettings(deps, actor.value, c.req.valid('json')))
    })
    .get('/organisation/days-off', (c) =>
      asActor(c, async ({ viewer }) => replyResult(c, await readDaysOff(deps, viewer))),
    )
    .put('/organisation/days-off', valid('json', saveDaysOffSchema), (c) =>
      asActor(c, async (actor) => replyResult(c, await saveDaysOff(deps, actor, c.req.valid('json')))),
    )
    .put('/organisation/term', valid('json', saveTermSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await saveTerm(deps, actor.value, c.req.valid('json')))
    })
    .post('/clusters', valid('json', createClusterSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await createCluster(deps, actor.value, c.req.valid('json').name))
    })
    .get('/units', valid('query', unitListSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await listUnits(deps, actor.value.viewer, c.req.valid('query')))
    })
    .post('/units', valid('json', createUnitSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await createUnit(deps, actor.value, c.req.valid('json')))
    })
    .get('/units/:id', idParam, async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await readUnit(deps, actor.value.viewer, c.req.valid('param').id))
    })
    .post('/units/:id/change', idParam, valid('json', changeUnitSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const { id } = c.req.valid('param')
      return replyResult(c, await renameOrMoveUnit(deps, actor.value, id, c.req.valid('json')))
    })
    .post('/units/:id/end', idParam, valid('json', endUnitSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      return replyResult(c, await endUnit(deps, actor.value, c.req.valid('param').id, c.req.valid('json')))
    })
    .post('/units/:id/hand-over', idParam, valid('json', handOverUnitSchema), async (c) => {
      const actor = actorOf(c)
      if (!actor.ok) return problem(c, actor.problem) as never
      const input = { unitId: c.req.valid('param').id, ...c.req.valid('json') }
      return replyResult(c, await handOverUnit(deps, actor.value, input))
    })
