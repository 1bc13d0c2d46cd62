import { A, useParams, useSearchParams } from '@solidjs/router'
import { targetWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, EmptyState, formatDate, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import type { TargetCard } from '../../features/targets/load.ts'
import { TargetsFrame } from './frame.tsx'

const w = targetWords.drill
type Kind = TargetCard['kind']

const load = (at: { kind: Kind; term: string; year: string; cluster: string }) =>
  call(
    api.targets.things.$get({
      query: {
        kind: at.kind,
        ...(at.term ? { term: at.term } : {}),
        ...(at.year ? { year: at.year } : {}),
        ...(at.cluster ? { cluster: at.cluster } : {}),
      },
    }),
  )
type Thing = Awaited<ReturnType<typeof load>>['things'][number]

/** What one number counts: each thing with its day and the decision that it rests on. */
const TargetThingsPage = () => {
  const params = useParams<{ kind: string }>()
  const [search] = useSearchParams<{ 'nhiem-ky'?: string; nam?: string; cum?: string }>()
  const [page, { refetch }] = createResource(
    () => ({
      kind: params.kind as Kind,
      term: search['nhiem-ky'] ?? '',
      year: search.nam ?? '',
      cluster: search.cum ?? '',
    }),
    load,
  )
  const clusterName = () =>
    search.cum === 'none'
      ? targetWords.noCluster
      : (page.latest?.things[0]?.cluster ?? page.latest?.missing[0]?.cluster ?? '')
  const parts = () => [
    page.latest?.term.name ?? '',
    ...(search.nam ? [w.inYear(search.nam)] : []),
    ...(search.cum && clusterName() ? [clusterName()] : []),
  ]
  return (
    <TargetsFrame>
      <A
        class="inline-flex items-center min-h-11 underline"
        href={search['nhiem-ky'] ? `/chi-tieu?nhiem-ky=${search['nhiem-ky']}` : '/chi-tieu'}
      >
        {w.back}
      </A>
      <h1>{targetWords.kinds[params.kind as Kind] ?? targetWords.title}</h1>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <div class="max-w-[900px]">
            <p class="text-ink-2 mt-1 mb-4">
              {w.of(parts())} · {w.count(it().things.length, params.kind as Kind)}
            </p>
            <Show when={it().things.length > 0} fallback={<EmptyState title={w.empty} />}>
              <ol class="card list-none py-1">
                <For each={it().things}>
                  {(thing) => (
                    <ThingLine
                      thing={thing}
                      mayRemove={thing.past && it().allowed.includes('pastFigure.record')}
                      onDone={refetch}
                    />
                  )}
                </For>
              </ol>
            </Show>
            <Show when={it().missing.length > 0}>
              <div class="mt-6">
                <Card title={w.missing(it().missing.length)}>
                  <ul class="list-none p-0">
                    <For each={it().missing}>
                      {(unit) => (
                        <li class="py-2 border-t border-line first:border-0">
                          {unit.name}
                          <span class="block text-sm text-ink-2">{unit.cluster}</span>
                        </li>
                      )}
                    </For>
                  </ul>
                </Card>
              </div>
            </Show>
          </div>
        )}
      </Loaded>
    </TargetsFrame>
  )
}

const ThingLine = (props: { thing: Thing; mayRemove: boolean; onDone: () => unknown }) => {
  const it = () => props.thing
  const [asking, setAsking] = createSignal(false)
  const remove = createAction((command, reason: string) =>
    call(api['past-figures'][':id'].remove.$post({ param: { id: it().id }, json: { reason } }, command)),
  )
  const day = () => formatDate(it().on)
  const restsOn = () => {
    const { decision, acceptedBy } = it()
    if (decision) return w.decision(decision, day())
    return acceptedBy ? w.acceptedBy(acceptedBy, day()) : w.accepted(day())
  }
  return (
    <li class="py-3 border-t border-line first:border-0 flex flex-wrap gap-x-4 gap-y-1 justify-between">
      <div class="min-w-0 break-words">
        <p class="font-semibold">
          {it().name ?? it().unit ?? w.hidden}{' '}
          <Show when={it().past}>
            <Tag>{targetWords.past.tag}</Tag>
          </Show>
        </p>
        <p class="text-sm text-ink-2">
          {[it().name === null ? null : it().unit, it().cluster, it().note].filter(Boolean).join(' · ')}
        </p>
        <p class="text-sm">{restsOn()}</p>
        <Show when={it().withdrawnOn}>
          {(on) => <p class="text-sm text-ink-2">{w.withdrawn(formatDate(on()))}</p>}
        </Show>
      </div>
      <div class="flex gap-3 items-center">
        <Show when={it().href}>
          {(href) => (
            <a class="inline-flex items-center min-h-11 underline" href={href()}>
              {w.open}
              <span class="sr-only">: {it().name ?? it().unit}</span>
            </a>
          )}
        </Show>
        <Show when={props.mayRemove}>
          <Button size="small" onClick={() => setAsking(true)}>
            {targetWords.past.remove}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking()}
        title={targetWords.past.removeTitle}
        confirmLabel={targetWords.past.remove}
        reasonLabel={targetWords.reason}
        danger
        busy={remove.busy()}
        problem={remove.problem()}
        onConfirm={async (reason) => {
          if (!(await remove.run(reason))) return
          setAsking(false)
          await props.onDone()
        }}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}
export default TargetThingsPage
