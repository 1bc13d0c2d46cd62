import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { accountWords, shellWords } from '@xk/i18n'
import { Button } from '@xk/ui'
import { createSignal, onMount, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { me, refetchMe } from '../../api/me.ts'
import { Gate } from '../../features/account/gate.tsx'
import { CodeStep, PasswordStep } from '../../features/account/sign-in-form.tsx'

const w = accountWords

/** Only an address of our own: a link must not be able to send one elsewhere after signing in. */
const ownAddress = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'

const SignInPage = () => {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [codeNeeded, setCodeNeeded] = createSignal(false)
  const goOn = async () => {
    const now = await refetchMe()
    if (now && !now.signedIn) return void setCodeNeeded(now.codeNeeded)
    navigate(ownAddress(search['tiep']), { replace: true })
  }
  onMount(() => {
    const it = me.latest
    if (it && !it.signedIn) setCodeNeeded(it.codeNeeded)
  })
  const startOver = async () => {
    await call(api['sign-out'].$post())
    setCodeNeeded(false)
  }
  return (
    <Show
      when={codeNeeded()}
      fallback={
        <Gate
          title={w.signIn.title}
          foot={
            <A class="inline-flex items-center min-h-11 underline" href="/dang-nhap/quen-mat-khau">
              {w.signIn.forgotten}
            </A>
          }
        >
          <PasswordStep onDone={goOn} />
        </Gate>
      }
    >
      <Gate
        title={shellWords.codeTitle}
        foot={
          <Button variant="link" onClick={startOver}>
            {w.code.other}
          </Button>
        }
      >
        <CodeStep onDone={goOn} />
      </Gate>
    </Show>
  )
}
export default SignInPage
