import { saysName } from '../kernel/index.ts'

/** What one person of an honoured entry agrees to now. */
export interface ShownPerson {
  /** Null once erased. */
  fullName: string | null
  publishName: boolean
  publishPhoto: boolean
  /** Speaks for a collective and is not honoured: agrees for its picture, and is not named. */
  delegate?: boolean
}

interface ShowFacts {
  collective: boolean
  people: readonly ShownPerson[]
  takenDown: boolean
  hasPortrait: boolean
}

/** What of an honoured entry may be seen by everybody; undefined: nothing at all. */
export interface Showing {
  photo: boolean
  /** Names that may be said, in the order of the entry. */
  people: string[]
}

/**
 * A person is shown only while they agree to be named, since everything on the page says who they are; their picture
 * only while they agree to that as well. A collective is shown by its own name, with those of its people who agree,
 * and with a picture only if everybody in the dossier agrees to pictures.
 */
export const mayShow = ({ collective, people, takenDown, hasPortrait }: ShowFacts): Showing | undefined => {
  if (takenDown) return undefined
  const named = people.flatMap(({ fullName, publishName, delegate }) =>
    fullName && publishName && !delegate ? [fullName] : [],
  )
  if (!collective && (people.length === 0 || named.length < people.length)) return undefined
  const pictured = people.length > 0 && people.every((one) => one.fullName !== null && one.publishPhoto)
  return { photo: hasPortrait && pictured, people: named }
}

/** Whether a text says the name of somebody who is not to be named. */
export const namesSomebodyHidden = (text: string, people: readonly ShownPerson[]): boolean =>
  people.some(({ fullName, publishName }) => !publishName && fullName !== null && saysName(text, fullName))
