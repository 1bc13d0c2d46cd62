import { type EntryBody, fieldValue } from '@xk/domain/entry'
import { plainText } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'

export interface TextSection {
  key: string
  label: string
  text: string
}

const WRITTEN = new Set(['shortText', 'longText'])

/**
 * What an entry says, field by field: the written fields that judges may read. Who wrote it and how to reach them
 * is no part of it.
 */
export const sectionsOf = (rules: Ruleset, body: EntryBody): TextSection[] =>
  rules.entry.fields.flatMap(({ key, label, type, audience }) => {
    if (!WRITTEN.has(type) || (audience !== 'content' && audience !== 'public')) return []
    const value = fieldValue(body, key)
    const text = Array.isArray(value) ? plainText(value) : typeof value === 'string' ? value : ''
    return text === '' ? [] : [{ key, label, text }]
  })

/** An entry's title, as its edition's rules say where it stands. */
export const titleOf = (rules: Ruleset | undefined, body: EntryBody | undefined): string => {
  const value = rules && body ? fieldValue(body, rules.entry.titleField) : null
  return typeof value === 'string' ? value : ''
}
