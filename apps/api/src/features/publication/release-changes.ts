import type { PublicEntry, PublicResultStage, ReleaseChange } from '@xk/contract'
import { UNNAMED_TITLE } from './unnamed-title.ts'

type Place = ReleaseChange['after']

const keyOf = ({ name }: PublicEntry) =>
  name?.title && name.title !== UNNAMED_TITLE && name.unit ? `${name.title}\u0000${name.unit}` : undefined

/** Named entries by what names them: codes are fresh in every release. What is erased or unnamed can't be followed. */
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

/** Units with an entry that stands under no name: whoever of them is gone by name may have taken the name back. */
const unitsWithUnnamed = (stages: readonly PublicResultStage[]): ReadonlySet<string> =>
  new Set(
    (stages[0]?.entries ?? []).flatMap(({ name }) =>
      name?.title === UNNAMED_TITLE && name.unit ? [name.unit] : [],
    ),
  )

/** What a corrected release changes for the entries that it or the one before names. */
export const releaseChanges = (
  before: readonly PublicResultStage[],
  after: readonly PublicResultStage[],
): ReleaseChange[] => {
  const [old, now] = [named(before), named(after)]
  const silent = unitsWithUnnamed(after)
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [placeOf(old.get(key)), placeOf(now.get(key))]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const [title = '', unit = ''] = key.split('\u0000')
    if (!now.has(key) && silent.has(unit)) return []
    return [{ title, unit, before: was, after: is }]
  })
}
