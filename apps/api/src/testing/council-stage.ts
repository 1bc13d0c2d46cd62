import { randomUUID } from 'node:crypto'
import { edition, entry, entryPerson, membership, personIdentity, stage, stageEntry } from '@xk/db'
import { fold } from '@xk/domain/kernel'
import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { type CouncilRules, type Ruleset, rulesetSchema } from '@xk/domain/ruleset'
import { and, eq } from 'drizzle-orm'
import { ensureUnit } from './edition-world.ts'
import { insertJudgedStage, type JudgedStage } from './judged-stage.ts'
import type { Persona, TestApp } from './test-app.ts'

/** The council of the case (Kế hoạch 112, VI): 15 members, two thirds, yes or no, two thirds of all members, 30 seats. */
const CASE_COUNCIL: CouncilRules = {
  size: { min: 9, max: 15 },
  quorum: '2/3',
  form: 'yesNo',
  chooseUpTo: null,
  threshold: { fraction: '2/3', comparison: 'atLeast', base: 'members' },
  seats: 30,
  interest: 'votes',
  tieAtCut: ['secondBallot', 'previousStage'],
  furtherBallot: { fraction: '1/2', comparison: 'moreThan', base: 'members' },
  writtenBallots: true,
  minVotersForMarks: 8,
}

/** The template's rules with a council as their last stage, where they have none yet. */
const withCouncil = (council: Partial<CouncilRules> = {}): Ruleset =>
  rulesetSchema.parse({
    ...exemplarSelectionTemplate,
    leftOut: [],
    stages: [
      ...exemplarSelectionTemplate.stages
        .filter(({ kind }) => kind !== 'councilBallot')
        .map((it) =>
          it.kind === 'scoring'
            ? { ...it, cut: { quota: 45, floor: null, ties: 'allIn', published: false } }
            : it,
        ),
      {
        key: 'council',
        label: 'Hội đồng xét chọn',
        kind: 'councilBallot',
        council: { ...CASE_COUNCIL, ...council },
      },
    ],
  })

export interface CouncilStage extends JudgedStage {
  councilStageId: string
  candidates: { stageEntryId: string; entryId: string; name: string; unitId: string; personId: string }[]
}

/**
 * An edition whose scored stage is over and whose candidates stand before the council, put straight into the database;
 * candidate i is of `Đoàn cơ sở số i + 1` (five units in turn).
 */
export const insertCouncilStage = async (
  world: TestApp,
  options: { names: readonly string[]; council?: Partial<CouncilRules> },
): Promise<CouncilStage> => {
  const { db } = world.database
  const judged = await insertJudgedStage(world, {
    rules: withCouncil(options.council),
    totals: options.names.map(() => []),
  })
  await db.update(edition).set({ state: 'council' }).where(eq(edition.id, judged.editionId))
  await db.update(stage).set({ state: 'promoted' }).where(eq(stage.id, judged.stageId))
  const [place] = await db
    .update(stage)
    .set({ state: 'running' })
    .where(and(eq(stage.editionId, judged.editionId), eq(stage.kind, 'councilBallot')))
    .returning({ id: stage.id })
  const councilStageId = place?.id ?? ''
  const candidates: CouncilStage['candidates'] = []
  for (const [i, name] of options.names.entries()) {
    const own = judged.entries[i]
    if (!own) continue
    const [someone] = await db
      .select({ personId: entryPerson.personId })
      .from(entryPerson)
      .where(eq(entryPerson.entryId, own.entryId))
    const personId = someone?.personId ?? ''
    await db
      .update(personIdentity)
      .set({
        fullName: name,
        folded: fold(name),
        sortKey: name.split(' ').toReversed().join(' '),
        position: 'Chuyên viên',
      })
      .where(eq(personIdentity.personId, personId))
    const [before] = await db
      .select({ revisionId: stageEntry.revisionId })
      .from(stageEntry)
      .where(eq(stageEntry.id, own.stageEntryId))
    const stageEntryId = randomUUID()
    await db.insert(stageEntry).values({
      id: stageEntryId,
      stageId: councilStageId,
      entryId: own.entryId,
      revisionId: before?.revisionId ?? '',
      blindCode: String(5001 + i),
      state: 'active',
    })
    const [at] = await db.select({ unitId: entry.unitId }).from(entry).where(eq(entry.id, own.entryId))
    candidates.push({ stageEntryId, entryId: own.entryId, name, unitId: at?.unitId ?? '', personId })
  }
  return { ...judged, councilStageId, candidates }
}

/** Makes a person a member of a unit; `leads`: its head. */
export const joinUnit = (world: TestApp, personId: string, unitId: string, leads = 0) =>
  world.database.db
    .insert(membership)
    .values({ id: randomUUID(), personId, unitId, leads, from: '2024-01-01' })

const NAMES = [
  'Phạm Quang Vinh',
  'Nguyễn Thị Hoàng Lan',
  'Trần Đức Nhã',
  'Lý Mỹ Duyên',
  'Đặng Văn Trưởng',
  'Huỳnh Ngọc Ánh',
  'Võ Thị Thanh Thúy',
  'Bùi Quốc Khánh',
  'Đỗ Phương Thảo',
  'Trương Công Định',
  'Lê Hồng Phúc',
  'Ngô Thị Bích Ngọc',
  'Dương Minh Tuấn',
  'Hồ Sỹ Nguyên',
  'Cao Thị Ý Nhi',
]

export interface Seat {
  persona: Persona
  memberId: string
}

/**
 * A whole council through the routes: chair, deputy, secretary, members; tellers are the fourth to sixth, the fourth
 * their head. Members belong to no candidate's unit.
 */
export const seatCouncil = async (
  world: TestApp,
  by: Persona,
  stageId: string,
  size = 9,
): Promise<Seat[]> => {
  const at = `/api/stages/${stageId}/council`
  const home = await ensureUnit(world, 'Đoàn Văn phòng Khối')
  const seats: Seat[] = []
  for (let i = 0; i < size; i++) {
    const persona = await world.person(NAMES[i] ?? `Ủy viên Thứ ${i}`)
    await joinUnit(world, persona.personId, home)
    const office = (['chair', 'deputyChair', 'secretary'] as const)[i] ?? 'member'
    const seated = await by.post(`${at}/seats`, { personId: persona.personId, office })
    if (seated.status !== 200) throw new Error(JSON.stringify(seated.body))
    seats.push({ persona, memberId: seated.body.memberId })
  }
  for (const [i, { memberId }] of seats.slice(3, 6).entries())
    await by.put(`${at}/seats/${memberId}/teller`, { teller: i === 0 ? 'head' : 'member' })
  const setUp = { setUpBy: 'Quyết định số 45-QĐ/ĐTN ngày 25/9/2026', place: 'Hội trường A', meetsAt: null }
  await by.put(at, { baseVersion: 0, ...setUp })
  return seats
}

/** Calls the roll as `by`: everyone present but those named otherwise, by place. */
export const callTheRoll = async (
  by: Persona,
  stageId: string,
  seats: readonly Seat[],
  others: Readonly<Record<number, 'online' | 'written' | 'absent'>> = {},
) => {
  for (const [i, { memberId }] of seats.entries()) {
    const attendance = others[i] ?? 'present'
    const reason = attendance === 'absent' ? 'Đi công tác' : ''
    const base = { attendance: null, absenceReason: '' }
    const roll = { attendance, absenceReason: reason, base }
    const saved = await by.put(`/api/stages/${stageId}/council/roll/${memberId}`, roll)
    if (saved.status !== 200) throw new Error(JSON.stringify(saved.body))
  }
}
