import { For, type JSX, Show } from 'solid-js'
import { uiWords } from './ui-words.ts'

export interface Section {
  href: string
  label: string
  state: 'done' | 'part' | 'todo' | 'problem'
  /** "4 / 6 mục" */
  sub?: JSX.Element
  current?: boolean | undefined
}

/** The parts of a long form: which are done, which need mending, where one is. */
export const Sections = (props: { items: readonly Section[]; label: string }) => (
  <nav aria-label={props.label}>
    <ol class="sections">
      <For each={props.items}>
        {(section, i) => (
          <li>
            <a
              href={section.href}
              data-state={section.state}
              aria-current={section.current ? 'step' : undefined}
            >
              <span class="sections-sign" aria-hidden="true">
                {section.state === 'done' ? '✓' : section.state === 'problem' ? '!' : i() + 1}
              </span>
              <span>
                {section.label}
                <span class="sr-only">, {uiWords.section[section.state]}</span>
              </span>
              <Show when={section.sub}>
                <small>{section.sub}</small>
              </Show>
            </a>
          </li>
        )}
      </For>
    </ol>
  </nav>
)
