import { cellPosition, cellRef } from './cell.ts'
import { describe, expect, it } from 'vitest'
import type { RawRow } from './cell.ts'
import { decideUnitImport } from './decide-unit-import.ts'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { readUnitSheet } from './read-unit-sheet.ts'

/** The cells of a workbook as committed JSON, where `date` stands for a cell that holds a day. */
type StoredCell = { ref: string; formula?: boolean } & ({ value: string | number | null } | { date: string })

const gridOf = (name: string): RawRow[] => {
  const text = readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')
  const rows = JSON.parse(text) as StoredCell[][]
  return rows.map((row) =>
    row.map((cell) => {
      const value = 'date' in cell ? new Date(`${cell.date}T00:00:00Z`) : cell.value
      return { ref: cell.ref, value, ...(cell.formula ? { formula: true } : {}) }
    }),
  )
}

const today = '2026-11-23'
const faulty = gridOf('danh-sach')
const reading = readUnitSheet(faulty, { today })

/** The defects that the list of units was given on purpose, and what is to become of each. */
const defects: [ref: string, kind: string, code: string, facts: object, suggestion?: string][] = [
  ['D11', 'normalised', 'spacing', { from: '  Trần Khánh Uyên', to: 'Trần Khánh Uyên' }],
  ['H13', 'normalised', 'dateForm', { from: '24/7/2016', to: '2016-07-24' }],
  ['C15', 'normalised', 'clusterForm', { from: 'cụm 1', to: 'Cụm 1' }],
  ['D17', 'normalised', 'composed', { to: 'Võ Gia Nghĩa' }],
  ['D20', 'normalised', 'spacing', { to: 'Vũ Thành Hải' }],
  ['F22', 'normalised', 'phoneForm', { from: '0960.000.113', to: '0960000113' }],
  ['H26', 'normalised', 'dateForm', { from: '10.10.2009', to: '2009-10-10' }],
  ['G29', 'error', 'notAMail', { found: 'thuytrang21@example' }],
  ['D34', 'normalised', 'spacing', { to: 'Thái Gia Duy' }],
  ['F37', 'normalised', 'phoneForm', { from: '(+84) 910 000 128', to: '0910000128' }],
  ['D39', 'normalised', 'composed', { to: 'Mai Thị Ngọc Dung' }],
  ['H42', 'normalised', 'dateForm', { from: 'ngày 20 tháng 06 năm 2020', to: '2020-06-20' }],
  ['C46', 'error', 'missing', {}],
  ['D49', 'normalised', 'spacing', { to: 'Châu Hữu Sơn' }],
  ['B50', 'error', 'duplicateRow', { firstRow: 32 }],
  ['C54', 'normalised', 'clusterForm', { to: 'Cụm 5' }],
  ['H56', 'error', 'dateIncomplete', { found: '2/2015' }],
  ['F59', 'question', 'phoneLostZero', { found: '980000149' }, '0980000149'],
  ['B62', 'normalised', 'spacing', { to: 'Chi đoàn Trung tâm Xúc tiến du lịch (Sở Du lịch)' }],
  [
    'H68',
    'question',
    'dateAmbiguous',
    { found: '02-03-24', candidates: ['2024-03-02', '2002-03-24', '2024-02-03'] },
    '2024-03-02',
  ],
  ['C70', 'question', 'clusterRoman', { found: 'Cụm VI' }, 'Cụm 6'],
]

describe('the list of units as an officer keeps it', () => {
  it.each(defects)('%s: %s %s', (ref, kind, code, facts, suggestion) => {
    const finding = reading.findings.find((each) => each.ref === ref)
    expect(finding).toMatchObject({ ref, kind, code, facts })
    expect(finding?.suggestion).toBe(suggestion)
  })

  it('finds these defects and no others, and 64 units in 6 clusters', () => {
    expect(reading.findings.map(({ ref }) => ref).toSorted()).toEqual(defects.map(([ref]) => ref).toSorted())
    expect(reading.rows.length).toBe(64)
    expect(reading.clusters).toEqual(['Cụm 1', 'Cụm 2', 'Cụm 3', 'Cụm 4', 'Cụm 5', 'Cụm 6'])
    expect(reading.columns).toEqual({
      unit: 'B',
      cluster: 'C',
      name: 'D',
      position: 'E',
      phone: 'F',
      mail: 'G',
      joinedOn: 'H',
      members: 'I',
      note: 'J',
    })
    expect(reading.rows[15]).toEqual({
      row: 24,
      unit: 'Đoàn Bảo hiểm xã hội Thành phố',
      cluster: 'Cụm 2',
      officer: { name: 'Đinh Hữu Trí', position: 'Bí thư', phone: '0930000115', mail: 'tridh16@example.vn' },
      joinedOn: '2005-04-23',
      members: 50,
      note: 'mới đổi tên 7/2025',
    })
  })

  it('imports nothing before every error is mended and every question answered', () => {
    const refused = decideUnitImport(reading)
    if (refused.ok || refused.problem.code !== 'input/invalid') throw new Error('not refused')
    expect(refused.problem.issues.map(({ pointer }) => pointer)).toEqual([
      '/cells/G29',
      '/cells/C46',
      '/cells/B50',
      '/cells/H56',
      '/cells/F59',
      '/cells/H68',
      '/cells/C70',
    ])
    const values: Record<string, string> = { G29: 'thuytrang21@example.vn', C46: 'Cụm 4', H56: '15/02/2015' }
    const mended = faulty
      .filter((row) => row[0]?.ref !== 'A50')
      .map((row) => [
        ...row.map((cell) => ({ ...cell, value: values[cell.ref] ?? cell.value })),
        ...(row[0]?.ref === 'A46' ? [{ ref: 'C46', value: 'Cụm 4' }] : []),
      ])
    const answers = { F59: '0980000149', H68: '02/03/2024', C70: 'Cụm 6' }
    const answered = readUnitSheet(mended, { today, answers })
    const imported = decideUnitImport(answered)
    expect(imported.ok && imported.value.length).toBe(64)
    expect(answered.rows.find(({ row }) => row === 68)?.joinedOn).toBe('2024-03-02')
  })

  it('keeps a question open while its answer is no clearer, and lets no answer mend an error', () => {
    const answers = { F59: 'số cũ', H68: '2/3/24', C70: '', G29: 'a@example.vn', constructor: 'x' }
    expect(readUnitSheet(faulty, { today, answers })).toEqual(reading)
  })
})

it('reads the clean list without a remark', () => {
  const clean = readUnitSheet(gridOf('danh-sach-sach'), { today })
  expect([clean.rows.length, clean.clusters.length, clean.findings]).toEqual([64, 6, []])
})

it('takes no formula and no text that would become one', () => {
  const { findings, rows } = readUnitSheet(gridOf('cong-thuc-doc'), { today })
  expect(findings.map(({ ref, kind, code }) => [ref, kind, code])).toEqual([
    ['A2', 'error', 'formulaText'],
    ['A3', 'error', 'formulaText'],
    ['C3', 'error', 'formulaText'],
    ['E3', 'normalised', 'phoneForm'],
    ['H3', 'error', 'formulaText'],
    ['A4', 'error', 'formulaText'],
    ['C4', 'error', 'formulaText'],
    ['A5', 'error', 'formula'],
    ['H5', 'error', 'formula'],
    ['A6', 'error', 'formulaText'],
    ['C6', 'error', 'formulaText'],
    ['G6', 'error', 'formula'],
    ['H6', 'error', 'formula'],
    ['A7', 'error', 'formulaText'],
  ])
  expect(rows).toEqual([])
})

/** A sheet from rows of values, headed by the given columns. */
const sheetOf = (...rows: (string | number | Date | null)[][]): RawRow[] =>
  rows.map((row, r) => row.map((value, c) => ({ ref: cellRef(r + 1, c + 1), value })))
const heading = ['Tên cơ sở Đoàn', 'Cụm', 'Họ tên', 'Email', 'Ngày trực thuộc', 'Số đoàn viên']
const told = (rows: RawRow[], answers = {}) =>
  readUnitSheet(rows, { today, answers }).findings.map(({ ref, code }) => `${ref} ${code}`)

describe('other sheets', () => {
  it('accepts Roman clusters where all are Roman', () => {
    expect(told(sheetOf(heading, ['Đoàn A', 'Cụm I'], ['Đoàn B', 'Cụm II']))).toEqual([
      'B2 clusterForm',
      'B3 clusterForm',
    ])
  })
  it('asks about a mail address of two people and a day to come, and takes yes for an answer', () => {
    const rows = sheetOf(
      heading,
      ['Đoàn A', 'Cụm 1', 'Lê An', 'vp@example.vn', new Date('2027-01-01'), 10],
      ['Đoàn B', 'Cụm 1', 'Lê Ân', 'vp@example.vn', '01/02/2020', '1.200'],
    )
    expect(told(rows)).toEqual(['E2 dateUnlikely', 'E3 dateForm', 'F3 numberAmbiguous', 'D3 mailShared'])
    const answers = { E2: '2027-01-01', D3: 'vp@example.vn', F3: '1200' }
    expect(told(rows, answers)).toEqual(['E2 answered', 'E3 dateForm', 'F3 answered', 'D3 answered'])
  })
  it('names a unit in two clusters, and rows below the foot', () => {
    const rows = sheetOf(
      heading,
      ['Đoàn A', 'Cụm 1', 'Lê An'],
      ['ĐOÀN A', 'Cụm 2', 'Lê Ân'],
      ['Tổng Công ty Cấp nước', 'Cụm 2', 'Lê Ẩn'],
      ['Tổng cộng: 3'],
      ['Đoàn C', 'Cụm 1', 'Lê Yến'],
    )
    expect(told(rows)).toEqual(['B3 clusterDiffers', 'A6 rowsAfterEnd'])
  })
  it('needs a heading and rows', () => {
    expect(told(sheetOf(['Họ tên', 'Email'], ['Lê An', 'an@example.vn']))).toEqual(['A1 headerMissing'])
    expect(told(sheetOf(heading))).toEqual(['A1 noRows'])
    expect(told([])).toEqual(['A1 headerMissing'])
  })
  it('stops at 5,000 rows and at very long or unprintable cells', () => {
    const many = Array.from({ length: 5001 }, (_, n) => [`Đoàn ${n + 1}A`, 'Cụm 1'])
    expect(told(sheetOf(heading, ...many))).toEqual(['A5002 tooManyRows'])
    const odd = ['Đoàn\u0000A', 'Cụm 1', 'đ'.repeat(50_000), 'a\ud800@example.vn']
    expect(told(sheetOf(heading, odd))).toEqual(['A2 controlCharacter', 'C2 tooLong', 'D2 controlCharacter'])
  })
  it('drops invisible characters from a name, and says so', () => {
    expect(told(sheetOf(heading, ['Đoàn A', 'Cụm 1', 'Nguyễn\u200bThị\u202e An']))).toEqual([
      'C2 invisibleRemoved',
    ])
  })
})

describe('whatever stands in a sheet', () => {
  const cell = fc.record({
    ref: fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 10 }))
        .map(([r, c]) => cellRef(r, c)),
      fc.string({ maxLength: 6 }),
    ),
    value: fc.oneof(
      fc.constantFrom(...heading, 'Tổng cộng', 'Cụm VI', 'Cụm 1', '2/3/24', '=1+1', '0900000001'),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.double(),
      fc.boolean(),
      fc.date({ noInvalidDate: false }),
      fc.constant(null),
    ),
    formula: fc.boolean(),
  })
  it('is told and never thrown, and every finding names a cell', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 12 }), (rows) => {
        const { findings } = readUnitSheet([...sheetOf(heading), ...rows], { today })
        expect(findings.filter(({ ref }) => cellPosition(ref) === null)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
