import { splitProps } from 'solid-js'
import { Field, type FieldProps } from './field.tsx'
import { formatDate, formatDateTime, instantFromLocal, localFromInstant } from './format.ts'

/** An instant (ISO) typed as local date and time; what was read is repeated in the form officers write. */
export const DateTimeField = (
  props: FieldProps & { value: string | null; onChange: (iso: string | null) => void; disabled?: boolean },
) => {
  const [field] = splitProps(props, ['label', 'help', 'error', 'optional', 'id'])
  return (
    <Field
      {...field}
      after={<span class="text-xs text-ink-2">{props.value ? formatDateTime(props.value) : ''}</span>}
    >
      {(ids) => (
        <input
          type="datetime-local"
          id={ids.id}
          class="input"
          disabled={props.disabled}
          aria-invalid={ids.invalid}
          aria-describedby={ids.describedBy}
          value={props.value ? localFromInstant(props.value) : ''}
          onChange={(e) => props.onChange(instantFromLocal(e.currentTarget.value) ?? null)}
        />
      )}
    </Field>
  )
}

/** A day (yyyy-mm-dd). */
export const DateField = (
  props: FieldProps & { value: string | null; onChange: (date: string | null) => void; disabled?: boolean },
) => {
  const [field] = splitProps(props, ['label', 'help', 'error', 'optional', 'id'])
  return (
    <Field
      {...field}
      after={
        <span class="text-xs text-ink-2">
          {props.value ? formatDate(`${props.value}T12:00:00+07:00`) : ''}
        </span>
      }
    >
      {(ids) => (
        <input
          type="date"
          id={ids.id}
          class="input"
          disabled={props.disabled}
          aria-invalid={ids.invalid}
          aria-describedby={ids.describedBy}
          value={props.value ?? ''}
          onChange={(e) => props.onChange(e.currentTarget.value || null)}
        />
      )}
    </Field>
  )
}
