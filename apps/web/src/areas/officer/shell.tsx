import { officerWords as w, questionWords, shellWords, unitReportWords, workWords } from '@xk/i18n'
import { AppShell, BottomNav, IconChart, IconFile, IconHome, IconMessage, TopBar } from '@xk/ui'
import type { JSX } from 'solid-js'
import { OnceKnown } from '../../api/once-known.tsx'
import { AccountBar } from '../../shell.tsx'

/** Head and ways of the officer's pages. */
export const OfficerShell = (props: {
  current: 'home' | 'entries' | 'works' | 'reports' | 'questions' | 'targets'
  context?: JSX.Element
  narrow?: boolean
  children: JSX.Element
}) => {
  const items = () => [
    { href: '/co-so', label: w.nav.home, icon: <IconHome />, current: props.current === 'home' },
    { href: '/co-so/bai', label: w.nav.entries, icon: <IconFile />, current: props.current === 'entries' },
    {
      href: '/co-so/cong-trinh',
      label: workWords.nav,
      icon: <IconChart />,
      current: props.current === 'works',
    },
    {
      href: '/co-so/bao-cao',
      label: unitReportWords.nav,
      icon: <IconFile />,
      current: props.current === 'reports',
    },
    {
      href: '/co-so/cau-hoi',
      label: questionWords.officer.nav,
      icon: <IconMessage />,
      current: props.current === 'questions',
    },
  ]
  // A sixth would not fit along the bottom of a phone: there the page of works leads to the targets.
  const wide = () => [
    ...items(),
    {
      href: '/chi-tieu',
      label: shellWords.offices.targets,
      icon: <IconChart />,
      current: props.current === 'targets',
    },
  ]
  return (
    <AppShell
      narrow={props.narrow ?? false}
      top={
        <TopBar home="/co-so" context={props.context} nav={wide()}>
          <AccountBar />
        </TopBar>
      }
      bottom={<BottomNav items={items()} />}
    >
      <OnceKnown>{props.children}</OnceKnown>
    </AppShell>
  )
}
