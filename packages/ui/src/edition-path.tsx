import { For, type JSX, Show } from 'solid-js'
import { uiWords } from './ui-words.ts'

export interface PathStep {
  label: string
  /** A date or a number under the label. */
  sub?: JSX.Element
  state: 'done' | 'now' | 'todo'
}

/** Where an edition stands between call and certificate: a line on a wide screen, a column on a phone. */
export const EditionPath = (props: { steps: readonly PathStep[]; label?: string }) => (
  <ol class="path" aria-label={props.label ?? uiWords.steps}>
    <For each={props.steps}>
      {(step) => (
        <li data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <b>
            {step.label}
            <Show when={step.state === 'done'}>
              <span class="sr-only"> {uiWords.stepDone}</span>
            </Show>
          </b>
          {step.sub}
        </li>
      )}
    </For>
  </ol>
)
