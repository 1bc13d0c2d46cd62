import { judgeWords as w } from '@xk/i18n'
import {
  Button,
  EmptyState,
  formatDateTime,
  LinkButton,
  ProblemNote,
  ProgressBar,
  Skeleton,
  Tag,
  Todo,
} from '@xk/ui'
import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { Shell } from '../../shell.tsx'

/** The judge's home: what is left, and one button. */
const JudgeHomePage = () => {
  const [panels, { refetch }] = createResource(() => call(api.desk.$get()))
  return (
    <Shell area="judge">
      <h1>{w.panels}</h1>
      <Show when={panels.error}>
        <ProblemNote
          title={messageOf(panels.error)}
          action={<Button onClick={() => refetch()}>{w.retry}</Button>}
        />
      </Show>
      <Show when={!panels.error && panels()} fallback={panels.error ? null : <Skeleton />}>
        {(it) => (
          <For each={it().panels} fallback={<EmptyState title={w.noPanels.title} text={w.noPanels.text} />}>
            {(panel, index) => (
              <Todo
                first={index() === 0}
                tag={
                  <Tag tone={panel.done === panel.total && panel.total > 0 ? 'green' : 'blue'}>
                    {panel.undertaken ? w.left(panel.total - panel.done, panel.total) : w.undertaking.title}
                  </Tag>
                }
                title={`${panel.editionTitle} · ${panel.label}`}
                text={panel.endsAt ? w.endsAt(formatDateTime(panel.endsAt)) : undefined}
                actions={
                  <LinkButton as={A} variant="primary" href={`/giam-khao/${panel.stageId}`}>
                    {panel.done > 0 ? w.goOn : w.begin}
                  </LinkButton>
                }
              >
                <Show when={panel.undertaken && panel.total > 0}>
                  <div class="mt-3">
                    <ProgressBar value={panel.done} max={panel.total} label={w.allHandedIn} />
                  </div>
                </Show>
              </Todo>
            )}
          </For>
        )}
      </Show>
    </Shell>
  )
}
export default JudgeHomePage
