import { useNavigate } from '@solidjs/router'
import { accountWords } from '@xk/i18n'
import { Button, CopyButton, ProblemNote, Skeleton, TextField } from '@xk/ui'
import { createSignal, Match, Switch } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { me, refetchMe } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { Qr } from '../../features/account/qr.tsx'
import { RecoveryCodes } from '../../features/account/recovery-codes.tsx'
import { Shell } from '../../shell.tsx'

const w = accountWords.setUp

const SetUpSecondFactorPage = () => {
  const navigate = useNavigate()
  const [secret, { refetch }] = createResource(() => call(api['second-factor']['set-up'].$post()))
  const [code, setCode] = createSignal('')
  const [codes, setCodes] = createSignal<readonly string[]>()
  const confirm = createAction(() => call(api['second-factor'].confirm.$post({ json: { code: code() } })))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await confirm.run()
    if (done) setCodes(done.recoveryCodes)
  }
  const finish = async () => {
    await refetchMe()
    navigate('/')
  }
  const mine = () => {
    const it = me.latest
    return it?.signedIn ? it.me : undefined
  }
  return (
    <Switch
      fallback={
        <Shell plain>
          <Skeleton />
        </Shell>
      }
    >
      <Match when={codes()}>
        {(list) => (
          <Shell plain>
            <RecoveryCodes
              codes={list()}
              fullName={mine()?.fullName ?? ''}
              login={mine()?.login ?? ''}
              onDone={finish}
            />
          </Shell>
        )}
      </Match>
      <Match when={secret.error}>
        <Shell plain>
          <ProblemNote
            title={messageOf(secret.error)}
            action={<Button onClick={() => refetch()}>{accountWords.retry}</Button>}
          />
        </Shell>
      </Match>
      <Match when={secret()}>
        {(it) => (
          <Shell plain>
            <h1>{w.title}</h1>
            <div class="max-w-[640px] grid gap-6 mt-6">
              <section>
                <h2>{w.step1}</h2>
                <p class="text-ink-2">{w.step1Text}</p>
              </section>
              <section>
                <h2>{w.step2}</h2>
                <p class="text-ink-2 mb-4">{w.step2Text}</p>
                <Qr text={it().uri} label={w.qr} />
                <div class="flex flex-wrap gap-3 mt-4">
                  <a class="btn btn-quiet" href={it().uri}>
                    {w.open}
                  </a>
                  <CopyButton text={it().secret} label={w.copyKey} />
                </div>
                <p class="text-sm text-ink-2 mt-2 break-all">
                  {w.key}: <code>{it().secret}</code>
                </p>
              </section>
              <form onSubmit={submit}>
                <h2>{w.step3}</h2>
                <TextField
                  label={w.code}
                  inputMode="numeric"
                  autocomplete="one-time-code"
                  required
                  maxLength={7}
                  value={code()}
                  onInput={setCode}
                  error={confirm.problem()}
                />
                <Button type="submit" variant="primary" busy={confirm.busy()}>
                  {w.submit}
                </Button>
              </form>
            </div>
          </Shell>
        )}
      </Match>
    </Switch>
  )
}
export default SetUpSecondFactorPage
