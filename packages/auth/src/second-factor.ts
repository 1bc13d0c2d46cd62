import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { hashToken } from './tokens.ts'

const PERIOD = 30
const totp = (secret: string, label: string) =>
  new TOTP({ issuer: 'Xung Kích', label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6 })

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32
export const totpUri = (secret: string, label: string): string => totp(secret, label).toString()
/** The code of this instant: for the demo's printed logins and for tests. */
export const totpCodeAt = (secret: string, at: Date): string =>
  totp(secret, 'x').generate({ timestamp: at.getTime() })

/**
 * The time step that a code belongs to, one step of clock drift allowed; undefined if it is wrong. A caller
 * remembers the step and refuses the same or an earlier one, so that a code works once (RFC 6238 §5.2).
 */
export const totpStep = (secret: string, code: string, at: Date): number | undefined => {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = totp(secret, 'x').validate({ token, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD) + delta
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const block = (length: number) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** Ten single-use codes for print, some 49 bits each. */
export const newRecoveryCodes = (): string[] => Array.from({ length: 10 }, () => `${block(5)}-${block(5)}`)
export const hashRecoveryCode = (code: string): string =>
  hashToken(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
