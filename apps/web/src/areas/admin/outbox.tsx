import { useSearchParams } from '@solidjs/router'
import { mailWords } from '@xk/i18n'
import { CopyButton, EmptyState, formatDateTime, ProblemNote, Tabs, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'

const w = mailWords.outbox
const SHOW = ['waiting', 'sent', 'failed', 'dropped'] as const
type State = (typeof SHOW)[number]
const load = (show: State) => call(api.outbox.$get({ query: { show } }))
type Line = Awaited<ReturnType<typeof load>>['lines'][number]

/** What waits to go out by mail, went or could not; readable with and without a mail server. */
const OutboxPage = () => {
  const [search] = useSearchParams<{ xem?: string }>()
  const show = () => SHOW.find((it) => it === search.xem) ?? 'waiting'
  const [page, { refetch }] = createResource(show, load)
  return (
    <Shell area="administrator">
      <h1 class="mb-4">{w.title}</h1>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <>
            <ProblemNote tone={it().on ? 'green' : 'amber'} title={it().on ? w.on : w.off} />
            <Tabs
              label={w.title}
              items={SHOW.map((state) => ({
                href: `/quan-tri/thu?xem=${state}`,
                label: w.show[state],
                current: show() === state,
                badge: state === 'sent' || state === 'dropped' ? undefined : it().counts[state],
              }))}
            />
            <Show when={it().lines.length > 0} fallback={<EmptyState title={w.empty} />}>
              <ul class="card list-none py-1 max-w-[900px] mt-4">
                <For each={it().lines}>{(line) => <OutboxLine line={line} state={show()} />}</For>
              </ul>
              <p class="text-sm text-ink-2 mt-2">{w.last}</p>
            </Show>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default OutboxPage

const OutboxLine = (props: { line: Line; state: State }) => {
  const when = () =>
    props.line.sentAt
      ? w.sent(formatDateTime(props.line.sentAt))
      : props.state === 'waiting'
        ? w.due(formatDateTime(props.line.dueAt))
        : formatDateTime(props.line.createdAt)
  const more = () =>
    [
      when(),
      props.line.attempts > 0 ? w.tries(props.line.attempts) : '',
      props.line.why ? (w.why[props.line.why] ?? props.line.why) : '',
    ].filter(Boolean)
  return (
    <li class="py-4 border-t border-line first:border-0 flex flex-wrap items-start justify-between gap-3">
      <div class="min-w-0 flex-1 basis-64">
        <p class="font-semibold break-words">{w.to(props.line.fullName, props.line.email)}</p>
        <p class="break-words first-letter:uppercase">{props.line.text}</p>
        <p class="text-sm text-ink-2">
          {more().join(' · ')}{' '}
          <Show when={props.line.urgent}>
            <Tag tone="amber">{w.urgent}</Tag>
          </Show>
        </p>
      </div>
      <Show when={props.state === 'waiting'}>
        <CopyButton text={props.line.text} label={w.copy} />
      </Show>
    </li>
  )
}
