import type { PublicEntry, Shown } from '@xk/contract'
import { fold } from '@xk/domain/kernel'
import { publicWords as w } from '@xk/i18n'
import { Show } from 'solid-js'

/** A published value, or that it was erased. */
export const ShownText = (props: { value: Shown }) => (
  <Show when={props.value !== null} fallback={<span class="italic text-ink-2">({w.erased})</span>}>
    {props.value}
  </Show>
)

/** What an entry is called: its title, or its code where it stays nameless. */
export const EntryTitle = (props: { entry: PublicEntry }) => (
  <Show when={props.entry.name} fallback={<span class="text-ink-2">{w.codeOf(props.entry.code)}</span>}>
    {(name) => <ShownText value={name().title} />}
  </Show>
)

/** What the rules publish of an entry's content, folded away until it is asked for. */
export const EntrySummary = (props: { entry: PublicEntry }) => (
  <Show when={props.entry.name?.summary}>
    {(summary) => (
      <details class="text-sm text-ink-2 mt-1 no-print">
        <summary class="min-h-[44px] inline-flex items-center text-accent underline underline-offset-3">
          {w.summary}
          <span class="sr-only">: {props.entry.name?.title}</span>
        </summary>
        <p class="whitespace-pre-line text-ink max-w-[68ch]">{summary()}</p>
      </details>
    )}
  </Show>
)

/** People beside a title that does not name them itself: nobody is named twice. */
export const peopleBeside = (name: NonNullable<PublicEntry['name']>): readonly Shown[] => {
  const title = fold(name.title ?? '')
  return name.people.filter((person) => person === null || !title.includes(fold(person)))
}

/** People of an entry in one line. Several erased ones read as one. */
export const peopleLine = (people: readonly Shown[]): string => {
  const known = people.filter((it) => it !== null)
  return known.length === people.length ? known.join(', ') : [...known, `(${w.erased})`].join(', ')
}
