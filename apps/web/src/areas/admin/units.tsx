import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { adminWords } from '@xk/i18n'
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  formatDate,
  formatNumber,
  SearchBox,
  SelectField,
  Tag,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { AddUnit } from '../../features/organisation/add-unit.tsx'
import { Shell } from '../../shell.tsx'

const w = adminWords.units

type Sort = 'cluster' | 'name' | 'members' | 'joined'
const load = (query: { q?: string; cluster?: string; sort?: Sort }) => call(api.units.$get({ query }))
type Unit = Awaited<ReturnType<typeof load>>['units'][number]

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')
const sortOf = (value: string): Sort | undefined =>
  (['cluster', 'name', 'members', 'joined'] as const).find((it) => it === value)

const columns: Column<Unit>[] = [
  {
    key: 'name',
    label: w.name,
    lead: true,
    sortable: true,
    cell: (unit) => <A href={`/quan-tri/co-so/${unit.unitId}`}>{unit.name}</A>,
  },
  { key: 'cluster', label: w.cluster, sortable: true, cell: (unit) => unit.clusterName },
  {
    key: 'officers',
    label: w.officers,
    cell: (unit) => (
      <Show when={unit.officers.length > 0} fallback={<Tag tone="amber">{w.noOfficer}</Tag>}>
        <div>
          {unit.officers.join(', ')}{' '}
          <Show when={unit.activeOfficers === 0}>
            <span class="text-sm text-ink-2">({w.notTaken})</span>
          </Show>
        </div>
      </Show>
    ),
  },
  {
    key: 'members',
    label: w.members,
    numeric: true,
    sortable: true,
    cell: (unit) => (unit.memberCount === null ? '–' : formatNumber(unit.memberCount)),
  },
  { key: 'joined', label: w.since, sortable: true, cell: (unit) => formatDate(unit.since) },
]

/** Units with search, cluster and order kept in the address. */
const UnitsPage = () => {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const [adding, setAdding] = createSignal(false)
  const query = () => {
    const [q, cluster, sort] = [text(search['q']), text(search['cum']), sortOf(text(search['thu-tu']))]
    return { ...(q ? { q } : {}), ...(cluster ? { cluster } : {}), ...(sort ? { sort } : {}) }
  }
  const [page, { refetch }] = createResource(query, load)
  return (
    <Shell area="administrator" wide>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <>
            <div class="flex flex-wrap items-end justify-between gap-3 mb-5">
              <div>
                <h1>{w.title}</h1>
                <p class="text-ink-2" role="status">
                  {w.count(it().units.length, it().total)}
                </p>
              </div>
              <div class="flex flex-wrap gap-3">
                <Show when={it().allowed.includes('unit.change')}>
                  <Button onClick={() => setAdding(true)}>{w.add}</Button>
                </Show>
                <Show when={it().allowed.includes('unit.import')}>
                  <A class="btn btn-primary" href="/quan-tri/co-so/nhap">
                    {w.import}
                  </A>
                </Show>
              </div>
            </div>
            <Show when={it().total > 0} fallback={<EmptyState title={w.empty} text={w.emptyText} />}>
              <div class="flex flex-wrap items-end gap-x-4 mb-2">
                <div class="grow max-w-md mb-4">
                  <SearchBox
                    label={w.search}
                    value={text(search['q'])}
                    onInput={(q) => setSearch({ q: q || undefined }, { replace: true })}
                  />
                </div>
                <div class="min-w-52">
                  <SelectField
                    label={w.cluster}
                    value={text(search['cum'])}
                    placeholder={w.allClusters}
                    options={it().clusters.map((cluster) => ({
                      value: cluster.id,
                      label: `${cluster.name} (${cluster.units})`,
                    }))}
                    onChange={(cum) => setSearch({ cum: cum || undefined }, { replace: true })}
                  />
                </div>
              </div>
              <DataTable
                caption={w.title}
                columns={columns}
                rows={it().units}
                sort={{
                  key: sortOf(text(search['thu-tu'])) ?? 'cluster',
                  descending: text(search['thu-tu']) === 'members',
                }}
                onSort={(key) => setSearch({ 'thu-tu': key }, { replace: true })}
                empty={<EmptyState title={w.notFound} text={w.notFoundText} />}
              />
            </Show>
            <AddUnit
              open={adding()}
              clusters={it().clusters}
              onClose={() => setAdding(false)}
              onAdded={(unitId) => navigate(`/quan-tri/co-so/${unitId}`)}
              onClusterAdded={refetch}
            />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default UnitsPage
