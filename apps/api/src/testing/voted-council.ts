import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { ballot, ballotRound, council, councilMember, stage, stageEntry } from '@xk/db'
import { countRound, type Mark, roundRoot, type RoundKind, totalsOf } from '@xk/domain/ballot'
import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { type CouncilRules, type Ruleset, rulesetSchema } from '@xk/domain/ruleset'
import { and, asc, eq } from 'drizzle-orm'
import { bySerial } from '../features/ballot/cast-ballot.ts'
import { signSerial } from '../features/ballot/round-key.ts'
import { marksByCandidate } from '../features/ballot/close-round.ts'
import { insertJudgedStage, type JudgedStage } from './judged-stage.ts'
import { must } from './must.ts'
import { freezeStage } from './named-final.ts'
import type { ResultPeople } from './released-result.ts'
import type { Persona, TestApp } from './test-app.ts'

/** The template's selection with two judges and a council of nine that has so many seats, each of them a prize. */
export const votedRules = (seats: number, council: Partial<CouncilRules> = {}): Ruleset =>
  rulesetSchema.parse({
    ...exemplarSelectionTemplate,
    publicNotice: null,
    stages: exemplarSelectionTemplate.stages.map((it) => {
      if (it.kind === 'councilBallot') return { ...it, council: { ...it.council, seats, ...council } }
      if (it.kind === 'screening') return it
      return { ...it, scoring: { ...it.scoring, judgesPerEntry: 2, minSheets: 2, gap: null } }
    }),
    prizes: exemplarSelectionTemplate.prizes.map((prize) => ({ ...prize, quota: seats })),
  })

export interface VotedCouncil extends JudgedStage {
  councilStageId: string
  /** Places in the council's stage, in the order of the rows that were judged. */
  candidates: string[]
  /** In the order of their offices: chair, deputy, secretary, members. */
  members: { memberId: string; persona: Persona }[]
}

const BARE = { setUpBy: '', place: '', minutes: {}, version: 0 }
const OFFICES = ['chair', 'deputyChair', 'secretary'] as const

/** An appraised edition that went on to its council by its routes, with nine members who are all present; its minutes are closed. */
export const insertVotedCouncil = async (
  world: TestApp,
  people: ResultPeople,
  of: { rules: Ruleset; totals: readonly (readonly [number, number])[]; size?: number },
): Promise<VotedCouncil> => {
  const it = await sendToCouncil(world, people, await insertJudgedStage(world, of), { size: of.size })
  const at = world.clock.now
  await world.database.db
    .insert(council)
    .values({ ...BARE, stageId: it.councilStageId, openedAt: at, closedAt: at })
  return it
}

/** Sends an appraised edition on to its council by its routes; its members are all present, `tellers` of them by place. */
export const sendToCouncil = async (
  world: TestApp,
  { secretary, lead }: ResultPeople,
  it: JudgedStage,
  of: { size?: number | undefined; tellers?: Readonly<Record<number, 'head' | 'member'>> } = {},
): Promise<VotedCouncil> => {
  const { db } = world.database
  await freezeStage(secretary, it.stageId)
  const promotion = `/api/stages/${it.stageId}/promotion`
  const { digest } = must('promotion', await lead.get(promotion))
  must('promote', await lead.post(promotion, { digest }))
  const [next] = await db
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, it.editionId), eq(stage.kind, 'councilBallot')))
  const councilStageId = next?.id ?? ''
  const places = await db
    .select({ id: stageEntry.id, entryId: stageEntry.entryId })
    .from(stageEntry)
    .where(eq(stageEntry.stageId, councilStageId))
    .orderBy(asc(stageEntry.id))
  const members: VotedCouncil['members'] = []
  for (let i = 0; i < (of.size ?? 9); i++) {
    const teller = of.tellers?.[i] ?? null
    const roles = teller ? (['councillor', 'teller'] as const) : (['councillor'] as const)
    const persona = await world.person(
      `Ủy viên Hội đồng ${i + 1}`,
      roles.map((role) => ({ role, scopeKind: 'edition' as const, scopeId: it.editionId })),
    )
    const memberId = randomUUID()
    await db.insert(councilMember).values({
      id: memberId,
      stageId: councilStageId,
      personId: persona.personId,
      office: OFFICES[i] ?? 'member',
      teller,
      state: 'appointed',
      attendance: 'present',
      ordinal: i + 1,
    })
    members.push({ memberId, persona })
  }
  const candidates = it.entries.flatMap(
    ({ entryId }) => places.find((place) => place.entryId === entryId)?.id ?? [],
  )
  return { ...it, councilStageId, candidates, members }
}

let known: ReturnType<typeof makeKey> | undefined
const makeKey = () => generateKeyPairSync('rsa', { modulusLength: 3072 })
/** Made once: what a round's key is, beyond that it signs, has its own tests. */
const roundKey = () => (known ??= makeKey())

/**
 * A closed round with its ballots: `yes` says how many of the voters agree to each candidate, the others do not.
 * What gives and counts ballots has its own tests.
 */
export const insertRound = async (
  world: TestApp,
  it: VotedCouncil,
  of: { n: number; kind: RoundKind; seats: number; yes: Readonly<Record<string, number>>; voters?: number },
): Promise<string> => {
  const { db } = world.database
  const council = it.rules.stages.find(({ kind }) => kind === 'councilBallot')
  if (council?.kind !== 'councilBallot') throw new Error('no council')
  const voters = of.voters ?? it.members.length
  const key = roundKey()
  const candidates = Object.keys(of.yes)
  const ballots = Array.from({ length: voters }, (_, i) => {
    const marks = candidates.map((id): Mark => ((of.yes[id] ?? 0) > i ? 'yes' : 'no'))
    const serial = randomBytes(32).toString('hex')
    return {
      serial,
      signature: signSerial(key.privateKey, serial),
      marks,
      byId: Object.fromEntries(candidates.map((id, at) => [id, marks[at] ?? 'blank'])),
    }
  })
  const facts = { members: it.members.length, present: voters, issued: voters, returned: voters }
  const count = countRound(
    { rules: council.council, facts, candidates, seats: of.seats, struck: {} },
    ballots.map(({ byId }) => ({ marks: byId })),
  )
  const published = {
    publicKey: key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    ballotsRoot: 'cd'.repeat(32),
    serials: bySerial(ballots.map(({ serial, signature }) => ({ serial, signature }))),
    marks:
      voters < council.council.minVotersForMarks
        ? null
        : marksByCandidate(
            totalsOf(
              ballots.map(({ byId }) => ({ marks: byId })),
              { rules: council.council, candidates, seats: of.seats },
            ),
          ),
    count,
  }
  const id = randomUUID()
  await db.insert(ballotRound).values({
    id,
    stageId: it.councilStageId,
    n: of.n,
    kind: of.kind,
    way: 'online',
    state: 'closed',
    candidates,
    seats: of.seats,
    members: facts.members,
    present: facts.present,
    struck: {},
    publicKey: published.publicKey,
    issued: voters,
    root: roundRoot(published),
    ballotsRoot: published.ballotsRoot,
    salt: 'ef'.repeat(16),
    count,
    openedBy: it.members[0]?.persona.accountId ?? '',
    openedAt: world.clock.now,
    closedAt: world.clock.now,
  })
  await db
    .insert(ballot)
    .values(ballots.map(({ serial, signature, marks }) => ({ roundId: id, serial, signature, marks })))
  return id
}

/** Two people declare exactly what is on screen. */
export const declareCouncil = async (it: VotedCouncil, first: Persona, second: Persona): Promise<void> => {
  const at = `/api/stages/${it.councilStageId}/council-outcome`
  const { digest } = must('outcome', await first.get(at))
  must('prepare', await first.post(`${at}/prepare`, { digest }))
  must('declare', await second.post(`${at}/declare`, { digest }))
}

/** Opens both minutes of the fixture's council again, or closes them. */
export const setMinutes = (world: TestApp, it: VotedCouncil, state: 'open' | 'closed') =>
  world.database.db
    .update(council)
    .set({ closedAt: state === 'open' ? null : world.clock.now })
    .where(eq(council.stageId, it.councilStageId))
