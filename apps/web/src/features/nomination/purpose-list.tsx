import { nominationWords } from '@xk/i18n'
import { formatDateTime, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'

const w = nominationWords.consent
const TONES = { given: 'green', refused: 'neutral', withdrawn: 'red', waiting: 'amber' } as const

interface Purpose {
  label: string
  required: boolean
  state?: keyof typeof TONES
  assurance?: keyof typeof w.assurances | null
  at?: string | null
}

/** What one person said to each purpose, and how sure that is. */
export const PurposeList = (props: { purposes: readonly Purpose[] }) => (
  <ul class="list-none p-0">
    <For each={props.purposes}>
      {(it) => (
        <li class="py-2 border-t border-line first:border-0 grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3">
          <span>
            {it.label}
            <Show when={it.required}>
              <span class="text-sm text-ink-2"> ({w.required})</span>
            </Show>
            <Show when={it.assurance}>
              {(how) => (
                <span class="block text-sm text-ink-2">
                  {it.at ? w.at(w.assurances[how()], formatDateTime(it.at)) : w.assurances[how()]}
                </span>
              )}
            </Show>
          </span>
          <span>
            <Tag tone={TONES[it.state ?? 'waiting']}>{w.states[it.state ?? 'waiting']}</Tag>
          </span>
        </li>
      )}
    </For>
  </ul>
)
