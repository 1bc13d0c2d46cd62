import { accountWords } from '@xk/i18n'
import { Checkbox, type FieldProps, TextField } from '@xk/ui'
import { createSignal } from 'solid-js'

/** A password with "Hiện mật khẩu": people on phones mistype what they can't see. */
export const PasswordField = (
  props: FieldProps & {
    value: string
    onInput: (value: string) => void
    autocomplete: 'current-password' | 'new-password'
  },
) => {
  const [shown, setShown] = createSignal(false)
  return (
    <>
      <TextField
        label={props.label}
        help={props.help}
        error={props.error}
        name="password"
        type={shown() ? 'text' : 'password'}
        autocomplete={props.autocomplete}
        autocapitalize="none"
        spellcheck={false}
        required
        value={props.value}
        onInput={props.onInput}
      />
      <div class="-mt-3 mb-3">
        <Checkbox label={accountWords.signIn.show} checked={shown()} onChange={setShown} />
      </div>
    </>
  )
}
