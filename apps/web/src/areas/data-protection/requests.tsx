import { A, useSearchParams } from '@solidjs/router'
import { privacyWords } from '@xk/i18n'
import { EmptyState, formatDateTime, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { DataFrame } from '../../features/data-protection/frame.tsx'
import { TetNote } from '../../features/organisation/tet-note.tsx'
import { RecordRequest } from '../../features/data-protection/record-request.tsx'

const w = privacyWords.inbox
const load = (state: 'open' | 'closed') => call(api['data-requests'].$get({ query: { state } }))
type Line = Awaited<ReturnType<typeof load>>['requests'][number]

/** Requests about personal data: what is owed, the nearest term first; late ones stand out in red. */
const DataRequestsPage = () => {
  const [search] = useSearchParams<{ xem?: string }>()
  const state = () => (search.xem === 'xong' ? ('closed' as const) : ('open' as const))
  const [list, { refetch }] = createResource(state, load)
  return (
    <DataFrame
      actions={
        <Show when={list.latest?.allowed.includes('dataRequest.record')}>
          <RecordRequest onDone={refetch} />
        </Show>
      }
    >
      <Loaded of={list} onRetry={refetch}>
        {(it) => (
          <>
            <TetNote years={it().tetNotEntered} />
            <nav class="flex flex-wrap gap-x-5 items-center" aria-label={w.tabs.requests}>
              <For each={['open', 'closed'] as const}>
                {(which) => (
                  <A
                    href={
                      which === 'open' ? '/quan-tri/du-lieu-ca-nhan' : '/quan-tri/du-lieu-ca-nhan?xem=xong'
                    }
                    class={`inline-flex items-center min-h-11 ${state() === which ? 'font-semibold no-underline text-ink' : 'underline'}`}
                    aria-current={state() === which ? 'page' : undefined}
                  >
                    {w[which]} ({it()[which]})
                  </A>
                )}
              </For>
              <Show when={it().overdue > 0}>
                <Tag tone="red">{w.overdue(it().overdue)}</Tag>
              </Show>
            </nav>
            <Show
              when={it().requests.length > 0}
              fallback={<EmptyState title={state() === 'open' ? w.empty : w.emptyClosed} />}
            >
              <ul class="card list-none py-1 mt-3">
                <For each={it().requests}>{(line) => <RequestLine line={line} />}</For>
              </ul>
            </Show>
          </>
        )}
      </Loaded>
    </DataFrame>
  )
}

const RequestLine = (props: { line: Line }) => (
  <li class="border-t border-line first:border-0">
    <A
      class="grid gap-1 py-3 no-underline text-ink sm:grid-cols-[1fr_auto] sm:gap-4"
      href={`/quan-tri/du-lieu-ca-nhan/yeu-cau/${props.line.id}`}
    >
      <span class="min-w-0">
        <span class="font-semibold block break-words">
          {privacyWords.kinds[props.line.kind]}:{' '}
          {props.line.name ?? (props.line.contentErasedAt ? w.ended : w.erased)}
        </span>
        <span class="text-sm text-ink-2 block break-words">
          {[
            props.line.unit,
            privacyWords.channels[props.line.channel],
            w.received(formatDateTime(props.line.receivedAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span class="flex flex-wrap items-center gap-2 sm:flex-col sm:items-end">
        <Tag tone={props.line.overdue ? 'red' : props.line.state === 'done' ? 'green' : 'neutral'}>
          {props.line.overdue ? w.overdueTag : privacyWords.states[props.line.state]}
        </Tag>
        <Show when={props.line.dueAt}>
          {(due) => (
            <span class={`text-sm ${props.line.overdue ? 'text-red font-semibold' : 'text-ink-2'}`}>
              {w.due(formatDateTime(due()))}
            </span>
          )}
        </Show>
      </span>
    </A>
  </li>
)
export default DataRequestsPage
