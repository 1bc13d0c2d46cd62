import { A } from '@solidjs/router'
import { councilWords as words } from '@xk/i18n'
import { EmptyState, formatDateTime, LinkButton, PageHeader, Skeleton, Tag, Todo } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { Shell } from '../../shell.tsx'

const w = words.mine
const load = () => call(api.councils.$get())
type Mine = Awaited<ReturnType<typeof load>>['councils'][number]

/** The councils that I belong to or count for, each with what is to be done there now. */
const CouncilsPage = () => {
  const [mine, { refetch }] = createResource(load)
  return (
    <Shell area="council">
      <PageHeader title={w.title} />
      <Show when={mine.error}>
        <LoadProblem error={mine.error} retry={words.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!mine.error && mine.latest} fallback={mine.error ? null : <Skeleton lines={4} />}>
        {(it) => (
          <div class="grid gap-4">
            <For each={it().councils} fallback={<EmptyState title={w.empty.title} text={w.empty.text} />}>
              {(one, i) => <CouncilCard it={one} first={i() === 0} />}
            </For>
          </div>
        )}
      </Show>
    </Shell>
  )
}
export default CouncilsPage

const CouncilCard = (props: { it: Mine; first: boolean }) => {
  const { stageId } = props.it.head
  const { council } = props.it
  const own = () => props.it.own
  const counts = () => own()?.teller !== null && own()?.teller !== undefined
  const as = () =>
    [
      own()?.state === 'appointed' && words.offices[own()?.office ?? 'member'],
      own()?.teller && words.teller[own()?.teller ?? 'member'],
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <Todo
      first={props.first}
      tag={<Tag tone="blue">{words.moments[props.it.head.moment]}</Tag>}
      title={props.it.head.editionTitle}
      text={
        <>
          <p>
            {council.meetsAt ? w.meets(formatDateTime(council.meetsAt), council.place ?? '') : w.noDate} ·{' '}
            {w.candidates(props.it.candidates)}
          </p>
          <p>
            {w.as} {as()}.
          </p>
        </>
      }
      actions={
        <>
          <LinkButton as={A} variant={props.first ? 'primary' : 'quiet'} href={`/hoi-dong/${stageId}`}>
            {w.open}
          </LinkButton>
          <Show when={counts()}>
            <LinkButton as={A} href={`/hoi-dong/${stageId}/kiem-phieu`}>
              {words.sitting.title}
            </LinkButton>
          </Show>
        </>
      }
    />
  )
}
