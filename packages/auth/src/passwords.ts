import { hash, verify } from '@node-rs/argon2'

/** OWASP's argon2id minimum (algorithm 2 is argon2id): 19 MiB, two passes, one lane. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const MIN_PASSWORD_LENGTH = 10
export const MAX_PASSWORD_LENGTH = 200

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
