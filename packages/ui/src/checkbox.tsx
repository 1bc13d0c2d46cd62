import { createUniqueId, type JSX, Show } from 'solid-js'
import { FieldError } from './field-error.tsx'

export const Checkbox = (props: {
  label: JSX.Element
  checked: boolean
  onChange: (checked: boolean) => void
  help?: JSX.Element | undefined
  error?: string | undefined
  disabled?: boolean | undefined
  id?: string | undefined
}) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `c-${unique}`
  const describedBy = () =>
    [props.help ? `${id()}-help` : '', props.error ? `${id()}-error` : ''].filter(Boolean).join(' ') ||
    undefined
  return (
    <div>
      <label class="choice" for={id()}>
        <input
          type="checkbox"
          id={id()}
          checked={props.checked}
          disabled={props.disabled}
          aria-invalid={Boolean(props.error)}
          aria-describedby={describedBy()}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      <Show when={props.help}>
        <div class="field-help choice-help" id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      <FieldError id={`${id()}-error`} text={props.error} />
    </div>
  )
}
