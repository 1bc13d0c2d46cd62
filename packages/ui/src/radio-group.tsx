import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { FieldError } from './field-error.tsx'
import type { Option } from './select-field.tsx'
import { uiWords } from './ui-words.ts'

export const RadioGroup = (props: {
  label: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  name?: string | undefined
  help?: JSX.Element | undefined
  error?: string | undefined
  optional?: boolean | undefined
  disabled?: boolean | undefined
  /** Side by side where there is room: for two or three short answers. */
  inline?: boolean | undefined
  id?: string | undefined
  /** For where the heading above says it already. */
  hideLabel?: boolean | undefined
}) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `g-${unique}`
  const describedBy = () =>
    [props.help ? `${id()}-help` : '', props.error ? `${id()}-error` : ''].filter(Boolean).join(' ') ||
    undefined
  return (
    <fieldset
      class="field"
      id={id()}
      tabindex="-1"
      aria-describedby={describedBy()}
      disabled={props.disabled}
    >
      <legend class={props.hideLabel ? 'sr-only' : 'field-label'}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional"> {uiWords.optional}</span>
        </Show>
      </legend>
      <Show when={props.help}>
        <div class="field-help" id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      <div class={props.inline ? 'choice-inline' : ''}>
        <For each={props.options}>
          {(option) => (
            <label class="choice">
              <input
                type="radio"
                name={props.name ?? id()}
                value={option.value}
                checked={option.value === props.value}
                disabled={option.disabled ?? false}
                onChange={() => props.onChange(option.value)}
              />
              <span>
                {option.label}
                <Show when={option.help}>
                  <span class="field-help block">{option.help}</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <FieldError id={`${id()}-error`} text={props.error} />
    </fieldset>
  )
}
