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

/** Whose the titles of a release are, by what the release calls them; null: nobody's, or kept of nobody. */
export interface TitleOwner {
  title: string
  unit: string
  personId: string | null
}

/**
 * Whether an entry that is gone by its name may still be there under none, so that nothing is said of it: its person
 * has one there, or its unit one of which it isn't known whose it is.
 */
const unnamedSince = (before: readonly TitleOwner[], after: readonly TitleOwner[]) => {
  const unnamed = after.filter(({ title }) => title === UNNAMED_TITLE)
  const people = new Set(unnamed.map(({ personId }) => personId))
  const unknown = new Set(unnamed.flatMap(({ personId, unit }) => (personId === null ? [unit] : [])))
  return (title: string, unit: string): boolean =>
    unknown.has(unit) ||
    before.some(
      (it) => it.title === title && it.unit === unit && it.personId !== null && people.has(it.personId),
    )
}

/**
 * What a corrected release changes for the entries that it or the one before names. `owners`: of the titles in both,
 * as far as they are kept.
 */
export const releaseChanges = (
  before: readonly PublicResultStage[],
  after: readonly PublicResultStage[],
  owners: { before: readonly TitleOwner[]; after: readonly TitleOwner[] },
): ReleaseChange[] => {
  const [old, now] = [named(before), named(after)]
  const isUnnamed = unnamedSince(owners.before, owners.after)
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [placeOf(old.get(key)), placeOf(now.get(key))]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const [title = '', unit = ''] = key.split('\u0000')
    if (!now.has(key) && isUnnamed(title, unit)) return []
    return [{ title, unit, before: was, after: is }]
  })
}
