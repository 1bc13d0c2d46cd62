import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './xk.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'xk-assign-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Runs the command on these files; options beyond the two files as given. */
const assign = async (files: { p: string; c?: string }, ...options: string[]) => {
  writeFileSync(join(dir, 'P.csv'), files.p)
  if (files.c !== undefined) writeFileSync(join(dir, 'C.csv'), files.c)
  const [said, complained]: string[][] = [[], []]
  const code = await runCli(
    [
      'assign',
      '--preferences',
      'P.csv',
      ...(files.c === undefined ? [] : ['--conflicts', 'C.csv']),
      ...options,
    ],
    {
      env: { INIT_CWD: dir },
      say: (line) => void said?.push(line),
      complain: (line) => void complained?.push(line),
    },
  )
  return { code, said: said?.join('\n'), complained: complained?.join('\n') }
}

test('the lowest preference comes first, then the sum', async () => {
  // 10 + 0 would be the greater sum; the lowest of 4 + 4 is higher.
  expect(await assign({ p: '10,4\n4,0\n' }, '--per-entry', '1')).toEqual({
    code: 0,
    said: 'entry,judge\n1,2\n2,1',
    complained: '',
  })
  // Where the lowest can't be mended, the sum alone decides.
  const forced = await assign({ p: '10,4\n4,0\n-9,-9\n' }, '--per-entry', '1')
  expect(forced.said).toBe('entry,judge\n1,1\n2,1\n3,2')
})

test('line endings of any kind, a mark at the beginning, spaces and empty last lines are all right', async () => {
  const answer = await assign(
    { p: '\uFEFF1, 2\r\n+3,-4\r\n\r\n', c: 'paper,reviewer\r\n1,1\r\n\r\n' },
    '--per-entry',
    '1',
  )
  expect(answer).toEqual({ code: 0, said: 'entry,judge\n1,2\n2,1', complained: '' })
})

test('an impossible task names entries and cause, prints nothing else, and is told apart from a wrong call', async () => {
  const few = await assign({ p: '1,1\n1,1\n', c: 'paper,reviewer\n2,1\n' }, '--per-entry', '2')
  expect(few).toEqual({
    code: 1,
    said: '',
    complained: 'Không phân công được: bài 2 cần 2 giám khảo nhưng chỉ có 1 giám khảo không có liên quan.',
  })
  const full = await assign(
    { p: '1,1\n1,1\n1,1\n', c: 'paper,reviewer\n1,2\n2,2\n' },
    '--per-entry',
    '1',
    '--max-load',
    '1',
  )
  expect(full).toEqual({
    code: 1,
    said: '',
    complained:
      'Không phân công được: bài 1, 2 cần tất cả 2 lượt chấm nhưng các giám khảo được chấm những bài này chỉ còn 1 lượt (mỗi người tối đa 1 bài).',
  })
})

test.each([
  ['1,2\n3\n', undefined, 'P.csv, dòng 2: có 1 cột, các dòng khác có 2 cột.'],
  ['1,2\n3,\n', undefined, 'P.csv, dòng 2, cột 2: ô trống, cần một số nguyên.'],
  ['1,2\n\n3,4\n', undefined, 'P.csv, dòng 2: có 1 cột, các dòng khác có 2 cột.'],
  [
    '1,2.5\n',
    undefined,
    'P.csv, dòng 1, cột 2: “2.5” không phải số nguyên từ −1.000.000.000 đến 1.000.000.000.',
  ],
  ['', undefined, 'P.csv: tệp trống.'],
  ['1,2\n', 'entry,judge\n1,1\n', 'C.csv, dòng 1: cần dòng đầu là “paper,reviewer”.'],
  ['1,2\n', 'paper,reviewer\n1,1\n1,3\n', 'C.csv, dòng 3: reviewer 3 nằm ngoài 1 … 2.'],
  ['1,2\n', 'paper,reviewer\n0,1\n', 'C.csv, dòng 2: paper 0 nằm ngoài 1 … 1.'],
  ['1,2\n', 'paper,reviewer\n1;1\n', 'C.csv, dòng 2: cần đúng hai số, “paper,reviewer”.'],
])('a bad file is refused with its line: %j %j', async (p, c, complained) => {
  expect(await assign({ p, c }, '--per-entry', '1')).toEqual({ code: 2, said: '', complained })
})

test('options that make no sense are refused, and a missing file', async () => {
  const p = '1,2\n'
  expect((await assign({ p }, '--per-entry', '0')).complained).toBe(
    '--per-entry phải là số nguyên từ 1 trở lên, không phải “0”.',
  )
  expect((await assign({ p })).code).toBe(2)
  expect((await assign({ p }, '--per-entry', '1', '--conflicts', 'khong-co.csv')).complained).toBe(
    'Không đọc được tệp khong-co.csv.',
  )
})

test('three thousand entries and three hundred judges keep every rule', async () => {
  const [entries, judges] = [3000, 300]
  const worth = (e: number, j: number) => ((e * 7919 + j * 104_729) % 41) - 20
  const p = Array.from({ length: entries }, (_, e) =>
    Array.from({ length: judges }, (_, j) => worth(e, j)).join(','),
  ).join('\r\n')
  const conflicts = Array.from({ length: entries }, (_, e) => `${e + 1},${((e * 31) % judges) + 1}`)
  const answer = await assign({ p, c: ['paper,reviewer', ...conflicts].join('\n') }, '--per-entry', '3')
  expect([answer.code, answer.complained]).toEqual([0, ''])
  const pairs = (answer.said ?? '').split('\n').slice(1)
  expect([pairs.length, new Set(pairs).size]).toEqual([9000, 9000])
  expect(pairs.filter((pair) => conflicts.includes(pair))).toEqual([])
  const loads = new Int32Array(judges)
  for (const pair of pairs) {
    const j = Number(pair.split(',')[1]) - 1
    loads[j] = (loads[j] ?? 0) + 1
  }
  expect(Math.max(...loads)).toBeLessThanOrEqual(30)
})
