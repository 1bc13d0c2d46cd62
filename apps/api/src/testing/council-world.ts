import { randomUUID } from 'node:crypto'
import {
  councilInterest,
  council,
  councilMember,
  entry,
  entryPerson,
  person,
  personIdentity,
  revision,
  revisionContent,
  stage,
  stageEntry,
} from '@xk/db'
import { digestOf, fold } from '@xk/domain/kernel'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import { type CouncilRules, councilRulesSchema, type Ruleset } from '@xk/domain/ruleset'
import { and, eq } from 'drizzle-orm'
import { type BlindBallot, blindBallot } from '../features/demo/blind-voter.ts'
import { ensureUnit, insertEdition } from './edition-world.ts'
import type { Persona, TestApp } from './test-app.ts'

/** A ballot of nine or so: yes or no by name, more than half of those returned, as many seats as two. */
export const COUNCIL_RULES: CouncilRules = councilRulesSchema.parse({
  size: { min: 1, max: 300 },
  quorum: '2/3',
  form: 'yesNo',
  threshold: { fraction: '1/2', comparison: 'moreThan', base: 'returned' },
  seats: 2,
  interest: 'votes',
  tieAtCut: ['secondBallot', 'council'],
  writtenBallots: true,
})

export interface CouncilWorld {
  editionId: string
  stageId: string
  rules: Ruleset
  /** In Vietnamese order of their names. */
  candidates: { id: string; name: string }[]
  members: { id: string; persona: Persona }[]
  /** Two of them count; they are members too, the first two. */
  tellers: [Persona, Persona]
}

type Attendance = 'present' | 'online' | 'written' | 'absent' | null

/**
 * A council that has met: its stage behind the scored ones, candidates in it, members with their attendance, put
 * straight into the database.
 */
export const insertCouncil = async (
  world: TestApp,
  options: {
    members: number
    candidates?: number
    council?: Partial<CouncilRules>
    attendance?: readonly Attendance[]
    /** By member: positions of candidates with whom they have an interest. */
    interests?: Readonly<Record<number, readonly number[]>>
  },
): Promise<CouncilWorld> => {
  const { db } = world.database
  const base = withoutFinal(ideaContest2026CaseRuleset)
  const rules: Ruleset = {
    ...base,
    stages: [
      ...base.stages,
      {
        key: 'hoiDong',
        label: 'Hội đồng bỏ phiếu kín',
        kind: 'councilBallot',
        council: { ...COUNCIL_RULES, ...options.council },
      },
    ],
  }
  const edition = await insertEdition(world, { rules, state: 'council' })
  const [row] = await db
    .update(stage)
    .set({ state: 'running' })
    .where(and(eq(stage.editionId, edition.id), eq(stage.kind, 'councilBallot')))
    .returning({ id: stage.id })
  const stageId = row?.id ?? ''
  // A council meets when names are known.
  await db
    .update(stage)
    .set({ state: 'unmasked' })
    .where(and(eq(stage.editionId, edition.id), eq(stage.kind, 'scoring')))
  const unitId = await ensureUnit(world, 'Đoàn cơ sở Sở Nội vụ')
  const candidates: CouncilWorld['candidates'] = []
  for (let i = 0; i < (options.candidates ?? 3); i++) {
    const name = `Nguyễn Văn ${String.fromCharCode(65 + (i % 26)).repeat(1 + Math.floor(i / 26))}`
    candidates.push({ id: await insertCandidate(world, edition.id, stageId, unitId, name, i), name })
  }
  await db.insert(council).values({
    stageId,
    setUpBy: '',
    place: '',
    minutes: {},
    version: 1,
    openedAt: world.clock.now,
  })
  const members: CouncilWorld['members'] = []
  for (let i = 0; i < options.members; i++) {
    const grants = (i < 2 ? (['councillor', 'teller'] as const) : (['councillor'] as const)).map((role) => ({
      role,
      scopeKind: 'edition' as const,
      scopeId: edition.id,
    }))
    const persona = await world.person(`Ủy viên ${i + 1}`, grants)
    const id = world.deps.newId()
    await db.insert(councilMember).values({
      id,
      stageId,
      personId: persona.personId,
      office: i === 0 ? 'chair' : 'member',
      teller: i === 0 ? 'head' : i === 1 ? 'member' : null,
      state: 'appointed',
      attendance: options.attendance ? (options.attendance[i] ?? null) : 'present',
      ordinal: i + 1,
    })
    for (const at of options.interests?.[i] ?? [])
      await db.insert(councilInterest).values({
        memberId: id,
        stageEntryId: candidates[at]?.id ?? '',
        source: 'unit',
        reason: 'Cùng cơ sở Đoàn',
        at: world.clock.now,
      })
    members.push({ id, persona })
  }
  const [first, second] = members
  if (!first || !second) throw new Error('a council has two tellers')
  return {
    editionId: edition.id,
    stageId,
    rules,
    candidates,
    members,
    tellers: [first.persona, second.persona],
  }
}

const insertCandidate = async (
  world: TestApp,
  editionId: string,
  stageId: string,
  unitId: string,
  name: string,
  i: number,
): Promise<string> => {
  const { db } = world.database
  const { now } = world.clock
  const [personId, entryId, revisionId, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await db.insert(person).values({ id: personId, createdAt: now })
  const sortKey = name.split(' ').toReversed().join(' ')
  await db.insert(personIdentity).values({ personId, fullName: name, folded: fold(name), sortKey })
  await db.insert(entry).values({
    id: entryId,
    editionId,
    division: 'all',
    unitId,
    state: 'accepted',
    createdBy: personId,
    createdAt: now,
  })
  await db
    .insert(entryPerson)
    .values({ entryId, personId, role: 'author', share: 100, representative: true, ordinal: 1, unitId })
  await db.insert(revision).values({
    id: revisionId,
    entryId,
    n: 1,
    rulesetVersion: 1,
    digest: digestOf(entryId),
    receiptCode: `PTN-${entryId.slice(0, 18)}`,
    submittedAt: now,
    submittedBy: personId,
  })
  const body = { fields: { title: `Hồ sơ ${name}` }, people: [], declarations: {}, jointUnits: [] }
  await db.insert(revisionContent).values({ revisionId, body, salt: randomUUID() })
  await db
    .insert(stageEntry)
    .values({ id, stageId, entryId, revisionId, blindCode: String(5001 + i), state: 'active' })
  return id
}

/** Opens a round over the routes; its id. */
export const openTestRound = async (
  council: CouncilWorld,
  input: { way?: 'online' | 'paper'; paper?: string[] } = {},
): Promise<string> => {
  const opened = await council.tellers[0].post(`/api/stages/${council.stageId}/ballot-rounds`, {
    way: 'online',
    ...input,
  })
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
  return opened.body.id as string
}

/** A voter's credential, got over the route of issuing. */
export const takeBallot = async (
  world: TestApp,
  persona: Persona,
  roundId: string,
  randomBytes: (length: number) => Uint8Array = world.deps.randomBytes,
): Promise<{ serial: string; signature: string; blind: BlindBallot }> => {
  const { body } = await persona.get(`/api/ballot-rounds/${roundId}`)
  const blind = blindBallot(body.round.publicKey, randomBytes)
  const sealed = Buffer.from(randomBytes(96)).toString('base64')
  const issued = await persona.post(`/api/ballot-rounds/${roundId}/issue`, { blinded: blind.blinded, sealed })
  if (issued.status !== 200) throw new Error(JSON.stringify(issued.body))
  return { serial: blind.serial, signature: blind.finish(issued.body.blindSignature), blind }
}

/** Marks by candidate from their positions; those left out are blank. */
export const marksOf = (
  council: Pick<CouncilWorld, 'candidates'>,
  marks: readonly ('yes' | 'no' | 'blank' | 'both')[],
) => Object.fromEntries(council.candidates.map(({ id }, i) => [id, marks[i] ?? 'blank']))
