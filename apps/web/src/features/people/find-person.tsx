import { SearchBox } from '@xk/ui'
import { For, Show } from 'solid-js'
import { messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

/** A person as a search shows them; what the viewer may not see is absent. */
interface Found {
  personId?: string | null | undefined
  fullName?: string | null | undefined
  position?: string | null | undefined
  unitName?: string | null | undefined
  nominated?: boolean | null | undefined
}

/** Looks for a person by name, from two letters on, and takes the one who is pressed. */
export const FindPerson = (props: {
  label: string
  nobody: string
  typed: string
  onType: (typed: string) => void
  search: (q: string) => Promise<readonly Found[]>
  /** What is said of somebody who is nominated, and can't be taken. */
  nominated?: string
  onChoose: (person: { personId: string; fullName: string }) => void
}) => {
  const [found] = createResource(
    () => (props.typed.trim().length >= 2 ? props.typed.trim() : undefined),
    (q) => props.search(q),
  )
  return (
    <>
      <SearchBox label={props.label} value={props.typed} onInput={props.onType} />
      <Show when={found.error}>
        <p role="alert" class="field-error mt-2">
          {messageOf(found.error)}
        </p>
      </Show>
      <ul class="mt-3" aria-live="polite">
        <For
          each={found.latest}
          fallback={
            <Show when={found.latest}>
              <li class="text-ink-2">{props.nobody}</li>
            </Show>
          }
        >
          {(person) => (
            <li>
              <button
                type="button"
                class="w-full text-left min-h-11 py-2 border-t border-line hover:bg-sunken disabled:text-ink-2"
                disabled={person.nominated === true}
                onClick={() =>
                  person.personId &&
                  props.onChoose({ personId: person.personId, fullName: person.fullName ?? '' })
                }
              >
                <b class="font-medium">{person.fullName}</b>
                <span class="block text-sm text-ink-2">
                  {person.nominated
                    ? props.nominated
                    : [person.position, person.unitName].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
