import { describe, expect, it } from 'vitest'
import { commitmentOf } from '../kernel/index.ts'
import { signCheckpoint } from './checkpoint.ts'
import {
  type LedgerEventKind,
  ledgerLeaf,
  ledgerLeafHash,
  type LedgerOpening,
  type LedgerRow,
} from './ledger.ts'
import { merkleRoot } from './merkle.ts'
import { publicKeyOf, signingKeyFrom } from './signing-key.ts'
import { verifyLedger } from './verify-ledger.ts'

const key = signingKeyFrom(new Uint8Array(32).fill(7), '2026-11-01T08:00:00Z')
const origin = 'doankhoi.example/so-cai'
const verifier = { name: origin, publicKey: publicKeyOf(key) }

const events: { kind: LedgerEventKind; payload: object }[] = [
  { kind: 'open', payload: { edition: 'e1', rulesetDigest: 'ab' } },
  { kind: 'submit', payload: { entry: 'b1', digest: 'cd' } },
  { kind: 'handIn', payload: { sheet: 's1', digest: 'ef' } },
  { kind: 'freeze', payload: { standing: 'x' } },
  { kind: 'release', payload: { n: 1 } },
]
const saltOf = (seq: number) => seq.toString(16).padStart(32, '0')

const build = () => {
  const rows: LedgerRow[] = []
  const openings: LedgerOpening[] = []
  for (const [seq, { kind, payload }] of events.entries()) {
    const salt = saltOf(seq)
    rows.push({ seq, at: `2026-11-0${seq + 1}T01:00:00.000Z`, kind, commitment: commitmentOf(payload, salt) })
    openings.push({ seq, payload, salt })
  }
  return { rows, openings }
}
const noteAt = (rows: LedgerRow[], size: number) => ({
  note: signCheckpoint({ origin, size, root: merkleRoot(rows.slice(0, size).map(ledgerLeafHash)) }, key),
  key: verifier,
})

describe('the ledger', () => {
  it('has leaves of fixed canonical bytes', () => {
    const row = { seq: 1, at: '2026-11-01T01:00:00.000Z', kind: 'open', commitment: 'ab' }
    expect(new TextDecoder().decode(ledgerLeaf(row))).toBe(
      '{"at":"2026-11-01T01:00:00.000Z","commitment":"ab","kind":"open","seq":1}',
    )
    expect(ledgerLeaf({ ...row, extra: 1 } as LedgerRow)).toEqual(ledgerLeaf(row))
  })

  it('agrees with itself, its payloads and a checkpoint taken earlier', () => {
    const { rows, openings } = build()
    const checkpoints = [noteAt(rows, 0), noteAt(rows, 3), noteAt(rows, 5)]
    const result = verifyLedger(rows, { openings, checkpoints })
    expect(result).toEqual({ ok: true, size: 5, root: result.root, agreesAt: [0, 3, 5], failures: [] })
  })

  it('names a gap', () => {
    const { rows } = build()
    expect(verifyLedger(rows.filter((row) => row.seq !== 3)).failures).toEqual([
      { what: 'sequence', seq: 4, expected: 3, found: 4 },
    ])
  })

  it('names a payload that was changed, one that is gone, one that came back, and one of no row', () => {
    const { rows, openings } = build()
    const changed = openings.map((o) => (o.seq === 1 ? { ...o, payload: { entry: 'b2', digest: 'cd' } } : o))
    const kept = [...changed.filter((o) => o.seq !== 2), { seq: 9, payload: {}, salt: saltOf(9) }]
    expect(verifyLedger(rows, { openings: kept, erased: new Set([3]) }).failures).toEqual([
      { what: 'opening', seq: 1 },
      { what: 'openingMissing', seq: 2 },
      { what: 'erasedIsBack', seq: 3 },
      { what: 'openingWithoutRow', seq: 9 },
    ])
  })

  it('takes an erased payload as it is', () => {
    const { rows, openings } = build()
    expect(verifyLedger(rows, { openings: openings.slice(1), erased: new Set([0]) }).ok).toBe(true)
  })

  it('differs from an outside checkpoint when rows were rewritten together with their payloads', () => {
    const { rows } = build()
    const before = noteAt(rows, 3)
    const [first] = rows
    if (!first) throw new Error('no rows')
    const rewritten = [{ ...first, at: '2026-11-01T02:00:00.000Z' }, ...rows.slice(1)]
    const { failures } = verifyLedger(rewritten, { checkpoints: [before] })
    expect(failures).toEqual([
      {
        what: 'differsFromCheckpoint',
        checkpoint: 0,
        seq: 2,
        expected: expect.any(String) as string,
        found: expect.any(String) as string,
      },
    ])
  })

  it('is shorter than a checkpoint that saw more', () => {
    const { rows } = build()
    expect(verifyLedger(rows.slice(0, 2), { checkpoints: [noteAt(rows, 5)] }).failures).toEqual([
      { what: 'shorterThanCheckpoint', checkpoint: 0, size: 5 },
    ])
  })

  it('does not trust a checkpoint by another key', () => {
    const { rows } = build()
    const foreign = signingKeyFrom(new Uint8Array(32).fill(8), '2026-11-01T08:00:00Z')
    const note = signCheckpoint({ origin, size: 5, root: merkleRoot(rows.map(ledgerLeafHash)) }, foreign)
    const { failures } = verifyLedger(rows, { checkpoints: [{ note, key: verifier }] })
    expect(failures).toMatchObject([
      { what: 'checkpointUnusable', checkpoint: 0, opened: { kind: 'unknownKey' } },
    ])
  })
})
