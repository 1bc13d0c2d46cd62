import { createUniqueId, type JSX, Show } from 'solid-js'

export interface FieldProps {
  label: string
  help?: JSX.Element | undefined
  /** What is wrong, in a sentence that says what to do. */
  error?: string | undefined
  /** Marks a field that may stay empty. */
  optional?: boolean | undefined
  id?: string | undefined
}
export interface FieldIds {
  id: string
  invalid: boolean
  describedBy: string | undefined
}

/** Label, help and error around a control, tied to it for assistive technology. */
export const Field = (
  props: FieldProps & { children: (ids: FieldIds) => JSX.Element; after?: JSX.Element; class?: string },
) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `f-${unique}`
  const describedBy = () =>
    [props.help ? `${id()}-help` : '', props.error ? `${id()}-error` : ''].filter(Boolean).join(' ') ||
    undefined
  return (
    <div class={props.class ?? 'mb-4'}>
      <label class="field-label" for={id()}>
        {props.label}{' '}
        <Show when={props.optional}>
          <span class="field-help font-normal">(không bắt buộc)</span>
        </Show>
      </label>
      <Show when={props.help}>
        <div class="field-help mb-1" id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      {props.children({
        get id() {
          return id()
        },
        get invalid() {
          return Boolean(props.error)
        },
        get describedBy() {
          return describedBy()
        },
      })}
      <div class="flex flex-wrap justify-between gap-x-4 mt-1">
        <Show when={props.error}>
          <p class="field-error" id={`${id()}-error`}>
            <span aria-hidden="true">!</span>
            {props.error}
          </p>
        </Show>
        {props.after}
      </div>
    </div>
  )
}
