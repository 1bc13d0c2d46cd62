import { Match, Switch } from 'solid-js'
import { AppShell, Avatar, BottomNav, IconChart, IconFile, IconHome, IconInfo, TopBar } from '../src/index.ts'
import { FormView } from './form-view.tsx'
import { PublicView } from './public-view.tsx'
import { TextView } from './text-view.tsx'
import { WorkView } from './work-view.tsx'

const nav = (view: string) => [
  {
    href: '?view=work',
    label: 'Việc cần làm',
    icon: <IconHome size={22} />,
    current: view === 'work',
    badge: 3,
  },
  { href: '?view=form', label: 'Bài và hồ sơ', icon: <IconFile size={22} />, current: view === 'form' },
  { href: '?view=text', label: 'Chữ dài', icon: <IconChart size={22} />, current: view === 'text' },
  { href: '?view=public', label: 'Công bố', icon: <IconInfo size={22} />, current: view === 'public' },
]

/** Every part with text as long as it really gets. */
export const Gallery = (props: { view: string; rows?: number }) => (
  <AppShell
    bare={props.view === 'public'}
    top={
      <TopBar context="Đoàn Khối Dân - Chính - Đảng TP. Hồ Chí Minh" nav={nav(props.view)}>
        <Avatar name="Nguyễn Thị Minh Châu" />
      </TopBar>
    }
    bottom={<BottomNav items={nav(props.view)} />}
  >
    <Switch fallback={<WorkView rows={props.rows ?? 12} />}>
      <Match when={props.view === 'form'}>
        <FormView />
      </Match>
      <Match when={props.view === 'text'}>
        <TextView />
      </Match>
      <Match when={props.view === 'public'}>
        <PublicView />
      </Match>
    </Switch>
  </AppShell>
)
