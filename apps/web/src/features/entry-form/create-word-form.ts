import type { EntryPerson, FieldValue } from '@xk/domain/entry'
import { fold, plainText, tidyLine } from '@xk/domain/kernel'
import { createSignal } from 'solid-js'
import { api, type Answer, messageOf, newCommandId } from '../../api/client.ts'
import type { EntryForm } from './create-entry-form.ts'
import { uploadFile } from './upload-file.ts'

type Proposal = Answer<Awaited<ReturnType<(typeof api.entries)[':entryId']['form']['upload']['$post']>>>
export type ProposedField = Proposal['fields'][number]
export type ProposedPerson = Proposal['people'][number]
type LegacyChoice = 'convert' | 'keep'

const sameName = (a: string | undefined, b: string | undefined) =>
  fold(tidyLine(a ?? '')) === fold(tidyLine(b ?? ''))

/** One person of the file put into who is there already, or a new one; what is known stays where the file says nothing. */
const personFrom = (it: ProposedPerson, known: EntryPerson | undefined, ownUnitId: string): EntryPerson => ({
  id: known?.id ?? newCommandId(),
  fullName: it.fullName ?? known?.fullName ?? '',
  birthDate: it.birthDate ?? known?.birthDate ?? null,
  birthYear: it.birthYear ?? known?.birthYear ?? null,
  position: it.position || (known?.position ?? ''),
  unitId: it.unitId ?? known?.unitId ?? (it.unitText ? null : ownUnitId),
  role: known?.role ?? it.role ?? 'author',
  share: it.share ?? known?.share ?? null,
  representative: it.representative || (known?.representative ?? false),
  phone: known?.phone ?? null,
  email: known?.email ?? null,
  consents: known?.consents ?? {},
})

export const knownPerson = (people: readonly EntryPerson[], it: ProposedPerson): EntryPerson | undefined =>
  people.find((person) => sameName(person.fullName, it.fullName))

const textOf = (value: FieldValue | undefined) =>
  Array.isArray(value) ? plainText(value) : String(value ?? '')

/** A filled-in Word form on its way into the web form: read, looked at, and taken over where the person says so. */
export const createWordForm = (form: EntryForm, entry: { id: string; unitId: string }) => {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const [proposal, setProposal] = createSignal<Proposal>()
  const [taken, setTaken] = createSignal<ReadonlySet<string>>(new Set())
  const [legacy, setLegacy] = createSignal<LegacyChoice>()
  const [applied, setApplied] = createSignal(0)

  const now = (key: string) => form.body().fields[key]
  const valueOf = (it: ProposedField): FieldValue =>
    legacy() === 'convert' && it.converted !== null && it.converted !== undefined
      ? it.converted
      : (it.value ?? null)
  const isSame = (it: ProposedField) => textOf(valueOf(it)) === textOf(now(it.key))
  /** Fields with something to take over that is not there already. */
  const fresh = () => (proposal()?.fields ?? []).filter((it) => it.value !== null && !isSame(it))
  const hasLegacy = () => (proposal()?.fields ?? []).some((it) => it.converted !== null)
  const chosen = () => fresh().filter((it) => taken().has(it.key))
  const withPeople = () => taken().has('/people') && (proposal()?.people.length ?? 0) > 0

  return {
    busy,
    problem,
    proposal,
    applied,
    legacy,
    setLegacy,
    hasLegacy,
    now,
    valueOf,
    isSame,
    isTaken: (key: string) => taken().has(key),
    take: (key: string, wanted: boolean) =>
      setTaken((before) => new Set(wanted ? [...before, key] : [...before].filter((it) => it !== key))),
    count: () => chosen().length + (withPeople() ? 1 : 0),
    isReady: () => (!hasLegacy() || legacy() !== undefined) && (chosen().length > 0 || withPeople()),
    read: async (file: File) => {
      setBusy(true)
      setProblem(undefined)
      setApplied(0)
      try {
        const found = await uploadFile<Proposal>(`/api/entries/${entry.id}/form/upload`, file, () => {})
        setLegacy(undefined)
        setTaken(new Set([...found.fields.map((it) => it.key), '/people']))
        setProposal(found)
      } catch (error) {
        setProblem(messageOf(error))
      }
      setBusy(false)
    },
    apply: () => {
      const it = proposal()
      if (!it) return
      const people = [...form.body().people]
      for (const person of withPeople() ? it.people : []) {
        const known = knownPerson(people, person)
        const next = personFrom(person, known, entry.unitId)
        if (known) people[people.indexOf(known)] = next
        else people.push(next)
      }
      const fields = Object.fromEntries(chosen().map((field) => [field.key, valueOf(field)]))
      const count = chosen().length + (withPeople() ? 1 : 0)
      form.takeOver(fields, people)
      setProposal(undefined)
      setApplied(count)
    },
    close: () => setProposal(undefined),
  }
}
export type WordForm = ReturnType<typeof createWordForm>
