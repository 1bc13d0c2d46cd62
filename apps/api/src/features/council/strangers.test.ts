import { account, council as councilTable, councilMember } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callTheRoll, insertCouncilStage, seatCouncil } from '../../testing/council-stage.ts'
import {
  createTestApp,
  insertCouncil,
  must,
  type Persona,
  type TestApp,
  testServer,
} from '../../testing/index.ts'
import { listChairsOver } from '../accounts/issue-links.ts'

let world: TestApp
let secretary: Persona
let other: Persona
let lead: Persona
beforeAll(async () => {
  world = await createTestApp(testServer())
  const office = [{ role: 'secretary' as const, scopeKind: 'global' as const }]
  secretary = await world.person('Trần Đức Nhã', office)
  other = await world.person('Mai Quốc Vinh', office)
  lead = await world.person('Phạm Quang Vinh', [{ role: 'lead', scopeKind: 'global' }])
})
afterAll(() => world.close())

const code = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]
const OWN = [409, 'council/own-invitation']
const OPEN = [409, 'council/meeting-open']

/** Invites somebody and takes the invitation up in their place, as a dishonest secretary would. */
const inviteStranger = async (fullName: string, by = secretary) => {
  const { accountId, url } = must('invite', await by.post('/api/accounts', { fullName }))
  const [row] = await world.database.db.select().from(account).where(eq(account.id, accountId))
  const takeUp = async () => {
    const token = String(url).split('/moi/')[1]
    const login = `nguoi.la.${String.fromCharCode(97 + taken++)}`
    const body = { login, fullName, password: 'mot mat khau du dai' }
    must('take up', await world.anonymous.post(`/api/links/${token}/take-up`, body))
  }
  return { accountId: String(accountId), personId: row?.personId ?? '', takeUp }
}
let taken = 0

test('who invited a stranger gives them no place on a council, taken up or not; another of the working group may', async () => {
  const stage = await insertCouncilStage(world, { names: ['Nguyễn Văn Đức'] })
  const at = `/api/stages/${stage.councilStageId}/council`
  const [waiting, held] = [await inviteStranger('Người Lạ Một'), await inviteStranger('Người Lạ Hai')]
  await held.takeUp()
  for (const { personId } of [waiting, held]) {
    const seat = { personId, office: 'chair' }
    expect(code(await secretary.post(`${at}/seats`, seat))).toEqual(OWN)
    expect(code(await secretary.post(`${at}/tellers`, { personId, teller: 'head' }))).toEqual(OWN)
  }
  expect(must('council', await secretary.get(at)).members).toEqual([])

  // Another one answers for the seat; who invited them still makes them neither chair nor teller.
  const seat = { personId: held.personId, office: 'member' }
  const { memberId } = must('seat', await other.post(`${at}/seats`, seat))
  expect(code(await secretary.put(`${at}/seats/${memberId}`, { office: 'chair' }))).toEqual(OWN)
  expect(code(await secretary.put(`${at}/seats/${memberId}/teller`, { teller: 'head' }))).toEqual(OWN)
  must('elect', await lead.put(`${at}/seats/${memberId}/teller`, { teller: 'head' }))
})

test('who put somebody on a council draws no link for them, by Zalo or mail; another one does', async () => {
  const stage = await insertCouncilStage(world, { names: ['Nguyễn Văn Đức'] })
  const at = `/api/stages/${stage.councilStageId}/council`
  const someone = await inviteStranger('Được Mời Đúng Cách', other)
  must('seat', await secretary.post(`${at}/seats`, { personId: someone.personId, office: 'member' }))
  const ask = { accountIds: [someone.accountId] }
  const refused = [403, 'access/second-person-needed']
  expect(code(await secretary.post('/api/account-links', ask))).toEqual(refused)
  must('link', await other.post('/api/account-links', ask))
  // In use: nobody alone, whoever seated them.
  await world.database.db.update(account).set({ state: 'active' }).where(eq(account.id, someone.accountId))
  expect(code(await other.post('/api/account-links', ask))).toEqual(refused)
})

test('the chair of a council is told of what opens the account of its members and tellers', async () => {
  const { members } = await insertCouncil(world, { members: 3 })
  const [chair, , member] = members.map(({ persona }) => persona)
  const stranger = await world.person('Không Trong Hội Đồng')
  const { db } = world.database
  expect(await listChairsOver(db, member?.personId ?? '')).toEqual([chair?.accountId])
  expect(await listChairsOver(db, stranger.personId)).toEqual([])
  await db
    .update(councilMember)
    .set({ state: 'ended' })
    .where(eq(councilMember.id, members[2]?.id ?? ''))
  expect(await listChairsOver(db, member?.personId ?? '')).toEqual([])
})

test('once the meeting is open the council stays: nobody comes, goes or changes office; only its chair notes tellers', async () => {
  const stage = await insertCouncilStage(world, { names: ['Nguyễn Văn Đức', 'Trần Thị Ánh'] })
  const at = `/api/stages/${stage.councilStageId}/council`
  const seats = await seatCouncil(world, secretary, stage.councilStageId, 9)
  const [chair, , , teller, , , plain] = seats
  if (!chair || !teller) throw new Error('the council is not seated')
  const late = await world.person('Đến Sau Khai Mạc')
  await callTheRoll(teller.persona, stage.councilStageId, seats)
  must('open', await teller.persona.post(`${at}/open`))
  const end = { reason: 'Không còn tín nhiệm' }
  expect([
    code(await secretary.post(`${at}/seats`, { personId: late.personId, office: 'member' })),
    code(await lead.put(`${at}/seats/${plain?.memberId}`, { office: 'deputyChair' })),
    code(await lead.post(`${at}/seats/${plain?.memberId}/end`, end)),
    code(await secretary.post(`${at}/tellers`, { personId: late.personId, teller: 'member' })),
    code(await secretary.put(`${at}/seats/${plain?.memberId}/teller`, { teller: 'member' })),
  ]).toEqual([OPEN, OPEN, OPEN, OPEN, OPEN])
  const page = must('council', await secretary.get(at))
  expect([page.members.length, page.allowed.includes('council.appoint')]).toEqual([9, false])
  const elected = await chair.persona.put(`${at}/seats/${plain?.memberId}/teller`, {
    teller: 'member',
  })
  expect(elected.status).toBe(200)
  const [row] = await world.database.db
    .select()
    .from(councilTable)
    .where(eq(councilTable.stageId, stage.councilStageId))
  expect(row?.openedAt).not.toBeNull()
})
