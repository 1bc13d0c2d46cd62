import type { ResultPage } from '@xk/contract'
import { writeSheet } from '@xk/documents'
import type { Words } from '../../http/words.ts'

const WIDTHS = [8, 22, 50, 36, 40, 10, 12, 24]

/** A result as an .xlsx file: exactly what its public page shows, entry by entry. */
export const resultSheet = (
  page: ResultPage,
  { appealWords, rewriteDecimal }: Words,
): Promise<Uint8Array> => {
  const { columns, name } = appealWords.sheet
  const rows = page.stages.flatMap((stage) =>
    stage.entries.map((entry) => [
      entry.rank,
      entry.prizeLabel,
      entry.name?.title ?? null,
      entry.name?.unit ?? null,
      entry.name?.people.flatMap((person) => person ?? []).join(', ') || null,
      entry.score && rewriteDecimal(entry.score),
      entry.code,
      stage.label,
    ]),
  )
  return writeSheet(
    name,
    columns.map((heading, i) => ({ heading, width: WIDTHS[i] ?? 20 })),
    rows,
  )
}
