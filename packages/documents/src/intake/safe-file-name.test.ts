import { readFileSync } from 'node:fs'
import { assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'
import { safeFileName } from './safe-file-name.ts'

const lines = readFileSync(new URL('../../fixtures/hostile/ten-tep.jsonl', import.meta.url), 'utf8')
const names = lines
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as string)
const anyName = oneof(
  string({ unit: 'binary', maxLength: 400 }),
  string({ unit: 'grapheme', maxLength: 300 }),
  string({ unit: constantFrom('a', '.', ' ', '/', '\\', 'ậ', 'e\u0302', '\u202e', 'CON', '\ud800') }),
)
const safe = (raw: string): string | undefined => {
  const result = safeFileName(raw)
  return result.ok ? result.value : undefined
}

test('every bad name of the case file comes out as expected', () => {
  expect(names.map(safe)).toEqual([
    'passwd',
    'win.ini',
    'doi.docx',
    'bai.docx',
    'bai.docx',
    'bai.docx',
    '%2e%2e%2fbai.docx',
    'bai%00.pdf',
    'bai.docx.exe',
    'bai␀.pdf',
    'bai .docx',
    'html .docx',
    'bai 1.docx',
    'bai[31m.docx',
    'hoadonfdp.exe',
    'bai.docx',
    'baicod.exe.docx',
    'bai.docx',
    'bai.pdf',
    'bai.docx',
    'Báo cáo kết quả thực hiện công trình thanh niên tham gia cải cách hành chính Báo cáo kết quả thực hiện công trình thanh niên tham gia cải cách hành chính Báo.docx',
    `${'a'.repeat(195)}.docx`,
    'ậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậậ.pdf',
    'Kế hoạch Đoàn Sở Tài chính - bản cuối.docx',
    'Kế hoạch Đoàn Sở Tài chính - bản cuối.docx',
    '_CON',
    '_con.docx',
    '_PRN.pdf',
    '_AUX',
    '_NUL.txt',
    '_COM1.docx',
    '_LPT9.jpg',
    '_COM¹.docx',
    'bai',
    'bai',
    'bai.docx',
    'htaccess',
    'env',
    '-rf',
    '--version.docx',
    'bai;rm -rf ~.docx',
    '$(touch x).docx',
    '`id`.pdf',
    'bai_cmd.docx',
    'bai_.docx',
    'bai_.docx',
    'script_.jpg',
    '_onload=_alert(1).jpg',
    "'; DROP TABLE entries;--.docx",
    'bai.docx.exe',
    'bai.pdf.js',
    'bai.DOCX',
    'bai.dOcX',
    'khongduoi',
    'bai.docx_an.txt',
    'bai.docx__$DATA',
    undefined,
    undefined,
    undefined,
    undefined,
    'ｂａｉ．ｄｏｃｘ',
    'bai‥docx',
    'bai／..／x.docx',
    '📄 ý tưởng 🌱.pptx',
    'Ý tưởng của Nguyễn Thị Hoàng Lan - Sở Nội vụ (sửa lần 3) (1).docx',
    'baí́́́́́.pdf',
    '😀',
  ])
})

test('only names with nothing in them are refused', () => {
  expect(names.filter((name) => safe(name) === undefined)).toEqual(['', '.', ' ', '..'])
})

test('the same name in NFD and NFC is one name', () => {
  const name = 'Kế hoạch Đoàn Sở Tài chính - bản cuối.docx'
  expect([safe(name.normalize('NFD')), safe(name.normalize('NFC'))]).toEqual([name, name])
})

test('a long name keeps its extension and whole characters', () => {
  const long = `${'ệ'.repeat(300)}.docx`
  expect(safe(long)).toBe(`${'ệ'.repeat(65)}.docx`)
  const flag = '🇻🇳'
  expect(safe(`${flag.repeat(30)}.pdf`)).toBe(`${flag.repeat(24)}.pdf`)
})

test('any text gives a storable single name, and giving it again changes nothing', () => {
  assert(
    property(anyName, (raw) => {
      const name = safe(raw)
      if (name === undefined) return
      expect(safe(name)).toBe(name)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(name).toBe(name.normalize('NFC'))
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\<>:"|?*]|^\.|[. ]$/u)
      expect(name.isWellFormed()).toBe(true)
    }),
  )
})

test('the header carries the name in UTF-8, beside one in plain letters', () => {
  expect(contentDisposition('Ý tưởng "số 1" (đợt 2)*.docx')).toBe(
    `attachment; filename="Y tuong _so 1_ (dot 2)_.docx"; ` +
      `filename*=UTF-8''%C3%9D%20t%C6%B0%E1%BB%9Fng%20%22s%E1%BB%91%201%22%20%28%C4%91%E1%BB%A3t%202%29%2A.docx`,
  )
})

test('no name breaks out of the header', () => {
  assert(
    property(anyName, (raw) => {
      expect(contentDisposition(raw, 'inline')).toMatch(
        /^inline; filename="[A-Za-z0-9 ._()-]*"; filename\*=UTF-8''([A-Za-z0-9!~_.-]|%[0-9A-F]{2})*$/,
      )
    }),
  )
})
