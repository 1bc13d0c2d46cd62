import { For } from 'solid-js'
import { uiWords } from './ui-words.ts'

const WIDTHS = [92, 78, 85, 60]

export const Skeleton = (props: { lines?: number; label?: string }) => (
  <div role="status" aria-label={props.label ?? uiWords.loading} class="py-4">
    <For each={Array.from({ length: props.lines ?? 4 }, (_, i) => WIDTHS[i % WIDTHS.length])}>
      {(width) => <div class="skeleton" style={{ width: `${width}%` }} />}
    </For>
  </div>
)
