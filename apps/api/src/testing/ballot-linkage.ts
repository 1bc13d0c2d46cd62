import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestServer } from '@xk/db/testing'
import { type CouncilWorld, insertCouncil, marksOf, openTestRound, takeBallot } from './council-world.ts'
import { createTestApp, type TestApp } from './test-app.ts'

/**
 * An adversary against the secret ballot: it has all that the database holds with its system columns, the log, and the
 * files beside it, and guesses which ballot is whose.
 */

const VOTERS = 9
const MARKS = ['yes', 'no', 'blank', 'both'] as const

/** Bytes that look random and are the same in every run. */
const createBytes = (seed: string) => {
  let n = 0
  return (length: number): Uint8Array => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () =>
      createHash('sha256').update(`${seed} ${n++}`).digest(),
    )
    return Uint8Array.from(Buffer.concat(blocks).subarray(0, length))
  }
}

const idFrom = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

interface Voted {
  roundId: string
  council: CouncilWorld
  /** What is true and must not be found: member → serial, in the order in which they cast. */
  truth: { memberId: string; serial: string }[]
}

export type Moment = 'casting' | 'closed'
/** Changes what is stored before the adversary looks: a fault that must be found. */
export type Plant = (world: TestApp, voted: Voted) => Promise<void>

/** A council of nine votes; everybody is issued and casts in one order, the worst case for them. */
const vote = async (world: TestApp, bytes: (n: number) => Uint8Array, until: Moment): Promise<Voted> => {
  const council = await insertCouncil(world, { members: VOTERS, candidates: 6 })
  const roundId = await openTestRound(council)
  const order = council.members
    .map((member) => ({ member, at: Buffer.from(bytes(8)).toString('hex') }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ member }) => member)
  const held = []
  for (const { id, persona } of order) {
    world.clock.advance(7000)
    held.push({ memberId: id, persona, ...(await takeBallot(world, persona, roundId, bytes)) })
  }
  await must(council.tellers[0].post(`/api/ballot-rounds/${roundId}/close-issuing`))
  for (const { persona, serial, signature } of held) {
    world.clock.advance(11_000)
    await must(persona.get(`/api/ballot-rounds/${roundId}`))
    const marks = marksOf(
      council,
      Array.from(bytes(6), (byte) => MARKS[byte % 4] ?? 'blank'),
    )
    await must(
      world.anonymous.request('POST', `/api/ballots/${roundId}`, { body: { serial, signature, marks } }),
    )
    await must(persona.get('/api/notices'))
  }
  if (until === 'closed') {
    await must(council.tellers[0].post(`/api/ballot-rounds/${roundId}/end-casting`))
    await must(council.tellers[1].post(`/api/ballot-rounds/${roundId}/close`))
    for (const { persona } of held) {
      world.clock.advance(3000)
      await must(persona.put(`/api/ballot-rounds/${roundId}/own-line`, { word: 'confirmed' }))
    }
  }
  return { roundId, council, truth: held.map(({ memberId, serial }) => ({ memberId, serial })) }
}

const must = async (asked: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await asked
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
}

type Row = Record<string, string>
type Dump = Record<string, Row[]>

/** All rows of all tables as text, with place and transactions. */
const dump = async ({ owner }: TestApp['database']): Promise<Dump> => {
  const tables = await owner`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const all: Dump = {}
  for (const { name } of tables) {
    const rows = await owner.unsafe(
      `select ctid::text as "$ctid", xmin::text as "$xmin", xmax::text as "$xmax", to_jsonb(t)::text as row from "${name}" t`,
    )
    all[String(name)] = rows.map(({ row, ...system }) => {
      const columns = JSON.parse(String(row)) as Record<string, unknown>
      const text = Object.entries(columns).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
      return { ...Object.fromEntries(text), ...(system as Row), $size: String(String(row).length) }
    })
  }
  return all
}

/** "(3,14)" after "(3,2)", 99 before 100: numbers in a text count as numbers. */
const weightOf = (text: string): string => text.replaceAll(/\d+/g, (digits) => digits.padStart(20, '0'))

/** Columns by which these things can be put in order, and the order: ties stay as they stand. */
const orders = (byThing: ReadonlyMap<string, Row>, all: readonly string[]): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  if (!all.every((thing) => byThing.has(thing))) return found
  const columns = new Set([...byThing.values()].flatMap((row) => Object.keys(row)))
  for (const column of columns) {
    const key = (thing: string) => weightOf(byThing.get(thing)?.[column] ?? '')
    found.set(
      column,
      all.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
    )
  }
  return found
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** By table: each row that names one single voter of this council, the first and the last of each voter. */
const traces = (rows: readonly Row[], memberOf: ReadonlyMap<string, string>) => {
  const [first, last] = [new Map<string, Row>(), new Map<string, Row>()]
  for (const row of rows) {
    const named = new Set(
      Object.values(row)
        .flatMap((text) => text.match(ID) ?? [])
        .flatMap((id) => memberOf.get(id) ?? []),
    )
    const [member] = named
    if (named.size !== 1 || member === undefined) continue
    if (!first.has(member)) first.set(member, row)
    last.set(member, row)
  }
  return { first, last }
}

const BALLOTS = { casting: 'cast_ballot', closed: 'ballot' } as const

/** Right guesses by each way of guessing: an order of voters laid beside an order of ballots, forwards and back. */
const guess = (all: Dump, files: readonly string[], { council, truth, roundId }: Voted, moment: Moment) => {
  const hits = new Map<string, number>()
  const memberOf = new Map(
    council.members.flatMap(({ id, persona }) => [
      [id, id],
      [persona.personId, id],
      [persona.accountId, id],
    ]),
  )
  const serialOf = new Map(truth.map(({ memberId, serial }) => [memberId, serial]))
  const ballots = (all[BALLOTS[moment]] ?? []).filter((row) => row['round_id'] === roundId)
  const serials = ballots.map((row) => row['serial'] ?? '')
  if (serials.length !== VOTERS) throw new Error(`${serials.length} ballots in the dump`)
  const ofBallots = orders(new Map(ballots.map((row) => [row['serial'] ?? '', row])), serials)
  const members = council.members.map(({ id }) => id)
  const ofVoters = new Map<string, string[]>([['as appointed', members]])
  for (const [table, rows] of [...Object.entries(all), ['files', files.map((name) => ({ name }))] as const])
    for (const [which, byMember] of Object.entries(traces(rows, memberOf)))
      for (const [column, order] of orders(byMember, members))
        ofVoters.set(`${which} ${table}.${column}`, order)
  for (const [voters, voterOrder] of ofVoters)
    for (const [column, ballotOrder] of ofBallots)
      for (const [way, inOrder] of [
        ['', ballotOrder],
        [' backwards', ballotOrder.toReversed()],
      ] as const) {
        const right = voterOrder.filter((member, i) => serialOf.get(member) === inOrder[i]).length
        hits.set(`${voters} ~ ${column}${way}`, right)
      }
  return hits
}

/** Log lines as rows: whoever is named in one has left a trace. */
const logRows = (logged: readonly string[]): Row[] => logged.map((line, i) => ({ line, $place: String(i) }))

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => `${it.name} ${statSync(join(it.parentPath, it.name)).size}`)

export interface Attack {
  councils: number
  /** Right guesses that blind chance gives: one a council. */
  expected: number
  /** Above this the adversary knows something: seven standard deviations of chance. */
  bound: number
  ways: number
  best: { way: string; hits: number }
}

/** So many councils of nine vote, then the adversary gets everything, and its best way of guessing is told. */
export const attackCouncils = async (
  server: TestServer,
  councils: number,
  moment: Moment,
  plant: Plant = async () => {},
): Promise<Attack> => {
  const bytes = createBytes(`linkage ${moment}`)
  const world = await createTestApp(server, { randomBytes: bytes, newId: () => idFrom(bytes(16)) })
  try {
    const voted: Voted[] = []
    for (let i = 0; i < councils; i++) {
      const one = await vote(world, bytes, moment)
      await plant(world, one)
      voted.push(one)
    }
    const all = { ...(await dump(world.database)), log: logRows(world.logged) }
    const files = filesUnder(world.deps.config.dataDir)
    const sums = new Map<string, number>()
    for (const one of voted)
      for (const [way, right] of guess(all, files, one, moment)) sums.set(way, (sums.get(way) ?? 0) + right)
    const [best] = [...sums].toSorted((a, b) => b[1] - a[1])
    return {
      councils,
      expected: councils,
      bound: councils + 7 * Math.sqrt(councils),
      ways: sums.size,
      best: { way: best?.[0] ?? '', hits: best?.[1] ?? 0 },
    }
  } finally {
    await world.close()
  }
}

/** The fault that must be found: ballots lie in the order in which they came. */
export const keepOrder =
  (moment: Moment): Plant =>
  async ({ database: { owner } }, { roundId, truth }) => {
    const table = owner(BALLOTS[moment])
    for (const { serial } of truth) {
      const [row] =
        await owner`delete from ${table} where round_id = ${roundId} and serial = ${serial} returning *`
      await owner`insert into ${table} ${owner(row ?? {}, 'round_id', 'serial', 'signature', 'marks')}`
    }
  }
