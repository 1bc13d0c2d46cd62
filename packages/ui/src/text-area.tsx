import { createEffect, type JSX, Show } from 'solid-js'
import { Field, type FieldProps, splitField } from './field.tsx'
import { createValidity } from './validity.ts'
import { countWords, WordCount, type WordLimits } from './word-count.tsx'

export interface TextAreaProps
  extends FieldProps,
    WordLimits,
    Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'onInput'> {
  value: string
  onInput?: (value: string) => void
}

/** Grows with its text: by CSS where the browser can, else by measuring. */
export const TextArea = (props: TextAreaProps) => {
  const [field, own, rest] = splitField(props, ['onInput', 'maxWords', 'minWords', 'class'])
  const faults = createValidity()
  let area: HTMLTextAreaElement | undefined
  createEffect(() => {
    void props.value
    if (!area || CSS.supports('field-sizing', 'content')) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  })
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
        <textarea
          {...rest}
          ref={(element) => {
            area = element
          }}
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
      )}
    </Field>
  )
}
