import { readRuleset, type Ruleset, type StoredRuleset } from '@xk/domain/ruleset'

const MOST = 100
const known = new Map<string, Ruleset>()

/**
 * A version of the rules as the program reads it: fields that came after it stand at their defaults. Frozen ones
 * never change, so each is read once and kept by its digest.
 */
export const rulesIn = (row: { body: StoredRuleset; digest: string | null }): Ruleset => {
  const { body, digest } = row
  if (digest === null) return readRuleset(body)
  const found = known.get(digest)
  if (found) return found
  if (known.size >= MOST) known.clear()
  const rules = readRuleset(body)
  known.set(digest, rules)
  return rules
}
