import type { EntryFormDocument, FormPart, FormShape } from '@xk/documents'
import type { PersonLabels } from '@xk/domain/entry'
import type { Field, PersonRole, Ruleset } from '@xk/domain/ruleset'
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
    case 'month':
      return w.promptMonth
    case 'share':
      return w.promptShare
    default:
      return w.prompt
  }
}

const helpOf = (field: Field): string[] => [
  [field.help, ...limitsOf(field), field.required ? w.required : w.optional].filter(Boolean).join(' '),
  ...(field.type === 'choice' ? [w.oneOf(field.options.map(({ label }) => label).join('; '))] : []),
]

/** What is known of an entry before its form is filled in: printed into it, read back as it stands. */
export interface Known {
  unitName: string
  /** Of the division where the rules know several: "Cá nhân", "Tập thể". */
  divisionLabel: string | null
  /** Of the field that names the entry. */
  title: string
  people: readonly { fullName: string; birthDate: string | null; position: string }[]
}

const questionOf = (field: Field, n: number, value: string): FormPart => ({
  kind: 'question',
  tag: fieldTag(field.key),
  heading: `${n}. ${field.label}`,
  help: helpOf(field),
  prompt: promptOf(field),
  choices: choicesOf(field),
  long: field.type === 'longText',
  value,
})

const dayOf = (iso: string | null | undefined) =>
  /^\d{4}-\d\d-\d\d$/.test(iso ?? '') ? (iso ?? '').split('-').toReversed().join('/') : ''

/** The one person of such an entry is called by what they are in it. */
const nameOfRole = (role: PersonRole | undefined) =>
  role ? officerWords.people.nth(officerWords.people.roles[role], null) : w.people

const peopleRows = (rules: Ruleset, known: Known | undefined, n: number) => {
  const { roles, shares, max, birthDate } = rules.entry.people
  const { columns: c, columnNotes: note } = w
  const named = roles.map((role) => officerWords.people.roles[role]).join(' / ')
  const one = known?.people[n]
  return [
    { label: c.fullName, value: one?.fullName ?? '' },
    ...(birthDate ? [{ label: c.birthDate + note.birthDate, value: dayOf(one?.birthDate) }] : []),
    { label: c.position, value: one?.position ?? '' },
    { label: c.unit, value: known?.unitName ?? '' },
    ...(roles.length > 1 ? [{ label: c.role + note.role(named), value: '' }] : []),
    ...(shares ? [{ label: c.share + note.share, value: '' }] : []),
    ...(max > 1 ? [{ label: c.representative + note.representative, value: '' }] : []),
  ]
}

/** The entry form of an edition's rules on paper; `rules` as one division has them, `known` what is put into it. */
export const formDocumentOf = (
  edition: { id: string; title: string },
  rules: Ruleset,
  version: number,
  known?: Known,
): EntryFormDocument => {
  const { fields, people, titleField } = rules.entry
  const last = fields.length + 1
  return {
    title: w.title([rules.entryNoun, known?.divisionLabel ?? ''].filter(Boolean).join(' ')),
    subtitle: edition.title,
    intro: [...(known?.unitName ? [w.ofUnit(known.unitName)] : []), ...w.intro],
    parts: [
      ...fields.map((field, i) =>
        questionOf(field, i + 1, field.key === titleField ? (known?.title ?? '') : ''),
      ),
      {
        kind: 'table',
        heading: `${last}. ${w.people}`,
        help: [w.peopleHelp(people.max)],
        tables: Array.from({ length: Math.min(people.max, MAX_TABLES) }, (_, i) => ({
          caption: people.max === 1 ? nameOfRole(people.roles[0]) : w.nthPerson(i + 1),
          rows: peopleRows(rules, known, i),
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
export const formShapeOf = (
  edition: { id: string; title: string },
  rules: Ruleset,
  known?: Known,
): FormShape => {
  const { title, subtitle, intro, parts } = formDocumentOf(edition, rules, 0, known)
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
