import { disclosure, type Tx } from '@xk/db'
import type { BuiltRelease, ReleasePersonal, Salted } from '@xk/domain/publication'
import type { Randomness } from './release-codes.ts'
import { saysUnnamed, UNNAMED_TITLE } from './unnamed-title.ts'
import { type NamedEntry, personIn } from './winners.ts'

/** Whose personal data a disclosed value is, by the value's salt. */
export type Owners = Map<string, string>

export interface Salting {
  salted: (value: string, owner?: string | null) => Salted
  owners: Owners
}

export const createSalting = (deps: Randomness): Salting => {
  const owners: Owners = new Map()
  return {
    owners,
    salted: (value, owner) => {
      const salt = Buffer.from(deps.randomBytes(16)).toString('hex')
      if (owner) owners.set(salt, owner)
      return { value, salt }
    },
  }
}

/** What names an entry; people who did not agree or were erased are left out. */
export const personalOf = ({ salted }: Salting, it: NamedEntry, withPeople: boolean): ReleasePersonal => {
  const named = it.people.flatMap(({ personId, fullName, agrees }) =>
    fullName !== null && agrees ? [{ personId, fullName }] : [],
  )
  // The title of a dossier is its person's name: who does not agree to be named is not named by it either.
  const isHidden = (text: string) => saysUnnamed(text, it.people)
  const { summary } = it
  return {
    // Whose title it is stays known to us: a correction follows it by that, whatever it is called.
    title: salted(isHidden(it.title) ? UNNAMED_TITLE : it.title, personIn(it.title, it.people)),
    unit: salted(it.unitName),
    people: withPeople ? named.map(({ personId, fullName }) => salted(fullName, personId)) : [],
    summary: summary === null || isHidden(summary) ? null : salted(summary, personIn(summary, it.people)),
  }
}

/** The erasable half of a release, each value with the person whose it is. */
export const saveDisclosures = async (
  tx: Tx,
  releaseId: string,
  { disclosures }: BuiltRelease,
  owners: Owners,
) => {
  for (let from = 0; from < disclosures.length; from += 500) {
    await tx.insert(disclosure).values(
      disclosures.slice(from, from + 500).map(({ path, value, salt }) => ({
        releaseId,
        path,
        value,
        salt,
        personId: owners.get(salt) ?? null,
      })),
    )
  }
}
