import { type JSX, Show } from 'solid-js'

/** Why nothing is here and what to do about it. */
export const EmptyState = (props: { title: string; text?: JSX.Element; action?: JSX.Element }) => (
  <div class="empty">
    <p class="empty-title">{props.title}</p>
    <Show when={props.text}>
      <p class="empty-text">{props.text}</p>
    </Show>
    <Show when={props.action}>
      <div class="actions">{props.action}</div>
    </Show>
  </div>
)
