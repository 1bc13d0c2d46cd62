import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  ballot,
  ballotRoll,
  ballotRound,
  castBallot,
  council as councilTable,
  councilResolution,
  ledgerPayload,
  officeGrant,
} from '@xk/db'
import { tallyBallots } from '@xk/domain/ballot'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type CouncilWorld,
  createTestApp,
  insertCouncil,
  marksOf,
  openTestRound,
  takeBallot,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { isSigned } from './round-key.ts'
import { sweepRoundKeys } from './sweep-keys.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

const cast = (roundId: string, body: unknown, headers: Record<string, string> = {}) =>
  world.anonymous.request('POST', `/api/ballots/${roundId}`, { body, headers })
const keyOf = (roundId: string) => join(world.deps.config.dataDir, 'keys/ballots', `${roundId}.pem`)
const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]

/** Issues to all these members, opens casting, and gives their credentials. */
const issueAll = async (council: CouncilWorld, roundId: string, members = council.members) => {
  const held = []
  for (const { persona } of members) held.push(await takeBallot(world, persona, roundId))
  const closed = await council.tellers[0].post(`/api/ballot-rounds/${roundId}/close-issuing`)
  expect(closed.status).toBe(200)
  return held.map(({ serial, signature }) => ({ serial, signature }))
}

/** The second teller closes what the first one ended. */
const endAndClose = async ({ tellers: [first, second] }: CouncilWorld, roundId: string) => {
  expect((await first.post(`/api/ballot-rounds/${roundId}/end-casting`)).status).toBe(200)
  return second.post(`/api/ballot-rounds/${roundId}/close`)
}

describe('a council of nine on screen', () => {
  let council: CouncilWorld
  let roundId: string
  beforeAll(async () => {
    council = await insertCouncil(world, { members: 9 })
    roundId = await openTestRound(council)
  })

  test('the round is open: its key lies outside the database, for this user alone', async () => {
    expect(statSync(keyOf(roundId)).mode & 0o777).toBe(0o600)
    const { body } = await council.tellers[0].get(`/api/ballot-rounds/${roundId}`)
    expect(body.round).toMatchObject({
      n: 1,
      kind: 'first',
      way: 'online',
      state: 'issuing',
      members: 9,
      present: 9,
    })
    expect(body.candidates.map(({ name }: { name: string }) => name)).toEqual(
      council.candidates.map(({ name }) => name),
    )
    expect(body.roll).toHaveLength(9)
    const again = await council.tellers[1].post(`/api/stages/${council.stageId}/ballot-rounds`, {
      way: 'online',
    })
    expect(code(again)).toEqual([409, 'ballot/round-open'])
  })

  test('a member gets one blind signature: the same again for the same message, none for another', async () => {
    const voter = council.members[8]?.persona
    if (!voter) throw new Error('no voter')
    const { blind } = await takeBallot(world, voter, roundId)
    const sealed = 'A'.repeat(64)
    const again = await voter.post(`/api/ballot-rounds/${roundId}/issue`, { blinded: blind.blinded, sealed })
    expect(again.status).toBe(200)
    const other = await voter.post(`/api/ballot-rounds/${roundId}/issue`, {
      blinded: '0'.repeat(767) + '5',
      sealed,
    })
    expect(code(other)).toEqual([409, 'ballot/already-issued'])
    const own = (await voter.get(`/api/ballot-rounds/${roundId}`)).body.own
    expect(own).toMatchObject({
      blinded: blind.blinded,
      blindSignature: again.body.blindSignature,
      issued: true,
    })
    // Nobody else reads the sealed credential, tellers neither.
    expect(
      JSON.stringify((await council.tellers[0].get(`/api/ballot-rounds/${roundId}`)).body),
    ).not.toContain(own.sealed)
    expect(
      isSigned(
        (await voter.get(`/api/ballot-rounds/${roundId}`)).body.round.publicKey,
        blind.serial,
        blind.finish(own.blindSignature),
      ),
    ).toBe(true)
  })

  test('outside the roll nobody gets one, and before casting none is taken', async () => {
    const stranger = await world.person('Người ngoài')
    const lead = await world.person('Phó Bí thư', [{ role: 'deputy', scopeKind: 'global' }])
    const input = { blinded: '0'.repeat(767) + '5', sealed: 'A'.repeat(64) }
    expect(code(await stranger.post(`/api/ballot-rounds/${roundId}/issue`, input))).toEqual([
      404,
      'record/not-found',
    ])
    expect(code(await lead.post(`/api/ballot-rounds/${roundId}/issue`, input))).toEqual([
      403,
      'access/forbidden',
    ])
    const early = await cast(roundId, { serial: '0'.repeat(64), signature: '0'.repeat(768), marks: {} })
    expect([...code(early), early.body.state]).toEqual([409, 'ballot/not-casting', 'issuing'])
  })

  test('issuing closes, ballots come in, and what is no ballot of this round is refused', async () => {
    const held = await issueAll(council, roundId, council.members.slice(0, 8))
    const marks = marksOf(council, ['yes', 'no', 'blank'])
    for (const credential of held.slice(0, 5))
      expect(await cast(roundId, { ...credential, marks })).toMatchObject({
        status: 200,
        body: { taken: true },
      })
    for (const credential of held.slice(5)) {
      const { status } = await cast(roundId, { ...credential, marks: marksOf(council, ['no', 'yes', 'yes']) })
      expect(status).toBe(200)
    }
    const [spent] = held
    expect((await cast(roundId, { ...spent, marks })).body).toEqual({ taken: true })
    expect(code(await cast(roundId, { ...spent, marks: marksOf(council, ['no']) }))).toEqual([
      409,
      'ballot/spent',
    ])
    const forged = { serial: 'ab'.repeat(32), signature: spent?.signature }
    expect(code(await cast(roundId, { ...forged, marks }))).toEqual([422, 'ballot/forged'])
    const foreign = await insertCouncil(world, { members: 2 })
    const otherRound = await openTestRound(foreign)
    const [theirs] = await issueAll(foreign, otherRound)
    expect(code(await cast(roundId, { ...theirs, marks }))).toEqual([422, 'ballot/forged'])
    const outsider = { ...marks, [foreign.candidates[0]?.id ?? '']: 'yes' }
    expect(code(await cast(roundId, { ...spent, marks: outsider }))).toEqual([
      422,
      'ballot/unknown-candidate',
    ])
    const short = { [council.candidates[0]?.id ?? '']: 'yes' }
    expect(await cast(roundId, { ...spent, marks: short })).toMatchObject({
      status: 422,
      body: { code: 'ballot/incomplete', missing: 2 },
    })
    const struck = { ...marks, [council.candidates[0]?.id ?? '']: 'struck' }
    expect(code(await cast(roundId, { ...spent, marks: struck }))).toEqual([422, 'input/invalid'])
    expect((await council.tellers[0].get(`/api/ballot-rounds/${roundId}`)).body.round).toMatchObject({
      state: 'casting',
      issued: 9,
      returned: 8,
    })
  })

  test('while ballots come in nobody writes beside them', async () => {
    const voter = council.members[3]?.persona
    const said = await voter?.put(`/api/ballot-rounds/${roundId}/own-line`, { word: 'confirmed' })
    expect(said?.status).toBe(409)
  })

  test('two tellers close it: the count is right, the box is empty, the key is gone', async () => {
    const [first] = council.tellers
    expect((await first.post(`/api/ballot-rounds/${roundId}/end-casting`)).body).toEqual({
      state: 'counting',
      returned: 8,
    })
    expect(code(await first.post(`/api/ballot-rounds/${roundId}/close`))).toEqual([
      403,
      'access/second-person-needed',
    ])
    const closed = await council.tellers[1].post(`/api/ballot-rounds/${roundId}/close`)
    expect(closed.status).toBe(200)
    const { round } = (await first.get(`/api/ballot-rounds/${roundId}`)).body
    expect(round.count.facts).toEqual({ members: 9, present: 9, issued: 9, returned: 8 })
    expect(
      round.count.candidates.map((it: Record<string, unknown>) => [it.yes, it.no, it.blank, it.reached]),
    ).toEqual([
      [5, 3, 0, true],
      [3, 5, 0, false],
      [3, 0, 5, false],
    ])
    expect(existsSync(keyOf(roundId))).toBe(false)
    const { db } = world.database
    expect(await db.select().from(castBallot).where(eq(castBallot.roundId, roundId))).toEqual([])
    expect(await db.select().from(ballot).where(eq(ballot.roundId, roundId))).toHaveLength(8)
    expect(code(await council.tellers[1].post(`/api/ballot-rounds/${roundId}/close`))).toEqual([
      409,
      'record/in-wrong-state',
    ])
  })

  test('after closing no ballot is taken; the ledger holds roll, key, number and root', async () => {
    const late = await cast(roundId, { serial: '0'.repeat(64), signature: '0'.repeat(768), marks: {} })
    expect([...code(late), late.body.state]).toEqual([409, 'ballot/not-casting', 'closed'])
    const rows = await world.database.db.select().from(ledgerPayload)
    const steps = rows
      .map(({ payload }) => payload as Record<string, unknown>)
      .filter((it) => it['kind'] === 'ballot' && it['stageId'] === council.stageId)
    expect(steps.map((it) => it['step'])).toEqual(['open', 'closeIssuing', 'endCasting', 'close'])
    const { round } = (await council.tellers[0].get(`/api/ballot-rounds/${roundId}`)).body
    expect(steps[1]).toMatchObject({ issued: 9, publicKey: round.publicKey })
    expect(steps[1]?.['roll']).toHaveLength(9)
    expect(steps[3]).toMatchObject({ root: round.root, returned: 8 })
  })

  test('what is published can be tallied by anyone, and holds no whole ballot', async () => {
    const { body, headers } = await council.tellers[0].get(`/api/ballot-rounds/${roundId}/file`)
    expect(headers.get('content-disposition')).toContain('BALLOTS.json')
    expect(tallyBallots(body, isSigned, { root: body.root })).toMatchObject({ faults: [], recounted: true })
    expect(body.marks.map((it: { marks: string[] }) => it.marks.join(' '))).toEqual([
      'yes yes yes yes yes no no no',
      'yes yes yes no no no no no',
      'yes yes yes blank blank blank blank blank',
    ])
    expect(body.salt).toBeUndefined()
  })

  test('a member says whether the own line is right', async () => {
    const voter = council.members[3]?.persona
    const said = await voter?.put(`/api/ballot-rounds/${roundId}/own-line`, { word: 'disputed' })
    expect(said?.body).toEqual({ confirmed: 'disputed' })
    const { roll } = (await council.tellers[0].get(`/api/ballot-rounds/${roundId}`)).body
    expect(roll.map((it: { confirmed: unknown }) => it.confirmed)).toEqual([
      null,
      null,
      null,
      'disputed',
      null,
      null,
      null,
      null,
      null,
    ])
  })

  test('casting left no line in the log and no command', async () => {
    expect(world.logged.filter((line) => line.includes('/api/ballots'))).toEqual([])
    const metrics = await world.deps.metrics.print({
      backup: { configured: false } as never,
      disk: { free: 1, total: 2 },
      now: world.clock.now,
    })
    expect(metrics).not.toContain('/api/ballots')
  })

  test('the same number of statements for one round and for three', async () => {
    const lists = () => council.tellers[0].get(`/api/stages/${council.stageId}/ballot-rounds`)
    const one = await world.countQueries(lists)
    for (let i = 0; i < 2; i++) {
      // The outcome is settled; rounds after it are put there for the list alone.
      const { db } = world.database
      const [row] = await db.select().from(ballotRound).where(eq(ballotRound.id, roundId))
      if (row)
        await db.insert(ballotRound).values({ ...row, id: world.deps.newId(), n: 2 + i, state: 'void' })
    }
    expect(await world.countQueries(lists)).toBe(one)
    expect((await lists()).body.rounds).toHaveLength(3)
  })
})

describe('who may hold a round', () => {
  test('not before the roll is called, not without a quorum, and not by a member alone', async () => {
    const half = await insertCouncil(world, {
      members: 3,
      attendance: ['present', 'absent', null],
    })
    const open = (of: CouncilWorld, by = of.tellers[0]) =>
      by.post(`/api/stages/${of.stageId}/ballot-rounds`, { way: 'online' })
    expect(await open(half)).toMatchObject({
      status: 409,
      body: { code: 'ballot/roll-not-called', missing: 1 },
    })
    const few = await insertCouncil(world, { members: 3, attendance: ['present', 'written', 'absent'] })
    expect(await open(few)).toMatchObject({
      status: 409,
      body: { code: 'ballot/no-quorum', present: 1, members: 3, quorum: '2/3' },
    })
    const whole = await insertCouncil(world, { members: 3 })
    const plain = whole.members[2]?.persona
    if (!plain) throw new Error('no member')
    expect(code(await open(whole, plain))).toEqual([404, 'record/not-found'])
    expect(code(await open(whole, few.tellers[0]))).toEqual([404, 'record/not-found'])
    const administrator = await world.person('Quản trị', [{ role: 'administrator', scopeKind: 'global' }])
    expect(code(await open(whole, administrator))).toEqual([403, 'access/forbidden'])
    const roundId = await openTestRound(whole)
    const digest = '0'.repeat(64)
    for (const step of ['close-issuing', 'end-casting', 'close', 'void/approve'])
      expect([step, ...code(await plain.post(`/api/ballot-rounds/${roundId}/${step}`, { digest }))]).toEqual([
        step,
        404,
        'record/not-found',
      ])
    expect(code(await whole.tellers[0].post(`/api/ballot-rounds/${roundId}/close-issuing`))).toEqual([
      409,
      'ballot/none-issued',
    ])
    expect(code(await whole.tellers[0].post(`/api/ballot-rounds/${roundId}/close`))).toEqual([
      409,
      'record/in-wrong-state',
    ])
  })
})

describe('paper among the ballots on screen', () => {
  const paperRound = async (papers: number) => {
    const council = await insertCouncil(world, {
      members: 9,
      attendance: [
        ...Array.from({ length: 9 - papers - 1 }, () => 'present' as const),
        'absent',
        ...Array.from({ length: papers }, () => 'written' as const),
      ],
      council: { quorum: '1/3' },
    })
    const roundId = await openTestRound(council)
    const onPaper = council.members.slice(9 - papers)
    for (const { id } of onPaper)
      expect(
        (
          await council.tellers[0].put(`/api/ballot-rounds/${roundId}/paper-issue`, {
            memberId: id,
            issued: true,
          })
        ).status,
      ).toBe(200)
    return { council, roundId, onPaper, onScreen: council.members.slice(0, 9 - papers - 1) }
  }

  test('"paper" on the roll keeps from the screen; the absent are not on it; two of three warned are not enough', async () => {
    const { council, roundId, onPaper, onScreen } = await paperRound(2)
    const [writer, other] = onPaper
    const input = { blinded: '0'.repeat(767) + '5', sealed: 'A'.repeat(64) }
    expect(code((await writer?.persona.post(`/api/ballot-rounds/${roundId}/issue`, input)) as never)).toEqual(
      [409, 'ballot/on-paper'],
    )
    expect((await council.tellers[0].get(`/api/ballot-rounds/${roundId}`)).body).toMatchObject({
      issuedOnPaper: 2,
      fewOnPaper: true,
    })
    for (const { persona } of onScreen) await takeBallot(world, persona, roundId)
    const close = () => council.tellers[0].post(`/api/ballot-rounds/${roundId}/close-issuing`)
    expect(await close()).toMatchObject({ status: 409, body: { code: 'ballot/warning-needed', members: 2 } })
    // The member says so, or the tellers note it; another member can't.
    const warn = (by: CouncilWorld['members'][number] | undefined, memberId: string | undefined) =>
      by?.persona.put(`/api/ballot-rounds/${roundId}/paper-warning`, { memberId })
    expect((await warn(writer, writer?.id))?.status).toBe(200)
    expect((await warn(onScreen[3], other?.id))?.status).toBe(404)
    expect((await warn(council.members[0], other?.id))?.status).toBe(200)
    expect((await close()).status).toBe(200)
  })

  test('so few on screen that the others give them away are warned too, and nobody where all vote one way', async () => {
    const council = await insertCouncil(world, { members: 5 })
    const [onScreen, ...others] = council.members
    const roundId = await openTestRound(council, { paper: others.map(({ id }) => id) })
    const round = `/api/ballot-rounds/${roundId}`
    const [teller] = council.tellers
    const give = (memberId: string) => teller.put(`${round}/paper-issue`, { memberId, issued: true })
    for (const { id } of others) expect((await give(id)).status).toBe(200)
    expect((await teller.get(round)).body).toMatchObject({ fewOnPaper: false, fewOnScreen: false })
    if (!onScreen) throw new Error('no member')
    // What was said to them as long as they were to vote on paper says nothing of the screen.
    const by = async (channel: string) =>
      expect((await teller.put(`${round}/channel`, { memberId: onScreen.id, channel })).status).toBe(200)
    await by('paper')
    expect((await teller.put(`${round}/paper-warning`, { memberId: onScreen.id })).status).toBe(200)
    await by('online')
    const credential = await takeBallot(world, onScreen.persona, roundId)
    expect((await teller.get(round)).body).toMatchObject({ fewOnPaper: false, fewOnScreen: true })
    const close = () => teller.post(`${round}/close-issuing`)
    expect(await close()).toMatchObject({ status: 409, body: { code: 'ballot/warning-needed', members: 1 } })
    const warned = await onScreen.persona.put(`${round}/paper-warning`, { memberId: onScreen.id })
    expect(warned.status).toBe(200)
    expect((await close()).status).toBe(200)
    const { serial, signature } = credential
    expect((await cast(roundId, { serial, signature, marks: marksOf(council, ['yes']) })).status).toBe(200)
  })

  test('two tellers type them apart, must agree, and nothing on a ballot then tells its way', async () => {
    const { council, roundId, onPaper, onScreen } = await paperRound(3)
    const held = await issueAll(council, roundId, onScreen)
    for (const credential of held)
      await cast(roundId, { ...credential, marks: marksOf(council, ['yes', 'yes', 'no']) })
    const [first, second] = council.tellers
    const path = `/api/ballot-rounds/${roundId}/paper-count`
    const typed = (ballots: unknown[]) => ({ kind: 'ballots', ballots })
    const put = (by: typeof first, version: number, ballots: unknown[], handIn = true) =>
      by.put(path, { version, paper: typed(ballots), handIn })
    const a = { marks: ['yes', 'no', 'blank'], invalid: null }
    const b = { marks: ['both', 'yes', 'yes'], invalid: null }
    const spoiled = { marks: [], invalid: 'unknownCandidate' }
    expect((await put(first, 0, [a, b, spoiled])).status).toBe(409)
    await first.post(`/api/ballot-rounds/${roundId}/end-casting`)
    const close = () => second.post(`/api/ballot-rounds/${roundId}/close`)
    expect(await close()).toMatchObject({ status: 409, body: { code: 'ballot/paper-missing', handedIn: 0 } })
    expect((await put(first, 0, [a, b, spoiled])).body).toEqual({ version: 1, handedIn: true })
    expect(await put(first, 0, [a])).toMatchObject({
      status: 409,
      body: { code: 'record/stale-version', current: 1 },
    })
    expect((await put(second, 0, [{ marks: ['yes'], invalid: null }])).status).toBe(422)
    expect((await second.get(path)).body).toMatchObject({
      version: 0,
      paper: null,
      tellersDone: 1,
      agreed: null,
    })
    await put(second, 0, [a, a, spoiled])
    expect(code(await close())).toEqual([409, 'ballot/paper-differs'])
    await put(second, 1, [a, a, a, b])
    await put(first, 1, [a, b, a, a])
    expect(await close()).toMatchObject({
      status: 409,
      body: { code: 'ballot/more-than-issued', returned: 4, issued: 3 },
    })
    await put(first, 2, [a, b, spoiled])
    await put(second, 2, [spoiled, a, b])
    expect((await second.get(path)).body).toMatchObject({ tellersDone: 2, agreed: true })
    expect((await close()).status).toBe(200)
    const { round } = (await first.get(`/api/ballot-rounds/${roundId}`)).body
    expect(round.count).toMatchObject({
      facts: { members: 9, present: 5, issued: 8, returned: 8 },
      valid: 7,
      invalid: 1,
      invalidWhy: { unknownCandidate: 1 },
    })
    const kept = await world.database.db.select().from(ballot).where(eq(ballot.roundId, roundId))
    expect(kept.every((it) => isSigned(round.publicKey, it.serial, it.signature))).toBe(true)
    expect(await world.database.sql`select * from paper_count where round_id = ${roundId}`).toHaveLength(0)
    expect(onPaper).toHaveLength(3)
  })

  test('a round wholly on paper: two tellers type what it adds up to; it can not be recounted', async () => {
    const council = await insertCouncil(world, { members: 4, candidates: 2 })
    const roundId = await openTestRound(council, { way: 'paper' })
    expect(readdirSync(join(world.deps.config.dataDir, 'keys/ballots'))).not.toContain(`${roundId}.pem`)
    const [first, second] = council.tellers
    for (const { id } of council.members)
      await first.put(`/api/ballot-rounds/${roundId}/paper-issue`, { memberId: id, issued: true })
    await first.post(`/api/ballot-rounds/${roundId}/close-issuing`)
    expect(
      code(await cast(roundId, { serial: '0'.repeat(64), signature: '0'.repeat(768), marks: {} })),
    ).toEqual([409, 'ballot/not-casting'])
    await first.post(`/api/ballot-rounds/${roundId}/end-casting`)
    const paper = {
      kind: 'totals',
      returned: 4,
      invalid: { spoiled: 1 },
      allBlank: 0,
      candidates: [
        { candidate: council.candidates[0]?.id, yes: 3, no: 0, blank: 0, both: 0 },
        { candidate: council.candidates[1]?.id, yes: 1, no: 1, blank: 1, both: 0 },
      ],
    }
    const put = (by: typeof first, version: number, it: unknown) =>
      by.put(`/api/ballot-rounds/${roundId}/paper-count`, { version, paper: it, handIn: true })
    expect((await put(first, 0, { ...paper, returned: 3 })).body.issues).toEqual([
      { pointer: '/paper/candidates/0', code: 'sumDiffers' },
      { pointer: '/paper/candidates/1', code: 'sumDiffers' },
    ])
    await put(first, 0, paper)
    await put(second, 0, { ...paper, candidates: paper.candidates.toReversed() })
    expect((await second.post(`/api/ballot-rounds/${roundId}/close`)).status).toBe(200)
    const { body } = await first.get(`/api/ballot-rounds/${roundId}/file`)
    expect(tallyBallots(body, isSigned)).toMatchObject({ faults: [], recounted: false })
    expect(body).toMatchObject({ way: 'paper', publicKey: null, serials: [], marks: null })
    expect(body.count.candidates[0]).toMatchObject({ yes: 3, base: 4, share: '3/4', reached: true })
  })
})

test('a struck line leaves no trace on a ballot, and a vote on it shows in the sum and stops the round', async () => {
  const council = await insertCouncil(world, {
    members: 4,
    candidates: 2,
    council: { interest: 'struck', minVotersForMarks: 3 },
    interests: { 3: [0] },
  })
  const roundId = await openTestRound(council)
  const held = await issueAll(council, roundId)
  expect((await council.members[3]?.persona.get(`/api/ballot-rounds/${roundId}`))?.body.own.struck).toEqual([
    council.candidates[0]?.id,
  ])
  for (const credential of held)
    await cast(roundId, { ...credential, marks: marksOf(council, ['yes', 'yes']) })
  expect(await endAndClose(council, roundId)).toMatchObject({
    status: 409,
    body: { code: 'ballot/struck-voted', candidates: [council.candidates[0]?.id] },
  })
  const [first, second] = council.tellers
  const asked = await first.post(`/api/ballot-rounds/${roundId}/void`, {
    reason: 'Có phiếu bỏ cho dòng đã gạch',
  })
  expect(asked.status).toBe(200)
  const digest = (await second.get(`/api/ballot-rounds/${roundId}`)).body.round.voidAsked
  expect(code(await first.post(`/api/ballot-rounds/${roundId}/void/approve`, { digest }))).toEqual([
    403,
    'access/second-person-needed',
  ])
  expect((await second.post(`/api/ballot-rounds/${roundId}/void/approve`, { digest })).body).toEqual({
    state: 'void',
  })
  expect(existsSync(keyOf(roundId))).toBe(false)
  expect(
    await world.database.db
      .select({ sealed: ballotRoll.sealed })
      .from(ballotRoll)
      .where(eq(ballotRoll.roundId, roundId)),
  ).toEqual([{ sealed: null }, { sealed: null }, { sealed: null }, { sealed: null }])

  const again = await openTestRound(council)
  const anew = await issueAll(council, again)
  for (const [i, credential] of anew.entries())
    await cast(again, { ...credential, marks: marksOf(council, [i === 3 ? 'blank' : 'yes', 'yes']) })
  expect((await endAndClose(council, again)).status).toBe(200)
  const { round } = (await first.get(`/api/ballot-rounds/${again}`)).body
  expect(round.count.candidates[0]).toMatchObject({ yes: 3, blank: 0, struck: 1, base: 3, share: '1/1' })
  const { body } = await first.get(`/api/ballot-rounds/${again}/file`)
  expect(tallyBallots(body, isSigned)).toMatchObject({ faults: [], recounted: true })
})

test('choosing up to n: one too many is refused with the number, and the ballot is still the voter’s', async () => {
  const council = await insertCouncil(world, { members: 2, council: { form: 'choose', chooseUpTo: 2 } })
  const roundId = await openTestRound(council)
  const [credential] = await issueAll(council, roundId)
  const all = marksOf(council, ['yes', 'yes', 'yes'])
  expect(await cast(roundId, { ...credential, marks: all })).toMatchObject({
    status: 422,
    body: { code: 'ballot/too-many', chosen: 3, most: 2 },
  })
  expect((await cast(roundId, { ...credential, marks: marksOf(council, ['yes', 'yes']) })).status).toBe(200)
})

test('below the least number of voters only totals are published', async () => {
  const council = await insertCouncil(world, { members: 3 })
  const roundId = await openTestRound(council)
  const held = await issueAll(council, roundId)
  for (const credential of held) await cast(roundId, { ...credential, marks: marksOf(council, ['yes']) })
  await endAndClose(council, roundId)
  const { body } = await council.tellers[0].get(`/api/ballot-rounds/${roundId}/file`)
  expect([body.marks, body.serials.length]).toEqual([null, 3])
  expect(tallyBallots(body, isSigned)).toMatchObject({ faults: [], recounted: false })
})

test('a session sent along when casting is not looked at, and none is set', async () => {
  const council = await insertCouncil(world, { members: 2 })
  const roundId = await openTestRound(council)
  const [credential] = await issueAll(council, roundId)
  const ballotOf = { ...credential, marks: marksOf(council, ['yes']) }
  const { cookie } = council.tellers[1]
  const before = world.logged.length
  const answers = [
    await cast(roundId, ballotOf, {
      cookie: `${cookie}; ngon_ngu=en`,
      'idempotency-key': 'x',
      authorization: 'Bearer x',
    }),
    await cast(roundId, { ...ballotOf, serial: '00'.repeat(32) }, { cookie: `${cookie}; ngon_ngu=en` }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 422])
  expect(answers[1]?.body.title).toContain('không có dấu')
  for (const { headers } of answers)
    expect([headers.get('set-cookie'), headers.get('x-request-id'), headers.get('vary')]).toEqual([
      null,
      null,
      null,
    ])
  expect(world.logged.length).toBe(before)
})

test('a flood is told to come again; what is too large is not read', async () => {
  const { body, status } = await cast(world.deps.newId(), { serial: 'a'.repeat(200_000) })
  expect([status, body.code]).toEqual([413, 'input/too-large'])
})

test('what a counted round led to goes with it: later rounds first, then the round and what was resolved from it', async () => {
  const council = await insertCouncil(world, {
    members: 4,
    council: { seats: 1, tieAtCut: ['secondBallot', 'council'] },
  })
  const [chair, teller] = council.tellers
  const hold = async (): Promise<string> => {
    const id = await openTestRound(council)
    const on: string[] = (await teller.get(`/api/ballot-rounds/${id}`)).body.round.candidates
    for (const credential of await issueAll(council, id)) {
      const marks = Object.fromEntries(
        on.map((one) => [one, one === council.candidates[2]?.id ? 'no' : 'yes']),
      )
      expect((await cast(id, { ...credential, marks })).status).toBe(200)
    }
    expect((await endAndClose(council, id)).status).toBe(200)
    return id
  }
  const first = await hold()
  const among = council.candidates.slice(0, 2).map(({ id }) => id)
  const { db } = world.database
  // Of another matter, while only the first round was counted.
  await db.insert(councilResolution).values({
    id: randomUUID(),
    stageId: council.stageId,
    chosen: [],
    among: among.slice(1),
    reason: 'Không bỏ phiếu thêm',
    by: chair.accountId,
    at: world.clock.now,
    countersignedBy: teller.accountId,
    countersignedAt: world.clock.now,
  })
  world.clock.advance(1000)
  const second = await hold()
  const resolved = await chair.post(`/api/stages/${council.stageId}/council-resolutions`, {
    among,
    chosen: among.slice(0, 1),
    reason: 'Hội đồng biểu quyết 3/4',
  })
  expect(resolved.status).toBe(200)
  const standing = async () =>
    (
      await db
        .select()
        .from(councilResolution)
        .where(eq(councilResolution.stageId, council.stageId))
        .orderBy(councilResolution.at)
    ).map(({ withdrawnAt }) => withdrawnAt === null)
  const isWaiting = async () => {
    const [row] = await world.database.owner`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    if (row?.['n'] === 0) await isWaiting()
  }
  const makeVoid = async (id: string) => {
    const asked = await chair.post(`/api/ballot-rounds/${id}/void`, { reason: 'Danh sách phát phiếu sai' })
    if (asked.status !== 200) return asked
    const digest = (await teller.get(`/api/ballot-rounds/${id}`)).body.round.voidAsked
    return teller.post(`/api/ballot-rounds/${id}/void/approve`, { digest })
  }
  expect(await makeVoid(first)).toMatchObject({ status: 409, body: { code: 'ballot/later-round', n: 2 } })
  expect(await standing()).toEqual([true, true])
  // Whoever opens a round holds the stage: a count becomes none before or after, never meanwhile.
  const opened = randomUUID()
  const asked = await chair.post(`/api/ballot-rounds/${second}/void`, { reason: 'Danh sách phát phiếu sai' })
  expect(asked.status).toBe(200)
  const { voidAsked } = (await teller.get(`/api/ballot-rounds/${second}`)).body.round
  const agreeing = await db.transaction(async (tx) => {
    await tx.execute(sql`select id from stage where id = ${council.stageId} for update`)
    const answer = teller.post(`/api/ballot-rounds/${second}/void/approve`, { digest: voidAsked })
    await isWaiting()
    const [row] = await tx.select().from(ballotRound).where(eq(ballotRound.id, second))
    if (!row) throw new Error('no round')
    await tx.insert(ballotRound).values({ ...row, id: opened, n: 3, state: 'issuing', closedAt: null })
    return { answer }
  })
  expect(await agreeing.answer).toMatchObject({ status: 409, body: { code: 'ballot/later-round', n: 3 } })
  await world.database.owner`delete from ballot_round where id = ${opened}`
  expect((await makeVoid(second)).status).toBe(200)
  expect(await standing()).toEqual([true, false])
  expect((await makeVoid(first)).status).toBe(200)
  expect(await standing()).toEqual([false, false])
  const { next } = (await teller.get(`/api/stages/${council.stageId}/ballot-rounds`)).body
  expect(next).toMatchObject({ kind: 'first', seats: 1 })
})

test('once the minutes are closed nobody changes what they say of a line', async () => {
  const council = await insertCouncil(world, { members: 3 })
  const roundId = await openTestRound(council)
  const held = await issueAll(council, roundId)
  for (const credential of held) await cast(roundId, { ...credential, marks: marksOf(council, ['yes']) })
  await endAndClose(council, roundId)
  const voter = council.members[2]?.persona
  if (!voter) throw new Error('no voter')
  const round = `/api/ballot-rounds/${roundId}`
  const maySay = async () => (await voter.get(round)).body.allowed.includes('ballot.confirmLine')
  const say = () => voter.put(`${round}/own-line`, { word: 'disputed' })
  expect([await maySay(), (await say()).status]).toEqual([true, 200])
  const at = { closedAt: world.clock.now }
  await world.database.db.update(councilTable).set(at).where(eq(councilTable.stageId, council.stageId))
  const refused = await voter.put(`${round}/own-line`, { word: 'confirmed' })
  expect([...code(refused), refused.body.state, await maySay()]).toEqual([
    409,
    'record/in-wrong-state',
    'minutesClosed',
    false,
  ])
})

test('no key outlives its round: what a crash left is swept, what a round needs stays', async () => {
  const [over, open] = [
    await insertCouncil(world, { members: 2 }),
    await insertCouncil(world, { members: 2 }),
  ]
  const [gone, kept] = [await openTestRound(over), await openTestRound(open)]
  await world.database.db.update(ballotRound).set({ state: 'closed' }).where(eq(ballotRound.id, gone))
  await sweepRoundKeys(world.deps)
  expect([existsSync(keyOf(gone)), existsSync(keyOf(kept))]).toEqual([false, true])
})

test('a key that outlived its round is destroyed when the next one is opened', async () => {
  const council = await insertCouncil(world, { members: 2 })
  const roundId = await openTestRound(council)
  await world.database.db.update(ballotRound).set({ state: 'void' }).where(eq(ballotRound.id, roundId))
  expect(existsSync(keyOf(roundId))).toBe(true)
  const next = await openTestRound(council)
  expect([existsSync(keyOf(roundId)), existsSync(keyOf(next))]).toEqual([false, true])
})

test('an ended grant opens nothing any more', async () => {
  const council = await insertCouncil(world, { members: 2 })
  await world.database.db.delete(officeGrant).where(eq(officeGrant.accountId, council.tellers[0].accountId))
  const answer = await council.tellers[0].post(`/api/stages/${council.stageId}/ballot-rounds`, {
    way: 'online',
  })
  expect(answer.status).toBe(404)
})
