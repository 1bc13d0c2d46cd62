import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { workWords } from '@xk/i18n'
import {
  Button,
  DataTable,
  EmptyState,
  formatDay,
  PageHeader,
  SearchBox,
  SelectField,
  Tabs,
  Tag,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { EnterForUnit } from '../../features/works/enter-for-unit.tsx'
import { goalOf } from '../../features/works/goal-of.ts'
import { WorkSettingsDialog } from '../../features/works/work-settings.tsx'
import { WorkStateTag } from '../../features/works/work-state.tsx'
import { Shell } from '../../shell.tsx'

const w = workWords.group
const FILTERS = ['cum', 'donVi', 'loai', 'nam', 'tuyenDuong', 'xep'] as const
const ORDERS = ['recent', 'title', 'unit', 'due'] as const

interface Search extends Record<string, string | undefined> {
  q?: string
  tinhTrang?: string
  donVi?: string
  cum?: string
  loai?: string
  nam?: string
  tuyenDuong?: string
  xep?: string
  trang?: string
}
const queryOf = (search: Search) =>
  Object.fromEntries(
    Object.entries({
      q: search.q,
      state: search.tinhTrang,
      unit: search.donVi,
      cluster: search.cum,
      kind: search.loai,
      year: search.nam,
      commended: search.tuyenDuong,
      sort: search.xep,
      page: search.trang,
    }).filter(([, value]) => value),
  ) as Record<string, string>
const loadWorks = (query: Record<string, string>) => call(api.works.$get({ query }))

/** Every work of the bloc, or of a cluster lead's clusters: filters in the address, a page of rows at a time. */
const WorksPage = () => {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams<Search>()
  const [list, { refetch }] = createResource(() => queryOf(search as Search), loadWorks)
  const [entering, setEntering] = createSignal(false)
  const [settings, setSettings] = createSignal(false)
  /** On a phone the filters would push the list out of sight: they open on demand. */
  const [filtering, setFiltering] = createSignal(false)
  const filter = (facts: Search) => setSearch({ ...facts, trang: undefined })
  const kindOf = (key: string | undefined) => list.latest?.kinds.find((it) => it.key === key)?.label ?? key
  const hrefOf = (state: string | undefined) => {
    const rest = new URLSearchParams(
      Object.entries({ ...(search as Search), tinhTrang: state, trang: undefined }).flatMap(([key, value]) =>
        value ? [[key, value]] : [],
      ),
    )
    return `/to-cong-tac/cong-trinh?${rest}`
  }
  const may = (command: string) => (list.latest?.allowed ?? []).includes(command as never)
  return (
    <Shell area="workingGroup" wide>
      <PageHeader
        title={workWords.title}
        text={w.intro}
        actions={
          <>
            <Show when={may('workDecision.view')}>
              <A class="btn btn-quiet" href="/to-cong-tac/cong-trinh/quyet-dinh">
                {w.decisions}
              </A>
            </Show>
            <A class="btn btn-quiet" href="/to-cong-tac/cong-trinh/nhan-rong">
              {w.replications}
            </A>
            <a
              class="btn btn-quiet"
              href={`/api/works.xlsx?${new URLSearchParams(queryOf(search))}`}
              download=""
            >
              {w.export}
            </a>
            <Show when={may('work.settings')}>
              <Button onClick={() => setSettings(true)}>{w.settings}</Button>
            </Show>
            <Show when={may('work.create')}>
              <Button onClick={() => setEntering(true)}>{w.create}</Button>
            </Show>
          </>
        }
      />
      <Tabs
        label={workWords.columns.state}
        items={[
          { href: hrefOf(undefined), label: w.all, current: !search.tinhTrang, badge: undefined },
          ...(list.latest?.states ?? []).map(({ state, n }) => ({
            href: hrefOf(state),
            label: workWords.states[state],
            current: search.tinhTrang === state,
            badge: n || undefined,
          })),
        ]}
      />
      <div class="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-4 mt-4">
        <div class="self-end mb-5">
          <SearchBox
            label={w.search}
            value={search.q ?? ''}
            onInput={(q) => setSearch({ q: q || undefined, trang: undefined }, { replace: true })}
          />
        </div>
        <Button
          class="sm:hidden mb-5"
          aria-expanded={filtering()}
          aria-controls="loc"
          onClick={() => setFiltering(!filtering())}
        >
          {w.filter(FILTERS.filter((key) => search[key]).length)}
        </Button>
        <div id="loc" class={filtering() ? 'contents' : 'hidden sm:contents'}>
          <SelectField
            label={workWords.columns.cluster}
            value={search.cum ?? ''}
            options={[
              { value: '', label: w.allClusters },
              ...(list.latest?.clusters ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(cum) => filter({ cum: cum || undefined })}
          />
          <SelectField
            label={workWords.columns.unit}
            value={search.donVi ?? ''}
            options={[
              { value: '', label: w.allUnits },
              ...(list.latest?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(donVi) => filter({ donVi: donVi || undefined })}
          />
          <SelectField
            label={workWords.columns.kind}
            value={search.loai ?? ''}
            options={[
              { value: '', label: w.allKinds },
              ...(list.latest?.kinds ?? []).map(({ key, label }) => ({ value: key, label })),
            ]}
            onChange={(loai) => filter({ loai: loai || undefined })}
          />
          <SelectField
            label={workWords.officer.year}
            value={search.nam ?? ''}
            options={[
              { value: '', label: w.allYears },
              ...(list.latest?.years ?? []).map((year) => ({ value: String(year), label: String(year) })),
            ]}
            onChange={(nam) => filter({ nam: nam || undefined })}
          />
          <SelectField
            label={w.commendedLabel}
            value={search.tuyenDuong ?? ''}
            options={[
              { value: '', label: w.commended.any },
              { value: 'yes', label: w.commended.yes },
              { value: 'no', label: w.commended.no },
            ]}
            onChange={(tuyenDuong) => filter({ tuyenDuong: tuyenDuong || undefined })}
          />
          <SelectField
            label={w.order}
            value={search.xep ?? 'recent'}
            options={ORDERS.map((order) => ({ value: order, label: w.orders[order] }))}
            onChange={(xep) => filter({ xep })}
          />
        </div>
      </div>
      <Loaded of={list} retry={workWords.retry} onRetry={refetch} lines={10}>
        {(it) => (
          <>
            <p class="text-sm text-ink-2 mb-2" role="status">
              {w.total(it().total)}
            </p>
            <DataTable
              caption={workWords.title}
              rows={it().works}
              empty={<EmptyState title={w.empty} text={w.emptyText} />}
              columns={[
                {
                  key: 'title',
                  label: workWords.columns.title,
                  lead: true,
                  cell: (row) => (
                    <>
                      <A
                        class="underline inline-flex items-center min-h-11"
                        href={`/to-cong-tac/cong-trinh/${row.id}`}
                      >
                        {row.title || workWords.untitled}
                      </A>
                      <span class="block text-sm text-ink-2">{kindOf(row.kind)}</span>
                    </>
                  ),
                },
                {
                  key: 'unit',
                  label: workWords.columns.unit,
                  cell: (row) => (
                    <>
                      {row.unitName}
                      <span class="block text-sm text-ink-2">{row.clusterName}</span>
                    </>
                  ),
                },
                {
                  key: 'goal',
                  label: workWords.columns.goal,
                  cell: (row) => (
                    <>
                      <span class="block sm:min-w-28">{goalOf(row).goal}</span>
                      <Show when={goalOf(row).achieved}>
                        {(achieved) => (
                          <span class="block text-sm text-ink-2">
                            {workWords.fields.achieved}: {achieved()}
                          </span>
                        )}
                      </Show>
                    </>
                  ),
                },
                {
                  key: 'to',
                  label: workWords.columns.to,
                  nowrap: true,
                  cell: (row) => (row.to ? formatDay(row.to) : ''),
                },
                {
                  key: 'state',
                  label: workWords.columns.state,
                  cell: (row) => (
                    <span class="flex flex-wrap gap-1">
                      <WorkStateTag state={row.state ?? 'registered'} />
                      <Show when={row.commended}>
                        <Tag tone="green">{workWords.columns.commended}</Tag>
                      </Show>
                    </span>
                  ),
                },
              ]}
            />
            <Show when={it().pages > 1}>
              <div class="flex flex-wrap items-center gap-3 mt-4">
                <Show when={it().page > 1}>
                  <Button onClick={() => setSearch({ trang: String(it().page - 1) })}>{w.previous}</Button>
                </Show>
                <span class="text-sm text-ink-2">{w.page(it().page, it().pages)}</span>
                <Show when={it().page < it().pages}>
                  <Button onClick={() => setSearch({ trang: String(it().page + 1) })}>{w.next}</Button>
                </Show>
              </div>
            </Show>
            <EnterForUnit
              open={entering()}
              units={it().units}
              onClose={() => setEntering(false)}
              onMade={(id) => navigate(`/to-cong-tac/cong-trinh/${id}`)}
            />
            <Show when={settings()}>
              <WorkSettingsDialog
                today={it().today}
                kinds={it().offered}
                dues={it().dues}
                onClose={() => setSettings(false)}
                onSaved={() => void refetch()}
              />
            </Show>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default WorksPage
