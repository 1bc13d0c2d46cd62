import { Show } from 'solid-js'
import { uiWords } from './ui-words.ts'

/** How many things wait; nothing when none do. */
export const Badge = (props: { count: number | undefined }) => (
  <Show when={props.count}>
    <span class="badge">
      {props.count}
      <span class="sr-only"> {uiWords.waiting}</span>
    </span>
  </Show>
)
