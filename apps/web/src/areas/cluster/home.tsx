import { clusterWords as w, screeningWords, zaloReminders } from '@xk/i18n'
import { Card, CopyButton, EmptyState, formatDateTime, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { ClusterProposals } from '../../features/nomination/cluster-proposals.tsx'
import { Shell } from '../../shell.tsx'

const load = () => call(api.cluster.home.$get())
type Home = Awaited<ReturnType<typeof load>>
type Cluster = Home['clusters'][number]
type Edition = Cluster['editions'][number]

/** A cluster lead's page: which units have not handed in, which are late with questions, words for Zalo. */
const ClusterHomePage = () => {
  const [home, { refetch }] = createResource(load)
  return (
    <Shell area="clusterLead">
      <h1>{w.title}</h1>
      <p class="text-ink-2 mt-1 mb-4">{w.text}</p>
      <Loaded of={home} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <For each={it().clusters}>
            {(cluster) => (
              <section class="mb-8">
                <h2 class="mb-3">{cluster.name}</h2>
                <div class="grid gap-4">
                  <For each={cluster.editions} fallback={<EmptyState title={w.noEdition} />}>
                    {(edition) => <LateUnits cluster={cluster} edition={edition} />}
                  </For>
                  <ClusterProposals clusterId={cluster.id} />
                  <WaitingQuestions cluster={cluster} />
                </div>
              </section>
            )}
          </For>
        )}
      </Loaded>
    </Shell>
  )
}
export default ClusterHomePage

const LateUnits = (props: { cluster: Cluster; edition: Edition }) => {
  const zalo = () =>
    zaloReminders.notSubmitted({
      edition: props.edition.title,
      noun: props.edition.entryNoun,
      cluster: props.cluster.name,
      units: props.edition.late.map(({ unitName }) => unitName),
      closesAt: props.edition.closesAt && formatDateTime(props.edition.closesAt),
    })
  return (
    <Card
      title={props.edition.title}
      actions={
        <Show when={props.edition.late.length > 0}>
          <CopyButton text={zalo()} label={w.copy} />
        </Show>
      }
    >
      <p class="font-semibold">{w.late(props.edition.late.length, props.cluster.units)}</p>
      <Show when={props.edition.closesAt}>
        {(at) => <p class="text-sm text-ink-2">{w.closes(formatDateTime(at()))}</p>}
      </Show>
      <ul class="list-none p-0 mt-3">
        <For each={props.edition.late} fallback={<li class="text-green">{w.done}</li>}>
          {(unit) => (
            <li class="py-2 border-t border-line first:border-0 flex flex-wrap items-center justify-between gap-2">
              <span class="break-words min-w-0">{unit.unitName}</span>
              <span class="flex flex-wrap gap-2">
                <Show when={unit.closesAt}>
                  {(at) => (
                    <Tag tone="blue">{screeningWords.notSubmitted.ownDeadline(formatDateTime(at()))}</Tag>
                  )}
                </Show>
                <Tag tone={unit.drafts ? 'amber' : 'neutral'}>{w.drafts(unit.drafts)}</Tag>
              </span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  )
}

const WaitingQuestions = (props: { cluster: Cluster }) => {
  const sum = (key: 'waiting' | 'overdue') =>
    props.cluster.questions.reduce((total, unit) => total + unit[key], 0)
  const late = () => props.cluster.questions.filter(({ overdue }) => overdue > 0)
  return (
    <Card
      title={w.questions}
      actions={
        <Show when={late().length > 0}>
          <CopyButton
            label={w.copy}
            text={zaloReminders.questions({
              cluster: props.cluster.name,
              units: late().map(({ unitName, overdue }) => ({ name: unitName, overdue })),
            })}
          />
        </Show>
      }
    >
      <Show when={props.cluster.questions.length > 0} fallback={<p class="text-ink-2">{w.noQuestions}</p>}>
        <p class="font-semibold">{w.questionsText(sum('waiting'), sum('overdue'))}</p>
        <ul class="list-none p-0 mt-3">
          <For each={props.cluster.questions}>
            {(unit) => (
              <li class="py-2 border-t border-line first:border-0 flex flex-wrap items-center justify-between gap-2">
                <span class="break-words min-w-0">{unit.unitName}</span>
                <Tag tone={unit.overdue ? 'red' : 'amber'}>
                  {unit.overdue ? w.overdue(unit.overdue) : w.waiting(unit.waiting)}
                </Tag>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
