import type { Option } from '@xk/ui'
import { For } from 'solid-js'

/** A choice within a table, whose column is its visible label. */
export const CellSelect = (props: {
  label: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
}) => (
  <select
    class="input min-w-36"
    aria-label={props.label}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  >
    <For each={props.options}>
      {(option) => (
        <option value={option.value} selected={option.value === props.value}>
          {option.label}
        </option>
      )}
    </For>
  </select>
)
