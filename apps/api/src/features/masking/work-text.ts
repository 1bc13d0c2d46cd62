import { type EntryBody, fieldValue, isContactField } from '@xk/domain/entry'
import type { RichText } from '@xk/domain/kernel'
import type { Field, Ruleset } from '@xk/domain/ruleset'

/** One field of a work as judges may read it, before anything is blacked out. */
export interface WorkField {
  key: string
  label: string
  /** line: written on one line; rich: a long text; fixed: chosen from a list, so there is nothing to black out. */
  shape: 'line' | 'rich' | 'fixed'
  text: RichText
}

export interface WorkText {
  titleKey: string
  topic: { key: string; label: string } | null
  fields: WorkField[]
}

const line = (text: string): RichText => [{ type: 'paragraph', runs: [{ text }] }]

const YES_NO = { true: 'Có', false: 'Không' } as const

const readField = (field: Field, body: EntryBody): WorkField[] => {
  const { key, label } = field
  const value = fieldValue(body, key)
  if (value === null || value === '') return []
  if (Array.isArray(value)) return value.length === 0 ? [] : [{ key, label, shape: 'rich', text: value }]
  if (typeof value === 'boolean') return [{ key, label, shape: 'fixed', text: line(YES_NO[`${value}`]) }]
  if (field.type !== 'choice') return [{ key, label, shape: 'line', text: line(value) }]
  const chosen = field.options.find((option) => option.key === value)
  return chosen ? [{ key, label, shape: 'fixed', text: line(chosen.label) }] : []
}

const topicOf = (rules: Ruleset, body: EntryBody): WorkText['topic'] => {
  const { topicField, fields } = rules.entry
  const key = topicField === null ? null : fieldValue(body, topicField)
  const option = fields.find((field) => field.key === topicField)?.options.find((it) => it.key === key)
  return option ? { key: option.key, label: option.label } : null
}

/** What of an entry's form reaches judges of a blind stage: fields for everyone and fields for judges. */
export const workText = (rules: Ruleset, body: EntryBody): WorkText => ({
  titleKey: rules.entry.titleField,
  topic: topicOf(rules, body),
  fields: rules.entry.fields
    .filter(
      ({ key, audience }) =>
        key !== rules.entry.topicField && (audience === 'content' || audience === 'public'),
    )
    .flatMap((field) => readField(field, body)),
})

const ROLE_LABELS = {
  author: 'Tác giả',
  nominee: 'Người được đề nghị',
  captain: 'Đội trưởng',
  member: 'Thành viên',
  substitute: 'Dự bị',
  delegate: 'Người đại diện tập thể',
} as const

/** The same of a stage that is not blind: with the people, their units, and what else identifies them. */
export const namedWorkText = (rules: Ruleset, body: EntryBody, unitNames: readonly string[]): WorkText => {
  const open = workText(rules, body)
  const people = (Object.keys(ROLE_LABELS) as (keyof typeof ROLE_LABELS)[]).flatMap((role): WorkField[] => {
    const names = body.people
      .filter((person) => person.role === role)
      .map((person) => [person.fullName, person.position].filter(Boolean).join(', '))
    return names.length === 0
      ? []
      : [{ key: `people-${role}`, label: ROLE_LABELS[role], shape: 'fixed', text: line(names.join('; ')) }]
  })
  const identity = rules.entry.fields
    .filter(({ key, audience }) => audience === 'identity' && !isContactField(key))
    .flatMap((field) => readField(field, body))
  const unit: WorkField = { key: 'unit', label: 'Đơn vị', shape: 'fixed', text: line(unitNames.join('; ')) }
  const [title, rest] = [
    open.fields.filter(({ key }) => key === open.titleKey),
    open.fields.filter(({ key }) => key !== open.titleKey),
  ]
  return {
    ...open,
    fields: [...title, ...people, ...(unitNames.length > 0 ? [unit] : []), ...rest, ...identity],
  }
}
