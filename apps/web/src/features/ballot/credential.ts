/** What a voter holds: the serial of their ballot, and the round's signature over it once it was issued. */
export interface Credential {
  serial: string
  signature: string
}

/** Blinded in this browser: the message for the server, and what only the recovery code opens again. */
export interface Blinded {
  blinded: string
  sealed: string
}

type Bytes = Uint8Array<ArrayBuffer>

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (text: string): Bytes =>
  Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

/** Blinding and sealing need the browser's cryptography, which plain http does not have. */
export const canVoteHere = (): boolean => typeof crypto.subtle === 'object'

/** RFC 9474: the library comes only when a ballot is taken up. */
const loadSuite = async () => {
  const { RSABSSA } = await import('@cloudflare/blindrsa-ts')
  return RSABSSA.SHA384.PSS.Deterministic()
}

const readKey = (publicKey: string) =>
  crypto.subtle.importKey('spki', fromBase64(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
    'verify',
  ])

const sealKey = async (code: Bytes, roundId: string) => {
  const secret = await crypto.subtle.importKey('raw', code, 'HKDF', false, ['deriveKey'])
  const encoder = new TextEncoder()
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: encoder.encode(roundId),
      info: encoder.encode('xung-kich ballot'),
    },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

const IV_BYTES = 12

/** Draws a serial, blinds it and seals what is needed to unblind it, all in this browser. */
export const blindSerial = async (publicKey: string, roundId: string, code: Bytes): Promise<Blinded> => {
  const suite = await loadSuite()
  const serial = crypto.getRandomValues(new Uint8Array(32))
  const { blindedMsg, inv } = await suite.blind(await readKey(publicKey), suite.prepare(serial))
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const kept = new TextEncoder().encode(JSON.stringify({ serial: toHex(serial), inv: toHex(inv) }))
  const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealKey(code, roundId), kept)
  return { blinded: toHex(blindedMsg), sealed: toBase64(Uint8Array.of(...iv, ...new Uint8Array(box))) }
}

/** What was sealed under this code; undefined for another code. */
const unseal = async (
  sealed: string,
  roundId: string,
  code: Bytes,
): Promise<{ serial: string; inv: string } | undefined> => {
  const bytes = fromBase64(sealed)
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES) },
      await sealKey(code, roundId),
      bytes.slice(IV_BYTES),
    )
    return JSON.parse(new TextDecoder().decode(opened)) as { serial: string; inv: string }
  } catch {
    return undefined
  }
}

/** The serial alone: to look for one's ballot afterwards. Undefined for another code. */
export const openSerial = async (sealed: string, roundId: string, code: Bytes): Promise<string | undefined> =>
  (await unseal(sealed, roundId, code))?.serial

/**
 * The credential from what the server repeats and the recovery code: on this device or any other. Undefined for
 * another code; throws where the signature is none of this round's.
 */
export const openCredential = async (
  own: { sealed: string; blindSignature: string },
  round: { id: string; publicKey: string },
  code: Bytes,
): Promise<Credential | undefined> => {
  const kept = await unseal(own.sealed, round.id, code)
  if (!kept) return undefined
  const suite = await loadSuite()
  const signature = await suite.finalize(
    await readKey(round.publicKey),
    fromHex(kept.serial),
    fromHex(own.blindSignature),
    fromHex(kept.inv),
  )
  return { serial: kept.serial, signature: toHex(signature) }
}
