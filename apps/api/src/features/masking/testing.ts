import { randomUUID } from 'node:crypto'
import { assignment, entry, panelMember, revision, revisionContent, stage } from '@xk/db'
import { digestOf, fold } from '@xk/domain/kernel'
import { exemplarSelectionTemplate } from '@xk/domain/programme'
import { and, eq } from 'drizzle-orm'
import {
  acceptAll,
  ensureUnit,
  insertEdition,
  type Persona,
  type SubmittedIdea,
  submitIdeas,
  type TestApp,
} from '../../testing/index.ts'

/** For tests: an edition with accepted ideas and the secretaries who mask them. */
export interface MaskingWorld {
  stageId: string
  editionId: string
  by: Persona
  approver: Persona
  ideas: SubmittedIdea[]
}

export const acceptedIdeas = async (
  world: TestApp,
  options: { count?: number; attachments?: boolean } = {},
): Promise<MaskingWorld> => {
  const { id: editionId } = await insertEdition(world)
  const secretary = [{ role: 'secretary', scopeKind: 'global' }] as const
  const [by, approver] = [
    await world.person('Trần Thu Thảo', secretary),
    await world.person('Lý Gia Hân', secretary),
  ]
  const ideas = await submitIdeas(world, { id: editionId }, options)
  await acceptAll(by, ideas)
  const [scoring] = await world.database.db
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, editionId), eq(stage.kind, 'scoring')))
  return { stageId: scoring?.id ?? '', editionId, by, approver, ideas }
}

/** A judge with the undertaking signed, given these stage entries to read. */
export const judgeOf = async (
  world: TestApp,
  stageId: string,
  stageEntryIds: readonly string[],
  segment = 'idea',
): Promise<Persona> => {
  const judge = await world.person('Giám khảo Thử')
  const memberId = randomUUID()
  const [by, at] = [randomUUID(), world.clock.now]
  await world.database.db.insert(panelMember).values({
    id: memberId,
    stageId,
    personId: judge.personId,
    expertise: [],
    chair: false,
    undertakenAt: at,
    state: 'active',
    appointedBy: by,
    appointedAt: at,
  })
  await world.database.db.insert(assignment).values(
    stageEntryIds.map((stageEntryId, position) => ({
      id: randomUUID(),
      stageEntryId,
      memberId,
      segment,
      rulesetVersion: 1,
      kind: 'first' as const,
      state: 'open' as const,
      assignedBy: by,
      assignedAt: at,
      position,
    })),
  )
  return judge
}

/** Every byte that the desk answers this judge: lists, works, page pictures, headers. */
export const deskAnswers = async (judge: Persona, stageId: string): Promise<Buffer> => {
  const bytes: Uint8Array[] = []
  const get = async (path: string) => {
    const answer = await judge.get(path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    bytes.push(answer.bytes, Buffer.from(JSON.stringify([...answer.headers])))
    return answer.body
  }
  await get('/api/desk')
  const { items } = await get(`/api/desk/stages/${stageId}`)
  for (const { assignmentId } of items) {
    const { work } = await get(`/api/desk/assignments/${assignmentId}`)
    for (const document of work.documents)
      for (const page of document.pages) await get(`/api/desk/images/${page.id}`)
  }
  return Buffer.concat(bytes)
}

/** Every way in which a name may stand in bytes. */
export const formsOf = (name: string): Buffer[] =>
  [name, name.normalize('NFD'), fold(name), name.toUpperCase(), fold(name).toUpperCase()].flatMap((text) => {
    const wide = Buffer.from(text, 'utf16le')
    return [
      Buffer.from(text),
      wide,
      Buffer.from(wide).swap16(),
      Buffer.from(JSON.stringify(text).slice(1, -1)),
    ]
  })

/** Two accepted dossiers of an exemplar selection, whose stage is scored with names. */
export const namedEdition = async (world: TestApp) => {
  const { id: editionId, rules } = await insertEdition(world, { rules: exemplarSelectionTemplate })
  const { db } = world.database
  const unitId = await ensureUnit(world, 'Đoàn Sở Xây dựng')
  for (const fullName of ['Lê Hoàng Phúc', 'Cao Thị Mỹ Hạnh']) {
    const [entryId, revisionId, by] = [randomUUID(), randomUUID(), randomUUID()]
    const at = world.clock.now
    await db.insert(entry).values({
      id: entryId,
      editionId,
      division: 'all',
      unitId,
      state: 'accepted',
      createdBy: by,
      createdAt: at,
    })
    await db.insert(revision).values({
      id: revisionId,
      entryId,
      n: 1,
      rulesetVersion: 1,
      digest: digestOf(fullName),
      receiptCode: `PTN-${revisionId}`,
      submittedAt: at,
      submittedBy: by,
    })
    const body = {
      fields: { title: `${fullName}, chuyên viên`, noDiscipline: true, contactPhone: '0901 000 123' },
      people: [{ fullName, role: 'nominee', position: 'Chuyên viên', unitId }],
      declarations: {},
      jointUnits: [],
    }
    await db.insert(revisionContent).values({ revisionId, body, salt: 'ab'.repeat(16) })
  }
  const [scoring] = await db
    .select({ id: stage.id })
    .from(stage)
    .where(and(eq(stage.editionId, editionId), eq(stage.kind, 'scoring')))
  return { editionId, rules, stageId: scoring?.id ?? '' }
}
