import type { EntryFormDocument, FormPart, FormShape } from '@xk/documents'
import type { PersonLabels } from '@xk/domain/entry'
import type { Field, Ruleset } from '@xk/domain/ruleset'
import { entryPaper as w, officerWords } from '@xk/i18n'

export const fieldTag = (key: string): string => `field.${key}`
export const PEOPLE_TAG = 'people'
/** What the form leaves to the web: nothing is read from there. */
const WEB_TAG = 'web'

/** Custom properties of the file that say which form it is. */
export const PROPERTIES = { edition: 'xk-form', title: 'xk-title', version: 'xk-rules' } as const

/** More tables than anyone fills in are no help on paper. */
const MAX_TABLES = 5

const limitsOf = ({ minWords, maxWords }: Field): string[] => {
  if (minWords && maxWords) return [w.between(minWords, maxWords)]
  if (maxWords) return [w.atMost(maxWords)]
  return minWords ? [w.atLeast(minWords)] : []
}

const choicesOf = (field: Field): string[] => {
  if (field.type === 'yesNo') return [w.yes, w.no]
  return field.type === 'choice' ? field.options.map(({ label }) => label) : []
}

const promptOf = (field: Field): string => {
  switch (field.type) {
    case 'choice':
      return w.promptChoice
    case 'yesNo':
      return w.promptYesNo
    case 'date':
      return w.promptDate
    default:
      return w.prompt
  }
}

const helpOf = (field: Field): string[] => [
  [field.help, ...limitsOf(field), field.required ? w.required : w.optional].filter(Boolean).join(' '),
  ...(field.type === 'choice' ? [w.oneOf(field.options.map(({ label }) => label).join('; '))] : []),
]

const questionOf = (field: Field, n: number): FormPart => ({
  kind: 'question',
  tag: fieldTag(field.key),
  heading: `${n}. ${field.label}`,
  help: helpOf(field),
  prompt: promptOf(field),
  choices: choicesOf(field),
  long: field.type === 'longText',
})

const peopleRows = (rules: Ruleset) => {
  const { roles, shares } = rules.entry.people
  const { columns: c, columnNotes: note } = w
  const named = roles.map((role) => officerWords.people.roles[role]).join(' / ')
  return [
    c.fullName,
    c.birthDate + note.birthDate,
    c.position,
    c.unit,
    ...(roles.length > 1 ? [c.role + note.role(named)] : []),
    ...(shares ? [c.share + note.share] : []),
    c.representative + note.representative,
  ].map((label) => ({ label, value: '' }))
}

/** The entry form of an edition's rules on paper. */
export const formDocumentOf = (
  edition: { id: string; title: string },
  rules: Ruleset,
  version: number,
): EntryFormDocument => {
  const { fields, people } = rules.entry
  const last = fields.length + 1
  return {
    title: w.title(rules.entryNoun),
    subtitle: edition.title,
    intro: w.intro,
    parts: [
      ...fields.map((field, i) => questionOf(field, i + 1)),
      {
        kind: 'table',
        heading: `${last}. ${w.people}`,
        help: [w.peopleHelp(people.max)],
        tables: Array.from({ length: Math.min(people.max, MAX_TABLES) }, (_, i) => ({
          caption: w.nthPerson(i + 1),
          rows: peopleRows(rules),
        })),
      },
      { kind: 'note', heading: `${last + 1}. ${w.onWeb}`, lines: w.onWebHelp },
    ],
    footer: w.footer(edition.title, version),
    properties: {
      [PROPERTIES.edition]: edition.id,
      [PROPERTIES.title]: edition.title,
      [PROPERTIES.version]: String(version),
    },
  }
}

/** What to look for in a file that was filled in. */
export const formShapeOf = (edition: { id: string; title: string }, rules: Ruleset): FormShape => {
  const { title, subtitle, intro, parts } = formDocumentOf(edition, rules, 0)
  const printed = parts.flatMap((part) => {
    switch (part.kind) {
      case 'question':
        return [...part.help, part.prompt]
      case 'table':
        return [...part.help, ...part.tables.map(({ caption }) => caption)]
      case 'note':
        return [...part.lines]
    }
  })
  return {
    sections: [
      ...rules.entry.fields.map(({ key, label }) => ({ key: fieldTag(key), heading: label })),
      { key: PEOPLE_TAG, heading: w.people },
      { key: WEB_TAG, heading: w.onWeb },
    ],
    printed: [title, subtitle, ...intro, ...printed],
  }
}

export const personLabels: PersonLabels = { ...w.columns, roles: officerWords.people.roles }
