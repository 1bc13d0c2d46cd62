import { keptWords as w } from '@xk/i18n'
import { Button, ProblemNote } from '@xk/ui'
import { Show } from 'solid-js'

/** Offers what was typed here over an earlier version, where somebody saved another one since. */
export const OlderTyped = (props: {
  of: { older: () => unknown; takeOlder: () => void; dropOlder: () => void }
}) => (
  <Show when={props.of.older()}>
    <ProblemNote class="mb-4" tone="amber" title={w.title} text={w.text} />
    <div class="actions mb-4">
      <Button onClick={props.of.takeOlder}>{w.use}</Button>
      <Button onClick={props.of.dropOlder}>{w.drop}</Button>
    </div>
  </Show>
)
