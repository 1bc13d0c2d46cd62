import { createUniqueId, For, type JSX, Show, splitProps } from 'solid-js'
import { Field, type FieldProps } from './field.tsx'

export interface Option {
  value: string
  label: string
  help?: string
}

export interface SelectFieldProps extends FieldProps {
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  placeholder?: string
  disabled?: boolean
}
export const SelectField = (props: SelectFieldProps) => {
  const [field] = splitProps(props, ['label', 'help', 'error', 'optional', 'id'])
  return (
    <Field {...field}>
      {(ids) => (
        <select
          id={ids.id}
          class="input"
          disabled={props.disabled}
          aria-invalid={ids.invalid}
          aria-describedby={ids.describedBy}
          onChange={(e) => props.onChange(e.currentTarget.value)}
        >
          <Show when={props.placeholder}>
            <option value="" selected={props.value === ''}>
              {props.placeholder}
            </option>
          </Show>
          <For each={props.options}>
            {(o) => (
              <option value={o.value} selected={o.value === props.value}>
                {o.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}

export const Checkbox = (props: {
  label: JSX.Element
  checked: boolean
  onChange: (checked: boolean) => void
  help?: string
  error?: string
  disabled?: boolean
  id?: string
}) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `c-${unique}`
  return (
    <div class="mb-2">
      <label class="flex items-start gap-3 min-h-11 py-2" for={id()}>
        <input
          type="checkbox"
          id={id()}
          class="size-5 mt-0.5 shrink-0 accent-(--accent)"
          checked={props.checked}
          disabled={props.disabled}
          aria-invalid={Boolean(props.error)}
          aria-describedby={props.error ? `${id()}-error` : undefined}
          onChange={(e) => props.onChange(e.currentTarget.checked)}
        />
        <span>
          {props.label}
          <Show when={props.help}>
            <span class="field-help block">{props.help}</span>
          </Show>
        </span>
      </label>
      <Show when={props.error}>
        <p class="field-error" id={`${id()}-error`}>
          {props.error}
        </p>
      </Show>
    </div>
  )
}

export const RadioGroup = (props: {
  label: string
  name: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  error?: string
}) => (
  <fieldset class="mb-4">
    <legend class="field-label">{props.label}</legend>
    <For each={props.options}>
      {(o) => (
        <label class="flex items-start gap-3 min-h-11 py-2">
          <input
            type="radio"
            class="size-5 mt-0.5 shrink-0 accent-(--accent)"
            name={props.name}
            value={o.value}
            checked={o.value === props.value}
            onChange={() => props.onChange(o.value)}
          />
          <span>
            {o.label}
            <Show when={o.help}>
              <span class="field-help block">{o.help}</span>
            </Show>
          </span>
        </label>
      )}
    </For>
    <Show when={props.error}>
      <p class="field-error">{props.error}</p>
    </Show>
  </fieldset>
)
