import { digestOf, fold, plainText, tidyLine } from '../kernel/index.ts'
import { type DiffPart, diffWords } from './diff-words.ts'
import {
  type AttachmentFacts,
  type EntryBody,
  type EntryPerson,
  type FieldValue,
  fieldValue,
} from './entry-body.ts'

export interface DiffableEntry {
  body: EntryBody
  attachments: readonly (AttachmentFacts & { name: string })[]
}

export type FieldChange =
  /** Word by word; chosen and typed values as one word each. */
  | { key: string; kind: 'text'; parts: DiffPart[] }
  /** Same words, other bold, list or table. */
  | { key: string; kind: 'formatting' }
  | { key: string; kind: 'value'; before: string | boolean | null; after: string | boolean | null }

/** What is told of a person, the same before and after under one name. */
type PersonFact = Exclude<keyof EntryPerson, 'id' | 'consents'> | `consents/${string}`

type PersonChange =
  | { kind: 'added' | 'removed'; name: string }
  | {
      kind: 'changed'
      name: string
      facts: {
        fact: PersonFact
        before: string | number | boolean | null
        after: string | number | boolean | null
      }[]
    }

interface EntryDiff {
  fields: FieldChange[]
  people: PersonChange[]
  attachments: { kind: 'added' | 'removed'; name: string }[]
  /** Keys of declarations that were ticked or unticked, ids of units that joined or left. */
  declarations: string[]
  jointUnits: { kind: 'added' | 'removed'; unitId: string }[]
  unchanged: boolean
}

const same = (a: unknown, b: unknown) => digestOf(a) === digestOf(b)
const textOf = (value: FieldValue): string | null =>
  Array.isArray(value) ? plainText(value) : typeof value === 'string' ? value : null

const fieldChange = (key: string, before: FieldValue, after: FieldValue): FieldChange[] => {
  if (same(before, after)) return []
  const rich = Array.isArray(before) || Array.isArray(after)
  const [old, now] = [textOf(before), textOf(after)]
  if (rich || (old !== null && now !== null && /\s/.test(old.trim() + now.trim()))) {
    return old === now
      ? [{ key, kind: 'formatting' }]
      : [{ key, kind: 'text', parts: diffWords(old ?? '', now ?? '') }]
  }
  const plain = (value: FieldValue) => (Array.isArray(value) ? plainText(value) : value)
  return [{ key, kind: 'value', before: plain(before), after: plain(after) }]
}

const FACTS = [
  'fullName',
  'birthDate',
  'birthYear',
  'position',
  'unitId',
  'role',
  'share',
  'representative',
  'phone',
  'email',
] as const

const personFacts = (person: EntryPerson): Map<PersonFact, string | number | boolean | null> =>
  new Map<PersonFact, string | number | boolean | null>([
    ...FACTS.map((fact) => [fact, person[fact]] as const),
    ...Object.entries(person.consents).map(([key, given]) => [`consents/${key}` as const, given] as const),
  ])

/** By id, else by name: a person taken out and typed in again is the same person. */
const counterpart = (person: EntryPerson, others: readonly EntryPerson[]): EntryPerson | undefined =>
  others.find(({ id }) => id === person.id) ??
  others.find(({ fullName }) => fold(tidyLine(fullName)) === fold(tidyLine(person.fullName)))

const peopleChanges = (before: readonly EntryPerson[], after: readonly EntryPerson[]): PersonChange[] => {
  const left = new Set(before)
  const changes = after.flatMap((person): PersonChange[] => {
    const old = counterpart(person, [...left])
    if (!old) return [{ kind: 'added', name: person.fullName }]
    left.delete(old)
    const [was, is] = [personFacts(old), personFacts(person)]
    const facts = [...new Set([...was.keys(), ...is.keys()])]
      .map((fact) => ({ fact, before: was.get(fact) ?? null, after: is.get(fact) ?? null }))
      .filter((change) => change.before !== change.after)
    return facts.length > 0 ? [{ kind: 'changed', name: person.fullName, facts }] : []
  })
  return [...changes, ...[...left].map(({ fullName }) => ({ kind: 'removed' as const, name: fullName }))]
}

/** Entries of a list that came or went; a value that stands twice counts twice. */
const listChanges = <T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string) => {
  const left = [...before]
  const added = after.filter((item) => {
    const at = left.findIndex((old) => keyOf(old) === keyOf(item))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [
    ...added.map((item) => ({ kind: 'added' as const, item })),
    ...left.map((item) => ({ kind: 'removed' as const, item })),
  ]
}

/**
 * What a resubmission changed: what the secretary reads instead of the whole entry. Fields in the order of the
 * later body, then those that it no longer has; files by content, so that a new name alone is no change.
 */
export const diffEntries = (before: DiffableEntry, after: DiffableEntry): EntryDiff => {
  const keys = [...new Set([...Object.keys(after.body.fields), ...Object.keys(before.body.fields)])]
  const [was, is] = [before.body.declarations, after.body.declarations]
  const diff = {
    fields: keys.flatMap((key) =>
      fieldChange(key, fieldValue(before.body, key), fieldValue(after.body, key)),
    ),
    people: peopleChanges(before.body.people, after.body.people),
    attachments: listChanges(before.attachments, after.attachments, ({ sha256 }) => sha256).map(
      ({ kind, item }) => ({
        kind,
        name: item.name,
      }),
    ),
    declarations: [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      (key) => (was[key] ?? false) !== (is[key] ?? false),
    ),
    jointUnits: listChanges(before.body.jointUnits, after.body.jointUnits, (id) => id).map(
      ({ kind, item }) => ({
        kind,
        unitId: item,
      }),
    ),
  }
  return { ...diff, unchanged: Object.values(diff).every((changes) => changes.length === 0) }
}
