import { type JSX, Show } from 'solid-js'
import { Field, type FieldProps, splitField } from './field.tsx'
import { createValidity } from './validity.ts'
import { countWords, WordCount, type WordLimits } from './word-count.tsx'

export interface TextFieldProps
  extends FieldProps,
    WordLimits,
    Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'id' | 'onInput'> {
  value: string
  onInput?: (value: string) => void
  /** A unit after the control: "điểm", "đồng". */
  suffix?: string
}

export const TextField = (props: TextFieldProps) => {
  const [field, own, rest] = splitField(props, ['onInput', 'maxWords', 'minWords', 'class', 'suffix'])
  const faults = createValidity()
  return (
    <Field
      {...field}
      error={field.error ?? faults.text()}
      after={
        <Show when={own.maxWords != null || own.minWords != null}>
          <WordCount count={countWords(props.value)} minWords={own.minWords} maxWords={own.maxWords} />
        </Show>
      }
    >
      {(ids) => (
        <div class={own.suffix ? 'with-suffix' : ''}>
          <input
            type="text"
            {...rest}
            id={ids.id}
            class={`input ${own.class ?? ''}`}
            aria-invalid={ids.invalid}
            aria-describedby={ids.describedBy}
            onInvalid={faults.onInvalid}
            onInput={(event) => {
              faults.changed()
              own.onInput?.(event.currentTarget.value)
            }}
          />
          <Show when={own.suffix}>
            <span class="field-help">{own.suffix}</span>
          </Show>
        </div>
      )}
    </Field>
  )
}
