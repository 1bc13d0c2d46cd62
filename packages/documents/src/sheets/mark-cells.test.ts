import { readFile } from 'node:fs/promises'
import { readUnitSheet } from '@xk/domain/organisation'
import { unzipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { markCells } from './mark-cells.ts'
import { readSheet } from './read-sheet.ts'

const today = '2026-11-23'
const original = await readFile(new URL('../../fixtures/sheets/danh-sach-co-so-doan.xlsx', import.meta.url))

const rowsOf = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value.sheets[0]!.rows
}
const findingsOf = async (bytes: Uint8Array) => readUnitSheet(await rowsOf(bytes), { today }).findings
const marked = async (bytes: Uint8Array, findings: Parameters<typeof markCells>[1]) => {
  const result = await markCells(bytes, findings)
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}
const textOf = (bytes: Uint8Array, part: string) => new TextDecoder().decode(unzipSync(bytes)[part])

/** Number format and colour of a cell, as the stylesheet says. */
const lookOf = (bytes: Uint8Array, ref: string) => {
  const style = Number(
    new RegExp(`<c [^>]*r="${ref}"[^>]*>`)
      .exec(textOf(bytes, 'xl/worksheets/sheet1.xml'))![0]
      .match(/\ss="(\d+)"/)![1],
  )
  const sheet = textOf(bytes, 'xl/styles.xml')
  const xf = sheet.split('<cellXfs')[1]!.match(/<xf [^>]*>/g)![style]!
  const fill = sheet.split('<fills')[1]!.match(/<fill>.*?<\/fill>/g)![Number(/fillId="(\d+)"/.exec(xf)![1])]!
  return [Number(/numFmtId="(\d+)"/.exec(xf)![1]), /fgColor rgb="(\w+)"/.exec(fill)?.[1] ?? null]
}

describe('a refused list comes back', () => {
  it('with errors red and questions amber, each keeping its number format, and the rest untouched', async () => {
    const findings = await findingsOf(original)
    const bytes = await marked(original, findings)
    expect(['G29', 'C46', 'B50', 'H56'].map((ref) => lookOf(bytes, ref))).toEqual([
      [0, 'FFFFC8CE'],
      [0, 'FFFFC8CE'],
      [0, 'FFFFC8CE'],
      [0, 'FFFFC8CE'],
    ])
    expect(['F59', 'H68', 'C70', 'F60', 'H60'].map((ref) => lookOf(bytes, ref))).toEqual([
      [0, 'FFFFE89C'],
      [49, 'FFFFE89C'],
      [0, 'FFFFE89C'],
      [49, null],
      [165, null],
    ])
    const [before, after] = [unzipSync(original), unzipSync(bytes)]
    const changed = Object.keys(after).filter(
      (part) => Buffer.compare(after[part]!, before[part] ?? Buffer.alloc(0)) !== 0,
    )
    expect(changed.toSorted()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/can-sua.xml',
      'xl/worksheets/sheet1.xml',
    ])
    const unstyled = (xml: string) => xml.replace(/<c [^>]*>/g, (tag) => tag.replace(/\ss="\d+"/, ''))
    expect(unstyled(textOf(bytes, 'xl/worksheets/sheet1.xml'))).toBe(
      unstyled(textOf(original, 'xl/worksheets/sheet1.xml')),
    )
  })

  it('with the same cells, and a list of what to mend that another reader can read', async () => {
    const findings = await findingsOf(original)
    const bytes = await marked(original, findings)
    expect(await rowsOf(bytes)).toEqual(await rowsOf(original))
    const [first, list] = await readXlsxFile(Buffer.from(bytes))
    expect([first!.sheet, list!.sheet]).toEqual(['DS co so Doan', 'Cần sửa'])
    expect(list!.data[0]).toEqual([
      'Ô đỏ là lỗi, ô vàng cần xác nhận. Sửa trong trang “DS co so Doan”, lưu rồi tải lên lại; không cần xóa trang này.',
      null,
      null,
      null,
    ])
    expect(list!.data.slice(2)).toEqual([
      ['Ô', 'Loại', 'Việc cần làm', 'Gợi ý'],
      [
        'G29',
        'Lỗi',
        '“thuytrang21@example” không phải một địa chỉ thư điện tử. Ghi đúng một địa chỉ, ví dụ ten@donvi.gov.vn.',
        null,
      ],
      ['C46', 'Lỗi', 'Thiếu Cụm hoạt động. Điền vào ô này.', null],
      ['B50', 'Lỗi', 'Dòng này trùng dòng 32 (cùng cơ sở Đoàn, cùng người phụ trách). Xóa một dòng.', null],
      ['H56', 'Lỗi', '“2/2015” thiếu ngày. Ghi đủ ngày/tháng/năm, ví dụ 15/02/2015.', null],
      [
        'F59',
        'Cần xác nhận',
        'Số điện thoại 980000149 mất số 0 ở đầu. Xác nhận 0980000149 hoặc sửa.',
        '0980000149',
      ],
      [
        'H68',
        'Cần xác nhận',
        'Ngày “02-03-24” có thể đọc nhiều cách (02/03/2024, 24/03/2002, 03/02/2024). Ghi đủ ngày/tháng/năm, ví dụ 02/03/2024.',
        '02/03/2024',
      ],
      [
        'C70',
        'Cần xác nhận',
        '“Cụm VI” viết bằng số La Mã, khác các dòng còn lại. Xác nhận là Cụm 6 hoặc sửa.',
        'Cụm 6',
      ],
    ])
  })

  it('and once more with fewer marks after some were mended', async () => {
    const findings = await findingsOf(original)
    const first = await marked(original, findings)
    const second = await marked(
      first,
      findings.filter(({ ref }) => ref === 'H68'),
    )
    expect(['G29', 'F59', 'H68'].map((ref) => lookOf(second, ref))).toEqual([
      [0, null],
      [0, null],
      [49, 'FFFFE89C'],
    ])
    const sheets = await readXlsxFile(Buffer.from(second))
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['DS co so Doan', 80],
      ['Cần sửa', 4],
    ])
  })

  it('the same for the same input, to the byte', async () => {
    const findings = await findingsOf(original)
    expect(await marked(original, findings)).toEqual(await marked(original, findings))
  })

  it('with cells added where a row lacks them, and text that says no more than it is', async () => {
    const bare = await readFile(new URL('../../fixtures/sheets/danh-sach.xlsm.xlsx', import.meta.url))
    const bytes = await marked(bare, [
      { kind: 'error', code: 'missing', ref: 'C2', row: 2, column: 'cluster', facts: {} },
      {
        kind: 'error',
        code: 'notAName',
        ref: 'A3',
        row: 3,
        column: 'unit',
        facts: { found: `"><f>1&'\u0000` },
      },
    ])
    const row = /<row r="2">.*?<\/row>/.exec(textOf(bytes, 'xl/worksheets/sheet1.xml'))![0]
    expect(row).toMatch(/<c r="B2" t="n"><v>120<\/v><\/c><c r="C2" s="\d+"\/><\/row>$/)
    const list = (await readXlsxFile(Buffer.from(bytes))).find(({ sheet }) => sheet === 'Cần sửa')
    expect(list?.data.at(-1)?.[2]).toBe(`“"><f>1&'\ufffd” không phải là Tên cơ sở Đoàn. Ghi bằng chữ.`)
  })
})
