import { For, Show } from 'solid-js'
import { Field, type FieldProps, splitField } from './field.tsx'

export interface Option {
  value: string
  label: string
  help?: string | undefined
  disabled?: boolean | undefined
}

export interface SelectFieldProps extends FieldProps {
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  /** Shown while nothing is chosen (value ''). */
  placeholder?: string | undefined
  disabled?: boolean | undefined
  name?: string | undefined
  onBlur?: (() => void) | undefined
}

export const SelectField = (props: SelectFieldProps) => {
  const [field] = splitField(props, [])
  return (
    <Field {...field}>
      {(ids) => (
        <select
          id={ids.id}
          class="input"
          name={props.name}
          disabled={props.disabled}
          aria-invalid={ids.invalid}
          aria-describedby={ids.describedBy}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={() => props.onBlur?.()}
        >
          <Show when={props.placeholder}>
            <option value="" selected={props.value === ''}>
              {props.placeholder}
            </option>
          </Show>
          <For each={props.options}>
            {(option) => (
              <option
                value={option.value}
                selected={option.value === props.value}
                disabled={option.disabled ?? false}
              >
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}
