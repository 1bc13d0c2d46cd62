import { randomUUID } from 'node:crypto'
import {
  conflict,
  edition,
  entryErasure,
  entryPerson,
  ledger,
  session,
  stage,
  stageEntry,
  twoPersonRequest,
} from '@xk/db'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appendToLedger } from '../../../ledger.ts'
import {
  insertEdition,
  must,
  type Persona,
  type SubmittedIdea,
  submitIdeas,
  type TestApp,
} from '../../../testing/index.ts'
import { testServer } from '../../../testing/server.ts'
import { tablesSaying } from '../../../testing/tables-saying.ts'
import { createTestApp } from '../../../testing/test-app.ts'
import { notify } from '../../accounts/notices.ts'
import { reapplyErasures } from '../../backup/reapply-erasures.ts'
import { checkLedger } from '../../ledger/verify-ledger.ts'
import { eraseEntry } from './erase-entry.ts'

let world: TestApp
let secretary: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  secretary = await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }])
  lead = await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

/** What was typed about a dossier, a word of its own for each place. */
const SAID = {
  returned: 'Thiếu bản xác nhận mộtmột',
  item: 'Ghi rõ tên tác giả haihai',
  asked: 'Xin mở lại vì nhầm điểm baba',
  refused: 'Chép của người khác nămnăm',
  reopened: 'Chấm lại giúp sáusáu',
  similar: 'Trùng ý với bài trước bảybảy',
  lifted: 'Không cùng đơn vị támtám',
  short: 'Cuong9',
}
const words = Object.values(SAID)

/** An edition with two ideas of which somebody said something at each step through the routes. */
const talkedAbout = async (nth: number) => {
  const { id: editionId } = await insertEdition(world)
  const ideas = await submitIdeas(world, { id: editionId }, { count: 2, attachments: false })
  const [one, other] = ideas as [SubmittedIdea, SubmittedIdea]
  const due = new Date(world.clock.now.getTime() + 3 * 86_400_000).toISOString()
  const said = (text: string) => `${text} lần ${nth}`
  must(
    'return',
    await secretary.post(`/api/screening/${one.entryId}/return`, {
      n: 1,
      reason: said(SAID.returned),
      items: [{ pointer: '/title', note: said(SAID.item) }],
      due,
    }),
  )
  must(
    'refuse',
    await secretary.post(`/api/screening/${other.entryId}/refuse`, { n: 1, reason: said(SAID.refused) }),
  )
  return { editionId, one, other, said }
}

/** Events about an entry that other steps write, as they write them. */
const recordFurther = async (it: Awaited<ReturnType<typeof talkedAbout>>) => {
  const { db } = world.database
  const { editionId, one, other, said } = it
  const [scoring] = await db
    .select()
    .from(stage)
    .where(and(eq(stage.editionId, editionId), eq(stage.kind, 'scoring')))
  const stageEntryId = randomUUID()
  await db.insert(stageEntry).values({
    id: stageEntryId,
    stageId: scoring?.id ?? '',
    entryId: one.entryId,
    revisionId: (await world.database.sql`select id from revision where entry_id = ${one.entryId}`)[0]?.[
      'id'
    ] as string,
    blindCode: '1357',
    state: 'active',
  })
  const [person] = await db.select().from(entryPerson).where(eq(entryPerson.entryId, one.entryId))
  const now = world.clock.now
  const by = randomUUID()
  const conflictId = randomUUID()
  await db.insert(conflict).values({
    id: conflictId,
    editionId,
    personId: secretary.personId,
    entryId: one.entryId,
    source: 'declared',
    reason: 'Cùng đơn vị',
    recordedAt: now,
    recordedBy: by,
  })
  await db.insert(twoPersonRequest).values({
    id: randomUUID(),
    kind: 'liftConflict',
    subjectId: conflictId,
    payload: {},
    reason: said(SAID.lifted),
    requestedBy: by,
    requestedAt: now,
    state: 'refused',
  })
  const facts = { stageId: scoring?.id ?? '', blindCode: '1357', reason: said(SAID.asked), by }
  await db.transaction((tx) => notify(world.deps, tx, [lead.accountId], 'sheet.reopenAsked', facts))
  await db.transaction((tx) =>
    appendToLedger(world.deps, tx, secretary.accountId, [
      { kind: 'mask', payload: { act: 'sendBack', stageEntryId, reason: said(SAID.reopened) } },
      {
        kind: 'similarity',
        payload: { entryA: other.entryId, entryB: one.entryId, reason: said(SAID.similar) },
      },
      { kind: 'late', payload: { entryId: one.entryId, accepted: true, late: SAID.short, reason: null } },
      { kind: 'consent', payload: { entryId: one.entryId, personId: person?.personId, step: 'answered' } },
      // What the result was worked out by stays, and so does what says nothing.
      { kind: 'resolve', payload: { way: 'extraJudge', stageEntryId, reason: 'Chênh lệch quá mười điểm' } },
      {
        kind: 'mask',
        payload: { act: 'draw', stageEntryId, entryId: one.entryId, revisionId: randomUUID() },
      },
    ]),
  )
}

test('what the record opens to about a dossier goes with it; the chain verifies, and what others said of others stays', async () => {
  const { db } = world.database
  const gone = await talkedAbout(1)
  await recordFurther(gone)
  const kept = await talkedAbout(2)
  const rowsBefore = await db.select().from(ledger)
  expect((await tablesSaying(world, [gone.said(SAID.refused)])).map(([table]) => table)).toEqual([
    'ledger_payload',
    'screening',
  ])
  await db.update(edition).set({ state: 'cancelled' }).where(eq(edition.id, gone.editionId))
  world.clock.advance(800 * 86_400_000)
  await db.update(session).set({ expiresAt: new Date(world.clock.now.getTime() + 86_400_000) })
  const [due] = must('due', await secretary.get('/api/retention')).due
  expect([due.editionId, due.entries]).toEqual([gone.editionId, 2])
  const input = { editionId: due.editionId, digest: due.digest, reason: 'Hết thời hạn' }
  const { id } = must('ask', await secretary.post('/api/retention', input))
  await db.update(session).set({ confirmedAt: world.clock.now })
  must('approve', await lead.post(`/api/retention-runs/${id}/approve`))

  const typed = words.map((text) => (text === SAID.short ? text : gone.said(text)))
  expect(await tablesSaying(world, typed)).toEqual([])
  expect((await tablesSaying(world, ['Chênh lệch quá mười điểm'])).map(([table]) => table)).toEqual([
    'ledger_payload',
  ])
  expect((await tablesSaying(world, [kept.said(SAID.returned)])).map(([table]) => table)).toEqual([
    'ledger_payload',
    'screening',
  ])
  // No row of the record changed; each one that no longer opens has its tombstone.
  expect((await db.select().from(ledger)).slice(0, rowsBefore.length)).toEqual(rowsBefore)
  expect((await checkLedger(world.deps)).verification).toMatchObject({ ok: true, failures: [] })
  const [tomb] = await db.select().from(entryErasure).where(eq(entryErasure.entryId, gone.one.entryId))
  expect(tomb?.ledgerSeqs.length).toBeGreaterThan(3)
  // Once more changes nothing, and after a restore there is nothing to catch up with.
  await db.transaction((tx) =>
    eraseEntry(world.deps, tx, { entryId: gone.one.entryId, runId: id, by: lead.accountId }),
  )
  expect(await reapplyErasures(world.deps)).toBe(0)
  expect((await checkLedger(world.deps)).verification.ok).toBe(true)
})
