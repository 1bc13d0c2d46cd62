import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase32, fromBase64, fromHex, toBase32, toBase64, toHex } from './bytes.ts'
import { noteKeyHash, openCheckpoint, signCheckpoint, verifierKeyText } from './checkpoint.ts'
import { EMPTY_ROOT } from './merkle.ts'
import {
  currentKey,
  fingerprintOf,
  keyIdOf,
  keyringOf,
  keyringSchema,
  parseFingerprint,
  publicKeyOf,
  rotateKey,
  signingKeyFrom,
} from './signing-key.ts'

const key = signingKeyFrom(new Uint8Array(32).fill(7), '2026-11-01T08:00:00Z')
const other = signingKeyFrom(new Uint8Array(32).fill(8), '2026-11-02T08:00:00Z')
const origin = 'doankhoi.example/so-cai'
const verifier = { name: origin, publicKey: publicKeyOf(key) }
const checkpoint = { origin, size: 20, root: EMPTY_ROOT }

describe('bytes as text', () => {
  it('comes back from base64 and base32, and takes one spelling only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
        expect(fromBase32(toBase32(bytes))).toEqual(bytes)
      }),
    )
    expect(fromBase64('AB==')).toBeUndefined()
    expect(fromBase64('AA')).toBeUndefined()
    expect(fromBase64('AA=A')).toBeUndefined()
    expect(fromHex('AA', 1)).toBeUndefined()
  })
})

describe('keys', () => {
  it('read a fingerprint in any case, with O for 0, and refuse a short one', () => {
    const fingerprint = fingerprintOf(publicKeyOf(key))
    expect(fingerprint).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(parseFingerprint(` ${fingerprint.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`)).toBe(
      fingerprint,
    )
    expect(parseFingerprint(fingerprint.slice(0, -1))).toBeUndefined()
    expect(parseFingerprint('không phải vân tay')).toBeUndefined()
  })

  it('sign with the newest after a rotation and keep the old', () => {
    const ring = rotateKey(keyringOf(key), other)
    expect(currentKey(ring)).toEqual(other)
    expect(keyringSchema.parse(JSON.parse(JSON.stringify(ring)))).toEqual(ring)
    expect(ring.keys.map((k) => k.kid)).toEqual([key.kid, other.kid])
    expect(keyIdOf(publicKeyOf(other))).toBe(other.kid)
  })

  it('are refused when a file names a seed by another id', () => {
    const ring = keyringOf({ ...key, kid: other.kid })
    expect(keyringSchema.safeParse(ring).success).toBe(false)
  })
})

describe('a checkpoint', () => {
  const note = signCheckpoint(checkpoint, key)

  it('has the form of the signed note', () => {
    const [first, second, third, empty, line = '', last] = note.split('\n')
    expect([first, second, third, empty, last]).toEqual([origin, '20', toBase64(EMPTY_ROOT), '', ''])
    const [dash, name, encoded = ''] = line.split(' ')
    expect([dash, name]).toEqual(['—', origin])
    expect(fromBase64(encoded)?.slice(0, 4)).toEqual(noteKeyHash(verifier))
    expect(fromBase64(encoded)?.length).toBe(68)
    expect(verifierKeyText(verifier)).toBe(
      `${origin}+${toHex(noteKeyHash(verifier))}+${toBase64(Uint8Array.of(1, ...publicKeyOf(key)))}`,
    )
  })

  /** The worked example of the note format's reference implementation. */
  it('names an Ed25519 key by the published hash', () => {
    const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
    const [name = '', hash, encoded = ''] = published.split('+')
    const publicKey = fromBase64(encoded)?.slice(1) ?? new Uint8Array()
    expect(toHex(noteKeyHash({ name, publicKey }))).toBe(hash)
    expect(verifierKeyText({ name, publicKey })).toBe(published)
  })

  it('opens with its key', () => {
    expect(openCheckpoint(note, verifier)).toEqual({ kind: 'ok', checkpoint })
  })

  it('opens with a witness’s signature and an extension line', () => {
    const witnessed = `${note}— nhan-chung.example ${toBase64(new Uint8Array(68).fill(3))}\n`
    expect(openCheckpoint(witnessed, verifier)).toEqual({ kind: 'ok', checkpoint })
  })

  it('tells an unknown key from a bad signature', () => {
    const foreign = signCheckpoint(checkpoint, other)
    expect(openCheckpoint(foreign, verifier)).toEqual({
      kind: 'unknownKey',
      signers: [
        { name: origin, keyHash: toHex(noteKeyHash({ name: origin, publicKey: publicKeyOf(other) })) },
      ],
    })
    expect(openCheckpoint(note.replace('\n20\n', '\n21\n'), verifier)).toEqual({ kind: 'badSignature' })
  })

  it.each([
    ['', 'note'],
    [note.slice(0, -1), 'note'],
    [`${note}rác\n`, 'signatureLine'],
    [note.replace('\n20\n', '\n020\n'), 'size'],
    [note.replace('\n20\n', '\n99999999999999999\n'), 'size'],
    [note.replace(toBase64(EMPTY_ROOT), 'AAAA'), 'root'],
    [note.replace(`${origin}\n`, 'a b\n'), 'origin'],
  ])('is malformed as %j', (text, what) => {
    expect(openCheckpoint(text, verifier)).toEqual({ kind: 'malformed', what })
  })

  it('never opens with any one character changed', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: note.length - 1 }),
        fc.constantFrom('A', 'b', '0', '\n', ' ', '='),
        (at, char) => {
          fc.pre(note.charAt(at) !== char)
          expect(openCheckpoint(note.slice(0, at) + char + note.slice(at + 1), verifier).kind).not.toBe('ok')
        },
      ),
    )
  })
})
