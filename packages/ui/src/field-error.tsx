import { Show } from 'solid-js'
import { IconAlert } from './icons.tsx'

/** The sentence under a field; it is announced when it appears, because the region is always there. */
export const FieldError = (props: { id: string; text?: string | undefined }) => (
  <div class="field-live" aria-live="polite">
    <Show when={props.text}>
      <p class="field-error" id={props.id}>
        <IconAlert size={15} />
        <span>{props.text}</span>
      </p>
    </Show>
  </div>
)
