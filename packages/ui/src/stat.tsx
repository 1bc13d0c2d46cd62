import { type JSX, Show } from 'solid-js'
import { formatNumber } from './format.ts'

/** One number that matters, with what it counts; a plain number is written as this face writes numbers. */
export const Stat = (props: { value: JSX.Element; label: string; help?: JSX.Element }) => (
  <div>
    <div class="stat-value">{typeof props.value === 'number' ? formatNumber(props.value) : props.value}</div>
    <div class="stat-label">{props.label}</div>
    <Show when={props.help}>
      <div class="stat-help">{props.help}</div>
    </Show>
  </div>
)
