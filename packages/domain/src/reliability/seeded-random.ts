import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * Numbers in [0, 1) that follow from the seed alone, for simulations that anyone can repeat: sfc32 (Doty-Humphrey,
 * PractRand) started from the seed's SHA-256. Never for secrets.
 */
export const seededRandom = (seed: string): (() => number) => {
  const words = new DataView(sha256(utf8ToBytes(seed)).buffer)
  let [a, b, c, counter] = [words.getUint32(0), words.getUint32(4), words.getUint32(8), 1]
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** Numbers of the standard normal distribution from numbers in [0, 1) (Box–Muller). */
export const normalFrom = (random: () => number): (() => number) => {
  let spare: number | undefined
  return () => {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    const angle = 2 * Math.PI * random()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
}
