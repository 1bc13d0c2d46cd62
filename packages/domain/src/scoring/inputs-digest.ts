import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalBytes } from '../kernel/index.ts'
import type { CarryOver, StoredScoringRules } from '../ruleset/index.ts'
import type { StageEntryInput } from './types.ts'

/** Characters that are hashed at once. */
const PIECE = 1 << 16

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const sortedBy = <T>(items: readonly T[], key: (item: T) => string): readonly T[] =>
  items.length < 2 ? items : items.toSorted((a, b) => byText(key(a), key(b)))

/**
 * Digest of everything that a standing is computed from, whatever order it came in: rules; entries by id, each
 * with its sheets by id (marks in the rubric's order), what is pending, objective marks and penalties; lots by id; where
 * earlier stages count, their weights and scores.
 * A row is one flat array: its sheets' cells follow their number.
 */
export const inputsDigest = (
  rules: StoredScoringRules,
  entries: readonly StageEntryInput[],
  lots: Readonly<Record<string, number>>,
  carryOver: readonly CarryOver[] = [],
): string => {
  const criteria = new Map(
    rules.segments.map((segment) => [segment.key, segment.criteria.map(({ key }) => key)]),
  )
  const hash = sha256.create()
  let text = ''
  const flush = () => {
    hash.update(utf8ToBytes(text))
    text = ''
  }
  /** Hashed in large pieces: a call for each row would cost more than the hashing. */
  const write = (piece: string) => {
    text += piece
    if (text.length > PIECE) flush()
  }
  // Arrays of text, whole numbers and nulls have the same bytes in plain JSON as in canonical JSON (RFC 8785,
  // which takes its forms from there), and plain JSON, written row by row, is many times faster.
  write('[')
  flush()
  hash.update(canonicalBytes(rules))
  write(',[')
  let first = true
  for (const entry of sortedBy(entries, (e) => e.entryId)) {
    write(`${first ? '' : ','}${JSON.stringify(rowOf(entry, criteria))}`)
    first = false
  }
  const drawn = Object.entries(lots).sort(([a], [b]) => byText(a, b))
  // Stages that nothing is carried into have the digests that they had before anything could be.
  const carried =
    carryOver.length === 0 ? '' : `,${JSON.stringify(carryOver.map((it) => [it.stage, it.weight]))}`
  write(`],${JSON.stringify(drawn)}${carried}]`)
  flush()
  return bytesToHex(hash.digest())
}

const rowOf = (entry: StageEntryInput, criteria: ReadonlyMap<string, readonly string[]>): unknown[] => {
  const row: unknown[] = [entry.entryId, entry.sheets.length]
  for (const sheet of sortedBy(entry.sheets, ({ id }) => id)) {
    row.push(sheet.id, sheet.segment, sheet.kind)
    for (const key of criteria.get(sheet.segment) ?? []) row.push(sheet.marks[key] ?? null)
  }
  row.push(
    (entry.pending ?? []).map((sheet) => `${sheet.segment} ${sheet.kind}`).sort(byText),
    sortedBy(entry.objective ?? [], (mark) => mark.segment).map((m) => [
      m.segment,
      m.points,
      m.elapsedSeconds,
    ]),
    sortedBy(entry.penalties ?? [], ({ id }) => id).map((p) => [p.id, p.segment, p.points, p.reason]),
    entry.previousStage ?? null,
  )
  if (entry.carried) row.push(Object.entries(entry.carried).sort(([a], [b]) => byText(a, b)))
  if (entry.remark) row.push(['remark', entry.remark.resolution])
  return row
}
