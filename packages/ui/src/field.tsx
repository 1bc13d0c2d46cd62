import { createUniqueId, type JSX, Show, splitProps } from 'solid-js'
import { FieldError } from './field-error.tsx'
import { uiWords } from './ui-words.ts'

export interface FieldProps {
  label: string
  help?: JSX.Element | undefined
  /** What is wrong, in a sentence that says what to do. */
  error?: string | undefined
  /** Marks a field that may stay empty. */
  optional?: boolean | undefined
  /** Id of the control, for links from a summary of problems. */
  id?: string | undefined
}
export interface FieldIds {
  id: string
  invalid: boolean
  describedBy: string | undefined
}

const FIELD_KEYS = ['label', 'help', 'error', 'optional', 'id'] as const

/** The part of a field's props that {@link Field} takes, the field's own, and the control's. */
export const splitField = <Props extends FieldProps, Own extends (keyof Props)[]>(props: Props, own: Own) =>
  splitProps(props, [...FIELD_KEYS], own)

/** Label, help and error around a control, tied to it for assistive technology. */
export const Field = (
  props: FieldProps & { children: (ids: FieldIds) => JSX.Element; after?: JSX.Element; class?: string },
) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `f-${unique}`
  const ids: FieldIds = {
    get id() {
      return id()
    },
    get invalid() {
      return Boolean(props.error)
    },
    get describedBy() {
      const parts = [props.help ? `${id()}-help` : '', props.error ? `${id()}-error` : '']
      return parts.filter(Boolean).join(' ') || undefined
    },
  }
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label class="field-label" for={id()} id={`${id()}-label`}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional"> {uiWords.optional}</span>
        </Show>
      </label>
      <Show when={props.help}>
        <div class="field-help" id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      {props.children(ids)}
      <div class="field-foot">
        <FieldError id={`${id()}-error`} text={props.error} />
        {props.after}
      </div>
    </div>
  )
}
