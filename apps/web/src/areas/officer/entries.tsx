import { A } from '@solidjs/router'
import { appealWords, officerWords as w } from '@xk/i18n'
import { DataTable, EmptyState, formatDateTime, Tag } from '@xk/ui'
import { Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { OfficerShell } from './shell.tsx'

const load = () => call(api.officer.home.$get())

const TONES = {
  draft: 'neutral',
  submitted: 'blue',
  late: 'amber',
  returned: 'red',
  accepted: 'green',
  refused: 'red',
  withdrawn: 'neutral',
} as const

/** Everything that the officer's units began or handed in, over all editions. */
const OfficerEntriesPage = () => {
  const [home, { refetch }] = createResource(load)
  return (
    <OfficerShell current="entries">
      <h1>{w.entries.title}</h1>
      <Loaded of={home} retry={w.retry} onRetry={refetch} lines={6}>
        {(it) => (
          <DataTable
            caption={w.entries.title}
            rows={it().entries}
            empty={<EmptyState title={w.entries.empty} text={w.entries.emptyText} />}
            columns={[
              {
                key: 'title',
                label: w.entries.columns.title,
                lead: true,
                cell: (row) => (
                  <A class="underline" href={`/co-so/bai/${row.id}`}>
                    {row.title ?? w.home.untitled}
                  </A>
                ),
              },
              {
                key: 'edition',
                label: w.entries.columns.edition,
                cell: (row) => it().editions.find((edition) => edition.id === row.editionId)?.title ?? '',
              },
              {
                key: 'unit',
                label: w.entries.columns.unit,
                cell: (row) => it().units.find((unit) => unit.id === row.unitId)?.name ?? '',
              },
              {
                key: 'state',
                label: w.entries.columns.state,
                cell: (row) => <Tag tone={TONES[row.state ?? 'draft']}>{w.state[row.state ?? 'draft']}</Tag>,
              },
              {
                key: 'result',
                label: appealWords.own.title,
                cell: (row) => (
                  <Show
                    when={
                      row.state === 'accepted' &&
                      it().editions.find((edition) => edition.id === row.editionId)?.state === 'released'
                    }
                    fallback="–"
                  >
                    <A
                      class="underline inline-flex items-center min-h-11 sm:min-w-28"
                      href={`/co-so/bai/${row.id}/ket-qua`}
                    >
                      {appealWords.own.open}
                    </A>
                  </Show>
                ),
              },
              {
                key: 'submitted',
                label: w.entries.columns.submitted,
                cell: (row) => (row.submittedAt ? formatDateTime(row.submittedAt) : ''),
              },
            ]}
          />
        )}
      </Loaded>
    </OfficerShell>
  )
}
export default OfficerEntriesPage
