import type { PublicEntry, PublicResultStage, ReleaseChange } from '@xk/contract'

type Place = ReleaseChange['after']

const keyOf = ({ name }: PublicEntry) =>
  name?.title && name.unit ? `${name.title}\u0000${name.unit}` : undefined

/** Named entries by what names them: codes are fresh in every release. What was erased can't be followed. */
const named = (stages: readonly PublicResultStage[]) => {
  const found = new Map<string, PublicEntry>()
  for (const entry of stages[0]?.entries ?? []) {
    const key = keyOf(entry)
    if (key !== undefined) found.set(key, entry)
  }
  return found
}

const placeOf = (entry: PublicEntry | undefined): Place =>
  entry
    ? {
        rank: entry.rank,
        prizeLabel: entry.prizeLabel,
        score: entry.score,
        ...(entry.revoked ? { revoked: true as const } : {}),
      }
    : null

/** What a corrected release changes for the entries that it or the one before names. */
export const releaseChanges = (
  before: readonly PublicResultStage[],
  after: readonly PublicResultStage[],
): ReleaseChange[] => {
  const [old, now] = [named(before), named(after)]
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [placeOf(old.get(key)), placeOf(now.get(key))]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const [title = '', unit = ''] = key.split('\u0000')
    return [{ title, unit, before: was, after: is }]
  })
}
