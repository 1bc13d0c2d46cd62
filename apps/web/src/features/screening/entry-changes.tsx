import { type DiffableEntry, diffEntries, type FieldChange } from '@xk/domain/entry'
import type { EntryRules } from '@xk/domain/ruleset'
import { screeningWords } from '@xk/i18n'
import { Card } from '@xk/ui'
import { For, Match, Show, Switch } from 'solid-js'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(screeningWords.entry)
const SIGNS = { added: '+', removed: '−', changed: '±' } as const

/** What a resubmission changed, field by field and word by word. */
export const EntryChanges = (props: {
  form: EntryRules
  n: number
  before: DiffableEntry
  after: DiffableEntry
}) => {
  const diff = () => diffEntries(props.before, props.after)
  const labelOf = (key: string) =>
    props.form.fields.find((it) => it.key === key)?.label ??
    props.form.declarations.find((it) => it.key === key)?.label ??
    key
  return (
    <Card title={w.changes(props.n)}>
      <Show when={!diff().unchanged} fallback={<p>{w.unchanged}</p>}>
        <For each={diff().fields}>
          {(change) => (
            <section class="mb-4">
              <h3 class="text-sm text-ink-2">{labelOf(change.key)}</h3>
              <FieldDiff change={change} />
            </section>
          )}
        </For>
        <ul>
          <For each={diff().people}>
            {(it) => (
              <li>
                {SIGNS[it.kind]} {it.name}
              </li>
            )}
          </For>
          <For each={diff().attachments}>
            {(it) => (
              <li>
                {SIGNS[it.kind]} {it.name}
              </li>
            )}
          </For>
          <For each={diff().declarations}>
            {(key) => (
              <li>
                {SIGNS.changed} {labelOf(key)}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}

const valueText = (value: string | boolean | null) =>
  typeof value === 'boolean' ? (value ? w.yes : w.no) : value || w.empty

const FieldDiff = (props: { change: FieldChange }) => (
  <Switch>
    <Match when={props.change.kind === 'text' && props.change}>
      {(change) => (
        <p class="whitespace-pre-wrap">
          <For each={change().parts}>
            {(part) => (
              <Switch fallback={part.text}>
                <Match when={part.kind === 'added'}>
                  <ins class="bg-green-soft">{part.text}</ins>
                </Match>
                <Match when={part.kind === 'removed'}>
                  <del class="bg-red-soft">{part.text}</del>
                </Match>
              </Switch>
            )}
          </For>
        </p>
      )}
    </Match>
    <Match when={props.change.kind === 'value' && props.change}>
      {(change) => (
        <p>
          <del class="bg-red-soft">{valueText(change().before)}</del> →{' '}
          <ins class="bg-green-soft">{valueText(change().after)}</ins>
        </p>
      )}
    </Match>
    <Match when={props.change.kind === 'formatting'}>
      <p>{w.formatting}</p>
    </Match>
  </Switch>
)
