import type { EntryBody } from '@xk/domain/entry'
import type { EntryRules } from '@xk/domain/ruleset'
import { officerWords, screeningWords } from '@xk/i18n'
import { Card, formatDay, RichTextView } from '@xk/ui'
import { For, Show } from 'solid-js'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(screeningWords.entry)

/** A submitted body as it is: every field, people with their shares, declarations. */
export const EntryContent = (props: {
  form: EntryRules
  body: EntryBody
  units: readonly { id: string; name: string }[]
}) => {
  const unitName = (id: string | null) => props.units.find((unit) => unit.id === id)?.name ?? ''
  return (
    <>
      <Card title={w.content}>
        <For each={props.form.fields}>
          {(field) => (
            <section class="mb-4" id={`muc-fields-${field.key}`}>
              <h3 class="text-sm text-ink-2">{field.label}</h3>
              <FieldText value={props.body.fields[field.key]} options={field.options} />
            </section>
          )}
        </For>
      </Card>
      <Card title={props.form.consentBy === 'person' ? officerWords.form.sections.nominee : w.people}>
        <ul>
          <For each={props.body.people}>
            {(person) => (
              <li class="py-2 border-b border-line last:border-0">
                <span class="font-semibold">{person.fullName}</span>
                <Show when={person.representative}> ({w.representative})</Show>
                <span class="block text-sm text-ink-2">
                  {[
                    person.birthDate ? formatDay(person.birthDate) : person.birthYear,
                    person.position,
                    unitName(person.unitId),
                    person.share === null ? '' : w.share(person.share),
                    person.phone,
                    person.email,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <Show when={props.form.consentBy !== 'person'}>
                  <span class="block text-sm">
                    {props.form.consents
                      .map((consent) => `${consent.label}: ${person.consents[consent.key] ? w.yes : w.no}`)
                      .join(' · ')}
                  </span>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.body.jointUnits.length > 0}>
          <p class="mt-2">
            {officerWords.people.jointUnits}: {props.body.jointUnits.map(unitName).join('; ')}
          </p>
        </Show>
      </Card>
      <Card title={w.declarations}>
        <ul>
          <For each={props.form.declarations}>
            {(it) => (
              <li>
                {props.body.declarations[it.key] ? '✓' : '✗'} {it.label}
              </li>
            )}
          </For>
        </ul>
      </Card>
    </>
  )
}

const FieldText = (props: {
  value: EntryBody['fields'][string] | undefined
  options: readonly { key: string; label: string }[]
}) => {
  const text = () => {
    const { value } = props
    if (typeof value === 'boolean') return value ? w.yes : w.no
    return (
      props.options.find((it) => it.key === value)?.label ??
      (typeof value === 'string' && value !== '' ? value : w.empty)
    )
  }
  return (
    <Show when={Array.isArray(props.value) && props.value} fallback={<p>{text()}</p>}>
      {(blocks) => <RichTextView value={blocks()} />}
    </Show>
  )
}
