import { resultWords as w } from '@xk/i18n'
import { A } from '@solidjs/router'
import { EmptyState, LinkButton, PageHeader, ProgressBar, Tag, Todo } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'

const load = () => call(api.results.stages.$get())
type Stage = Awaited<ReturnType<typeof load>>['stages'][number]

/** The chair's home: per stage what waits for a decision, and how far the judging is. */
const ChairHomePage = () => {
  const [list, { refetch }] = createResource(load)
  return (
    <Shell area="panelChair">
      <PageHeader title={w.chair.title} />
      <Loaded of={list} retry={w.reload} onRetry={refetch} lines={6}>
        {(it) => (
          <For
            each={it().stages}
            fallback={<EmptyState title={w.chair.empty.title} text={w.chair.empty.text} />}
          >
            {(stage, index) => <StageTodo stage={stage} first={index() === 0} />}
          </For>
        )}
      </Loaded>
    </Shell>
  )
}
export default ChairHomePage

const StageTodo = (props: { stage: Stage; first: boolean }) => {
  const running = () => props.stage.state === 'running'
  const [progress] = createResource(
    () => (running() ? props.stage.stageId : false),
    (id) => call(api.stages[':id'].progress.$get({ param: { id }, query: { show: 'gap' } })),
  )
  const base = () => `/to-cong-tac/vong/${props.stage.stageId}`
  const lines = () => {
    const counts = progress.latest?.counts
    if (!counts) return []
    return [
      ...(counts.gaps ? [w.chair.gaps(counts.gaps)] : []),
      ...(counts.late > 0 ? [w.chair.late(counts.late)] : []),
    ]
  }
  return (
    <Todo
      first={props.first}
      tag={
        <Tag tone={running() ? (lines().length > 0 ? 'amber' : 'blue') : 'green'}>
          {w.chair.stateTag[props.stage.state]}
        </Tag>
      }
      title={`${props.stage.editionTitle} · ${props.stage.label}`}
      text={
        progress.error
          ? messageOf(progress.error)
          : progress.latest?.held
            ? w.held.title
            : running() && progress.latest
              ? lines().join(' · ') || w.chair.clear
              : undefined
      }
      actions={
        <>
          <Show
            when={lines().length > 0}
            fallback={
              <LinkButton
                as={A}
                variant={running() && props.first ? 'primary' : 'quiet'}
                href={`${base()}/tien-do`}
              >
                {w.chair.seeProgress}
              </LinkButton>
            }
          >
            <LinkButton as={A} variant={props.first ? 'primary' : 'quiet'} href={`${base()}/tien-do`}>
              {w.chair.resolve}
            </LinkButton>
          </Show>
          <LinkButton as={A} href={`${base()}/ket-qua`}>
            {w.chair.seeStanding}
          </LinkButton>
        </>
      }
    >
      <Show when={progress.latest}>
        {(it) => (
          <div class="mt-3">
            <ProgressBar value={it().counts.handedIn} max={it().counts.expected} label={w.progress.sheets} />
          </div>
        )}
      </Show>
    </Todo>
  )
}
