import { ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { readXml } from './read-xml.ts'
import type { WorkbookPackage } from './workbook-package.ts'

/** Excel writes characters that XML can't hold as _xHHHH_ (ECMA-376 part 1, 22.4.2.4). */
export const decodeEscapes = (text: string): string =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** The workbook's table of texts; readings aids over East Asian text are left out. */
export const readSharedStrings = async (workbook: WorkbookPackage): Promise<Result<string[]>> => {
  const strings: string[] = []
  if (workbook.sharedStringsPart === null) return ok(strings)
  let current = ''
  let inText = false
  let inAid = false
  const read = await readXml(workbook.archive, workbook.sharedStringsPart, {
    open: (name) => {
      if (name === 'si') current = ''
      if (name === 'rPh') inAid = true
      inText = name === 't' && !inAid
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') inAid = false
      if (name === 'si') strings.push(decodeEscapes(current))
    },
  })
  return read.ok ? ok(strings) : read
}
