import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalBytes } from '../kernel/index.ts'
import type { ScoringRules } from '../ruleset/index.ts'
import type { StageEntryInput } from './types.ts'

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const sortedBy = <T>(items: readonly T[], key: (item: T) => string): readonly T[] =>
  items.length < 2 ? items : items.toSorted((a, b) => byText(key(a), key(b)))

const sheetCells = (sheets: StageEntryInput['sheets'], criteria: ReadonlyMap<string, readonly string[]>) => {
  const cells: (string | number | null)[] = []
  for (const sheet of sortedBy(sheets, ({ id }) => id)) {
    cells.push(sheet.id, sheet.segment, sheet.kind)
    for (const key of criteria.get(sheet.segment) ?? []) cells.push(sheet.marks[key] ?? null)
  }
  return cells
}

/**
 * Digest of everything that a standing is computed from, whatever order it came in: rules; entries by id, each
 * with its sheets by id (marks in the rubric's order), what is pending, objective marks and penalties; lots by id.
 * A row is one flat array: its sheets' cells follow their number.
 */
export const inputsDigest = (
  rules: ScoringRules,
  entries: readonly StageEntryInput[],
  lots: Readonly<Record<string, number>>,
): string => {
  const criteria = new Map(
    rules.segments.map((segment) => [segment.key, segment.criteria.map(({ key }) => key)]),
  )
  const rows = sortedBy(entries, (entry) => entry.entryId).map((entry) => [
    entry.entryId,
    entry.sheets.length,
    ...sheetCells(entry.sheets, criteria),
    (entry.pending ?? []).map((sheet) => `${sheet.segment} ${sheet.kind}`).sort(byText),
    sortedBy(entry.objective ?? [], (mark) => mark.segment).map((m) => [
      m.segment,
      m.points,
      m.elapsedSeconds,
    ]),
    sortedBy(entry.penalties ?? [], (penalty) => penalty.id).map((p) => [
      p.id,
      p.segment,
      p.points,
      p.reason,
    ]),
    entry.previousStage ?? null,
  ])
  const drawn = Object.entries(lots).sort(([a], [b]) => byText(a, b))
  // Arrays of text, whole numbers and nulls have the same bytes in plain JSON as in canonical JSON (RFC 8785,
  // which takes its forms from there), and plain JSON is many times faster on ten thousand entries.
  const text = `[${new TextDecoder().decode(canonicalBytes(rules))},${JSON.stringify(rows)},${JSON.stringify(drawn)}]`
  return bytesToHex(sha256(utf8ToBytes(text)))
}
