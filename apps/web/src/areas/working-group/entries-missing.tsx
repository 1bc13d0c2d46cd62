import { A, useParams } from '@solidjs/router'
import { screeningWords, zaloReminders } from '@xk/i18n'
import { Card, CopyButton, DataTable, formatDateTime, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(screeningWords.notSubmitted)
const load = (editionId: string) =>
  call(api.editions[':editionId']['not-submitted'].$get({ param: { editionId } }))
type Late = Awaited<ReturnType<typeof load>>
type Cluster = Late['clusters'][number]

/** "Ai chưa nộp?": one list per cluster, with the words to send over Zalo. */
const NotSubmittedPage = () => {
  const params = useParams<{ editionId: string }>()
  const [late, { refetch }] = createResource(() => params.editionId, load)
  return (
    <Shell area="workingGroup" context={late.latest?.editionTitle} wide>
      <A
        class="inline-flex items-center min-h-11 underline"
        href={`/to-cong-tac/lan/${params.editionId}/bai`}
      >
        {screeningWords.entry.back}
      </A>
      <div class="flex flex-wrap items-center justify-between gap-3">
        <h1>{w.title}</h1>
        <a class="btn btn-quiet" href={`/api/editions/${params.editionId}/not-submitted.xlsx`} download="">
          {w.export.button}
        </a>
      </div>
      <Loaded of={late} retry={screeningWords.list.retry} onRetry={refetch} lines={10}>
        {(it) => (
          <div class="grid gap-4 mt-4">
            <For each={it().clusters.filter((cluster) => cluster.units > 0)}>
              {(cluster) => <LateCluster late={it()} cluster={cluster} />}
            </For>
          </div>
        )}
      </Loaded>
    </Shell>
  )
}
export default NotSubmittedPage

const LateCluster = (props: { late: Late; cluster: Cluster }) => {
  const zalo = () =>
    zaloReminders.notSubmitted({
      edition: props.late.editionTitle,
      noun: props.late.entryNoun,
      cluster: props.cluster.name,
      units: props.cluster.late.map((unit) => unit.unitName ?? ''),
      closesAt: props.late.closesAt && formatDateTime(props.late.closesAt),
    })
  return (
    <Card
      title={`${props.cluster.name}: ${w.text(props.cluster.late.length, props.cluster.units)}`}
      actions={
        <Show when={props.cluster.late.length > 0}>
          <CopyButton text={zalo()} label={w.copy} />
        </Show>
      }
    >
      <DataTable
        caption={props.cluster.name}
        rows={props.cluster.late}
        empty={<p class="text-green">{w.done}</p>}
        columns={[
          { key: 'unit', label: w.columns.unit, lead: true, cell: (row) => row.unitName },
          {
            key: 'state',
            label: w.columns.state,
            cell: (row) => (
              <>
                <Tag tone={row.drafts ? 'amber' : 'neutral'}>{w.drafts(row.drafts ?? 0)}</Tag>
                <Show when={row.closesAt}>
                  {(at) => <span class="text-sm text-ink-2"> {w.ownDeadline(formatDateTime(at()))}</span>}
                </Show>
              </>
            ),
          },
          {
            key: 'officer',
            label: w.columns.officer,
            cell: (row) =>
              (row.officers ?? [])
                .map((it) => [it.fullName, it.phone].filter(Boolean).join(', '))
                .join('; ') || w.noOfficer,
          },
        ]}
      />
    </Card>
  )
}
