import { createSignal } from 'solid-js'
import { uiWords as w } from './ui-words.ts'

type Control = HTMLInputElement | HTMLTextAreaElement
/** What a browser finds wrong with a control, as far as we have a sentence for it. */
export type Faults = Pick<ValidityState, 'valueMissing' | 'typeMismatch' | 'tooShort'>

/** Our sentence for what the browser finds wrong: its own are in its own language, and go away after a moment. */
export const faultText = (faults: Faults, type: string, minLength: number): string => {
  if (faults.valueMissing) return w.faults.missing
  if (faults.typeMismatch && type === 'email') return w.faults.mail
  return faults.tooShort ? w.faults.tooShort(minLength) : w.faults.other
}

/** Says below the field what keeps its form from being sent, until the field is changed. */
export const createValidity = () => {
  const [text, setText] = createSignal<string>()
  return {
    text,
    changed: () => setText(undefined),
    onInvalid: (event: Event & { currentTarget: Control }) => {
      event.preventDefault()
      const { validity, type, minLength, form } = event.currentTarget
      setText(faultText(validity, type, minLength))
      if (form?.querySelector(':is(input, textarea, select):invalid') === event.currentTarget)
        event.currentTarget.focus()
    },
  }
}
