import { readRuleset, type Ruleset, type StoredRuleset } from '@xk/domain/ruleset'

interface RulesRead {
  digest: string | null
  stored: StoredRuleset
  rules: Ruleset
}

const MOST = 100
const MOST_STAGES = 10_000

/** By digest. Frozen rules never change and their digest is over all of them: no process can miss a change. */
const known = new Map<string, RulesRead>()
/** By stage, as it was last seen: a guess at what the database need not send again. */
const lastSeen = new Map<string, RulesRead>()

const read = (row: { body: StoredRuleset; digest: string | null }): RulesRead => {
  const { body, digest } = row
  const found = digest === null ? undefined : known.get(digest)
  if (found) return found
  const made = { digest, stored: body, rules: readRuleset(body) }
  if (digest === null) return made
  if (known.size >= MOST) known.clear()
  known.set(digest, made)
  return made
}

/**
 * A version of the rules as the program reads it: fields that came after it stand at their defaults. Frozen ones
 * are read once.
 */
export const rulesIn = (row: { body: StoredRuleset; digest: string | null }): Ruleset => read(row).rules

/** The rules that a stage was last seen under; whether they are in force yet, only their digest tells. */
export const lastRulesOf = (stageId: string): RulesRead | undefined => lastSeen.get(stageId)

/** The rules of a stage by what the database sent; without a body they are `last`, whose digest it was given. */
export const rulesOfStage = (
  stageId: string,
  row: { body: StoredRuleset | null; digest: string | null },
  last: RulesRead | undefined,
): RulesRead => {
  const now = row.body === null ? last : read({ body: row.body, digest: row.digest })
  if (!now) throw new Error(`no rules came for stage ${stageId}`)
  if (lastSeen.size >= MOST_STAGES) lastSeen.clear()
  lastSeen.set(stageId, now)
  return now
}
