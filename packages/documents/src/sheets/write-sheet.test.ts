import { readUnitSheet } from '@xk/domain/organisation'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readSheet } from './read-sheet.ts'
import { writeUnitSheetTemplate } from './unit-sheet-template.ts'
import { writeSheet } from './write-sheet.ts'

const rowsOf = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value.sheets[0]!
}

it('writes every text as text, also one that would start a formula', async () => {
  const texts = [
    '=1+1',
    '+84900000001',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=2+2',
    '＝cmd',
    "'x",
    '<b>&',
    '👩‍💻🇻🇳',
    'Nguye\u0302\u0303n',
  ]
  const bytes = await writeSheet(
    'Bài: [1/2]',
    [{ heading: '=Tên', width: 20 }],
    texts.map((text) => [text]),
  )
  const sheet = await rowsOf(bytes)
  expect(sheet.name.length <= 31 && !/[\\/?*:[\]]/.test(sheet.name)).toBe(true)
  expect(sheet.rows.map(([cell]) => cell)).toEqual(
    ['=Tên', ...texts].map((value, i) => ({ ref: `A${i + 1}`, value })),
  )
  const parts = unzipSync(bytes)
  expect(Object.keys(parts).filter((part) => /<f[ >]/.test(new TextDecoder().decode(parts[part])))).toEqual(
    [],
  )
})

it('writes numbers and days as such, and never breaks on characters that XML lacks', async () => {
  const day = new Date('2026-10-05T00:00:00Z')
  const columns = ['a', 'b', 'c', 'd'].map((heading) => ({ heading, width: 10 }))
  const sheet = await rowsOf(await writeSheet('A', columns, [[1.5, day, null, 'a\u0000\ud800\uffffb']]))
  expect(sheet.rows[1]).toEqual([
    { ref: 'A2', value: 1.5 },
    { ref: 'B2', value: day },
    { ref: 'D2', value: 'ab' },
  ])
})

it('offers a blank list of units whose headings are all known', async () => {
  const { rows } = await rowsOf(await writeUnitSheetTemplate())
  const read = readUnitSheet(
    [
      ...rows.slice(0, 1),
      [
        { ref: 'A2', value: 'Đoàn Sở Y tế' },
        { ref: 'B2', value: 'Cụm 4' },
      ],
    ],
    { today: '2026-11-23' },
  )
  expect([Object.keys(read.columns).length, read.rows.length, read.findings]).toEqual([9, 1, []])
})
