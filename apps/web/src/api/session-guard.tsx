import { shellWords as w } from '@xk/i18n'
import { Dialog } from '@xk/ui'
import { createSignal, lazy, Match, onMount, Suspense, Switch } from 'solid-js'
import { api, call } from './client.ts'
import { answerWith } from './guard.ts'
import { me, refetchMe } from './me.ts'

// Loaded when first needed: most visits never see these forms.
const PasswordStep = lazy(() =>
  import('../features/account/sign-in-form.tsx').then((it) => ({ default: it.PasswordStep })),
)
const CodeStep = lazy(() =>
  import('../features/account/sign-in-form.tsx').then((it) => ({ default: it.CodeStep })),
)
const ConfirmForm = lazy(() =>
  import('../features/account/confirm-form.tsx').then((it) => ({ default: it.ConfirmForm })),
)

type Step = 'password' | 'code' | 'confirm'

/**
 * The dialogs that calls wait for (api/guard): signing in again in place, so that nothing on the page is lost,
 * and confirming identity. If someone else signs in, the page starts anew: what is on it is not theirs.
 */
export const SessionGuard = () => {
  const [step, setStep] = createSignal<Step>()
  let settle: ((done: boolean) => void) | undefined
  const finish = (done: boolean) => {
    setStep(undefined)
    settle?.(done)
    settle = undefined
  }
  const open = (first: Step) =>
    new Promise<boolean>((resolve) => {
      settle?.(false)
      settle = resolve
      setStep(first)
    })
  const known = () => {
    const it = me.latest
    return it?.signedIn ? it.me : undefined
  }
  const afterPassword = async () => {
    const now = await call(api.me.$get())
    if (!now.signedIn) return void setStep('code')
    if (now.me.accountId !== known()?.accountId) return location.assign('/')
    await refetchMe()
    finish(true)
  }
  onMount(() =>
    answerWith({
      signInAgain: () => {
        if (known()) return open('password')
        const next = location.pathname + location.search
        if (!location.pathname.startsWith('/dang-nhap'))
          location.assign(`/dang-nhap?tiep=${encodeURIComponent(next)}`)
        return Promise.resolve(false)
      },
      confirmIdentity: () => open('confirm'),
    }),
  )
  const title = () =>
    step() === 'confirm' ? w.confirmTitle : step() === 'code' ? w.codeTitle : w.again.title
  return (
    <Dialog open={step() !== undefined} title={title()} onClose={() => finish(false)}>
      <Suspense>
        <Switch>
          <Match when={step() === 'password'}>
            <p class="mb-4 text-ink-2">{w.again.text}</p>
            <PasswordStep login={known()?.login ?? null} onDone={afterPassword} />
          </Match>
          <Match when={step() === 'code'}>
            <CodeStep onDone={afterPassword} />
          </Match>
          <Match when={step() === 'confirm'}>
            <ConfirmForm hasSecondFactor={known()?.hasSecondFactor ?? false} onDone={() => finish(true)} />
          </Match>
        </Switch>
      </Suspense>
    </Dialog>
  )
}
