import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { decideUnitImport, readUnitSheet } from '@xk/domain/organisation'
import type { RawRow } from '@xk/domain/organisation'
import { zipSync } from 'fflate'
import * as fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { isDateFormat } from './number-formats.ts'
import { readSheet } from './read-sheet.ts'

const today = '2026-11-23'
const pathOf = (name: string) => fileURLToPath(new URL(`../../fixtures/sheets/${name}`, import.meta.url))
const read = async (name: string) => {
  const result = await readSheet(pathOf(name))
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
const valueAt = (rows: readonly RawRow[], ref: string) => rows.flat().find((cell) => cell.ref === ref)

/** A workbook of one sheet from raw XML, as no office program would write it. */
const workbookOf = (sheet: string, more: Record<string, string> = {}): Uint8Array => {
  const text = (xml: string) => new TextEncoder().encode(xml)
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts = {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="${office}"><x:sheets><x:sheet name="A" sheetId="1" r:id="s"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s" Type="${office}/worksheet" Target="/xl/s.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="t.xml"/></Relationships>`,
    'xl/s.xml': sheet,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, text(xml)])))
}

describe('real lists', () => {
  it.each(['danh-sach-co-so-doan.xlsx', 'danh-sach-co-so-doan-sach.xlsx'])(
    'reads the same values of %s as an independent reader',
    async (name) => {
      const [sheet] = (await read(name)).sheets
      const known = await readXlsxFile(await readFile(pathOf(name)), { trim: false })
      const ours = new Map(sheet!.rows.flat().map((cell) => [cell.ref, cell]))
      for (const [r, row] of known[0]!.data.entries()) {
        for (const [c, value] of row.entries()) {
          const cell = ours.get(`${'ABCDEFGHIJ'[c]}${r + 1}`)
          if (!cell?.covered) expect(cell?.value ?? null).toEqual(value)
        }
      }
    },
  )

  it('brings the faulty list to the reading of units with its 21 findings, the clean one with none', async () => {
    const faulty = readUnitSheet((await read('danh-sach-co-so-doan.xlsx')).sheets[0]!.rows, { today })
    expect([faulty.rows.length, faulty.clusters.length, faulty.findings.length]).toEqual([64, 6, 21])
    const clean = readUnitSheet((await read('danh-sach-co-so-doan-sach.xlsx')).sheets[0]!.rows, { today })
    expect([clean.rows.length, clean.clusters.length, clean.findings]).toEqual([64, 6, []])
  })
})

describe('hostile files', () => {
  it('marks formulas and keeps what only looks like one as the text it is', async () => {
    const { rows } = (await read('cong-thuc-doc.xlsx')).sheets[0]!
    expect(['A2', 'A3', 'A4', 'C4', 'A6', 'C6', 'A7'].map((ref) => valueAt(rows, ref))).toEqual([
      { ref: 'A2', value: "=cmd|'/C calc'!A0" },
      { ref: 'A3', value: "+cmd|'/C calc'!A0" },
      { ref: 'A4', value: "-2+3+cmd|' /C calc'!A0" },
      { ref: 'C4', value: "@SUM(1+1)*cmd|'/C calc'!A0" },
      { ref: 'A6', value: '\t=1+1' },
      { ref: 'C6', value: '\r=2+2' },
      { ref: 'A7', value: '＝cmd|toàn khổ' },
    ])
    for (const ref of ['A5', 'H5', 'G6', 'H6']) {
      expect(valueAt(rows, ref)).toEqual({ ref, value: null, formula: true })
    }
    const findings = readUnitSheet(rows, { today }).findings
    expect(findings.filter(({ kind }) => kind === 'error').length).toBe(13)
  })

  it('ignores hidden sheets whatever they are called, and imports the two rows of the visible one', async () => {
    const grid = await read('danh-sach.xlsm.xlsx')
    expect([grid.sheets.map(({ name }) => name), grid.hiddenSheets]).toEqual([['Auto_Open'], ['Macro1']])
    const imported = decideUnitImport(readUnitSheet(grid.sheets[0]!.rows, { today }))
    expect(imported.ok && imported.value.map(({ unit, members }) => [unit, members])).toEqual([
      ['Đoàn Sở Xây dựng', 120],
      ['Đoàn Sở Y tế', 215],
    ])
  })

  it('refuses what unpacks to far more than it is', async () => {
    const result = await readSheet(workbookOf(`<worksheet>${' '.repeat(15_000_000)}</worksheet>`))
    expect(result).toEqual({ ok: false, problem: { code: 'file/unsafe', reason: 'zipBomb' } })
  })

  it('refuses a DOCTYPE, macros, a password, an old .xls, other zips and emptiness, each by name', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
    const problemOf = async (bytes: Uint8Array) => {
      const result = await readSheet(bytes)
      return result.ok ? null : result.problem
    }
    const allowed = ['xlsx']
    expect(await problemOf(workbookOf('<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'))).toEqual({
      code: 'file/unsafe',
      reason: 'doctype',
    })
    expect(await problemOf(workbookOf('<worksheet/>', { 'xl/vbaProject.bin': 'x' }))).toEqual({
      code: 'file/unsafe',
      reason: 'activeContent',
    })
    expect(await problemOf(encrypted)).toEqual({ code: 'file/encrypted' })
    expect(await problemOf(compound)).toEqual({ code: 'file/type-not-allowed', found: 'xls', allowed })
    expect(await problemOf(zipSync({ 'a.txt': new Uint8Array([1]) }))).toEqual({
      code: 'file/type-not-allowed',
      found: 'zip',
      allowed,
    })
    expect(await problemOf(Buffer.from('Tên cơ sở Đoàn;Cụm'))).toEqual({
      code: 'file/type-not-allowed',
      found: null,
      allowed,
    })
    expect(await problemOf(new Uint8Array())).toEqual({ code: 'file/empty' })
  })

  it('never throws, whatever a byte of a real file is changed to', async () => {
    const original = await readFile(pathOf('danh-sach.xlsm.xlsx'))
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Uint8Array.from(original)
        changed[at] = byte
        expect(typeof (await readSheet(changed)).ok).toBe('boolean')
      }),
      { numRuns: 150 },
    )
  })
})

describe('forms of writing that programs use', () => {
  it('reads cells without places, prefixes, rich and shared texts, escapes and truth values', async () => {
    const result = await readSheet(
      workbookOf(
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>1</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c>' +
          '<x:c t="str"><x:f>A1</x:f><x:v>a_x000D_b</x:v></x:c></x:row><x:row r="5"><x:c r="C5" t="e"><x:v>#REF!</x:v></x:c>' +
          '<x:c t="d"><x:v>2026-10-05T00:00:00</x:v></x:c><x:c><x:v>1.5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        {
          'xl/t.xml':
            '<sst><si><t>không</t></si><si><r><t>Sở </t></r><r><t xml:space="preserve">Y tế</t></r><rPh><t>x</t></rPh></si></sst>',
        },
      ),
    )
    expect(result.ok && result.value.sheets[0]!.rows).toEqual([
      [
        { ref: 'A1', value: 'Sở Y tế' },
        { ref: 'B1', value: true },
        { ref: 'C1', value: 'a\rb', formula: true },
      ],
      [
        { ref: 'C5', value: '#REF!' },
        { ref: 'D5', value: new Date('2026-10-05') },
        { ref: 'E5', value: 1.5 },
      ],
    ])
  })

  it('shows the value of a merged column in the rows that it covers', async () => {
    const result = await readSheet(
      workbookOf(
        '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Đoàn A</t></is></c><c r="B1"><v>1</v></c></row>' +
          '<row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A9"/></mergeCells></worksheet>',
      ),
    )
    expect(result.ok && result.value.sheets[0]!.rows[1]).toEqual([
      { ref: 'A2', value: 'Đoàn A', covered: true },
      { ref: 'B2', value: 2 },
    ])
  })

  it.each([
    ['dd/mm/yyyy', true],
    ['[$-42A]d mmmm yyyy;@', true],
    ['"ngày" 0', false],
    ['[Red]0.00', false],
    ['h:mm', false],
    ['General', false],
    ['0\\d', false],
  ])('knows whether the format %s shows a day', (code, expected) => {
    expect(isDateFormat(code)).toBe(expected)
  })
})
