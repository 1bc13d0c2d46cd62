import { outbox, personIdentity } from '@xk/db'
import { eq } from 'drizzle-orm'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDeps } from '../../create-deps.ts'
import { must } from '../../testing/must.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp, type Persona, type TestApp } from '../../testing/test-app.ts'
import { notify } from '../accounts/notices.ts'
import { sendDueMail } from './send-due-mail.ts'

interface Received {
  to: string[]
  raw: string
}
/** A real SMTP server on loopback: what it got, and what it answers to the next mails. */
const received: Received[] = []
const refusals: { responseCode: number }[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const refusal = refusals.shift()
      if (refusal) return done(Object.assign(new Error('no'), refusal))
      received.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        raw: Buffer.concat(chunks).toString('utf8'),
      })
      done()
    })
  },
})

let world: TestApp
let silent: TestApp
let people: Record<'secretary' | 'administrator' | 'officer' | 'bare', Persona>
beforeAll(async () => {
  const port = await new Promise<number>((listening) => {
    const server = smtp.listen(0, '127.0.0.1', () => {
      const at = server.address()
      listening(typeof at === 'object' && at ? at.port : 0)
    })
  })
  world = await createTestApp(testServer(), {
    // Saturday 28/11/2026, 8g00 in Vietnam.
    now: new Date('2026-11-28T01:00:00Z'),
    publicUrl: 'https://xungkich.example.vn',
    smtpUrl: `smtp://127.0.0.1:${port}`,
  })
  silent = await createTestApp(testServer())
  people = {
    secretary: await world.person('Trần Đức Nhã', [{ role: 'secretary', scopeKind: 'global' }]),
    administrator: await world.person('Lê Thị Mỹ Duyên', [{ role: 'administrator', scopeKind: 'global' }]),
    officer: await world.person('Đặng Thị Thùy Dương'),
    bare: await world.person('Nguyễn Không Thư'),
  }
  await address(people.officer, 'duong.dtt@example.vn')
  await address(people.secretary, 'nha.td@example.vn')
})
beforeEach(async () => {
  received.length = 0
  refusals.length = 0
  await world.database.db.delete(outbox)
  world.clock.now = new Date('2026-11-28T01:00:00Z')
})
afterAll(async () => {
  await world.close()
  await silent.close()
  await new Promise<void>((closed) => smtp.close(() => closed()))
})

const address = (who: Persona, email: string) =>
  world.database.db.update(personIdentity).set({ email }).where(eq(personIdentity.personId, who.personId))
const tell = (who: readonly Persona[], kind: string, facts: Record<string, string> = {}) =>
  world.database.db.transaction((tx) =>
    notify(
      world.deps,
      tx,
      who.map(({ accountId }) => accountId),
      kind,
      facts,
    ),
  )
const NOON = new Date('2026-11-28T05:30:00Z')
const textOf = ({ raw }: Received): string => {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const text = body.join('\n\n')
  return /base64/i.test(head)
    ? Buffer.from(text, 'base64').toString('utf8')
    : Buffer.from(
        text
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
}

test('what happens in a day-part is one mail, with links and without the names of others', async () => {
  const by = people.secretary.accountId
  await tell([people.officer], 'result.putForward', { by })
  await tell([people.officer], 'question.toUnit', { questionId: 'q', due: '2026-12-04T10:00:00Z' })
  expect(await sendDueMail(world.deps)).toBe(0)
  world.clock.now = NOON
  expect(await sendDueMail(world.deps)).toBe(1)
  const [mail] = received
  expect(mail?.to).toEqual(['duong.dtt@example.vn'])
  const text = mail ? textOf(mail) : ''
  expect(text).toContain('Một đồng chí trình kết quả chờ duyệt.')
  expect(text).toContain('https://xungkich.example.vn/co-so/cau-hoi')
  expect(text).not.toContain('Đức Nhã')
  expect(mail?.raw).toMatch(/^List-Unsubscribe: <https:\/\/xungkich\.example\.vn\/tai-khoan\/thong-bao>/m)
  expect(await sendDueMail(world.deps)).toBe(0)
})

test('what is urgent goes at once; each says how they want mail', async () => {
  await tell([people.officer], 'entry.returned', { entryId: 'e1', editionTitle: 'Cuộc thi', items: '2' })
  expect(await sendDueMail(world.deps)).toBe(1)
  must('choose', await people.officer.put('/api/mail-choice', { mode: 'atOnce' }))
  await tell([people.officer], 'result.approved')
  expect(await sendDueMail(world.deps)).toBe(1)
  must('choose', await people.officer.put('/api/mail-choice', { mode: 'none' }))
  await tell([people.officer], 'entry.returned', { entryId: 'e1', editionTitle: 'Cuộc thi', items: '2' })
  expect(await sendDueMail(world.deps)).toBe(0)
  const mine = must('mine', await people.officer.get('/api/mail-choice'))
  expect(mine).toEqual({ mode: 'none', email: 'duong.dtt@example.vn', on: true })
  must('choose', await people.officer.put('/api/mail-choice', { mode: 'digest' }))
  expect((await people.officer.put('/api/mail-choice', { mode: 'hourly' })).status).toBe(422)
})

test('a server that refuses for now is tried again later, as the same mail; one that refuses for good is not', async () => {
  refusals.push({ responseCode: 451 })
  await tell([people.officer], 'account.recovered', { accountId: people.officer.accountId })
  expect(await sendDueMail(world.deps)).toBe(0)
  const [first] = await world.database.db.select().from(outbox)
  expect([first?.state, first?.attempts, first?.why]).toEqual(['waiting', 1, 'smtp 451'])
  expect(await sendDueMail(world.deps)).toBe(0)
  world.clock.advance(61_000)
  expect(await sendDueMail(world.deps)).toBe(1)
  expect(received[0]?.raw).toContain(`Message-ID: <${first?.mailId}@xungkich.example.vn>`)

  refusals.push({ responseCode: 550 })
  await tell([people.officer], 'account.recovered', { accountId: people.officer.accountId })
  expect(await sendDueMail(world.deps)).toBe(0)
  world.clock.advance(24 * 3_600_000)
  expect(await sendDueMail(world.deps)).toBe(0)
  const failed = must('outbox', await people.administrator.get('/api/outbox?show=failed'))
  expect(failed.lines.map((line: { why: string }) => line.why)).toEqual(['smtp 550'])
})

test('what another process took, since the claim ran out while others were being sent, is not sent twice', async () => {
  await address(people.administrator, 'duyen.ltm@example.vn')
  await tell([people.officer, people.secretary, people.administrator], 'account.recovered')
  const { mailer } = world.deps
  if (!mailer) throw new Error('no mailer')
  const other = createDeps(
    { ...world.database, separateRoles: true, close: async () => {} },
    world.deps.config,
    { now: () => world.clock.now },
  )
  let sentByOther = 0
  // Each mail takes a hundred seconds: the claim on the third runs out while the second is on its way.
  const slow: typeof mailer = {
    ...mailer,
    send: async (mail) => {
      await mailer.send(mail)
      world.clock.advance(100_000)
      if (received.length === 2) sentByOther = await sendDueMail(other)
    },
  }
  expect(await sendDueMail({ ...world.deps, mailer: slow })).toBe(2)
  expect([sentByOther, received.length]).toEqual([1, 3])
  expect(new Set(received.map(({ to }) => to[0])).size).toBe(3)
  other.documents.close()
  other.mailer?.close()
})

test('several processes send each mail once', async () => {
  for (let i = 0; i < 5; i++) await tell([people.officer, people.secretary], 'account.recovered')
  const others = Array.from({ length: 3 }, () =>
    createDeps({ ...world.database, separateRoles: true, close: async () => {} }, world.deps.config, {
      now: () => world.clock.now,
    }),
  )
  const sent = await Promise.all([world.deps, ...others].map((deps) => sendDueMail(deps)))
  expect(sent.reduce((sum, n) => sum + n, 0)).toBe(2)
  expect(received.map(({ to }) => to[0]).toSorted()).toEqual(['duong.dtt@example.vn', 'nha.td@example.vn'])
  for (const deps of others) {
    deps.documents.close()
    deps.mailer?.close()
  }
})

test('a process that died while sending leaves its mail to another', async () => {
  await tell([people.officer], 'account.recovered')
  await world.database.db
    .update(outbox)
    .set({ claimedUntil: new Date(world.clock.now.getTime() + 60_000), mailId: crypto.randomUUID() })
  expect(await sendDueMail(world.deps)).toBe(0)
  world.clock.advance(61_000)
  expect(await sendDueMail(world.deps)).toBe(1)
})

test('links go by mail to their owner alone: sealed in the database, gone from it once sent', async () => {
  const ids = [people.officer.accountId, people.bare.accountId]
  const mailed = must('mail', await people.secretary.post('/api/account-links/mail', { accountIds: ids }))
  expect(mailed).toEqual({ mailed: 1, without: ['Nguyễn Không Thư'] })
  const [waiting] = await world.database.db.select().from(outbox)
  expect([waiting?.kind, JSON.stringify(waiting).includes('/moi/')]).toEqual(['link.signIn', false])
  const shown = must('outbox', await people.administrator.get('/api/outbox'))
  expect(JSON.stringify(shown)).not.toContain('/moi/')
  expect(await sendDueMail(world.deps)).toBe(1)
  const token = /\/moi\/([\w-]+)/.exec(received[0] ? textOf(received[0]) : '')?.[1]
  const taken = await world.anonymous.post(`/api/links/${token}/take-up`, {})
  expect(taken.status).toBe(200)
  const [sent] = await world.database.db.select().from(outbox)
  expect([sent?.state, sent?.sealed]).toEqual(['sent', null])
  const refused = await people.secretary.post('/api/account-links/mail', {
    accountIds: [people.administrator.accountId],
  })
  expect(refused.body.code).toBe('access/second-person-needed')
})

test('without a mail server nothing is lost: the administrator reads what waits', async () => {
  const administrator = await silent.person('Quản Trị', [{ role: 'administrator', scopeKind: 'global' }])
  const officer = await silent.person('Cán Bộ')
  await silent.database.db.transaction((tx) =>
    notify(silent.deps, tx, [officer.accountId], 'question.toUnit', { questionId: 'q' }),
  )
  expect(await sendDueMail(silent.deps)).toBe(0)
  const shown = must('outbox', await administrator.get('/api/outbox'))
  expect([shown.on, shown.counts]).toEqual([false, { waiting: 1, sent: 0, failed: 0, dropped: 0 }])
  expect(shown.lines.map((it: { fullName: string; text: string }) => [it.fullName, it.text])).toEqual([
    ['Cán Bộ', 'Có câu hỏi về thủ tục gửi đến đơn vị của đồng chí. Trả lời ở mục “Hỏi đáp”.'],
  ])
  expect((await officer.get('/api/outbox')).status).toBe(404)
})
