import { intraclass, kendallW, krippendorffAlphas, type Ratings } from '@xk/domain/reliability'
import { CsvError, type CsvRow, parseCsv } from './csv.ts'
import { readNamedFile, type Terminal, UsageError } from './installation.ts'
import { readOptions } from './options.ts'

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

const ratingOf = (cell: string, line: number, column: number): number | null => {
  if (cell === '') return null
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN
  if (!Number.isFinite(value))
    throw new CsvError(line, column, `“${cell}” không phải là số (ví dụ đúng: 8.5)`)
  return value
}

/** A table of ratings: every row as wide as the first; throws {@link CsvError}. */
const ratingsOf = (rows: readonly CsvRow[]): Ratings =>
  rows.map(({ line, cells }) => {
    const width = rows[0]?.cells.length ?? 0
    if (cells.length !== width)
      throw new CsvError(line, cells.length, `có ${cells.length} ô, dòng đầu có ${width} ô`)
    return cells.map((cell, i) => ratingOf(cell, line, i + 1))
  })

const NONE = { icc1: null, icc2: null, icc3: null, icc1k: null, icc2k: null, icc3k: null }

/**
 * Agreement of a table of ratings (rows items, columns judges, empty = missing, no header) as JSON: alpha at four
 * levels, the six intraclass correlations and Kendall's W; null where one says nothing.
 */
export const printReliability = async ({ env, say, complain }: Terminal, args: readonly string[]) => {
  const [file, ...more] = readOptions(args, {}).rest
  if (!file || more.length > 0) throw new UsageError('Dùng: xk reliability RATINGS.csv')
  try {
    const ratings = ratingsOf(parseCsv(readNamedFile(env, file)))
    if (ratings.length === 0) throw new CsvError(1, 1, 'tệp không có điểm nào')
    say(
      JSON.stringify(
        {
          alpha: krippendorffAlphas(ratings),
          icc: intraclass(ratings) ?? NONE,
          kendallW: kendallW(ratings),
        },
        null,
        2,
      ),
    )
    return 0 as const
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    complain(`Không đọc được tệp ${file}, ${error.message}`)
    return 1 as const
  }
}
