import { type DenseTask, solveDense } from '@xk/domain/assignment'
import { readMatrix, readPairs } from './csv-numbers.ts'
import { readNamedFile, type Terminal, UsageError } from './installation.ts'
import { readOptions } from './options.ts'

const USAGE =
  'Dùng: xk assign --preferences P.csv --conflicts C.csv --per-entry 3 [--max-load L]. P: mỗi dòng một bài, mỗi cột một giám khảo, số nguyên, không có dòng đầu. C: dòng đầu “paper,reviewer”, đếm từ 1.'

const positive = (typed: string | undefined, name: string): number | undefined => {
  if (typed === undefined) return undefined
  if (!/^\d{1,6}$/.test(typed) || Number(typed) < 1)
    throw new UsageError(`${name} phải là số nguyên từ 1 trở lên, không phải “${typed}”.`)
  return Number(typed)
}

const MOST_NAMED = 50

const named = (entries: readonly number[]) => {
  const shown = entries.slice(0, MOST_NAMED).map((e) => e + 1)
  const more = entries.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` và ${more} bài nữa` : ''}`
}

/**
 * Assigns judges to entries from files, at its best: the lowest single preference as high as it can be, then their
 * sum. Prints `entry,judge`, both from 1. Needs no database.
 */
export const assignFromFiles = async ({ env, say, complain }: Terminal, args: readonly string[]) => {
  const { values, rest } = readOptions(args, {
    values: ['preferences', 'conflicts', 'per-entry', 'max-load'],
  })
  const [preferencesFile, conflictsFile] = [values.get('preferences'), values.get('conflicts')]
  const perEntry = positive(values.get('per-entry'), '--per-entry')
  if (!preferencesFile || !perEntry || rest.length > 0) throw new UsageError(USAGE)
  const matrix = readMatrix(readNamedFile(env, preferencesFile), preferencesFile)
  const { rows: entries, columns: judges } = matrix
  const maxLoad = positive(values.get('max-load'), '--max-load') ?? Math.ceil((entries * perEntry) / judges)
  const open = new Uint8Array(entries * judges).fill(1)
  if (conflictsFile) {
    const text = readNamedFile(env, conflictsFile)
    for (const pair of readPairs(text, conflictsFile, ['paper', 'reviewer'], [entries, judges]))
      open[(pair.first - 1) * judges + pair.second - 1] = 0
  }
  const task: DenseTask = {
    entries,
    judges,
    demand: new Int32Array(entries).fill(perEntry),
    room: new Int32Array(judges).fill(maxLoad),
    open,
    worth: matrix.values,
  }
  const solved = solveDense(task)
  if (!solved.ok) {
    const { needed, available } = solved
    complain(
      solved.reason === 'tooFewJudgesWithoutConflict'
        ? `Không phân công được: bài ${named(solved.entries)} cần ${needed} giám khảo nhưng chỉ có ${available} giám khảo không có liên quan.`
        : `Không phân công được: bài ${named(solved.entries)} cần tất cả ${needed} lượt chấm nhưng các giám khảo được chấm những bài này chỉ còn ${available} lượt (mỗi người tối đa ${maxLoad} bài).`,
    )
    return 1 as const
  }
  const lines = solved.chosen.flatMap((readers, e) =>
    readers.toSorted((a, b) => a - b).map((j) => `${e + 1},${j + 1}`),
  )
  say(['entry,judge', ...lines].join('\n'))
  return 0 as const
}
