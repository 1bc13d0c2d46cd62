import { A, useSearchParams } from '@solidjs/router'
import { unitReportWords, zaloReminders } from '@xk/i18n'
import { Card, CopyButton, DataTable, formatDay, PageHeader, SelectField, Tabs, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { REPORT_TONES } from '../../features/unit-reports/report-state.ts'
import { Shell } from '../../shell.tsx'

const w = unitReportWords
const KINDS = ['plan', 'halfYear', 'year'] as const
type Kind = (typeof KINDS)[number]
const load = (query: { kind: Kind; year?: string }) => call(api['unit-reports'].$get({ query }))
type Page = Awaited<ReturnType<typeof load>>
type Cluster = Page['clusters'][number]
const done = (state: string | null | undefined) => state === 'handedIn' || state === 'received'

/** Who has handed in plans and reports and who has not, by cluster, with the words to send over Zalo. */
const UnitReportsPage = () => {
  const [search, setSearch] = useSearchParams<{ loai?: string; nam?: string }>()
  const query = () => ({
    kind: KINDS.find((kind) => kind === search.loai) ?? ('year' as const),
    ...(search.nam ? { year: search.nam } : {}),
  })
  const [page, { refetch }] = createResource(query, load)
  const year = () => page.latest?.year ?? new Date().getFullYear()
  const hrefOf = (kind: Kind) =>
    `/to-cong-tac/bao-cao?${new URLSearchParams({ loai: kind, ...(search.nam ? { nam: search.nam } : {}) })}`
  return (
    <Shell area="workingGroup" wide>
      <PageHeader
        title={w.group.title}
        text={w.group.intro}
        actions={
          <Show when={page.latest?.allowed.includes('blocReport.view')}>
            <A class="btn btn-quiet" href={`/to-cong-tac/bao-cao/year/${year()}`}>
              {w.group.blocYear(year())}
            </A>
            <A class="btn btn-quiet" href={`/to-cong-tac/bao-cao/term/${year()}`}>
              {w.group.blocTerm}
            </A>
          </Show>
        }
      />
      <Tabs
        label={w.group.kind}
        items={KINDS.map((kind) => ({
          href: hrefOf(kind),
          label: w.kinds[kind],
          current: query().kind === kind,
          badge: undefined,
        }))}
      />
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={10}>
        {(it) => (
          <>
            <div class="flex flex-wrap items-end gap-4 mt-4">
              <div class="w-40">
                <SelectField
                  label={w.year}
                  value={String(it().year)}
                  options={[1, 0, -1, -2, -3, -4].map((n) => {
                    const value = String(Number(it().today.slice(0, 4)) + n)
                    return { value, label: value }
                  })}
                  onChange={(nam) => setSearch({ nam })}
                />
              </div>
              <p class="mb-5 text-ink-2">{w.due(formatDay(it().due))}</p>
            </div>
            <div class="grid gap-4">
              <For each={it().clusters.filter(({ units }) => units.length > 0)}>
                {(cluster) => <OfCluster page={it()} cluster={cluster} />}
              </For>
            </div>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default UnitReportsPage

const OfCluster = (props: { page: Page; cluster: Cluster }) => {
  const missing = () => props.cluster.units.filter(({ state }) => !done(state))
  return (
    <Card
      title={`${props.cluster.name}: ${w.group.handedIn(props.cluster.units.length - missing().length, props.cluster.units.length)}`}
      actions={
        <Show when={missing().length > 0}>
          <CopyButton
            label={w.group.copy}
            text={zaloReminders.unitReports({
              kind: props.page.kind,
              year: props.page.year,
              cluster: props.cluster.name,
              due: formatDay(props.page.due),
              units: missing().map(({ unitName }) => unitName ?? ''),
            })}
          />
        </Show>
      }
    >
      <DataTable
        caption={props.cluster.name}
        rows={props.cluster.units}
        columns={[
          {
            key: 'unit',
            label: w.group.unit,
            lead: true,
            cell: (row) => (
              <Show when={row.state && row.handedInAt} fallback={row.unitName}>
                <A
                  class="underline inline-flex items-center min-h-11"
                  href={`/to-cong-tac/bao-cao/don-vi/${row.unitId}/${props.page.kind}/${props.page.year}`}
                >
                  {row.unitName}
                </A>
              </Show>
            ),
          },
          {
            key: 'state',
            label: w.group.state,
            cell: (row) => (
              <span class="flex flex-wrap gap-1">
                <Show
                  when={row.state !== 'draft' && row.state}
                  fallback={<Tag tone="neutral">{w.notBegun}</Tag>}
                >
                  {(state) => <Tag tone={REPORT_TONES[state()]}>{w.states[state()]}</Tag>}
                </Show>
                <Show when={row.late}>
                  <Tag tone="red">{w.late}</Tag>
                </Show>
              </span>
            ),
          },
          {
            key: 'officer',
            label: w.group.officer,
            cell: (row) => (row.officers ?? []).join('; ') || w.group.noOfficer,
          },
        ]}
      />
    </Card>
  )
}
