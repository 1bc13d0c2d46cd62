import { judgeWords as w } from '@xk/i18n'
import { EmptyState, formatDateTime, LinkButton, ProgressBar, Skeleton, Tag, Todo } from '@xk/ui'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { Shell } from '../../shell.tsx'

const load = () => call(api.desk.$get())
type Panel = Awaited<ReturnType<typeof load>>['panels'][number]

const isFinished = (panel: Panel) => panel.undertaken && panel.total > 0 && panel.done === panel.total
const titleOf = (panel: Panel) => `${panel.editionTitle} · ${panel.label}`

const PanelToDo = (props: { panel: Panel; first: boolean }) => (
  <Todo
    first={props.first}
    tag={
      <Tag tone="blue">
        {props.panel.undertaken
          ? w.left(props.panel.total - props.panel.done, props.panel.total)
          : w.undertaking.title}
      </Tag>
    }
    title={titleOf(props.panel)}
    text={[
      props.panel.endsAt ? w.endsAt(formatDateTime(props.panel.endsAt)) : '',
      props.panel.presentation
        ? w.presents(props.panel.presentation.presentMinutes, props.panel.presentation.answerMinutes)
        : '',
    ]
      .filter(Boolean)
      .join(' · ')}
    actions={
      <LinkButton
        as={A}
        variant={props.first ? 'primary' : 'quiet'}
        href={`/giam-khao/${props.panel.stageId}`}
      >
        {props.panel.done > 0 ? w.goOn : w.begin}
      </LinkButton>
    }
  >
    <Show when={props.panel.undertaken && props.panel.total > 0}>
      <div class="mt-3">
        <ProgressBar value={props.panel.done} max={props.panel.total} label={w.state.handedIn} />
      </div>
    </Show>
  </Todo>
)

/** The judge's home: what is left, soonest first, and one button; what is handed in stands below. */
const JudgeHomePage = () => {
  const [panels, { refetch }] = createResource(load)
  const open = (all: readonly Panel[]) =>
    all
      .filter((panel) => !isFinished(panel))
      .toSorted((a, b) => (a.endsAt ?? '9').localeCompare(b.endsAt ?? '9'))
  return (
    <Shell area="judge">
      <h1>{w.panels}</h1>
      <Show when={panels.error}>
        <LoadProblem error={panels.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!panels.error && panels()} fallback={panels.error ? null : <Skeleton />}>
        {(it) => (
          <>
            <For
              each={open(it().panels)}
              fallback={<EmptyState title={w.noPanels.title} text={w.noPanels.text} />}
            >
              {(panel, index) => <PanelToDo panel={panel} first={index() === 0} />}
            </For>
            <Show when={it().panels.some(isFinished)}>
              <section class="mt-8">
                <h2 class="mb-2">{w.allHandedIn}</h2>
                <ul class="list-none p-0">
                  <For each={it().panels.filter(isFinished)}>
                    {(panel) => (
                      <li class="border-b border-line flex flex-wrap items-center gap-x-3">
                        <A
                          class="inline-flex items-center min-h-11 py-2"
                          href={`/giam-khao/${panel.stageId}`}
                        >
                          {titleOf(panel)}
                        </A>
                        <Tag tone="green">{w.progress(panel.done, panel.total)}</Tag>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </Show>
    </Shell>
  )
}
export default JudgeHomePage
