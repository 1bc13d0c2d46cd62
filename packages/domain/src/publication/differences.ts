import { canonicalBytes } from '../kernel/index.ts'
import { sameBytes } from './bytes.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Pointers to where two values differ, at most so many; the deepest place that both have. */
const differences = (ours: unknown, theirs: unknown, at: string, most: number): string[] => {
  if (Array.isArray(ours) && Array.isArray(theirs) && ours.length === theirs.length) {
    return ours.flatMap((item, i) => differences(item, theirs[i], `${at}/${i}`, most)).slice(0, most)
  }
  if (isObject(ours) && isObject(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    return keys.flatMap((key) => differences(ours[key], theirs[key], `${at}/${key}`, most)).slice(0, most)
  }
  return Object.is(ours, theirs) ? [] : [at]
}

const MOST = 20
/** Pointers to where a value computed again differs from the published one; none: nowhere. */
export const compareComputed = (ours: unknown, theirs: unknown, at: string): string[] =>
  sameBytes(canonicalBytes(ours), canonicalBytes(theirs)) ? [] : differences(ours, theirs, at, MOST)
