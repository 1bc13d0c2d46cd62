import type { Audience } from '../ruleset/index.ts'
import { type Facts, is, isAssignedJudge, isOnCouncil } from './predicates.ts'
import type { Asker } from './roles.ts'

declare const sendable: unique symbol
/** Only values that went through this module may leave the server; a raw row does not have this mark. */
export type Sendable<T> = T & { readonly [sendable]: true }

/** Every field of a record has an audience; a field without one does not compile. */
type Audiences<T> = { readonly [K in keyof Required<T>]: Audience }

/** Public fields are always there; the others only for those who may see them. */
type Redacted<T, M extends Audiences<T>> = {
  [K in keyof T as M[K] extends 'public' ? K : never]: T[K]
} & { [K in keyof T as M[K] extends 'public' ? never : K]?: T[K] }

/** A kind of record that can leave the server, with the audience of each of its fields. */
export const view =
  <T extends object>() =>
  <const M extends Audiences<T>>(audiences: M) => ({
    audiences,
    /** The record as someone with these audiences may see it. */
    redact: (record: T, seen: ReadonlySet<Audience>): Sendable<Redacted<T, M>> => {
      const out: Record<string, unknown> = {}
      for (const key of Object.keys(audiences) as (keyof T & string)[]) {
        if (seen.has(audiences[key]) && record[key] !== undefined) out[key] = record[key]
      }
      return out as unknown as Sendable<Redacted<T, M>>
    },
  })

type Safe = string | number | boolean | null | undefined | Sendable<object> | readonly Safe[]

/** An answer put together from redacted records and plain values. */
export const answer = <const T extends { readonly [key: string]: Safe }>(parts: T): Sendable<T> =>
  parts as Sendable<T>

export const PUBLIC: ReadonlySet<Audience> = new Set(['public'])
export const EVERYTHING: ReadonlySet<Audience> = new Set(['public', 'content', 'identity', 'internal'])
export const BLINDED: ReadonlySet<Audience> = new Set(['public', 'content'])
export const OWN: ReadonlySet<Audience> = new Set(['public', 'content', 'identity'])

const office = (['lead', 'deputy', 'secretary'] as const).map(is)
const officer = is('officer')
const councillor = is('councillor')

/**
 * Which audiences of an entry's fields this asker belongs to: the secretariat and the leads see all of it, its
 * own unit's officer all but internal remarks, so does a councillor who is to vote on it; an assigned judge the
 * blinded content, and everyone else nothing that is not public.
 */
export const audiencesOf = (asker: Asker, facts: Facts): ReadonlySet<Audience> => {
  if (asker === 'anonymous') return PUBLIC
  if (isAssignedJudge.holds(asker, facts)) return BLINDED
  if (facts.conflicted || facts.onPanel) return PUBLIC
  if (office.some((predicate) => predicate.holds(asker, facts))) return EVERYTHING
  if (officer.holds(asker, facts)) return OWN
  if (councillor.holds(asker, facts) && isOnCouncil.holds(asker, facts)) return OWN
  return PUBLIC
}
