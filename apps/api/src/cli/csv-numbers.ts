import { UsageError } from './installation.ts'

/** Lines of a CSV file with their numbers, from 1: any line ending, no byte order mark, no empty lines at the end. */
const linesOf = (text: string): string[] => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop()
  return lines
}

const WHOLE = /^[+-]?\d{1,10}$/
const MOST = 1_000_000_000

const wholeNumber = (cell: string, where: string): number => {
  const trimmed = cell.trim()
  const value = Number(trimmed)
  if (!WHOLE.test(trimmed) || Math.abs(value) > MOST)
    throw new UsageError(
      trimmed === ''
        ? `${where}: ô trống, cần một số nguyên.`
        : `${where}: “${trimmed.slice(0, 40)}” không phải số nguyên từ −1.000.000.000 đến 1.000.000.000.`,
    )
  return value
}

/** A table of whole numbers without a header, row by row; every row as long as the first. */
export const readMatrix = (text: string, file: string) => {
  const lines = linesOf(text)
  if (lines.length === 0) throw new UsageError(`${file}: tệp trống.`)
  const columns = (lines[0] ?? '').split(',').length
  const values = new Float64Array(lines.length * columns)
  lines.forEach((line, row) => {
    const cells = line.split(',')
    if (cells.length !== columns)
      throw new UsageError(
        `${file}, dòng ${row + 1}: có ${cells.length} cột, các dòng khác có ${columns} cột.`,
      )
    cells.forEach((cell, column) => {
      values[row * columns + column] = wholeNumber(cell, `${file}, dòng ${row + 1}, cột ${column + 1}`)
    })
  })
  return { rows: lines.length, columns, values }
}

/** Pairs under a header of two names; numbers from 1 to the highest that each may be. */
export const readPairs = (
  text: string,
  file: string,
  header: readonly [string, string],
  most: readonly [number, number],
): { first: number; second: number }[] => {
  const [names, ...lines] = linesOf(text)
  const found = (names ?? '').split(',').map((name) => name.trim().toLowerCase())
  if (found.length !== 2 || found[0] !== header[0] || found[1] !== header[1])
    throw new UsageError(`${file}, dòng 1: cần dòng đầu là “${header.join(',')}”.`)
  return lines.map((line, i) => {
    const where = `${file}, dòng ${i + 2}`
    const cells = line.split(',')
    if (cells.length !== 2) throw new UsageError(`${where}: cần đúng hai số, “${header.join(',')}”.`)
    const [first = 0, second = 0] = cells.map((cell) => wholeNumber(cell, where))
    for (const [n, limit, name] of [
      [first, most[0], header[0]],
      [second, most[1], header[1]],
    ] as const) {
      if (n < 1 || n > limit) throw new UsageError(`${where}: ${name} ${n} nằm ngoài 1 … ${limit}.`)
    }
    return { first, second }
  })
}
