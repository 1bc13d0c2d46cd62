import { IconCalendar } from './icons.tsx'
import { parseDay, typedDay } from './local-time.ts'
import { uiWords } from './ui-words.ts'

/**
 * A day as officers write it (dd/mm/yyyy, forgiving), with the browser's calendar behind a button: the native date
 * field writes days in the order of the browser's language, which is often not Vietnamese.
 */
export const DayInput = (props: {
  id: string
  text: string
  onText: (text: string) => void
  onDone: () => void
  invalid: boolean
  describedBy: string | undefined
  disabled?: boolean | undefined
}) => {
  let picker: HTMLInputElement | undefined
  return (
    <>
      <input
        type="text"
        class="input"
        id={props.id}
        inputmode="numeric"
        autocomplete="off"
        placeholder="dd/mm/yyyy"
        value={props.text}
        disabled={props.disabled}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onInput={(event) => props.onText(event.currentTarget.value)}
        onBlur={() => props.onDone()}
      />
      <span class="date-pick">
        <button
          type="button"
          class="btn btn-quiet btn-icon"
          aria-label={uiWords.dates.pick}
          aria-describedby={`${props.id}-label`}
          disabled={props.disabled}
          onClick={() => picker?.showPicker()}
        >
          <IconCalendar />
        </button>
        <input
          type="date"
          tabindex="-1"
          aria-hidden="true"
          ref={(element) => {
            picker = element
          }}
          value={parseDay(props.text) ?? ''}
          disabled={props.disabled}
          onChange={(event) => {
            props.onText(typedDay(event.currentTarget.value))
            props.onDone()
          }}
        />
      </span>
    </>
  )
}
