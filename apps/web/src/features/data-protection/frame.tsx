import { useLocation } from '@solidjs/router'
import type { Command } from '@xk/domain/policy'
import { privacyWords } from '@xk/i18n'
import { PageHeader, Tabs } from '@xk/ui'
import type { JSX } from 'solid-js'
import { mayAnywhere } from '../../api/me.ts'
import { Shell } from '../../shell.tsx'

const w = privacyWords.inbox
const BASE = '/quan-tri/du-lieu-ca-nhan'
const TABS: readonly { key: keyof typeof w.tabs; href: string; command: Command }[] = [
  { key: 'requests', href: BASE, command: 'dataRequest.list' },
  { key: 'notices', href: `${BASE}/thong-bao`, command: 'privacyNotice.view' },
  { key: 'retention', href: `${BASE}/luu-tru`, command: 'retention.view' },
  { key: 'incidents', href: `${BASE}/su-co`, command: 'incident.view' },
]

/** The pages about personal data under one heading, each for who may see it. */
export const DataFrame = (props: { actions?: JSX.Element; children: JSX.Element }) => {
  const location = useLocation()
  const current = () =>
    TABS.toReversed().find(
      ({ href }) => location.pathname === href || location.pathname.startsWith(`${href}/`),
    )?.key
  return (
    <Shell area="administrator">
      <PageHeader title={w.title} actions={props.actions} />
      <Tabs
        label={w.title}
        items={TABS.filter(({ command }) => mayAnywhere(command)).map(({ key, href }) => ({
          href,
          label: w.tabs[key],
          current: current() === key,
        }))}
      />
      <div class="mt-5">{props.children}</div>
    </Shell>
  )
}
