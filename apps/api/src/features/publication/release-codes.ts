import type { Deps } from '../../deps.ts'

export type Randomness = Pick<Deps, 'randomBytes'>

const CODE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Fresh codes that say nothing of order or identity: six symbols, none twice. */
export const createCodes = (deps: Randomness) => {
  const taken = new Set<string>()
  return (): string => {
    for (;;) {
      const code = Array.from(deps.randomBytes(6), (byte) => CODE.charAt(byte % 32)).join('')
      if (taken.has(code)) continue
      taken.add(code)
      return code
    }
  }
}

/** One fresh code for each entry of the edition, the same in every stage that it competed in. */
export const createEntryCodes = (deps: Randomness) => {
  const fresh = createCodes(deps)
  const known = new Map<string, string>()
  return (entryId: string): string => {
    const code = known.get(entryId) ?? fresh()
    known.set(entryId, code)
    return code
  }
}
