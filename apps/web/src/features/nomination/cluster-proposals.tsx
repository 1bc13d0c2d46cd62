import { nominationWords } from '@xk/i18n'
import { Button, Card, ProblemNote, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const w = nominationWords.cluster
const load = () => call(api['cluster-nominations'].$get())
type Edition = Awaited<ReturnType<typeof load>>['editions'][number]

/** Dossiers that a cluster's lead proposes beyond its units' quotas, where the rules give the cluster any. */
export const ClusterProposals = (props: { clusterId: string }) => {
  const [list, { refetch }] = createResource(load)
  const [busy, setBusy] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const propose = async (entryId: string, on: boolean) => {
    setBusy(entryId)
    setProblem(undefined)
    try {
      if (on) await call(api['cluster-nominations'].$post({ json: { entryId } }, command()))
      else await call(api['cluster-nominations'][':entryId'].$delete({ param: { entryId } }, command()))
      await refetch()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setBusy(undefined)
  }
  const entriesOf = (edition: Edition) =>
    edition.clusters.find(({ clusterId }) => clusterId === props.clusterId)?.entries ?? []
  const proposed = (edition: Edition) => entriesOf(edition).filter((it) => it.proposed).length
  return (
    <For each={list.error ? [] : list.latest?.editions}>
      {(edition) => (
        <Card title={`${w.title}: ${edition.title}`}>
          <p class="text-sm text-ink-2 mb-2">
            {w.text(edition.perCluster)} {w.used(proposed(edition), edition.perCluster)}
          </p>
          <Show when={problem()}>{(text) => <ProblemNote title={text()} class="mb-2" />}</Show>
          <ul class="list-none p-0">
            <For each={entriesOf(edition)} fallback={<li class="text-ink-2">{w.none}</li>}>
              {(it) => (
                <li class="py-2 border-t border-line first:border-0 flex flex-wrap items-center justify-between gap-2">
                  <span class="min-w-0 break-words">
                    {it.title}
                    <span class="block text-sm text-ink-2">{it.unitName}</span>
                  </span>
                  <span class="flex flex-wrap items-center gap-2">
                    <Show when={it.proposed}>
                      <Tag tone="green">{w.proposed}</Tag>
                    </Show>
                    {/* One more than the rules give is refused: nobody is offered it. */}
                    <Show when={it.proposed || proposed(edition) < edition.perCluster}>
                      <Button
                        busy={busy() === it.entryId}
                        aria-label={(it.proposed ? w.takeBackOf : w.proposeOf)(it.title, it.unitName)}
                        onClick={() => void propose(it.entryId, !it.proposed)}
                      >
                        {it.proposed ? w.takeBack : w.propose}
                      </Button>
                    </Show>
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Card>
      )}
    </For>
  )
}
