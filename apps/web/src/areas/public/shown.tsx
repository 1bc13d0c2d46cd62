import type { PublicEntry, Shown } from '@xk/contract'
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

/** People of an entry in one line. Several erased ones read as one. */
export const peopleLine = (people: readonly Shown[]): string => {
  const known = people.filter((it) => it !== null)
  return known.length === people.length ? known.join(', ') : [...known, `(${w.erased})`].join(', ')
}
