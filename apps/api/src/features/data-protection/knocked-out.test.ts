import { randomUUID } from 'node:crypto'
import { consent, notice, outbox, personIdentity } from '@xk/db'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CouncilStage, insertCouncilStage, joinUnit, seatCouncil } from '../../testing/council-stage.ts'
import { must } from '../../testing/must.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import type { Mail } from '../mail/mailer.ts'
import { sendRequestMails } from './requests/mail.ts'

// A secretary would keep a rival of their own candidate from the council, on the eve of its ballot: with a page of
// paper that nobody wrote, and an address of their own on it.
let world: TestApp
let attacker: Persona
let other: Persona
let lead: Persona
let officer: Persona
let member: Persona
let ofUnit: Persona
let stage: CouncilStage
const sent: Mail[] = []
const rival = () => stage.candidates[1] as CouncilStage['candidates'][number]
const council = (path: string) => `/api/stages/${stage.councilStageId}/council${path}`

beforeAll(async () => {
  world = await createTestApp(testServer())
  world.deps.mailer = { send: async (mail) => void sent.push(mail), close: () => {} }
  const secretary = [{ role: 'secretary', scopeKind: 'global' }] as const
  attacker = await world.person('Kẻ Gian', secretary)
  other = await world.person('Thư ký Khác', secretary)
  lead = await world.person('Tổ Trưởng', [{ role: 'lead', scopeKind: 'global' }])
  stage = await insertCouncilStage(world, { names: ['Nguyễn Văn Đức', 'Trần Thị Ánh', 'Lê Hoàng An'] })
  const seats = await seatCouncil(world, other, stage.councilStageId)
  member = seats[7]?.persona as Persona
  const { unitId, personId } = rival()
  officer = await world.person('Cán bộ Cơ sở', [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  ofUnit = await world.person('Thư ký Cùng Đơn Vị', [
    ...secretary,
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
  await joinUnit(world, personId, unitId)
  await world.database.db
    .update(personIdentity)
    .set({ email: 'Anh@sothat.vn' })
    .where(eq(personIdentity.personId, personId))
})
afterAll(() => world.close())

/** The whole way by one hand: recorded, identified, done. */
const onPaper = async (kind: string, act: Record<string, unknown>) => {
  const { personId } = rival()
  const { id } = must(
    'record',
    await attacker.post('/api/data-requests', {
      kind,
      channel: 'paper',
      receivedAt: world.clock.now.toISOString(),
      name: 'Trần Thị Ánh',
      contact: 'ke-gian@example.vn',
      unit: '',
      text: 'Đơn viết tay.',
      personId,
    }),
  )
  const url = `/api/data-requests/${id}`
  must(
    'identity',
    await attacker.post(`${url}/identity`, { version: 1, how: 'paper', note: 'Có chữ ký', personId }),
  )
  must('act', await attacker.post(`${url}/act`, { version: 2, ...act }))
  return String(id)
}
const kindsOf = async (who: Persona) => {
  const rows = await world.database.db.select().from(notice).where(eq(notice.accountId, who.accountId))
  return rows
    .map(({ kind }) => kind)
    .filter((kind) => /restricted|consentTaken|lifted/.test(kind))
    .toSorted()
}
const heldIn = async (who: Persona, path: string) => must('page', await who.get(path)).heldBack

test('a restriction that one secretary records is known at once to the others, the unit and the nominee, and stands on the pages', async () => {
  expect(await heldIn(member, council('/agenda'))).toEqual([])
  const id = await onPaper('restrict', { act: 'restriction', reason: 'Theo đơn' })

  for (const who of [other, lead, ofUnit]) expect(await kindsOf(who)).toContain('restriction.restricted')
  expect(await kindsOf(attacker)).toEqual([])
  expect(await kindsOf(officer)).toEqual(['entry.restricted'])
  const [told] = await world.database.db
    .select()
    .from(notice)
    .where(and(eq(notice.accountId, lead.accountId), eq(notice.kind, 'restriction.restricted')))
  expect(told?.facts).toEqual({
    requestId: id,
    by: attacker.accountId,
    channel: 'paper',
    entries: 1,
    beforeCouncil: 1,
  })
  // By mail too, and not with the next day-part: the ballot may be tonight.
  const mails = await world.database.db.select().from(outbox).where(eq(outbox.kind, 'restriction.restricted'))
  expect(mails.map(({ urgent }) => urgent)).toEqual(mails.map(() => true))
  expect(mails.map(({ accountId }) => accountId)).toContain(lead.accountId)
  expect(await sendRequestMails(world.deps)).toBe(1)
  expect(sent.map(({ to }) => to)).toEqual(['anh@sothat.vn'])
  expect(sent[0]?.text).toContain('nhận bằng bản giấy')
  expect(sent[0]?.text).toContain('Nếu anh/chị không yêu cầu việc này')

  const seen = {
    entryId: rival().entryId,
    what: 'restriction',
    purpose: null,
    since: world.clock.now.toISOString(),
    channel: 'paper',
  }
  const unitName = 'Đoàn cơ sở số 2'
  expect(await heldIn(member, council('/agenda'))).toEqual([{ ...seen, by: null, requestId: null, unitName }])
  for (const path of ['', '/sitting'])
    expect(await heldIn(other, council(path))).toEqual([{ ...seen, by: 'Kẻ Gian', requestId: id, unitName }])
  expect(await heldIn(lead, `/api/screening/${rival().entryId}`)).toEqual([
    { ...seen, by: 'Kẻ Gian', requestId: id },
  ])
})

test('who speaks for the nominee’s unit lifts nothing; who lifts is seen as well', async () => {
  const [row] = await world.database.sql`select id from person_restriction`
  const lift = (who: Persona) =>
    who.post(`/api/restrictions/${row?.['id']}/lift`, { reason: 'Không phải đơn của người đó' })
  expect((await lift(ofUnit)).body.code).toBe('access/forbidden')
  must('lift', await lift(other))
  expect(await kindsOf(attacker)).toEqual(['restriction.lifted'])
  expect(await kindsOf(officer)).toEqual(['entry.lifted', 'entry.restricted'])
  expect(await heldIn(member, council('/agenda'))).toEqual([])
  sent.length = 0
  expect(await sendRequestMails(world.deps)).toBe(1)
  expect(sent.map(({ to }) => to)).toEqual(['anh@sothat.vn'])
})

test('so is a consent that was taken back on paper, until the person gives it again', async () => {
  const { personId, entryId } = rival()
  const given = {
    personId,
    entryId,
    purpose: 'processing',
    noticeVersion: '2026-01',
    givenAt: world.clock.now,
    assurance: 'self',
  }
  await world.database.db.insert(consent).values({ id: randomUUID(), ...given })
  const id = await onPaper('withdrawConsent', {
    act: 'consent',
    purposes: ['processing'],
    reason: 'Theo đơn',
  })
  expect(await kindsOf(lead)).toContain('restriction.consentTaken')
  expect(await kindsOf(officer)).toContain('entry.consentTaken')
  const held = {
    entryId,
    what: 'consent',
    purpose: 'processing',
    since: world.clock.now.toISOString(),
    channel: 'paper',
    by: null,
    requestId: id,
  }
  const screening = `/api/screening/${entryId}`
  expect(await heldIn(other, screening)).toEqual([held])
  // Councillors don't learn what somebody agreed to.
  expect(await heldIn(member, council('/agenda'))).toEqual([])
  await world.database.db.insert(consent).values({ id: randomUUID(), ...given })
  expect(await heldIn(other, screening)).toEqual([])
})
