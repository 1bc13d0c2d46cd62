import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from './xk.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'xk-statistics-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const run = async (command: string, text: string) => {
  writeFileSync(join(dir, 'r.csv'), text)
  const said: string[] = []
  const complained: string[] = []
  const code = await runCli([command, 'r.csv'], {
    env: { INIT_CWD: dir },
    say: (line) => void said.push(line),
    complain: (line) => void complained.push(line),
  })
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}
const json = async (command: string, text: string) => {
  const { code, said } = await run(command, text)
  expect(code).toBe(0)
  return JSON.parse(said) as never
}

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, it: unknown) => (typeof it === 'number' ? Number(it.toFixed(3)) : it))

test('reliability prints the published values of an incomplete and of a complete table', async () => {
  // Krippendorff (2011): units as rows. The eleventh unit has two ratings, the twelfth one.
  const units =
    '1,1,,1\n2,2,3,2\n3,3,3,3\n3,3,3,3\n2,2,2,2\n1,2,3,4\n4,4,4,4\n1,1,2,1\n2,2,2,2\n,5,5,5\n,,1,1\n,3,,'
  expect(rounded(await json('reliability', `\uFEFF${units.replaceAll('\n', '\r\n')}\r\n`))).toEqual({
    alpha: { nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 },
    icc: { icc1: null, icc2: null, icc3: null, icc1k: null, icc2k: null, icc3k: null },
    kendallW: null,
  })
  // Shrout & Fleiss (1979), table 2.
  const complete = '9,2,5,8\n6,1,3,2\n8,4,6,8\n7,1,2,6\n10,5,6,9\n6,2,4,7\n'
  expect(rounded(await json('reliability', complete))).toMatchObject({
    icc: { icc1: 0.166, icc2: 0.29, icc3: 0.715, icc1k: 0.443, icc2k: 0.62, icc3k: 0.909 },
  })
})

test('reliability refuses what is not a table of numbers, and says where', async () => {
  const refused = async (text: string) => {
    const { code, said, complained } = await run('reliability', text)
    expect([code, said]).toEqual([1, ''])
    return complained
  }
  expect(await refused('a,b\n1,2\n')).toBe(
    'Không đọc được tệp r.csv, dòng 1, cột 1: “a” không phải là số (ví dụ đúng: 8.5)',
  )
  expect(await refused('1,2\n3,"8,5"\n')).toMatch(/dòng 2, cột 2: “8,5” không phải là số/)
  expect(await refused('1,2\n\n3\n')).toMatch(/dòng 3, cột 1: có 1 ô, dòng đầu có 2 ô/)
  expect(await refused('1,2\n3,Infinity\n')).toMatch(/dòng 2, cột 2/)
  expect(await refused('1,"2\n3')).toMatch(/dòng 1, cột 2: dấu ngoặc kép không được đóng/)
  expect(await refused('')).toMatch(/tệp không có điểm nào/)
})

const HEADER = 'entry,judge,criterion,score\n'
/** Six entries by three judges on two criteria, scores 0–3, nothing extreme. */
const SCORES = ['123123', '012210', '231322', '101011', '332231', '210123']
const rowsOf = (table: readonly string[], name = 'e') =>
  table.flatMap((marks, n) =>
    marks.split('').map((score, i) => `${name}${n},j${i % 3},c${Math.floor(i / 3)},${score}`),
  )

test('facets prints every measure and what could not be measured', async () => {
  const text = HEADER + [...rowsOf(SCORES), '__proto__,j0,c0,3', '__proto__,j1,c1,3'].join('\n')
  const out = (await json('facets', text)) as {
    logLikelihood: number
    entries: Record<string, number | null>
    judges: Record<string, number>
    criteria: Record<string, number>
    thresholds: number[]
    fit: { judges: Record<string, { infit: number; outfit: number }> }
    extreme: unknown
  }
  expect(Object.keys(out)).toEqual([
    'logLikelihood',
    'entries',
    'judges',
    'criteria',
    'thresholds',
    'fit',
    'lowestScore',
    'highestScore',
    'extreme',
  ])
  expect(Object.keys(out.entries)).toEqual(['e0', 'e1', 'e2', 'e3', 'e4', 'e5', '__proto__'])
  expect(Object.getOwnPropertyDescriptor(out.entries, '__proto__')?.value).toBeNull()
  expect(out.extreme).toEqual([{ facet: 'entries', id: '__proto__', at: 'highest' }])
  expect(out.thresholds).toHaveLength(3)
  for (const centred of [out.judges, out.criteria, out.thresholds])
    expect(Object.values(centred).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9)
  expect(Object.keys(out.fit.judges)).toEqual(['j0', 'j1', 'j2'])
  expect(out.logLikelihood).toBeLessThan(0)
})

test('facets names the groups of a disconnected panel and other reasons, and prints nothing', async () => {
  const apart = rowsOf(SCORES).concat(rowsOf(SCORES, 'f').map((row) => row.replace(',j', ',k')))
  expect(await run('facets', HEADER + apart.join('\n'))).toEqual({
    code: 1,
    said: '',
    complained:
      'Các giám khảo chia thành 2 nhóm không có bài chấm chung, không so được độ nghiêm khắc giữa các nhóm: nhóm 1 gồm j0, j1, j2; nhóm 2 gồm k0, k1, k2.',
  })
  const skipped = rowsOf(SCORES).map((row) => row.replace(/3$/, '5'))
  expect((await run('facets', HEADER + skipped.join('\n'))).complained).toMatch(/các mức điểm ở giữa: 3, 4\./)
  expect((await run('facets', HEADER)).complained).toMatch(/^Không có gì để ước lượng/)
})

test('facets refuses a file that is not one of whole scores, and says where', async () => {
  const refused = async (text: string) => (await run('facets', text)).complained
  expect(await refused('bài,giám khảo,tiêu chí,điểm\n')).toMatch(
    /dòng 1, cột 1: dòng đầu phải là entry,judge/,
  )
  expect(await refused(`${HEADER}a,x,c,1\na,y,c,2.5`)).toMatch(
    /dòng 3, cột 4: “2.5” không phải là điểm nguyên/,
  )
  expect(await refused(`${HEADER}a,x,c,1\na,x,c,2`)).toMatch(/dòng 3, cột 1: a, x, c đã có điểm ở dòng 2/)
  expect(await refused(`${HEADER}a,,c,1`)).toMatch(/dòng 2, cột 2: thiếu judge/)
  const usage = await runCli(['facets'], { env: {}, say: () => {}, complain: () => {} })
  expect(usage).toBe(2)
})
