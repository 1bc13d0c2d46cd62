import { nominationWords } from '@xk/i18n'
import { FieldError, TextField } from '@xk/ui'
import { createSignal } from 'solid-js'

/** Votes in favour of votes cast, as two numbers; kept as "7/9". */
export const ShareField = (props: {
  id: string
  label: string
  help?: string | undefined
  optional?: boolean | undefined
  error?: string | undefined
  value: string
  onInput: (value: string) => void
  onBlur: () => void
}) => {
  const [first = '', second = ''] = props.value.split('/').map((part) => part.trim())
  const [inFavour, setInFavour] = createSignal(first)
  const [of, setOf] = createSignal(second)
  const tell = () => {
    const [a, b] = [inFavour().trim(), of().trim()]
    props.onInput(a === '' && b === '' ? '' : `${a}/${b}`)
  }
  return (
    <fieldset class="field" id={props.id} tabindex="-1">
      <legend class="field-label">
        {props.label}
        {props.optional ? <span class="field-optional"> {nominationWords.share.optional}</span> : null}
      </legend>
      {props.help ? <p class="field-help">{props.help}</p> : null}
      <div class="grid grid-cols-2 gap-3 max-w-[320px]">
        <TextField
          label={nominationWords.share.inFavour}
          inputmode="numeric"
          value={inFavour()}
          onInput={(value) => {
            setInFavour(value)
            tell()
          }}
          onBlur={props.onBlur}
        />
        <TextField
          label={nominationWords.share.of}
          inputmode="numeric"
          value={of()}
          onInput={(value) => {
            setOf(value)
            tell()
          }}
          onBlur={props.onBlur}
        />
      </div>
      <FieldError id={`${props.id}-error`} text={props.error} />
    </fieldset>
  )
}
