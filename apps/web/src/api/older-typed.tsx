import { keptWords as w } from '@xk/i18n'
import { Button, ProblemNote } from '@xk/ui'
import { Show } from 'solid-js'

interface Older {
  older: () => unknown
  takeOlder: () => void
  dropOlder: () => void
}

/** Offers what was typed here over an earlier version, where somebody saved another one since. */
export const OlderTyped = (props: { of: Older }) => (
  <Show when={props.of.older()}>
    <ProblemNote class="mb-4" tone="amber" title={w.title} text={w.text} />
    <div class="actions mb-4">
      <Button onClick={props.of.takeOlder}>{w.use}</Button>
      <Button onClick={props.of.dropOlder}>{w.drop}</Button>
    </div>
  </Show>
)

/** The same for a form that is saved by a press: also says that it began with what never was, with the way back. */
export const KeptTyped = (props: { of: Older & { isRestored: () => boolean; reset: () => void } }) => (
  <>
    <Show when={props.of.isRestored()}>
      <ProblemNote class="mb-4" tone="blue" title={w.title} text={w.restored} />
      <div class="actions mb-4">
        <Button onClick={props.of.reset}>{w.reset}</Button>
      </div>
    </Show>
    <OlderTyped of={props.of} />
  </>
)
