import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  AUTHORS,
  createJudgingWorld,
  JUDGE_KINDS,
  type JudgingWorld,
  OWN_AUTHOR,
  OWN_UNIT,
  UNITS,
} from './judging-world.ts'
import { LIMITED, requestsOf } from './requests.ts'
import { nameOf, type Route, routesOf } from '../http/routes-of.ts'

// The machine's own clock stands still too: sessions expire by it.
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-10T02:00:00Z') }))
afterAll(() => void vi.useRealTimers())

/** Headers that differ from request to request whoever asks, each with its reason. */
const FREE_HEADERS: Readonly<Record<string, string>> = {
  date: 'the time of the answer',
  'x-request-id': 'a random number that names the line in the log',
  'set-cookie': 'a session token, fresh by design',
}

/** Bodies that hold a fresh secret of the asker's own, each with its reason. */
const FREE_BODIES: Readonly<Record<string, string>> = {
  'POST /api/second-factor/set-up': "a new secret for the asker's own authenticator",
  'POST /api/second-factor/recovery-codes': "new codes of the asker's own",
  'GET /api/public/question-challenge': "a random puzzle, signed with the installation's own key",
}

/** Reads first, so that what the walk changes is seen last. */
const ORDER = ['GET', 'PUT', 'POST', 'DELETE']

interface Seen {
  status: number
  headers: string[]
  body: string
}

const orderOf = ({ method }: Route) => ORDER.indexOf(method)

/** Asks everything of every route as the world's judge; answers by request, its ids named by their position. */
const walk = async (world: JudgingWorld, routes: readonly Route[]) => {
  const seen = new Map<string, Seen>()
  const supplied = [...routes]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((route) => ({ route, requests: requestsOf(route, world.ids) }))
  const missing = supplied.flatMap(({ requests }) => (typeof requests === 'string' ? [requests] : []))
  if (missing.length > 0) throw new Error(`routes without a supplier:\n${missing.join('\n')}`)
  for (const { route, requests } of supplied) {
    if (typeof requests === 'string') continue
    for (const [position, { method, path, body, form }] of requests.entries()) {
      if (position === 0 || LIMITED.test(nameOf(route))) await world.reset()
      const key = `${nameOf(route)} #${position}`
      world.chance.under(key)
      const headers = { cookie: world.judge.cookie }
      const response = await world.app.app.request(path, {
        method,
        headers: form || body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = Buffer.from(await response.arrayBuffer()).toString('latin1')
      seen.set(key, {
        status: response.status,
        headers: [...response.headers]
          .filter(([name]) => !(name in FREE_HEADERS))
          .map(([name, value]) => `${name}: ${value}`)
          .sort(),
        body: nameOf(route) in FREE_BODIES ? '' : text,
      })
    }
  }
  return seen
}

const ORDERS = [
  [0, 1, 2, 3],
  [2, 3, 1, 0],
] as const
const bothWorlds = async (kind: (typeof JUDGE_KINDS)[number]) =>
  [await createJudgingWorld(kind, ORDERS[0]), await createJudgingWorld(kind, ORDERS[1])] as const

/** What differs, request by request. */
const differences = (a: Map<string, Seen> = new Map(), b: Map<string, Seen> = new Map()) =>
  [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [one, other] = [JSON.stringify(a.get(key)), JSON.stringify(b.get(key))]
    return one === other ? [] : [`${key}\n  ${one}\n  ${other}`]
  })

/** Every way in which a name could be spelled in an answer. */
const spellings = (name: string) =>
  [name, name.normalize('NFD'), name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd')].flatMap(
    (it) => [it, JSON.stringify(it).slice(1, -1), encodeURIComponent(it)],
  )

describe.each(JUDGE_KINDS)('a judge who is %s', (kind) => {
  let worlds: readonly [JudgingWorld, JudgingWorld]
  let answers: Map<string, Seen>[]

  beforeAll(async () => {
    worlds = await bothWorlds(kind)
    answers = []
    for (const world of worlds) answers.push(await walk(world, routesOf(world.app.app)))
  }, 240_000)
  afterAll(async () => {
    for (const world of worlds ?? []) await world.app.close()
  })

  test('gets the same bytes from every route whoever wrote what and whenever it came', () => {
    const [a, b] = answers
    expect(a?.size).toBeGreaterThan(50)
    expect(differences(a, b)).toEqual([])
  })

  test('never makes a route fail', () => {
    const faults = [...(answers[0] ?? [])].filter(([, { status }]) => status >= 500)
    expect(faults).toEqual([])
  })

  test('never reads a name of an author or a unit', () => {
    const names = [...UNITS, ...AUTHORS, OWN_UNIT, OWN_AUTHOR].flatMap(spellings)
    const told = [...(answers[1] ?? [])].flatMap(([key, { body, headers }]) => {
      const all = Buffer.from(body, 'latin1').toString('utf8') + headers.join('\n')
      return names.filter((name) => all.includes(name)).map((name) => `${key}: ${name}`)
    })
    expect(told).toEqual([])
  })

  test('reads exactly the works that are theirs to read', () => {
    const readable = [...(answers[0] ?? [])].filter(
      ([key, { status }]) => key.startsWith('GET /api/desk/assignments/:id #') && status === 200,
    )
    const images = [...(answers[0] ?? [])].filter(
      ([key, { status }]) => key.startsWith('GET /api/desk/images/:id #') && status === 200,
    )
    const works = {
      beforeUndertaking: 0,
      assigned: 5,
      otherStage: 0,
      conflicted: 4,
      inSecondRound: 5,
      markingAnew: 5,
    }[kind]
    expect([readable.length, images.length]).toEqual([works, works])
  })

  test('finds nothing of a work that they may not judge, not even in totals', async () => {
    const desk = answers[0]?.get('GET /api/desk/stages/:id #0')
    const works = {
      beforeUndertaking: 0,
      assigned: 5,
      otherStage: undefined,
      conflicted: 4,
      inSecondRound: 5,
      markingAnew: 5,
    }[kind]
    if (works === undefined) return expect(desk?.status).toBe(404)
    const told = JSON.parse(Buffer.from(desk?.body ?? '', 'latin1').toString('utf8')) as {
      stage: { total: number }
      items: { assignmentId: string }[]
    }
    const own = worlds[0].ids['assignments']?.at(-1) ?? ''
    expect([told.stage.total, told.items.length]).toEqual([works, works])
    expect(JSON.stringify(told).includes(own)).toBe(works === 5)
  })
})

/** Leaks as they were found in other systems: a name, an order of arrival, a header, a status. */
const LEAKS: [(typeof JUDGE_KINDS)[number], (world: JudgingWorld) => Response | Promise<Response>][] = [
  ['assigned', (world) => new Response(world.owners[0]?.unit)],
  [
    'assigned',
    async ({ app }) => {
      const rows = await app.database
        .sql`select s.blind_code from stage_entry s join entry e on e.id = s.entry_id
      order by e.created_at`
      return Response.json(rows)
    },
  ],
  [
    'assigned',
    (world) => new Response('', { headers: { 'last-modified': world.ids['entries']?.[0] ?? '' } }),
  ],
  ['assigned', (world) => new Response('', { status: world.owners[0]?.unit === UNITS[0] ? 404 : 403 })],
  // Of a first round: the code that a work had there, and the score that it brings along.
  [
    'inSecondRound',
    async ({ app, ids }) =>
      Response.json(
        await app.database.sql`select s.blind_code, before.blind_code as earlier from stage_entry s
      join stage_entry before on before.entry_id = s.entry_id and before.id <> s.id
      where s.stage_id = ${ids['stages']?.[0] ?? ''} order by s.blind_code`,
      ),
  ],
  [
    'inSecondRound',
    async ({ app, ids }) =>
      Response.json(
        await app.database.sql`select s.blind_code, placing->>'score' as earlier from stage_entry s
      join stage_entry before on before.entry_id = s.entry_id and before.id <> s.id
      join standing st on st.stage_id = before.stage_id
      cross join lateral jsonb_array_elements(st.derivation->'standing'->'placings') placing
      where s.stage_id = ${ids['stages']?.[0] ?? ''} and placing->>'entryId' = before.id::text
      order by s.blind_code`,
      ),
  ],
  // Of a first panel: what the unit wrote in its appeal, and what was scored there.
  [
    'markingAnew',
    async ({ app }) =>
      Response.json(
        await app.database.sql`select s.blind_code, a.text from stage_entry s
      join remark r on r.remark_entry_id = s.id join appeal a on a.id = r.appeal_id order by s.blind_code`,
      ),
  ],
  [
    'markingAnew',
    async ({ app }) =>
      Response.json(
        await app.database.sql`select s.blind_code, sheet.body from stage_entry s
      join remark r on r.remark_entry_id = s.id join assignment a on a.stage_entry_id = r.stage_entry_id
      join score_sheet sheet on sheet.assignment_id = a.id order by s.blind_code`,
      ),
  ],
]

test.each(LEAKS.map(([kind, leak], i) => [i, kind, leak] as const))(
  'a route that leaks (%i) to a judge who is %s makes the test fail',
  async (_, kind, leak) => {
    const answers: Map<string, Seen>[] = []
    for (const order of ORDERS) {
      let world: JudgingWorld | undefined
      const served = await createJudgingWorld(kind, order, ({ app }) =>
        app.get('/api/planted/stages/:id', () => leak(world as JudgingWorld)),
      )
      world = served
      const planted = routesOf(served.app.app).filter(({ path }) => path.includes('planted'))
      answers.push(await walk(served, planted))
      await served.app.close()
    }
    expect(differences(answers[0], answers[1])).not.toEqual([])
  },
)

test('a route without a supplier makes the test fail', async () => {
  const world = await createJudgingWorld('assigned', [0, 1, 2, 3])
  world.app.app.get('/api/unheard-of/:id', (c) => c.text(''))
  const routes = routesOf(world.app.app).filter((route) => route.path.includes('unheard-of'))
  await expect(walk(world, routes)).rejects.toThrow('GET /api/unheard-of/:id: no values for unheard-of/:id')
  await world.app.close()
})
