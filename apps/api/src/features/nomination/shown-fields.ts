import { type EntryBody, fieldValue } from '@xk/domain/entry'
import { plainText } from '@xk/domain/kernel'
import type { EntryRules } from '@xk/domain/ruleset'

export interface ShownField {
  pointer: string
  label: string
  /** As it reads; null where it is left empty. */
  text: string | null
  yes: boolean | null
  /** Long texts are remarked on, short ones written anew. */
  long: boolean
}

/** How the unit is reached is the unit's, not the nominee's. */
const OF_THE_UNIT = new Set(['contactPhone', 'contactMail'])

/** A dossier's form as it reads, for those whom it is about or who vouch for it. */
export const shownFields = (rules: EntryRules, body: EntryBody): ShownField[] =>
  rules.fields
    .filter(({ key }) => !OF_THE_UNIT.has(key))
    .map((field) => {
      const value = fieldValue(body, field.key)
      const text = Array.isArray(value) ? plainText(value) : typeof value === 'string' ? value : ''
      const option = field.options.find(({ key }) => key === value)?.label
      return {
        pointer: `/fields/${field.key}`,
        label: field.label,
        text: (option ?? text).trim() || null,
        yes: typeof value === 'boolean' ? value : null,
        long: field.type === 'longText',
      }
    })
