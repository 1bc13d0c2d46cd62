import { type EntryBody, fieldValue, isContactField } from '@xk/domain/entry'
import { digestOf, plainText } from '@xk/domain/kernel'
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

/** A dossier's form as it reads, for those whom it is about or who vouch for it: without how the unit is reached. */
export const shownFields = (rules: EntryRules, body: EntryBody): ShownField[] =>
  rules.fields
    .filter(({ key }) => !isContactField(key))
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

/**
 * The text that leadership or party committee confirms, as a digest: exactly what their page shows. That is the name and
 * position of each person, and every field that is filled, word for word as it reads (so neither its layout nor an empty
 * field that a later version of the rules adds). It does not cover what they were not shown: how the unit is reached,
 * dates of birth, files, photograph, consents. A dossier that came back for one of those stays confirmed; one whose
 * text says something else by now must be confirmed again.
 */
export const confirmedText = (rules: EntryRules, body: EntryBody): string =>
  digestOf({
    people: body.people.map(({ fullName, position }) => ({
      fullName: fullName.trim(),
      position: position.trim(),
    })),
    fields: shownFields(rules, body).flatMap(({ pointer, text, yes }) =>
      text === null && yes === null ? [] : [{ pointer, text, yes }],
    ),
  })
