import { A, useParams } from '@solidjs/router'
import { appealWords } from '@xk/i18n'
import { DataTable, EmptyState, formatDateTime, PageHeader, Tag } from '@xk/ui'
import { Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { editionHref } from '../../features/editions/edition-frame.tsx'
import { Shell } from '../../shell.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(appealWords.desk)
const line = appealWords.line
const load = (id: string) => call(api.editions[':id'].appeals.$get({ param: { id } }))
type Row = Awaited<ReturnType<typeof load>>['appeals'][number]

const StateTag = (props: { row: Row }) => (
  <Show
    when={props.row.state === 'answered'}
    fallback={<Tag tone={props.row.late ? 'red' : 'amber'}>{props.row.late ? line.late : line.open}</Tag>}
  >
    <Tag tone={props.row.outcome === 'corrected' ? 'green' : 'neutral'}>
      {line.outcomes[props.row.outcome ?? '']}
    </Tag>
  </Show>
)

/** Kiến nghị of an edition: those that wait for an answer first. */
const AppealsPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={appealWords.retry} onRetry={refetch} lines={6}>
        {(it) => (
          <>
            <PageHeader title={w.title} text={it().editionTitle} />
            <DataTable
              caption={w.title}
              rows={it().appeals}
              empty={<EmptyState title={w.empty.title} text={w.empty.text} />}
              columns={[
                {
                  key: 'code',
                  label: line.code,
                  lead: true,
                  cell: (row) => (
                    <A
                      class="underline inline-block py-3 -my-3"
                      href={editionHref(params.id, `/kien-nghi/${row.id}`)}
                    >
                      {row.receiptCode}
                    </A>
                  ),
                },
                { key: 'unit', label: line.unit, cell: (row) => row.unitName },
                { key: 'filed', label: line.filed, cell: (row) => formatDateTime(row.filedAt ?? '') },
                { key: 'due', label: line.due, cell: (row) => formatDateTime(row.due ?? '') },
                {
                  key: 'state',
                  label: line.state,
                  cell: (row) => (
                    <span class="flex flex-wrap gap-2">
                      <StateTag row={row} />
                      <Show when={row.remark}>
                        <Tag tone="blue">{line.remark}</Tag>
                      </Show>
                    </span>
                  ),
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default AppealsPage
