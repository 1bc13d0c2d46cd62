import { randomUUID } from 'node:crypto'
import {
  assignment,
  edition,
  entry,
  entryPerson,
  panelMember,
  person,
  personIdentity,
  rendition,
  revision,
  revisionContent,
  scoreSheet,
  stage,
  stageEntry,
} from '@xk/db'
import { digestOf, fold, fromPlainText } from '@xk/domain/kernel'
import type { RenditionBody } from '@xk/domain/rendition'
import { maxSteps, type Ruleset, type Segment } from '@xk/domain/ruleset'
import { and, eq } from 'drizzle-orm'
import { ensureUnit, insertEdition } from './edition-world.ts'
import type { Persona, TestApp } from './test-app.ts'

/** One judge's sheet: its total in points, its marks in steps by criterion, or null for one not handed in. */
export type Cell = number | null | Readonly<Record<string, number>>

export interface JudgedStageOptions {
  /** Rows are entries, columns judges of the first judged segment; a hole (undefined): not assigned. */
  totals: readonly (readonly (Cell | undefined)[])[]
  /** The same for further judged segments, by their keys. */
  segments?: Readonly<Record<string, readonly (readonly (Cell | undefined)[])[]>>
  /** Judges on the panel; as many as the widest row unless told. */
  judges?: number
  /** The case's idea contest unless told. */
  rules?: Ruleset
  /** Units that entries come from, one after the other; five unless told. */
  units?: number
}

export interface JudgedStage {
  editionId: string
  slug: string
  stageId: string
  rules: Ruleset
  entries: { stageEntryId: string; entryId: string; blindCode: string; unitId: string; title: string }[]
  judges: { memberId: string; persona: Persona }[]
  /** By entry and judge of the first judged segment; undefined where nothing is assigned. */
  assignmentIds: (string | undefined)[][]
}

/** Marks that add up to a total, filled in the rubric's order; throws when the rubric can't give it. */
const marksOf = (segment: Segment, total: number): Record<string, number> => {
  let left = total
  const marks = Object.fromEntries(
    segment.criteria.map((criterion) => {
      const [n = '1', d = '1'] = criterion.step.split('/')
      const step = Number(n) / Number(d)
      const taken = Math.min(maxSteps(criterion), Math.floor(left / step))
      left -= taken * step
      return [criterion.key, taken]
    }),
  )
  if (left !== 0) throw new Error(`no marks for ${total} in ${segment.key}`)
  return marks
}

/** A receipt code of an id's own, without the digits that a test may look for. */
const receiptOf = (id: string): string =>
  id
    .replaceAll('-', '')
    .slice(0, 16)
    .replace(/./g, (digit) => 'ACDEFGHJKMNPQRTW'.charAt(Number.parseInt(digit, 16)))

const chunks = async <Row>(rows: readonly Row[], insert: (some: Row[]) => Promise<unknown>) => {
  for (let from = 0; from < rows.length; from += 500) await insert(rows.slice(from, from + 500))
}

/**
 * An edition in judging with entries, judges and sheets of given totals, put straight into the database: what
 * results are computed from. Codes are 1001, 1002, … in the order of the rows; assignments are as the panel's
 * automatic ones. The routes that lead here have their own tests.
 */
export const insertJudgedStage = async (
  world: TestApp,
  options: JudgedStageOptions,
): Promise<JudgedStage> => {
  const { db } = world.database
  const now = world.clock.now
  const opened = await insertEdition(world, {
    state: 'judging',
    ...(options.rules ? { rules: options.rules } : {}),
  })
  const { rules } = opened
  const rule = rules.stages.find((it) => it.kind === 'scoring')
  if (rule?.kind !== 'scoring') throw new Error('no scoring stage')
  const judged = rule.scoring.segments.filter((segment) => segment.mode === 'judged')
  const [row] = await db
    .update(stage)
    .set({ state: 'running' })
    .where(and(eq(stage.editionId, opened.id), eq(stage.key, rule.key)))
    .returning({ id: stage.id })
  const stageId = row?.id ?? ''

  const grids = judged.map((segment, i) => ({
    segment,
    grid: options.segments?.[segment.key] ?? (i === 0 ? options.totals : []),
  }))
  const width = Math.max(0, ...grids.flatMap(({ grid }) => grid.map((cells) => cells.length)))
  const judges: JudgedStage['judges'] = []
  for (let i = 0; i < (options.judges ?? width); i++) {
    const persona = await world.person(`Giám khảo ${i + 1}`, [
      { role: 'judge', scopeKind: 'edition', scopeId: opened.id },
    ])
    const memberId = randomUUID()
    await db.insert(panelMember).values({
      id: memberId,
      stageId,
      personId: persona.personId,
      expertise: [],
      chair: false,
      undertakenAt: now,
      state: 'active',
      appointedBy: randomUUID(),
      appointedAt: now,
    })
    judges.push({ memberId, persona })
  }

  const unitIds: string[] = []
  for (let i = 0; i < (options.units ?? 5); i++)
    unitIds.push(await ensureUnit(world, `Đoàn cơ sở số ${i + 1}`))
  const by = randomUUID()
  const made = options.totals.map((_, i) => ({
    stageEntryId: randomUUID(),
    entryId: randomUUID(),
    revisionId: randomUUID(),
    personId: randomUUID(),
    blindCode: String(1001 + i),
    unitId: unitIds[i % unitIds.length] ?? '',
    title: `Giải pháp số ${i + 1}`,
    author: `Tác giả số ${i + 1}`,
  }))
  await chunks(made, async (some) => {
    const of = <Row>(make: (it: (typeof made)[number]) => Row) => some.map(make)
    await db.insert(person).values(of((it) => ({ id: it.personId, createdAt: now })))
    await db.insert(personIdentity).values(
      of((it) => ({
        personId: it.personId,
        fullName: it.author,
        folded: fold(it.author),
        sortKey: it.author.split(' ').toReversed().join(' '),
      })),
    )
    await db.insert(entry).values(
      of((it) => ({
        id: it.entryId,
        editionId: opened.id,
        division: rules.divisions[0]?.key ?? 'all',
        unitId: it.unitId,
        state: 'accepted',
        createdBy: by,
        createdAt: now,
      })),
    )
    await db.insert(entryPerson).values(
      of((it) => ({
        entryId: it.entryId,
        personId: it.personId,
        role: rules.entry.people.roles[0] ?? 'author',
        share: 100,
        representative: true,
        ordinal: 1,
        unitId: it.unitId,
      })),
    )
    await db.insert(revision).values(
      of((it) => ({
        id: it.revisionId,
        entryId: it.entryId,
        n: 1,
        rulesetVersion: 1,
        digest: digestOf(it.entryId),
        receiptCode: receiptOf(it.revisionId),
        submittedAt: now,
        submittedBy: by,
      })),
    )
    await db.insert(revisionContent).values(
      of((it) => ({
        revisionId: it.revisionId,
        body: {
          fields: { [rules.entry.titleField]: it.title, summary: fromPlainText(`Tóm tắt ${it.title}`) },
          people: [
            {
              id: 'p1',
              fullName: it.author,
              birthDate: null,
              birthYear: 1996,
              position: 'Bí thư chi đoàn',
              unitId: it.unitId,
              role: rules.entry.people.roles[0] ?? 'author',
              share: 100,
              representative: true,
              phone: null,
              email: null,
              consents: { processing: true, publishName: true },
            },
          ],
          declarations: {},
          jointUnits: [],
        },
        salt: digestOf(it.revisionId).slice(0, 32),
      })),
    )
    await db.insert(stageEntry).values(
      of((it) => ({
        id: it.stageEntryId,
        stageId,
        entryId: it.entryId,
        revisionId: it.revisionId,
        blindCode: it.blindCode,
        state: 'active',
      })),
    )
    await db.insert(rendition).values(
      of((it) => {
        const body: RenditionBody = { title: it.title, topic: null, fields: [], documents: [] }
        return {
          id: randomUUID(),
          stageEntryId: it.stageEntryId,
          state: 'approved' as const,
          body,
          maskedBy: by,
          maskedAt: now,
          approvedBy: randomUUID(),
          approvedAt: now,
        }
      }),
    )
  })

  const assignmentIds: (string | undefined)[][] = made.map(() => [])
  const assigned = grids.flatMap(({ segment, grid }, s) =>
    grid.flatMap((cells, i) =>
      cells.flatMap((cell, j) => {
        const [it, judge] = [made[i], judges[j]]
        if (cell === undefined || !it || !judge) return []
        const id = randomUUID()
        const ids = assignmentIds[i]
        if (s === 0 && ids) ids[j] = id
        return [{ id, cell, segment, stageEntryId: it.stageEntryId, memberId: judge.memberId, position: i }]
      }),
    ),
  )
  await chunks(assigned, (some) =>
    db.insert(assignment).values(
      some.map(({ id, cell, segment, stageEntryId, memberId, position }) => ({
        id,
        stageEntryId,
        memberId,
        position,
        segment: segment.key,
        rulesetVersion: 1,
        kind: 'first' as const,
        state: cell === null ? ('open' as const) : ('handedIn' as const),
        assignedBy: by,
        assignedAt: now,
      })),
    ),
  )
  await chunks(
    assigned.filter(({ cell }) => cell !== null),
    (some) =>
      db.insert(scoreSheet).values(
        some.map(({ id, cell, segment }) => {
          const marks = typeof cell === 'number' ? marksOf(segment, cell) : (cell ?? {})
          const body = { marks, comments: {}, overallComment: '' }
          return {
            id: randomUUID(),
            assignmentId: id,
            n: 1,
            version: 1,
            state: 'handedIn' as const,
            body,
            savedAt: now,
            handedInAt: now,
            digest: digestOf({ id, body }),
            salt: digestOf(id).slice(0, 32),
          }
        }),
      ),
  )
  return {
    editionId: opened.id,
    slug: opened.slug,
    stageId,
    rules,
    judges,
    assignmentIds,
    entries: made.map(({ stageEntryId, entryId, blindCode, unitId, title }) => ({
      stageEntryId,
      entryId,
      blindCode,
      unitId,
      title,
    })),
  }
}

/** Hands in an open assignment's sheet with this total, past the desk: for sheets that come later in a test. */
export const handInSheet = async (
  world: TestApp,
  it: JudgedStage,
  assignmentId: string,
  total: number,
): Promise<void> => {
  const { db } = world.database
  const [row] = await db
    .update(assignment)
    .set({ state: 'handedIn' })
    .where(eq(assignment.id, assignmentId))
    .returning({ segment: assignment.segment })
  const rule = it.rules.stages.find((s) => s.kind === 'scoring')
  const segment = rule?.kind === 'scoring' && rule.scoring.segments.find((s) => s.key === row?.segment)
  if (!segment) throw new Error(`no assignment ${assignmentId}`)
  await db.insert(scoreSheet).values({
    id: randomUUID(),
    assignmentId,
    n: 1,
    version: 1,
    state: 'handedIn',
    body: { marks: marksOf(segment, total), comments: {}, overallComment: '' },
    savedAt: world.clock.now,
    handedInAt: world.clock.now,
    digest: digestOf({ assignmentId, total }),
    salt: digestOf(assignmentId).slice(0, 32),
  })
}

/** Moves the edition to a state of its lifecycle, past the routes. */
export const setEditionState = (world: TestApp, editionId: string, state: string) =>
  world.database.db.update(edition).set({ state }).where(eq(edition.id, editionId))
