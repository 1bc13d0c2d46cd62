import { createEffect, createSignal, on } from 'solid-js'
import { DayInput } from './day-input.tsx'
import { Field, type FieldProps, splitField } from './field.tsx'
import { parseDay, typedDay } from './local-time.ts'
import { uiWords } from './ui-words.ts'

export interface DateFieldProps extends FieldProps {
  /** yyyy-mm-dd, or null while empty or unreadable. */
  value: string | null
  onChange: (day: string | null) => void
  disabled?: boolean | undefined
}

export const DateField = (props: DateFieldProps) => {
  const [field] = splitField(props, [])
  const [text, setText] = createSignal(props.value ? typedDay(props.value) : '')
  const [left, setLeft] = createSignal(false)
  createEffect(
    on(
      () => props.value,
      (value) => {
        if (value && value !== parseDay(text())) setText(typedDay(value))
        if (value === null && parseDay(text())) setText('')
      },
    ),
  )
  const unreadable = () => left() && text().trim() !== '' && !parseDay(text())
  return (
    <Field {...field} error={props.error ?? (unreadable() ? uiWords.dates.notADay : undefined)}>
      {(ids) => (
        <div class="date-time" data-day="">
          <DayInput
            id={ids.id}
            text={text()}
            invalid={ids.invalid}
            describedBy={ids.describedBy}
            disabled={props.disabled}
            onText={(typed) => {
              setText(typed)
              props.onChange(parseDay(typed) ?? null)
            }}
            onDone={() => {
              setLeft(true)
              const day = parseDay(text())
              if (day) setText(typedDay(day))
            }}
          />
        </div>
      )}
    </Field>
  )
}
