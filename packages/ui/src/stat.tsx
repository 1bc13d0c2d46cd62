import { type JSX, Show } from 'solid-js'

/** One number that matters, with what it counts. */
export const Stat = (props: { value: JSX.Element; label: string; help?: JSX.Element }) => (
  <div>
    <div class="stat-value">{props.value}</div>
    <div class="stat-label">{props.label}</div>
    <Show when={props.help}>
      <div class="stat-help">{props.help}</div>
    </Show>
  </div>
)
