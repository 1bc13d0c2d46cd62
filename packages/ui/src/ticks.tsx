import { For } from 'solid-js'

const MOST = 40

/** One tick per piece of work, not on a phone; the text beside it says the numbers. `now` is an index. */
export const Ticks = (props: { total: number; done: number; now?: number | undefined }) => (
  <span class="ticks" aria-hidden="true">
    <For
      each={Array.from({ length: Math.min(props.total, MOST) }, (_, i) =>
        i < props.done ? 'done' : i === props.now ? 'now' : 'todo',
      )}
    >
      {(state) => <i data-state={state} />}
    </For>
  </span>
)
