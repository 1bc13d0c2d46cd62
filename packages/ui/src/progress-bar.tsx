import { Show } from 'solid-js'

export const ProgressBar = (props: {
  value: number
  max: number
  label: string
  hideLabel?: boolean | undefined
  /** What stands at the right in place of "4 / 6". */
  valueText?: string | undefined
}) => (
  <div>
    <Show when={!props.hideLabel}>
      <div class="bar-head">
        <span>{props.label}</span>
        <span>{props.valueText ?? `${props.value} / ${props.max}`}</span>
      </div>
    </Show>
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuenow={props.value}
      aria-valuemin={0}
      aria-valuemax={props.max}
      aria-valuetext={props.valueText}
      class="bar"
    >
      <div style={{ width: `${props.max > 0 ? Math.min(100, (100 * props.value) / props.max) : 0}%` }} />
    </div>
  </div>
)
