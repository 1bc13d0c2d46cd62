import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf, type Route, routesOf } from '../http/routes-of.ts'
import { insertCouncilStage, seatCouncil } from '../testing/council-stage.ts'
import { createTestApp, type Persona, testServer, type TestApp } from '../testing/index.ts'
import { ask, flawOf } from './ask.ts'
import { badRequestsOf } from './bad-requests.ts'
import { type KnownIds, requestsOf } from './requests.ts'

/** Where a council sits, so that what is sent to its routes gets past their doors. */
let world: TestApp
let chair: Persona
let judge: Persona
let ids: KnownIds
let routes: Route[]

beforeAll(async () => {
  world = await createTestApp(testServer())
  const secretary = await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }])
  const stage = await insertCouncilStage(world, { names: ['Nguyễn Văn Đức', 'Trần Thị Ánh'] })
  const seats = await seatCouncil(world, secretary, stage.councilStageId)
  judge = await world.person('Giám khảo Ngoài', [
    { role: 'judge', scopeKind: 'edition', scopeId: stage.editionId },
  ])
  // One person who may do all of it: chair, teller and secretary of the working group.
  chair = await world.person('Trịnh Đa Nhiệm', [{ role: 'secretary', scopeKind: 'global' }])
  const at = `/api/stages/${stage.councilStageId}/council`
  await secretary.post(`${at}/seats/${seats[8]?.memberId}/end`, { reason: 'Nhường ghế' })
  const office = { personId: chair.personId, office: 'deputyChair' }
  const seated = await secretary.post(`${at}/seats`, office)
  await secretary.put(`${at}/seats/${seated.body.memberId}/teller`, { teller: 'member' })
  ids = {
    stages: [stage.councilStageId],
    'council-dossiers': stage.candidates.map(({ stageEntryId }) => stageEntryId),
    'seats/:seatId': [seats[6]?.memberId ?? ''],
    'roll/:seatId': [seats[6]?.memberId ?? ''],
    members: [seats[6]?.memberId ?? ''],
    'stage-entries': stage.candidates.map(({ stageEntryId }) => stageEntryId),
    people: [judge.personId],
    entries: stage.candidates.map(({ entryId }) => entryId),
  }
  routes = routesOf(world.app).filter(
    ({ path }) => /^\/api\/(stages\/:id\/council|council)/.test(path) && !path.endsWith('.pdf'),
  )
})
afterAll(() => world.close())

const requests = (route: Route) => {
  const made = requestsOf(route, ids)
  if (typeof made === 'string') throw new Error(made)
  return made
}

test('whatever is sent to a council, each of its routes answers with a problem in Vietnamese and never fails', async () => {
  expect(routes.length).toBeGreaterThan(15)
  const flaws: string[] = []
  for (const route of routes) {
    const [good] = requests(route)
    if (!good) throw new Error(nameOf(route))
    for (const { name, request } of badRequestsOf(route, good))
      flaws.push(...flawOf(await ask({ app: world }, name, request, chair.cookie)))
  }
  expect(flaws).toEqual([])
}, 120_000)

test('a judge of the same edition learns nothing of its council', async () => {
  const answers = new Set<string>()
  for (const route of routes.filter((it) => nameOf(it) !== 'GET /api/councils'))
    for (const request of requests(route)) {
      const { status, body } = await ask({ app: world }, nameOf(route), request, judge.cookie)
      answers.add(`${status} ${String((JSON.parse(body) as { code?: string }).code)}`)
    }
  expect([...answers]).toEqual(['404 record/not-found'])
})
