import { accountWords } from '@xk/i18n'
import { Button, ProblemNote, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { PasswordField } from './password-field.tsx'

const w = accountWords.confirm

/** Confirms identity afresh by code where there is a second factor, else by password; either may be chosen. */
export const ConfirmForm = (props: { hasSecondFactor: boolean; onDone: () => void }) => {
  const [byCode, setByCode] = createSignal(props.hasSecondFactor)
  const [value, setValue] = createSignal('')
  const confirm = createAction(() =>
    call(api.confirm.$post({ json: byCode() ? { code: value() } : { password: value() } })),
  )
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        if (await confirm.run()) props.onDone()
      }}
    >
      <p class="mb-4 text-ink-2">{w.text}</p>
      <Show
        when={byCode()}
        fallback={
          <PasswordField
            label={w.byPassword}
            autocomplete="current-password"
            value={value()}
            onInput={setValue}
          />
        }
      >
        <TextField
          label={w.byCode}
          autocomplete="one-time-code"
          autocapitalize="characters"
          required
          value={value()}
          onInput={setValue}
        />
      </Show>
      <Show when={confirm.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 justify-end">
        <Show when={props.hasSecondFactor}>
          <Button
            variant="link"
            onClick={() => {
              setByCode(!byCode())
              setValue('')
            }}
          >
            {byCode() ? w.usePassword : w.useCode}
          </Button>
        </Show>
        <Button type="submit" variant="primary" busy={confirm.busy()}>
          {w.submit}
        </Button>
      </div>
    </form>
  )
}
