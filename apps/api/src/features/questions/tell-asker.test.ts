import { question, questionContact } from '@xk/db'
import { searchPuzzle } from '@xk/domain/question'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mail } from '../mail/mailer.ts'
import { ensureUnit } from '../../testing/edition-world.ts'
import { must } from '../../testing/must.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { tellAskers } from './tell-asker.ts'

let world: TestApp
let officer: Persona
let unitId: string
const sent: Mail[] = []
const refusals: { responseCode: number }[] = []
beforeAll(async () => {
  world = await createTestApp(testServer(), { publicUrl: 'https://xungkich.example.vn' })
  // The protocol itself is tried in mail.test.ts.
  world.deps.mailer = {
    send: async (mail) => {
      const refusal = refusals.shift()
      if (refusal) throw Object.assign(new Error('no'), refusal)
      sent.push(mail)
    },
    close: () => {},
  }
  unitId = await ensureUnit(world, 'Đoàn Sở Tư pháp')
  officer = await world.person('Đặng Thị Thùy Dương', [
    { role: 'officer', scopeKind: 'unit', scopeId: unitId },
  ])
})
afterAll(() => world.close())

const BODY = 'Tôi đăng ký khai sinh ở phường khác, nay xin bản sao thì nộp ở đâu?'
const ask = async (title: string, more: object) => {
  await world.database.sql`delete from throttle`
  world.clock.advance(1)
  const { challenge, bits } = must('puzzle', await world.anonymous.get('/api/public/question-challenge'))
  const answer = searchPuzzle(challenge, bits, 0, 5_000_000) ?? -1
  const input = { about: { unitId }, title, body: BODY, challenge, answer, ...more }
  return world.anonymous.post('/api/public/questions', input)
}
const asked = async (title: string) => {
  const [row] = await world.database.db.select().from(question).where(eq(question.title, title))
  return row?.id ?? ''
}
const contactOf = async (title: string) => {
  const rows = await world.database.db
    .select()
    .from(questionContact)
    .where(eq(questionContact.questionId, await asked(title)))
  return rows[0]
}
const reply = async (title: string) => {
  const input = { baseVersion: 1, title, body: BODY, answer: 'Nộp ở bất kỳ phường nào.' }
  must('answer', await officer.post(`/api/questions/${await asked(title)}/answer`, input))
}

test('who agreed to it is told once by mail, and the address goes with that mail', async () => {
  const title = 'Cấp bản sao trích lục hộ tịch ở đâu?'
  must('ask', await ask(title, { email: 'Nguoi.Hoi@example.vn', tellByMail: true }))
  expect(await contactOf(title)).toMatchObject({
    email: 'nguoi.hoi@example.vn',
    emailAgreedAt: world.clock.now,
  })
  expect(JSON.stringify((await officer.get('/api/officer/questions')).body)).not.toContain('nguoi.hoi')
  expect(await tellAskers(world.deps)).toBe(0)
  await reply(title)
  refusals.push({ responseCode: 451 })
  expect(await tellAskers(world.deps)).toBe(0)
  world.clock.advance(60_000)
  const rounds = await Promise.all([tellAskers(world.deps), tellAskers(world.deps)])
  expect(rounds.toSorted()).toEqual([0, 1])
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ to: 'nguoi.hoi@example.vn' })
  expect(sent[0]?.settingsUrl).toBeUndefined()
  expect(sent[0]?.text).toContain(`https://xungkich.example.vn/hoi-dap/cau/${await asked(title)}`)
  expect(await contactOf(title)).toMatchObject({ email: null, mailDueAt: null })
})

test('without agreement no address is kept; one that is none is refused; one that mail can’t reach goes too', async () => {
  must('ask', await ask('Không muốn nhận thư thì sao?', { email: 'a@example.vn' }))
  expect(await contactOf('Không muốn nhận thư thì sao?')).toBeUndefined()
  const refused = await ask('Địa chỉ sai thì thế nào?', { email: 'không phải', tellByMail: true })
  expect([refused.status, refused.body.issues[0].pointer]).toEqual([422, '/email'])
  const title = 'Hộp thư không còn thì sao?'
  must('ask', await ask(title, { email: 'khong.con@example.vn', tellByMail: true, name: 'Trần Ất' }))
  await reply(title)
  refusals.push({ responseCode: 550 })
  expect(await tellAskers(world.deps)).toBe(0)
  expect(await contactOf(title)).toMatchObject({ email: null, name: 'Trần Ất' })
})

test('what took its time is not sent twice, and what was erased meanwhile not at all', async () => {
  const titles = ['Thư thứ nhất gửi chậm?', 'Thư thứ hai cũng chậm?', 'Thư thứ ba chờ lượt?', 'Thư đã xóa?']
  for (const title of titles) {
    must('ask', await ask(title, { email: 'cham@example.vn', tellByMail: true }))
    await reply(title)
    world.clock.advance(1)
  }
  const { mailer } = world.deps
  const before = sent.length
  let elsewhere = 0
  world.deps.mailer = {
    send: async (mail) => {
      sent.push(mail)
      if (sent.length - before > 2) return
      world.clock.advance(2 * 60_000)
      if (sent.length - before < 2) return
      // All were claimed for three minutes, and four have gone: another process takes what still waits.
      const erased = await asked('Thư đã xóa?')
      await world.database.db.delete(questionContact).where(eq(questionContact.questionId, erased))
      elsewhere = await tellAskers(world.deps)
    },
    close: () => {},
  }
  const here = await tellAskers(world.deps)
  world.deps.mailer = mailer
  expect([here, elsewhere]).toEqual([2, 1])
  expect(sent.slice(before).map(({ text }) => titles.findIndex((title) => text.includes(title)))).toEqual([
    0, 1, 2,
  ])
})
