import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import {
  BALLOTS_FORMAT,
  type BallotsFile,
  ballotsRoot,
  countTotals,
  type Mark,
  roundRoot,
  totalsOf,
} from '@xk/domain/ballot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signSerial } from '../features/ballot/round-key.ts'
import { COUNCIL_RULES } from '../testing/council-world.ts'
import { runCli } from './xk.ts'

let dir: string
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'xk-tally-'))))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const candidates = ['c1', 'c2']
const cast: Mark[][] = [
  ['yes', 'no'],
  ['yes', 'yes'],
  ['no', 'blank'],
]

/** A round of three with marks shown, as the server publishes it. */
const makeFile = (): BallotsFile => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const ballots = cast.map((marks, i) => {
    const serial = `${i + 1}`.repeat(64)
    return { serial, signature: signSerial(privateKey, serial), marks }
  })
  const facts = { members: 4, present: 3, issued: 3, returned: 3 }
  const input = { rules: COUNCIL_RULES, candidates, seats: 2, struck: {}, facts }
  const totals = totalsOf(
    cast.map((marks) => ({
      marks: Object.fromEntries(candidates.map((id, i) => [id, marks[i] ?? 'blank'])),
    })),
    input,
  )
  const published = {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    ballotsRoot: ballotsRoot(ballots, 'muối'),
    serials: ballots.map(({ serial, signature }) => ({ serial, signature })),
    marks: [
      { candidate: 'c1', marks: ['yes', 'yes', 'no'] as Mark[] },
      { candidate: 'c2', marks: ['yes', 'no', 'blank'] as Mark[] },
    ],
    count: countTotals(input, totals),
  }
  return {
    format: BALLOTS_FORMAT,
    edition: 'Gương 2026',
    council: 'Hội đồng',
    round: 1,
    kind: 'first',
    way: 'online',
    rules: { ...COUNCIL_RULES, minVotersForMarks: 3 },
    seats: 2,
    candidates,
    names: { c1: 'Nguyễn Văn A', c2: 'Trần Thị B' },
    struck: {},
    ...published,
    root: roundRoot(published),
  }
}

const tally = async (file: unknown, ...more: string[]) => {
  writeFileSync(join(dir, 'BALLOTS.json'), JSON.stringify(file))
  const [said, complained]: [string[], string[]] = [[], []]
  const code = await runCli(['tally', 'BALLOTS.json', ...more], {
    env: { INIT_CWD: dir },
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, said, complained: complained.map((line) => line.replace(/:.*/, '')) }
}

test('a true file is counted anew; each change is named by its part', async () => {
  const file = makeFile()
  const good = await tally(file, '--root', file.root)
  expect(good).toMatchObject({ code: 0, complained: [] })
  expect(good.said).toContain('1. Nguyễn Văn A: đồng ý 2/3, không đồng ý 1, không tính 0, đạt')

  const changed = (change: (it: BallotsFile) => void) => {
    const copy = structuredClone(file)
    change(copy)
    return tally(copy)
  }
  const mark = await changed((it) => it.marks?.[1]?.marks.splice(1, 1, 'yes'))
  expect(mark).toMatchObject({ code: 1, complained: ['SAI mã gốc', 'SAI kiểm phiếu'] })
  const one = await changed((it) => it.marks?.[1]?.marks.pop())
  expect(one.complained).toEqual(['SAI mã gốc', 'SAI lựa chọn', 'SAI kiểm phiếu'])
  const serial = await changed((it) => Object.assign(it.serials[0] ?? {}, { serial: '9'.repeat(64) }))
  expect(serial.complained).toEqual(['SAI mã gốc', 'SAI chữ ký'])
  const twice = await changed((it) => it.serials.splice(1, 1, ...it.serials.slice(0, 1)))
  expect(twice.complained).toEqual(['SAI mã gốc', 'SAI mã phiếu'])
  const root = await changed((it) => Object.assign(it, { root: 'a'.repeat(64) }))
  expect(root.complained).toEqual(['SAI mã gốc'])
  const count = await changed((it) => Object.assign(it.count.candidates[0] ?? {}, { yes: 3 }))
  expect(count.complained).toEqual(['SAI mã gốc', 'SAI kiểm phiếu'])
  const facts = await changed((it) => Object.assign(it.count, { valid: 2 }))
  expect(facts.complained).toEqual(['SAI mã gốc', 'SAI số liệu chung'])
  expect((await tally(file, '--root', 'b'.repeat(64))).complained).toEqual(['SAI mã gốc'])
  expect(await tally({ ...file, extra: 1 })).toMatchObject({ code: 1, complained: ['SAI dạng tệp'] })
  expect((await tally('x')).code).toBe(1)
})

test('without marks it says that it can’t be counted anew', async () => {
  const file = { ...makeFile(), marks: null, rules: COUNCIL_RULES }
  const { said, code } = await tally({ ...file, root: roundRoot(file) })
  expect(code).toBe(0)
  expect(said).toContain('KHÔNG tính lại được: dưới 8 phiếu nên chỉ công bố tổng số.')
})
