import { createEffect, createSignal, on } from 'solid-js'
import { DayInput } from './day-input.tsx'
import { Field, type FieldProps, splitField } from './field.tsx'
import { instantFromLocal, localFromInstant, parseDay, parseTime, typedDay, typedTime } from './local-time.ts'
import { uiWords } from './ui-words.ts'

export interface DateTimeFieldProps extends FieldProps {
  /** An instant (ISO), or null while empty or unreadable. */
  value: string | null
  onChange: (iso: string | null) => void
  disabled?: boolean | undefined
  /** The time (hh:mm) set with a day alone; deadlines end at 16:30 unless said otherwise. */
  defaultTime?: string | undefined
}

const dayOf = (instant: string) => typedDay(localFromInstant(instant).slice(0, 10))
const timeOf = (instant: string) => typedTime(localFromInstant(instant).slice(11))

/** A day and a time in Việt Nam, typed as officers write them: 05/10/2026, 16g30. */
export const DateTimeField = (props: DateTimeFieldProps) => {
  const [field] = splitField(props, [])
  const [day, setDay] = createSignal(props.value ? dayOf(props.value) : '')
  const [time, setTime] = createSignal(props.value ? timeOf(props.value) : '')
  const [left, setLeft] = createSignal(false)
  const read = () => {
    const [date, hour] = [parseDay(day()), parseTime(time())]
    return date && hour ? (instantFromLocal(`${date}T${hour}`) ?? null) : null
  }
  const same = (a: string | null, b: string | null) =>
    a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b))
  createEffect(
    on(
      () => props.value,
      (value) => {
        const typed = read()
        if (same(value, typed)) return
        if (value) {
          setDay(dayOf(value))
          setTime(timeOf(value))
        } else if (typed) {
          setDay('')
          setTime('')
        }
      },
    ),
  )
  const emit = () => props.onChange(read())
  const problem = () => {
    if (!left()) return undefined
    if (day().trim() !== '' && !parseDay(day())) return uiWords.dates.notADay
    if (time().trim() !== '' && !parseTime(time())) return uiWords.dates.notATime
    if (time().trim() !== '' && day().trim() === '') return uiWords.dates.dayToo
    return undefined
  }
  return (
    <Field {...field} error={props.error ?? problem()}>
      {(ids) => (
        <div class="date-time">
          <DayInput
            id={ids.id}
            text={day()}
            invalid={ids.invalid}
            describedBy={ids.describedBy}
            disabled={props.disabled}
            onText={(typed) => {
              setDay(typed)
              emit()
            }}
            onDone={() => {
              setLeft(true)
              const date = parseDay(day())
              if (!date) return
              setDay(typedDay(date))
              if (time().trim() === '') setTime(typedTime(props.defaultTime ?? '16:30'))
              emit()
            }}
          />
          <input
            type="text"
            class="input"
            aria-label={uiWords.dates.time}
            aria-describedby={`${ids.id}-label`}
            aria-invalid={ids.invalid}
            inputmode="text"
            autocomplete="off"
            placeholder={typedTime('16:30')}
            value={time()}
            disabled={props.disabled}
            onInput={(event) => {
              setTime(event.currentTarget.value)
              emit()
            }}
            onBlur={() => {
              setLeft(true)
              const hour = parseTime(time())
              if (hour) setTime(typedTime(hour))
            }}
          />
        </div>
      )}
    </Field>
  )
}
