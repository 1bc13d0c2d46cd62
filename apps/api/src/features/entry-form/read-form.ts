import type { FormReading, FormSection } from '@xk/documents'
import {
  type AnswerDoubt,
  emptyEntryBody,
  type FieldValue,
  type FormPerson,
  readFormAnswer,
  readFormPeople,
} from '@xk/domain/entry'
import { fail, leafText, leavesOf, notFound, ok, type Problem, type Result } from '@xk/domain/kernel'
import { answer, audiencesOf, denialOf, view } from '@xk/domain/policy'
import type { Field } from '@xk/domain/ruleset'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/command.ts'
import { throttled } from '../../http/throttle.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { type EntryContext, loadEntryContext } from '../entries/context.ts'
import { isEditable } from '../entries/lifecycle.ts'
import { listAllUnitsOn } from '../entries/store.ts'
import { receiveAndInspect } from '../uploads/keep-file.ts'
import { knownOf } from './download-form.ts'
import { fieldTag, formShapeOf, PEOPLE_TAG, personLabels, PROPERTIES } from './form-document.ts'

/** What would be put into one field, and what there is to say about it. */
export interface ProposedField {
  key: string
  by: FormSection['by']
  value: FieldValue
  /** With text of before Unicode converted; null when there is none. The person chooses. */
  converted: FieldValue
  doubt: AnswerDoubt | null
  words: number
  /** As written, where no value could be made of it. */
  written: string | null
}
const fieldView = view<ProposedField>()({
  key: 'public',
  by: 'identity',
  value: 'identity',
  converted: 'identity',
  doubt: 'identity',
  words: 'identity',
  written: 'identity',
})
const personView = view<FormPerson>()({
  fullName: 'identity',
  birthDate: 'identity',
  birthYear: 'identity',
  position: 'identity',
  unitId: 'identity',
  unitText: 'identity',
  role: 'identity',
  share: 'identity',
  representative: 'identity',
  doubts: 'identity',
})

const MAX_BYTES = 20 * 1024 * 1024
const SHOWN = 400

/**
 * Reads a filled-in entry form and says what would go where. Nothing is changed and nothing is kept: the officer
 * takes over what they choose, and their draft is saved as if it had been typed.
 */
export const readForm = async (deps: Deps, actor: Actor, input: { entryId: string; request: Request }) => {
  const context = await loadEntryContext(deps.database.db, input.entryId, deps.now())
  const denied = denialOf('entry.edit', actor.viewer, context?.facts ?? {})
  if (denied || !context) return fail(denied ?? notFound)
  const { state } = context.entry
  if (!isEditable(state)) return fail({ code: 'record/in-wrong-state' as const, state })
  const tooMany = await throttled(deps.throttles.upload, actor.viewer.accountId)
  if (tooMany) return fail(tooMany)
  const received = await receiveAndInspect(deps, input.request, { maxBytes: MAX_BYTES, allowed: ['docx'] })
  if (!received.ok) return received
  let read: Result<FormReading>
  try {
    read = await deps.documents.readForm(
      received.value.path,
      formShapeOf(context.edition, context.rules, knownOf(context, emptyEntryBody)),
    )
  } finally {
    await received.value.discard()
  }
  if (!read.ok) return read
  const wrong = wrongForm(context, read.value)
  if (wrong) return fail(wrong)
  const units = await listAllUnitsOn(deps.database.db, vietnamDay(deps.now()))
  return ok(proposalOf(actor, context, read.value, units))
}

/** Another edition's form says so itself; one without any of our headings is no form of ours. */
const wrongForm = (context: EntryContext, read: FormReading): Problem | undefined => {
  const of = read.properties[PROPERTIES.edition]
  if (of !== undefined && of !== context.edition.id)
    return { code: 'form/other-edition', editionTitle: read.properties[PROPERTIES.title] ?? '' }
  const answered = read.sections.filter(({ key }) => key.startsWith(fieldTag('')))
  const enough = Math.min(2, context.rules.entry.fields.length)
  return answered.length < enough && of === undefined ? { code: 'form/not-recognised' } : undefined
}

const proposalOf = (
  actor: Actor,
  context: EntryContext,
  read: FormReading,
  units: readonly { id: string; name: string }[],
) => {
  const seen = audiencesOf(actor.viewer, context.facts)
  const { rules } = context
  const sectionOf = (key: string) => read.sections.find((section) => section.key === key)
  const fields = rules.entry.fields.flatMap((field) => {
    const section = sectionOf(fieldTag(field.key))
    return section && leavesOf(section.text).length > 0 ? [proposed(field, section)] : []
  })
  const people = sectionOf(PEOPLE_TAG)
  const found = new Set(fields.map(({ key }) => key))
  return answer({
    fields: fields.map((it) => fieldView.redact(it, seen)),
    people: readFormPeople(rules.entry, people?.converted ?? people?.text ?? [], personLabels, units).map(
      (it) => personView.redact(it, seen),
    ),
    missing: rules.entry.fields.filter(({ key }) => !found.has(key)).map(({ key }) => key),
    loose: leavesOf(read.loose).map((leaf) => leafText(leaf).slice(0, SHOWN)),
    leftOut: read.leftOut,
    /** Filled in on the form of an earlier version of the rules. */
    older:
      (read.properties[PROPERTIES.version] ?? `${context.rulesetVersion}`) !== `${context.rulesetVersion}`,
  })
}

const proposed = (field: Field, section: FormSection): ProposedField => {
  const { value, doubt, words } = readFormAnswer(field, section.text)
  const converted = section.converted && readFormAnswer(field, section.converted)
  // A choice typed in such a font is known only once it was converted: nothing of the text is taken over.
  const certain = value === null && converted && converted.value !== null ? converted : { value, doubt }
  const asText = typeof value === 'string' || Array.isArray(value)
  return {
    key: field.key,
    by: section.by,
    value: certain.value,
    converted: asText && field.type !== 'choice' && field.type !== 'date' ? (converted?.value ?? null) : null,
    doubt: certain.doubt,
    words,
    written: certain.value === null ? leavesOf(section.text).map(leafText).join('\n').slice(0, SHOWN) : null,
  }
}
