import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BlindBallot, blindBallot } from '../../apps/api/src/features/demo/blind-voter.ts'
import { insertCouncil, marksOf } from '../../apps/api/src/testing/council-world.ts'
import { createRealServer } from './real-server.ts'

const MEMBERS = 200
const CANDIDATES = 50
/** They begin spread over so long; the minute is what they have. */
const RUSH_MS = 40_000
const LIMIT_S = 60

interface Voter {
  cookie: string
  blind: BlindBallot
  signature: string
}

/**
 * A council of 200 is issued its ballots within a minute and casts them within another, over real HTTP on the embedded
 * PostgreSQL. Throws unless each was answered at once without an error, and all are counted.
 */
export const rushOfCouncil = async () => {
  const server = await createRealServer()
  try {
    await server.start()
    const world = await server.openWorld()
    world.clock.now = new Date()
    const council = await insertCouncil(world, { members: MEMBERS, candidates: CANDIDATES })
    const post = (path: string, json: unknown, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(json),
      })
    // By the server itself: the round's key lies beside its own data.
    const [first, second] = council.tellers
    const act = async ({ cookie }: { cookie: string }, path: string, json: unknown = {}) => {
      const answer = await post(path, json, { cookie, 'idempotency-key': randomUUID() })
      const said: unknown = await answer.json()
      if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(said)}`)
      return said
    }
    const opened = (await act(first, `/api/stages/${council.stageId}/ballot-rounds`, { way: 'online' })) as {
      id: string
    }
    const roundId = opened.id
    await server.analyze()
    const { body } = await first.get(`/api/ballot-rounds/${roundId}`)
    const voters = council.members.map(
      ({ persona }): Voter => ({
        cookie: persona.cookie,
        blind: blindBallot(body.round.publicKey, world.deps.randomBytes),
        signature: '',
      }),
    )
    const failures: string[] = []
    const rush = async (
      what: string,
      ask: (voter: Voter) => Promise<Response>,
      take: (voter: Voter, it: never) => void,
    ) => {
      const began = Date.now()
      const taken: number[] = []
      await Promise.all(
        voters.map(async (voter, i) => {
          await sleep((i * RUSH_MS) / MEMBERS)
          const started = performance.now()
          const answer = await ask(voter)
          if (answer.status === 200) take(voter, (await answer.json()) as never)
          else failures.push(`${what} ${answer.status} ${await answer.text()}`)
          taken.push(performance.now() - started)
        }),
      )
      const seconds = (Date.now() - began) / 1000
      const sorted = taken.toSorted((a, b) => a - b)
      const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)
      console.log(
        `${MEMBERS} members, ${what} in ${seconds.toFixed(1)} s (${LIMIT_S} s is what they have), ${failures.length} failures; ${at(0.5)} ms in the middle, ${at(0.99)} ms at the 99th percentile, ${at(1)} ms at most`,
      )
      return seconds
    }
    const issuing = await rush(
      'issued',
      ({ cookie, blind }) =>
        post(
          `/api/ballot-rounds/${roundId}/issue`,
          { blinded: blind.blinded, sealed: 'A'.repeat(1160) },
          { cookie, 'idempotency-key': randomUUID() },
        ),
      (voter, { blindSignature }: { blindSignature: string }) => {
        voter.signature = voter.blind.finish(blindSignature)
      },
    )
    for (const failure of failures.slice(0, 5)) console.log(failure.slice(0, 300))
    await act(first, `/api/ballot-rounds/${roundId}/close-issuing`)
    const casting = await rush(
      'cast',
      ({ blind, signature }) =>
        post(`/api/ballots/${roundId}`, {
          serial: blind.serial,
          signature,
          marks: marksOf(council, ['yes', 'no']),
        }),
      () => {},
    )
    await act(first, `/api/ballot-rounds/${roundId}/end-casting`)
    const started = performance.now()
    await act(second, `/api/ballot-rounds/${roundId}/close`)
    const closing = performance.now() - started
    const { count } = (await first.get(`/api/ballot-rounds/${roundId}`)).body.round
    await world.close()
    console.log(
      `closed and counted in ${closing.toFixed(0)} ms: ${count?.facts.returned} of ${MEMBERS} ballots`,
    )
    for (const failure of failures.slice(0, 5)) console.log(failure.slice(0, 300))
    if (failures.length > 0 || count?.facts.returned !== MEMBERS) throw new Error('not everybody voted')
    if (Math.max(issuing, casting) > LIMIT_S) throw new Error('it took more than a minute')
  } finally {
    await server.remove()
  }
}
