import { type JSX, Show, splitProps } from 'solid-js'
import { Field, type FieldProps } from './field.tsx'

const fieldKeys = ['label', 'help', 'error', 'optional', 'id'] as const
const words = (text: string) => text.match(/\S+/g)?.length ?? 0

/** "12 / 30 từ", red when over or (once something is written) under. */
export const WordCount = (props: {
  count: number
  min?: number | null | undefined
  max?: number | null | undefined
}) => {
  const wrong = () =>
    (props.max != null && props.count > props.max) ||
    (props.min != null && props.count > 0 && props.count < props.min)
  const limit = () =>
    props.min != null && props.max != null
      ? `${props.min}–${props.max}`
      : props.max != null
        ? `${props.max}`
        : props.min != null
          ? `từ ${props.min}`
          : ''
  return (
    <span class={`text-xs ml-auto ${wrong() ? 'text-red font-semibold' : 'text-ink-2'}`}>
      {props.count}
      {limit() ? ` / ${limit()}` : ''} từ
    </span>
  )
}

export interface TextFieldProps
  extends FieldProps,
    Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'id' | 'onInput'> {
  value: string
  onInput?: (value: string) => void
  maxWords?: number | null
  minWords?: number | null
}

export const TextField = (props: TextFieldProps) => {
  const [field, own, rest] = splitProps(props, fieldKeys, ['onInput', 'maxWords', 'minWords', 'class'])
  return (
    <Field
      {...field}
      after={
        <Show when={own.maxWords != null || own.minWords != null}>
          <WordCount count={words(props.value)} min={own.minWords} max={own.maxWords} />
        </Show>
      }
    >
      {(ids) => (
        <input
          type="text"
          {...rest}
          id={ids.id}
          class={`input ${own.class ?? ''}`}
          aria-invalid={ids.invalid}
          aria-describedby={ids.describedBy}
          onInput={(e) => own.onInput?.(e.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A number as officers type it (8,5 or 8.5); reading it is the page's work. */
export const NumberField = (props: TextFieldProps) => (
  <TextField inputmode="decimal" autocomplete="off" {...props} />
)

export interface TextAreaProps
  extends FieldProps,
    Omit<JSX.TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'onInput'> {
  value: string
  onInput?: (value: string) => void
  maxWords?: number | null
  minWords?: number | null
}

export const TextArea = (props: TextAreaProps) => {
  const [field, own, rest] = splitProps(props, fieldKeys, ['onInput', 'maxWords', 'minWords', 'class'])
  const grow = (el: HTMLTextAreaElement) => {
    el.style.height = 'auto'
    el.style.height = `${el.scrollHeight + 2}px`
  }
  return (
    <Field
      {...field}
      after={
        <Show when={own.maxWords != null || own.minWords != null}>
          <WordCount count={words(props.value)} min={own.minWords} max={own.maxWords} />
        </Show>
      }
    >
      {(ids) => (
        <textarea
          rows={3}
          {...rest}
          id={ids.id}
          class={`input ${own.class ?? ''}`}
          aria-invalid={ids.invalid}
          aria-describedby={ids.describedBy}
          ref={(el) => queueMicrotask(() => el.isConnected && grow(el))}
          onInput={(e) => {
            grow(e.currentTarget)
            own.onInput?.(e.currentTarget.value)
          }}
        />
      )}
    </Field>
  )
}
