import type { EntryBody, FieldValue } from '@xk/domain/entry'
import { plainText } from '@xk/domain/kernel'
import type { EntryRules } from '@xk/domain/ruleset'
import { officerWords as w } from '@xk/i18n'
import { Button, Dialog } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { DraftConflict, EntryForm } from './create-entry-form.ts'

const textOf = (value: FieldValue | undefined, rules: EntryRules, key: string): string => {
  if (Array.isArray(value)) return plainText(value)
  if (typeof value === 'boolean') return value ? w.form.yes : w.form.no
  const option = rules.fields.find((field) => field.key === key)?.options.find((it) => it.key === value)
  return option?.label ?? value ?? ''
}

const peopleOf = (body: EntryBody) =>
  body.people.map((person) => `${person.fullName} ${person.share ?? ''}`.trim()).join('\n')

const partsOf = (rules: EntryRules, { mine, theirs }: DraftConflict) =>
  [
    ...rules.fields.map(({ key, label }) => ({
      label,
      mine: textOf(mine.fields[key], rules, key),
      theirs: textOf(theirs.fields[key], rules, key),
    })),
    { label: w.conflict.people, mine: peopleOf(mine), theirs: peopleOf(theirs) },
  ].filter((part) => part.mine !== part.theirs)

/** Both texts side by side, part by part; nothing is given up before the person chooses. */
export const ConflictDialog = (props: { form: EntryForm }) => (
  <Dialog open={props.form.conflict() !== undefined} wide title={w.conflict.title} onClose={() => {}}>
    <Show when={props.form.conflict()}>
      {(conflict) => (
        <>
          <p class="mb-4">{w.conflict.text}</p>
          <For each={partsOf(props.form.rules, conflict())}>
            {(part) => (
              <section class="mb-4">
                <h3 class="font-semibold mb-2">{part.label}</h3>
                <div class="grid gap-3 sm:grid-cols-2">
                  <div class="rounded-m bg-accent-soft p-3 whitespace-pre-wrap">
                    <p class="text-sm text-ink-2 mb-1">{w.conflict.mine}</p>
                    {part.mine || w.conflict.empty}
                  </div>
                  <div class="rounded-m border border-line p-3 whitespace-pre-wrap">
                    <p class="text-sm text-ink-2 mb-1">{w.conflict.theirs}</p>
                    {part.theirs || w.conflict.empty}
                  </div>
                </div>
              </section>
            )}
          </For>
          <div class="sheet-foot">
            <Button onClick={() => void props.form.resolve('theirs')}>{w.conflict.useTheirs}</Button>
            <Button variant="primary" onClick={() => void props.form.resolve('mine')}>
              {w.conflict.useMine}
            </Button>
          </div>
        </>
      )}
    </Show>
  </Dialog>
)
