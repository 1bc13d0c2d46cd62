import { Show } from 'solid-js'
import { me } from '../../api/me.ts'

const HomePage = () => (
  <main>
    <Show when={me()} fallback={<p>Đang tải…</p>}>
      {(it) => <h1>{(() => { const who = it(); return who.signedIn ? `Chào đồng chí ${who.me.fullName}` : 'Xung Kích' })()}</h1>}
    </Show>
  </main>
)
export default HomePage
