import { A } from '@solidjs/router'
import { accountWords } from '@xk/i18n'
import { Button, ProblemNote, Skeleton, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { Gate } from '../../features/account/gate.tsx'

const w = accountWords.forgotten

/** A new password by mail, for who forgot theirs; without a mail server it says whom to ask. */
const ForgottenPage = () => {
  const [state] = createResource(() => call(api['forgotten-password'].$get()))
  const [login, setLogin] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const ask = createAction(() => call(api['forgotten-password'].$post({ json: { login: login() } })))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (await ask.run()) setAsked(true)
  }
  return (
    <Gate
      title={w.title}
      foot={
        <A class="inline-flex items-center min-h-11 underline" href="/dang-nhap">
          {w.back}
        </A>
      }
    >
      <Show when={state.error}>
        <ProblemNote title={messageOf(state.error)} />
      </Show>
      <Show when={!state.error && state.latest} fallback={state.error ? null : <Skeleton lines={2} />}>
        {(it) => (
          <Show when={it().on} fallback={<p>{w.noMail}</p>}>
            <Show when={!asked()} fallback={<ProblemNote tone="green" title={w.asked} text={w.askedText} />}>
              <form onSubmit={submit}>
                <TextField
                  label={w.login}
                  help={w.loginHelp}
                  name="username"
                  autocomplete="username"
                  autocapitalize="none"
                  required
                  value={login()}
                  onInput={setLogin}
                />
                <Show when={ask.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
                <Button
                  type="submit"
                  variant="primary"
                  class="w-full"
                  busy={ask.busy()}
                  disabled={login().trim() === ''}
                >
                  {w.submit}
                </Button>
              </form>
            </Show>
          </Show>
        )}
      </Show>
    </Gate>
  )
}
export default ForgottenPage
