import { describe, expect, it } from 'vitest'
import { digestOf } from '../kernel/index.ts'
import { ideas } from '../entry/testing.ts'
import { buildReleaseCore } from './build-release.ts'
import type { ReleaseInput } from './release-input.ts'
import { releaseDigest, type ReleaseFile } from './release-file.ts'
import { sheetPlaces, sheetReceiptFor, verifySheetReceipt } from './sheet-receipt.ts'
import { fingerprintOf, publicKeyOf } from './signing-key.ts'
import { build, key, otherKey, publish, releaseInput } from './testing.ts'
import { verifyRelease } from './verify-release.ts'

const fingerprint = fingerprintOf(publicKeyOf(key))
const verify = (file: unknown) => verifyRelease(JSON.parse(JSON.stringify(file)), { fingerprint })
const built = build()

const withResult = (change: (result: ReleaseInput['results'][number]) => object): ReleaseInput => {
  const input = releaseInput()
  return { ...input, results: input.results.map((result) => ({ ...result, ...change(result) })) }
}

describe('a release', () => {
  it('verifies with the fingerprint of its key', () => {
    expect(verify(publish(built))).toEqual({
      form: 'ok',
      signature: { state: 'ok', fingerprint },
      recomputation: { state: 'ok' },
      inclusion: { state: 'ok', size: 6, at: '2026-11-20T01:00:04.000Z' },
      superseding: { state: 'none' },
      disclosures: {
        opened: built.disclosures.map(({ path }) => path),
        erased: [],
        wrong: [],
      },
      ok: true,
    })
  })

  it('holds all entries and sheets, and in its core nobody’s name, title or unit', () => {
    const [result] = built.core.results
    expect(result?.entries.length).toBe(24)
    expect(sheetPlaces(built.core.results).length).toBe(49)
    const core = JSON.stringify(built.core)
    for (const { ten, coSoDoan, tacGia, tomTat } of ideas) {
      for (const text of [ten, coSoDoan, tomTat, ...tacGia.map(({ hoTen }) => hoTen)])
        expect(core).not.toContain(text)
    }
    expect(core).not.toMatch(/entry-\d\d|"s\d+-\d"/)
  })

  it('names only entries with a prize, and only units that win', () => {
    const [result] = built.core.results
    const awarded = result?.prizes?.awards.map(({ entryId }) => entryId).toSorted()
    expect(result?.entries.filter(({ personal }) => personal !== null).map(({ code }) => code)).toEqual(
      awarded,
    )
    const [team] = built.core.teamPrizes
    const winners = team?.ranking.placings
      .filter(({ outcome }) => outcome === 'wins')
      .map(({ unitId }) => unitId)
    expect(team?.units.filter(({ name }) => name !== null).map(({ unitId }) => unitId)).toEqual(
      winners?.toSorted(),
    )
  })

  it('shuffles judges’ labels as it was told', () => {
    const input = releaseInput()
    const entry = input.results[0]?.entries[2]
    const released = built.core.results[0]?.entries.find(({ code }) => code === entry?.publicCode)
    expect(released?.sheets.map(({ id, kind, digest }) => ({ id, kind, digest }))).toEqual(
      [2, 1, 0].map((position, i) => ({
        id: `P${i + 1}`,
        kind: position === 2 ? 'extra' : 'first',
        digest: entry?.sheets[position]?.digest,
      })),
    )
  })

  it('does not depend on the order in which entries and units were given', () => {
    const input = releaseInput()
    const shuffled = {
      ...input,
      results: input.results.map((r) => ({ ...r, entries: r.entries.toReversed() })),
      teamPrizes: input.teamPrizes.map((t) => ({ ...t, units: t.units.toReversed() })),
    }
    expect(releaseDigest(build(shuffled).core)).toBe(releaseDigest(built.core))
  })

  it('stays valid when names are erased, and says which', () => {
    const file = publish(built)
    const kept = file.disclosures.filter(({ path }) => !path.includes('/people/'))
    const result = verify({ ...file, disclosures: kept })
    expect(result.ok).toBe(true)
    if (result.form !== 'ok') throw new Error(result.pointer)
    expect(result.disclosures.erased).toEqual(
      file.disclosures.map(({ path }) => path).filter((path) => path.includes('/people/')),
    )
  })

  it('is not built over an open gap or a missing sheet', () => {
    const without = (kind: 'extra' | 'first') =>
      buildReleaseCore(
        withResult((result) => ({
          entries: result.entries.map((entry) => {
            const sheets = entry.sheets.filter((sheet) => entry.entryId !== 'entry-03' || sheet.kind !== kind)
            return { ...entry, sheets, sheetOrder: sheets.map((_, i) => i) }
          }),
        })),
      )
    expect(without('extra')).toEqual({ ok: false, problem: { code: 'result/gaps-unresolved', count: 1 } })
    expect(without('first')).toEqual({ ok: false, problem: { code: 'result/sheets-missing', count: 1 } })
  })

  it('is not built from sheets that were changed after the freeze', () => {
    const changed = withResult((result) => ({
      entries: result.entries.map((entry, i) =>
        i === 9
          ? { ...entry, sheets: entry.sheets.map((s) => ({ ...s, marks: { ...s.marks, effect: 60 } })) }
          : entry,
      ),
    }))
    expect(() => buildReleaseCore(changed)).toThrow('the sheets do not give the frozen standing')
  })
})

describe('a correction', () => {
  const first = build()
  const second = build({
    ...releaseInput(),
    n: 2,
    supersedes: { n: 1, digest: releaseDigest(first.core), reason: 'Đính chính tên tác giả' },
  })

  it('is the next release, names the one before with a reason, and verifies', () => {
    expect(verify(publish(second)).ok).toBe(true)
    expect(second.core.supersedes).toEqual({
      n: 1,
      digest: releaseDigest(first.core),
      reason: 'Đính chính tên tác giả',
    })
  })

  it('does not pass with the ledger’s entry of the release before', () => {
    const file: ReleaseFile = { ...publish(second), inclusion: publish(first).inclusion }
    const result = verify(file)
    expect(result.form === 'ok' && result.inclusion).toEqual({ state: 'differs', what: 'event' })
  })
})

describe('a signature', () => {
  const partsOf = (file: unknown) => {
    const result = verify(file)
    if (result.form !== 'ok') throw new Error(result.pointer)
    const { signature, recomputation, inclusion, ok } = result
    return { signature, recomputation: recomputation.state, inclusion: inclusion.state, ok }
  }

  it('that is valid but by another key is named, and fails', () => {
    expect(partsOf(publish(built, otherKey))).toEqual({
      signature: { state: 'otherKey', fingerprint: fingerprintOf(publicKeyOf(otherKey)) },
      recomputation: 'ok',
      inclusion: 'ok',
      ok: false,
    })
  })

  it('that is missing, or has no key, is told apart from a bad one', () => {
    const file = publish(built)
    expect(partsOf({ ...file, signature: null }).signature).toEqual({ state: 'keyMissing' })
    expect(partsOf({ ...file, signature: { ...file.signature, publicKey: '' } }).signature).toEqual({
      state: 'keyMissing',
    })
    expect(partsOf({ ...file, signature: { ...file.signature, keyId: 'x' } }).signature).toEqual({
      state: 'badSignature',
    })
  })

  it('alone is not enough: without a checkpoint inclusion is missing', () => {
    expect(partsOf({ ...publish(built), checkpoint: null })).toEqual({
      signature: { state: 'ok', fingerprint },
      recomputation: 'ok',
      inclusion: 'missing',
      ok: false,
    })
  })

  it('wants a fingerprint to compare with', () => {
    expect(() => verifyRelease(publish(built), { fingerprint: 'ABCD' })).toThrow('not a key fingerprint')
  })
})

describe('a judge’s receipt', () => {
  const input = releaseInput()
  const digest = input.results[0]?.entries[0]?.sheets[1]?.digest ?? ''
  const receipt = sheetReceiptFor(built.core, digest)
  if (!receipt) throw new Error('no receipt')

  it('opens their sheet under the core’s root', () => {
    expect(receipt.place.sheet.marks).toEqual(input.results[0]?.entries[0]?.sheets[1]?.marks)
    expect(verifySheetReceipt(receipt, built.core)).toBe('ok')
  })

  it('fails with one point changed, and for another release', () => {
    const { place } = receipt
    const marks = { ...place.sheet.marks, effect: 1 }
    expect(
      verifySheetReceipt({ ...receipt, place: { ...place, sheet: { ...place.sheet, marks } } }, built.core),
    ).toBe('notUnderRoot')
    expect(verifySheetReceipt({ ...receipt, proof: receipt.proof.slice(1) }, built.core)).toBe('notUnderRoot')
    expect(verifySheetReceipt(receipt, { ...built.core, n: 2 })).toBe('otherRelease')
    expect(sheetReceiptFor(built.core, digestOf('someone else'))).toBeUndefined()
  })
})
