import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { refetchMe } from '../../api/me.ts'

const SignInPage = () => {
  const navigate = useNavigate()
  const [login, setLogin] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  const signIn = async (event: SubmitEvent) => {
    event.preventDefault()
    setProblem(undefined)
    try {
      await call(api['sign-in'].$post({ json: { login: login(), password: password() } }))
      await refetchMe()
      navigate('/')
    } catch (error) {
      setProblem((error as Error).message)
    }
  }
  return (
    <main>
      <h1>Đăng nhập</h1>
      <form onSubmit={signIn}>
        <label>
          Tên đăng nhập
          <input autocomplete="username" value={login()} onInput={(e) => setLogin(e.currentTarget.value)} />
        </label>
        <label>
          Mật khẩu
          <input type="password" autocomplete="current-password" value={password()} onInput={(e) => setPassword(e.currentTarget.value)} />
        </label>
        <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
        <button type="submit">Đăng nhập</button>
      </form>
    </main>
  )
}
export default SignInPage
