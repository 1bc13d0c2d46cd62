import { createHash } from 'node:crypto'
import { ballot, session } from '@xk/db'
import type { TestServer } from '@xk/db/testing'
import { eq } from 'drizzle-orm'
import { guess, readEverything } from './ballot-adversary.ts'
import { type CouncilWorld, insertCouncil, marksOf, openTestRound, takeBallot } from './council-world.ts'
import { boundOfBest } from './fixed-points.ts'
import { createTestApp, type Persona, type TestApp } from './test-app.ts'

/** Councils of nine that vote on screen and on paper, and what an adversary finds of who cast which ballot. */

const VOTERS = 9
const CANDIDATES = 6
const MARKS = ['yes', 'no', 'blank', 'both'] as const
/** How many of the nine vote on paper, council after council. */
const ON_PAPER = [3, 0, 4, 2, 3]
/** Councils that share an installation. */
const A_WORLD = 20

type Bytes = (length: number) => Uint8Array
type Marks = (typeof MARKS)[number][]

/** Bytes that look random and are the same in every run. */
const createBytes = (seed: string): Bytes => {
  let n = 0
  return (length) => {
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

const mixed = <It>(things: readonly It[], bytes: Bytes): It[] =>
  things
    .map((thing) => ({ thing, at: Buffer.from(bytes(8)).toString('hex') }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ thing }) => thing)

const drawMarks = (bytes: Bytes): Marks => Array.from(bytes(CANDIDATES), (byte) => MARKS[byte % 4] ?? 'blank')

interface Voted {
  roundId: string
  council: CouncilWorld
  /** All nine, in the order in which they got their ballots. */
  order: string[]
  /** On screen, in the order in which they cast. */
  online: { memberId: string; serial: string }[]
  /** On paper: no two alike, so that it is known afterwards which one became which ballot. */
  paper: { memberId: string; marks: Marks }[]
}

type Moment = 'casting' | 'closed'
const BALLOTS = { casting: 'cast_ballot', closed: 'ballot' } as const

const must = async (asked: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await asked
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
}

/** A council of nine votes; everybody gets a ballot, casts and confirms their line in one order, the worst case for them. */
const vote = async (world: TestApp, bytes: Bytes, onPaper: number): Promise<Voted> => {
  const council = await insertCouncil(world, { members: VOTERS, candidates: CANDIDATES })
  const papers = new Set(
    mixed(council.members, bytes)
      .slice(0, onPaper)
      .map(({ id }) => id),
  )
  const roundId = await openTestRound(council, { paper: [...papers] })
  const [teller] = council.tellers
  const round = `/api/ballot-rounds/${roundId}`
  const held = []
  const paper: Voted['paper'] = []
  const inOrder = mixed(council.members, bytes)
  for (const { id: memberId, persona } of inOrder) {
    world.clock.advance(7000)
    if (!papers.has(memberId)) {
      held.push({ memberId, persona, ...(await takeBallot(world, persona, roundId, bytes)) })
      continue
    }
    await must(teller.put(`${round}/paper-issue`, { memberId, issued: true }))
    await must(persona.put(`${round}/paper-warning`, { memberId }))
    paper.push({ memberId, marks: drawUnlike(paper, bytes) })
  }
  await must(teller.post(`${round}/close-issuing`))
  for (const { persona, serial, signature } of held) {
    world.clock.advance(11_000)
    await must(persona.get(round))
    const body = { serial, signature, marks: marksOf(council, drawMarks(bytes)) }
    await must(world.anonymous.request('POST', `/api/ballots/${roundId}`, { body }))
    await must(persona.get('/api/notices'))
  }
  return {
    roundId,
    council,
    order: inOrder.map(({ id }) => id),
    online: held.map(({ memberId, serial }) => ({ memberId, serial })),
    paper,
  }
}

const drawUnlike = (others: Voted['paper'], bytes: Bytes): Marks => {
  const marks = drawMarks(bytes)
  return others.some((it) => it.marks.join() === marks.join()) ? drawUnlike(others, bytes) : marks
}

/** Other councils of this world took a while. */
const confirmAfresh = ({ database, clock }: TestApp, { accountId }: Persona) =>
  database.db.update(session).set({ confirmedAt: clock.now }).where(eq(session.accountId, accountId))

/** Casting ends, the box is opened: two tellers type what lies mixed before them, and another closes the round. */
const count = async (world: TestApp, bytes: Bytes, { roundId, council, order, paper }: Voted) => {
  const round = `/api/ballot-rounds/${roundId}`
  const [first, second] = council.tellers
  await must(first.post(`${round}/end-casting`))
  if (paper.length > 0)
    for (const teller of council.tellers) {
      const ballots = mixed(paper, bytes).map(({ marks }) => ({ marks, invalid: null }))
      const typed = { version: 0, paper: { kind: 'ballots', ballots }, handIn: true }
      await must(teller.put(`${round}/paper-count`, typed))
    }
  await confirmAfresh(world, second)
  await must(second.post(`${round}/close`))
  for (const memberId of order) {
    world.clock.advance(3000)
    const member = council.members.find(({ id }) => id === memberId)
    if (member) await must(member.persona.put(`${round}/own-line`, { word: 'confirmed' }))
  }
}

/**
 * Who is to be guessed at this moment and what is true of them, in the order in which they got their ballots; nobody
 * who votes on paper before the box is opened.
 */
const truthOf = async (world: TestApp, voted: Voted, moment: Moment): Promise<Map<string, string>> => {
  const truth = new Map(voted.online.map(({ memberId, serial }) => [memberId, serial]))
  if (moment === 'casting') return truth
  const known = new Set(truth.values())
  const rows = await world.database.db.select().from(ballot).where(eq(ballot.roundId, voted.roundId))
  for (const { memberId, marks } of voted.paper) {
    const own = rows.find((row) => !known.has(row.serial) && row.marks.join() === marks.join())
    if (!own) throw new Error('a paper ballot is not among the counted')
    truth.set(memberId, own.serial)
  }
  return new Map(voted.order.flatMap((id) => (truth.has(id) ? [[id, truth.get(id) ?? ''] as const] : [])))
}

interface Attack {
  councils: number
  /** Pairs of voter and ballot that could be guessed, and how many of them blind chance gives: one a council. */
  pairs: number
  expected: number
  /** What the best of so many ways finds by chance; above the bound the adversary knows something (fixed-points.ts). */
  usual: number
  bound: number
  ways: number
  best: { way: string; hits: number }
}

/** Writes the ballots of a round anew, one by one in this order. */
const rewrite = async (world: TestApp, roundId: string, moment: Moment, serials: readonly string[]) => {
  const { owner } = world.database
  const table = owner(BALLOTS[moment])
  for (const serial of serials) {
    const [row] =
      await owner`delete from ${table} where round_id = ${roundId} and serial = ${serial} returning *`
    await owner`insert into ${table} ${owner(row ?? {}, 'round_id', 'serial', 'signature', 'marks')}`
  }
}

/** Changes what is stored before the adversary looks: a fault that must be found. */
type Plant = (world: TestApp, voted: Voted, truth: ReadonlyMap<string, string>, bytes: Bytes) => Promise<void>

/** Ballots lie in the order in which they were got. */
const inOrder =
  (moment: Moment): Plant =>
  (world, { roundId }, truth) =>
    rewrite(world, roundId, moment, [...truth.values()])

/** Only the way is told: those from paper lie behind the others. */
const byWay: Plant = (world, { roundId, online }, truth, bytes) => {
  const onScreen = online.map(({ serial }) => serial)
  const fromPaper = [...truth.values()].filter((serial) => !onScreen.includes(serial))
  return rewrite(world, roundId, 'closed', [...mixed(onScreen, bytes), ...mixed(fromPaper, bytes)])
}

interface Look {
  moment: Moment
  fault?: Plant
}
/** When the adversary looks: at what is stored, and, to be checked itself, at what faults would store. */
const LOOKS = {
  casting: { moment: 'casting' },
  castingInOrder: { moment: 'casting', fault: inOrder('casting') },
  closed: { moment: 'closed' },
  closedInOrder: { moment: 'closed', fault: inOrder('closed') },
  closedByWay: { moment: 'closed', fault: byWay },
} as const satisfies Record<string, Look>
type LookName = keyof typeof LOOKS
const LOOK_NAMES = Object.keys(LOOKS) as LookName[]

interface Tally {
  sizes: number[]
  sums: Map<string, number>
}

const attackOf = ({ sizes, sums }: Tally): Attack => {
  const [best] = [...sums].toSorted((a, b) => b[1] - a[1])
  return {
    councils: sizes.length,
    pairs: sizes.reduce((sum, size) => sum + size, 0),
    expected: sizes.length,
    ...boundOfBest(sizes, sums.size),
    ways: sums.size,
    best: { way: best?.[0] ?? '', hits: best?.[1] ?? 0 },
  }
}

/** The adversary gets everything of this world and guesses in each of its councils. */
const look = async (
  world: TestApp,
  bytes: Bytes,
  voted: readonly Voted[],
  { moment, fault }: Look,
  tally: Tally,
) => {
  if (fault) for (const one of voted) await fault(world, one, await truthOf(world, one, moment), bytes)
  const everything = await readEverything(world)
  for (const one of voted) {
    const serialOf = await truthOf(world, one, moment)
    const voters = new Map(
      one.council.members.flatMap(({ id, persona }) =>
        serialOf.has(id) ? [[id, [id, persona.personId, persona.accountId]] as const] : [],
      ),
    )
    const hits = guess(everything, { roundId: one.roundId, voters, serialOf, table: BALLOTS[moment] })
    tally.sizes.push(voters.size)
    for (const [way, right] of hits) tally.sums.set(way, (tally.sums.get(way) ?? 0) + right)
  }
}

/**
 * So many councils of nine vote, then the adversary gets everything, while all ballots are in their boxes and when they
 * are counted, and its best way of guessing is told. What it finds where a fault is planted is told beside that.
 */
export const attackCouncils = async (
  server: TestServer,
  councils: number,
  onWorld: (done: number) => void = () => {},
): Promise<Record<LookName, Attack>> => {
  const bytes = createBytes('linkage')
  const tallies = new Map<LookName, Tally>(LOOK_NAMES.map((name) => [name, { sizes: [], sums: new Map() }]))
  const lookAll = async (world: TestApp, voted: readonly Voted[], moment: Moment) => {
    for (const [name, tally] of tallies)
      if (LOOKS[name].moment === moment) await look(world, bytes, voted, LOOKS[name], tally)
  }
  for (let begun = 0; begun < councils; begun += A_WORLD) {
    const world = await createTestApp(server, { randomBytes: bytes, newId: () => idFrom(bytes(16)) })
    try {
      const voted: Voted[] = []
      for (let i = begun; i < Math.min(begun + A_WORLD, councils); i++)
        voted.push(await vote(world, bytes, ON_PAPER[i % ON_PAPER.length] ?? 0))
      await lookAll(world, voted, 'casting')
      for (const one of voted) await count(world, bytes, one)
      await lookAll(world, voted, 'closed')
      onWorld(begun + voted.length)
    } finally {
      await world.close()
    }
  }
  return Object.fromEntries([...tallies].map(([name, tally]) => [name, attackOf(tally)])) as Record<
    LookName,
    Attack
  >
}
