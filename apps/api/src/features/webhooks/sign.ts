import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'
export const SECRET_BYTES = 32

/** A signing secret as receivers keep it: 32 random bytes in base64 behind a prefix that secret scanners know. */
export const secretFrom = (random: Uint8Array): string => PREFIX + Buffer.from(random).toString('base64')

/**
 * One signature of a delivery by Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body` under the secret's
 * bytes, base64 behind the scheme's version. `at`: whole seconds since 1970.
 */
export const signatureOf = (secret: string, id: string, at: number, body: string): string => {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`
}
