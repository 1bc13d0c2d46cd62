import { hash, verify } from '@node-rs/argon2'

/** OWASP's argon2id minimum (algorithm 2 is argon2id): 19 MiB, two passes, one lane. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const MIN_PASSWORD_LENGTH = 10
const MAX_PASSWORD_LENGTH = 200

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), options)

/** Against a hash that never matches when there is none, so that an unknown login takes as long as a known one. */
export const verifyPassword = async (
  stored: string | null | undefined,
  password: string,
): Promise<boolean> => {
  const matches = await verify(stored ?? (await decoy), password.normalize('NFC'))
  return Boolean(stored) && matches
}
const decoy = hashPassword('no account has this password')

const COMMON =
  /^(?:(?:mat ?khau|password|qwerty|abcdef|xung ?kich|thanh ?nien|vietnam|doan ?khoi)[\W\d_]*|(?:\d{2})+|(.)\1*|0?123456789\d*)$/

/**
 * Too short, too long, made of one short piece repeated, a common word with digits, or the sign-in name: what a
 * guesser tries first. No rules about kinds of characters (NIST SP 800-63B §5.1.1.2).
 */
export const isWeakPassword = (password: string, login: string): boolean => {
  const folded = password
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
  const length = Array.from(password.normalize('NFC')).length
  if (length < MIN_PASSWORD_LENGTH || length > MAX_PASSWORD_LENGTH) return true
  return COMMON.test(folded) || /^(.{1,4})\1+$/.test(folded) || folded === login
}
