import { createHash } from 'node:crypto'

/**
 * Chance that comes from a key instead of from the machine: the same key gives the same ids, codes and salts,
 * whoever wrote what and in whatever order. `under` sets the key and begins its sequence anew.
 */
export const createChance = () => {
  let key = ''
  let drawn = 0
  const randomBytes = (length: number): Uint8Array => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () =>
      createHash('sha256').update(`${key}:${drawn++}`).digest(),
    )
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }
  return {
    under: (next: string) => {
      key = next
      drawn = 0
    },
    randomBytes,
    /** A valid v4 id. */
    newId: (): string => {
      const hex = Buffer.from(randomBytes(16)).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}
export type Chance = ReturnType<typeof createChance>
