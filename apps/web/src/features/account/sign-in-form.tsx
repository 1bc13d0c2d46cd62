import { accountWords } from '@xk/i18n'
import { Button, ProblemNote, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { PasswordField } from './password-field.tsx'

const w = accountWords

/** Login and password. `login`: given when the same person is to sign in again, and then fixed. */
export const PasswordStep = (props: { login?: string | null; onDone: () => void | Promise<void> }) => {
  const [login, setLogin] = createSignal(props.login ?? '')
  const [password, setPassword] = createSignal('')
  const signIn = createAction(() =>
    call(api['sign-in'].$post({ json: { login: login(), password: password() } })),
  )
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        if (await signIn.run()) await props.onDone()
      }}
    >
      <TextField
        label={w.signIn.login}
        help={props.login ? undefined : w.signIn.loginHelp}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        required
        readOnly={Boolean(props.login)}
        value={login()}
        onInput={setLogin}
      />
      <PasswordField
        label={w.signIn.password}
        autocomplete="current-password"
        value={password()}
        onInput={setPassword}
      />
      <Show when={signIn.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Button type="submit" variant="primary" class="w-full" busy={signIn.busy()}>
        {w.signIn.submit}
      </Button>
    </form>
  )
}

/** The code after the password, of the app or a printed one. */
export const CodeStep = (props: { onDone: () => void | Promise<void> }) => {
  const [code, setCode] = createSignal('')
  const pass = createAction(() => call(api['second-factor'].pass.$post({ json: { code: code() } })))
  const [left, setLeft] = createSignal<number | null>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const passed = await pass.run()
    if (!passed) return
    if (passed.recoveryCodesLeft === null) return props.onDone()
    setLeft(passed.recoveryCodesLeft)
  }
  return (
    <Show
      when={left() === null}
      fallback={
        <ProblemNote
          tone="amber"
          title={w.code.left(left() ?? 0)}
          action={
            <Button variant="primary" onClick={() => props.onDone()}>
              {w.code.submit}
            </Button>
          }
        />
      }
    >
      <form onSubmit={submit}>
        <TextField
          label={w.code.label}
          help={w.code.help}
          name="code"
          inputMode="text"
          autocomplete="one-time-code"
          autocapitalize="characters"
          required
          value={code()}
          onInput={setCode}
          ref={(el: HTMLInputElement) => queueMicrotask(() => el.focus())}
        />
        <Show when={pass.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <Button type="submit" variant="primary" class="w-full" busy={pass.busy()}>
          {w.code.submit}
        </Button>
      </form>
    </Show>
  )
}
