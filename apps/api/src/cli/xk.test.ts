import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ballotRound, connectTo, edition, stage, term } from '@xk/db'
import { eq } from 'drizzle-orm'
import { appendToLedger } from '../ledger.ts'
import { withInstallation } from './installation.ts'
import { runCli } from './xk.ts'

let dir: string
let env: NodeJS.ProcessEnv

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'xk-cli-'))
  env = { ...process.env, DATA_DIR: join(dir, 'data'), INIT_CWD: dir, PORT: '3000' }
  delete env['DATABASE_URL']
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const xk = async (...argv: string[]) => {
  const said: string[] = []
  const complained: string[] = []
  const code = await runCli(argv, {
    env,
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

test('help names every command; a wrong one is refused with a sentence', async () => {
  const { code, said } = await xk('help')
  expect(code).toBe(0)
  for (const name of ['migrate', 'first-link', 'ledger verify', 'ledger checkpoint', 'key', 'verify'])
    expect(said).toContain(`xk  ${name}`.replace('xk  ledger checkpoint', 'ledger checkpoint'))
  expect(await xk('constructor')).toEqual({
    code: 2,
    said: '',
    complained: 'Không có lệnh “constructor”. Xem: pnpm xk help',
  })
  expect((await xk('verify', 'a.json')).code).toBe(2)
  expect((await xk('ledger', 'verify', '--wrong')).code).toBe(2)
})

test('the key that signs is the newest, and older ones stay', async () => {
  const first = await xk('key')
  expect(first.said).toMatch(/^Khóa đang ký {2}([0-9A-Z]{4}-){7}[0-9A-Z]{4} {2}/)
  const after = (await xk('key', '--new')).said.split('\n').slice(1)
  expect(after).toHaveLength(2)
  expect(after[0]?.replace('Khóa cũ      ', 'Khóa đang ký ')).toBe(first.said)
  expect(after[1]).toMatch(/^Khóa đang ký/)
})

test('a ledger is signed, verified against an outside checkpoint, and a changed row is named', async () => {
  const link = await xk('first-link')
  expect(link.code).toBe(0)
  expect(link.said).toMatch(/http:\/\/localhost:3000\/moi\/\S+/)
  expect((await xk('ledger', 'checkpoint')).code).toBe(1)

  await withInstallation({ env }, async (deps) => {
    const events = ['một', 'hai', 'ba'].map((text) => ({ kind: 'setting', payload: { text } }))
    await deps.database.db.transaction((tx) => appendToLedger(deps, tx, deps.newId(), events))
    expect((await xk('ledger', 'checkpoint', '--out', 'giu-ngoai.txt')).code).toBe(0)
  })
  expect(readFileSync(join(dir, 'giu-ngoai.txt'), 'utf8')).toMatch(/^xung-kich\/[0-9a-f]{16}\n3\n/)
  expect((await xk('ledger', 'verify', '--checkpoint', 'giu-ngoai.txt')).code).toBe(0)

  writeFileSync(join(dir, 'hong.txt'), 'không phải điểm kiểm tra')
  const broken = await xk('ledger', 'verify', '--checkpoint', 'hong.txt')
  expect([broken.code, broken.complained]).toEqual([1, 'SAI tệp hong.txt: không phải một điểm kiểm tra'])

  await withInstallation({ env }, async (deps) => {
    const { host } = deps.database.sql.options
    const owner = connectTo({ host: host[0] ?? '', port: 5432, username: 'xk_owner', database: 'xk' })
    await expect(deps.database.sql`update ledger set kind = 'open' where seq = 1`).rejects.toThrow(
      /permission/,
    )
    await owner.sql`update ledger_payload set payload = '{"text":"khác"}' where seq = 1`
    await owner.sql`update ledger set at = '2020-01-01T00:00:00.000Z' where seq = 2`
    await owner.sql.end()
  })
  const tampered = await xk('ledger', 'verify', '--checkpoint', 'giu-ngoai.txt')
  expect(tampered.code).toBe(1)
  expect(tampered.complained.split('\n')).toEqual([
    'SAI seq 1: nội dung đang lưu không khớp với cam kết đã ghi',
    'SAI tệp giu-ngoai.txt: có dòng từ seq 0 đến seq 2 đã bị sửa sau khi ký',
    'SAI điểm kiểm tra 3 trong cơ sở dữ liệu: có dòng từ seq 0 đến seq 2 đã bị sửa sau khi ký',
  ])
})

test('open rounds are named, so that nobody goes back over ballots that are in no backup', async () => {
  expect(await xk('open-rounds')).toMatchObject({ code: 0 })
  const roundId = await withInstallation({ env }, async ({ database: { db }, newId, now }) => {
    const termId = newId()
    const editionId = newId()
    const stageId = newId()
    const id = newId()
    const by = { createdAt: now(), createdBy: newId() }
    await db.insert(term).values({ id: termId, name: '2022–2027', starts: '2022-01-01', ends: '2027-12-31' })
    const about = { programme: 'exemplarSelection' as const, title: 'Gương 2026', slug: 'guong-2026' }
    await db.insert(edition).values({ id: editionId, termId, ...about, state: 'council', ...by })
    const place = { key: 'council', ord: 1, kind: 'councilBallot', state: 'running' }
    await db.insert(stage).values({ id: stageId, editionId, ...place })
    const open = { kind: 'first', way: 'online', state: 'casting' } as const
    const facts = { candidates: [], seats: 1, members: 9, present: 9, openedBy: newId(), openedAt: now() }
    await db.insert(ballotRound).values({ id, stageId, n: 1, ...open, ...facts })
    return id
  })
  expect(await xk('open-rounds')).toEqual({
    code: 3,
    said: '',
    complained: 'Đang bỏ phiếu: lượt 1, Gương 2026',
  })
  await withInstallation({ env }, ({ database: { db } }) =>
    db.update(ballotRound).set({ state: 'closed' }).where(eq(ballotRound.id, roundId)),
  )
  expect(await xk('open-rounds')).toMatchObject({ code: 0 })
})
