import { ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { readXml } from './read-xml.ts'
import type { WorkbookPackage } from './workbook-package.ts'

/** Built-in number formats that show a day (ECMA-376 part 1, 18.8.30, with the East Asian ones). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a format of its own shows a day: d or y outside quotes, escapes, brackets. */
export const isDateFormat = (code: string): boolean =>
  /[dy]/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|general/gi, ''))

/** For every cell style of the workbook whether it shows a number as a day. */
export const readDateStyles = async (workbook: WorkbookPackage): Promise<Result<boolean[]>> => {
  const styles: boolean[] = []
  if (workbook.stylesPart === null) return ok(styles)
  const own = new Map<number, boolean>()
  let inCellStyles = false
  const read = await readXml(workbook.archive, workbook.stylesPart, {
    open: (name, attribute) => {
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'numFmt')
        own.set(Number(attribute('numFmtId')), isDateFormat(attribute('formatCode') ?? ''))
      if (name !== 'xf' || !inCellStyles) return
      const id = Number(attribute('numFmtId') ?? 0)
      styles.push(own.get(id) ?? isBuiltInDate(id))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return read.ok ? ok(styles) : read
}
