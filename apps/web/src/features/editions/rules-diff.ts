import { parseRational } from '@xk/domain/kernel'
import type { Ruleset, ScoringRules } from '@xk/domain/ruleset'
import { ruleDiffWords as w, rulesEditorWords, ruleSentences, writeDay, writeDecimal } from '@xk/i18n'

export interface Difference {
  /** Where in the rules, as words: "Giải thưởng › Giải Nhất › số lượng". */
  place: string
  before: string | null
  after: string | null
}

type Named = { label?: unknown; heading?: unknown; rule?: unknown }
type Fields = Record<string, unknown>

const nameOf = (it: unknown, index: number): string => {
  if (typeof it !== 'object' || it === null) return String(index + 1)
  const { label, heading, rule } = it as Named
  const name = label ?? heading
  if (typeof name === 'string') return name
  const ruleName = (rulesEditorWords.eligibility.names as Record<string, string>)[String(rule)]
  return ruleName ?? String(index + 1)
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How two items of a list are told to be the same one: by their key or kind, else by their place. */
const keyed = (list: readonly unknown[]) => {
  const found = new Map<string, { it: unknown; i: number }>()
  list.forEach((it, i) => {
    const named = isFields(it) ? (it['key'] ?? it['rule']) : undefined
    const key = typeof named === 'string' && !found.has(named) ? named : String(i)
    found.set(key, { it, i })
  })
  return found
}

/** Whether two parts of the rules say the same, whatever the order in which they were stored. */
const isSame = (before: unknown, after: unknown): boolean => {
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((it, i) => isSame(it, after[i]))
  if (!isFields(before) || !isFields(after)) return before === after
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.every((key) => isSame(before[key], after[key]))
}

const FRACTION = /^-?\d+\/\d+$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** What a field's key refers to elsewhere in the rules: never shown as a key. */
const labelOfKey = (rules: Ruleset, key: string): string | undefined =>
  [...rules.entry.fields, ...rules.prizes, ...rules.stages].find((it) => it.key === key)?.label

const shown = (value: unknown, rules: Ruleset): string | null => {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? w.yes : w.no
  if (isFields(value)) return nameOf(value, 0)
  const text = String(value)
  const fraction = FRACTION.test(text) ? parseRational(text) : undefined
  if (fraction) return writeDecimal(fraction, 4, true)
  if (DAY.test(text)) return writeDay(text)
  return w.values[text] ?? labelOfKey(rules, text) ?? text
}

interface Sides {
  before: Ruleset
  after: Ruleset
}

const compareLists = (
  before: readonly unknown[],
  after: readonly unknown[],
  place: readonly string[],
  sides: Sides,
): Difference[] => {
  const [old, now] = [keyed(before), keyed(after)]
  const items = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    return compareAt(was?.it, is?.it, [...place, nameOf((is ?? was)?.it, (is ?? was)?.i ?? 0)], sides)
  })
  if (items.length > 0) return items
  const order = (list: readonly unknown[]) => list.map((it, i) => nameOf(it, i)).join(', ')
  return [{ place: place.join(' › '), before: order(before), after: order(after) }]
}

const tieText = (rules: Fields): string =>
  ((rules['tieBreak'] as ScoringRules['tieBreak'] | undefined) ?? [])
    .map((step) =>
      ruleSentences.tieStep(step, (rules['segments'] as ScoringRules['segments'] | undefined) ?? []),
    )
    .join(' → ')

const SHARES = ['quorum', 'fraction']
const shareText = (value: unknown) => (typeof value === 'string' ? value : null)

const compareFields = (before: Fields, after: Fields, place: readonly string[], sides: Sides): Difference[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const at = [...place, w.places[key] ?? w.elsewhere]
    // A council's shares are fractions to people too.
    if (SHARES.includes(key) && before[key] !== after[key])
      return [{ place: at.join(' › '), before: shareText(before[key]), after: shareText(after[key]) }]
    if (key !== 'tieBreak') return compareAt(before[key], after[key], at, sides)
    const [was, is] = [tieText(before), tieText(after)]
    return was === is ? [] : [{ place: at.join(' › '), before: was || null, after: is || null }]
  })

const compareAt = (before: unknown, after: unknown, place: readonly string[], sides: Sides): Difference[] => {
  if (isSame(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) {
    const isPlain = [...before, ...after].every((it) => typeof it !== 'object')
    if (!isPlain) return compareLists(before, after, place, sides)
    const list = (of: readonly unknown[], rules: Ruleset) =>
      of.map((it) => shown(it, rules)).join(', ') || null
    return [{ place: place.join(' › '), before: list(before, sides.before), after: list(after, sides.after) }]
  }
  // A rule that came or went: its parts are told. A part of a list that came or went: its name is.
  if (before === null && isFields(after)) return compareFields({}, after, place, sides)
  if (after === null && isFields(before)) return compareFields(before, {}, place, sides)
  if (isFields(before) && isFields(after)) return compareFields(before, after, place, sides)
  return [
    {
      place: place.join(' › '),
      before: shown(before, sides.before),
      after: shown(after, sides.after),
    },
  ]
}

/** What differs between two versions of the rules, each difference at its place in words. */
export const differencesOf = (before: Ruleset, after: Ruleset): Difference[] =>
  compareAt(before, after, [], { before, after })
