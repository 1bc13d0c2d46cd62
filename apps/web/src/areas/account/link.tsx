import { A, useNavigate, useParams } from '@solidjs/router'
import { accountWords } from '@xk/i18n'
import { Button, formatDateTime, ProblemNote, Skeleton, TextField } from '@xk/ui'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { refetchMe } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { Gate } from '../../features/account/gate.tsx'
import { PasswordField } from '../../features/account/password-field.tsx'

const w = accountWords.link
const read = (token: string) => call(api.links[':token'].$get({ param: { token } }))
type Link = Awaited<ReturnType<typeof read>>

/** What a link from Zalo opens. Nothing is used up until the button is pressed. */
const LinkPage = () => {
  const params = useParams<{ token: string }>()
  const [link, { refetch }] = createResource(() => params.token, read)
  return (
    <Switch
      fallback={
        <Gate title={accountWords.product}>
          <Skeleton lines={3} />
        </Gate>
      }
    >
      <Match when={link.error}>
        <Gate title={w.unusable} foot={<A href="/dang-nhap">{w.haveAccount}</A>}>
          <ProblemNote
            title={messageOf(link.error)}
            action={<Button onClick={() => refetch()}>{accountWords.retry}</Button>}
          />
        </Gate>
      </Match>
      <Match when={link()}>{(it) => <TakeUp token={params.token} link={it()} />}</Match>
    </Switch>
  )
}

const TakeUp = (props: { token: string; link: Link }) => {
  const navigate = useNavigate()
  const [fullName, setFullName] = createSignal('')
  const [login, setLogin] = createSignal('')
  const [password, setPassword] = createSignal('')
  const takeUp = createAction(() => {
    const { needs } = props.link
    const json = {
      ...(needs.fullName ? { fullName: fullName() } : {}),
      ...(needs.login ? { login: login() } : {}),
      ...(needs.password ? { password: password() } : {}),
    }
    return call(api.links[':token']['take-up'].$post({ param: { token: props.token }, json }))
  })
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await takeUp.run())) return
    const now = await refetchMe()
    navigate(now?.signedIn ? '/' : '/dang-nhap', { replace: true })
  }
  const at = (code: string) => (takeUp.code() === code ? takeUp.problem() : undefined)
  const isOther = () => !['access/password-weak', 'account/login-taken'].includes(takeUp.code() ?? '')
  const label = () =>
    ({
      invitation: w.submit,
      firstAdministrator: w.submit,
      signIn: w.enter,
      recovery: w.save,
      passwordReset: w.save,
    })[props.link.purpose]
  return (
    <Gate
      title={props.link.name ? w.hello(props.link.name) : w[props.link.purpose]}
      intro={w.intro[props.link.purpose]}
      foot={w.until(formatDateTime(props.link.expiresAt))}
    >
      <form onSubmit={submit}>
        <Show when={props.link.needs.fullName}>
          <TextField
            label={w.fullName}
            autocomplete="name"
            required
            value={fullName()}
            onInput={setFullName}
          />
        </Show>
        <Show when={props.link.needs.login}>
          <TextField
            label={w.login}
            help={w.loginHelp}
            error={at('account/login-taken')}
            name="username"
            autocomplete="username"
            autocapitalize="none"
            required
            value={login()}
            onInput={setLogin}
          />
        </Show>
        <Show when={props.link.needs.password}>
          <PasswordField
            label={w.password}
            help={w.passwordHelp}
            error={at('access/password-weak')}
            autocomplete="new-password"
            value={password()}
            onInput={setPassword}
          />
        </Show>
        <Show when={isOther() && takeUp.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <Button type="submit" variant="primary" class="w-full" busy={takeUp.busy()}>
          {label()}
        </Button>
      </form>
    </Gate>
  )
}
export default LinkPage
