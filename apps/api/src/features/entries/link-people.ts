import { account, entryPerson, membership, person, personIdentity, type Tx } from '@xk/db'
import type { EntryPerson } from '@xk/domain/entry'
import { fold, tidyLine } from '@xk/domain/kernel'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { nameColumns } from '../people/identity.ts'

/**
 * The persons behind a body's people, by the body's ids: known ones are recognised (limits per person and
 * conflicts with judges rest on it), others are created. Who can't be told apart by name and birth is taken for
 * someone known only within the same unit. What is known of a person is completed, never overwritten, unless it
 * came from this very entry. Where somebody with an account is reached, only they and the secretariat say: links that
 * open the account go there.
 */
export const linkPeople = async (
  deps: Pick<Deps, 'newId' | 'now'>,
  tx: Tx,
  entryId: string,
  people: readonly EntryPerson[],
  /** Body's id → who it is known to be: they answered for themselves under this name. */
  asked: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> => {
  const known = await listNamesakes(tx, entryId, people)
  const linked = new Map<string, string>()
  for (const it of people) {
    const own = asked.get(it.id)
    if (own !== undefined && ![...linked.values()].includes(own)) {
      linked.set(it.id, own)
      continue
    }
    const taken = new Set(linked.values())
    const free = known.filter((candidate) => !taken.has(candidate.personId))
    const found = recognise(it, free)
    const personId = found?.personId ?? deps.newId()
    if (found) await complete(tx, found, it)
    else await create(deps, tx, personId, it)
    linked.set(it.id, personId)
  }
  return linked
}

const listNamesakes = (tx: Tx, entryId: string, people: readonly EntryPerson[]) => {
  const folded = [...new Set(people.map((it) => fold(tidyLine(it.fullName))))]
  return tx
    .select({
      personId: personIdentity.personId,
      fullName: personIdentity.fullName,
      birthDate: personIdentity.birthDate,
      birthYear: personIdentity.birthYear,
      phone: personIdentity.phone,
      email: personIdentity.email,
      position: personIdentity.position,
      unitIds: sql<string[]>`array(
        select ${membership.unitId}::text from ${membership} where ${membership.personId} = ${personIdentity.personId}
        union select ${entryPerson.unitId}::text from ${entryPerson}
          where ${entryPerson.personId} = ${personIdentity.personId} and ${entryPerson.unitId} is not null)`,
      inThisEntry: sql<boolean>`exists (select 1 from ${entryPerson}
        where ${entryPerson.personId} = ${personIdentity.personId} and ${entryPerson.entryId} = ${entryId})`,
      hasAccount: sql<boolean>`exists (select 1 from ${account} where ${account.personId} = ${personIdentity.personId})`,
    })
    .from(personIdentity)
    .where(inArray(personIdentity.folded, folded))
}
type Namesake = Awaited<ReturnType<typeof listNamesakes>>[number]

const yearOf = (it: { birthDate: string | null; birthYear: number | null }) =>
  it.birthYear ?? (it.birthDate ? Number(it.birthDate.slice(0, 4)) : null)

const recognise = (it: EntryPerson, candidates: readonly Namesake[]): Namesake | undefined => {
  const name = fold(tidyLine(it.fullName))
  const namesakes = candidates.filter((candidate) => fold(candidate.fullName) === name)
  const here = namesakes.filter((candidate) => candidate.inThisEntry)
  if (here.length === 1) return here[0]
  const possible = namesakes.filter((candidate) => {
    if (it.birthDate && candidate.birthDate) return it.birthDate === candidate.birthDate
    const [mine, theirs] = [yearOf(it), yearOf(candidate)]
    return mine === null || theirs === null || mine === theirs
  })
  const [only] = possible
  if (possible.length === 1 && only && yearOf(it) !== null && yearOf(only) !== null) return only
  const colleagues = possible.filter(({ unitIds }) => it.unitId !== null && unitIds.includes(it.unitId))
  return colleagues.length === 1 ? colleagues[0] : undefined
}

const blankToNull = (text: string | null) => (text && tidyLine(text)) || null

const columnsOf = (it: EntryPerson) => ({
  birthDate: it.birthDate,
  birthYear: it.birthYear,
  phone: blankToNull(it.phone),
  email: blankToNull(it.email),
  position: blankToNull(it.position),
})

const complete = async (tx: Tx, known: Namesake, it: EntryPerson) => {
  const given = columnsOf(it)
  const ours = known.inThisEntry && !known.hasAccount
  const pick = <K extends keyof typeof given>(key: K) =>
    ours ? (given[key] ?? known[key]) : (known[key] ?? given[key])
  const contact = known.hasAccount ? {} : { phone: pick('phone'), email: pick('email') }
  await tx
    .update(personIdentity)
    .set({
      birthDate: pick('birthDate'),
      birthYear: pick('birthYear'),
      ...contact,
      position: pick('position'),
      ...(ours ? nameColumns(it.fullName) : {}),
    })
    .where(eq(personIdentity.personId, known.personId))
}

const create = async (deps: Pick<Deps, 'now'>, tx: Tx, personId: string, it: EntryPerson) => {
  await tx.insert(person).values({ id: personId, createdAt: deps.now() })
  await tx.insert(personIdentity).values({ personId, ...nameColumns(it.fullName), ...columnsOf(it) })
}
