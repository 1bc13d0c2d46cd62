import { A, useLocation, useSearchParams } from '@solidjs/router'
import { unitReportWords as w } from '@xk/i18n'
import { formatDay, PageHeader, SelectField, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { REPORT_TONES } from '../../features/unit-reports/report-state.ts'
import { OfficerShell } from './shell.tsx'

const load = (year: string | undefined) => call(api.officer.reports.$get({ query: year ? { year } : {} }))
type Page = Awaited<ReturnType<typeof load>>
type Line = Page['units'][number]['reports'][number]

/** Plan and reports of the officer's units in a year: what is due, what came back. */
const OfficerReportsPage = () => {
  const location = useLocation()
  const plan = () => location.pathname.startsWith('/co-so/ke-hoach')
  const [search, setSearch] = useSearchParams<{ nam?: string }>()
  const [page, { refetch }] = createResource(
    () => ({ year: search.nam }),
    ({ year }) => load(year),
  )
  const now = () => Number((page.latest?.today ?? '2026').slice(0, 4))
  const years = () => [now() + 1, now(), now() - 1, now() - 2, now() - 3]
  return (
    <OfficerShell current="reports">
      <PageHeader title={w.title} />
      <p class="text-ink-2 mb-4">{w.officer.intro}</p>
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={6}>
        {(it) => (
          <>
            <div class="max-w-[240px]">
              <SelectField
                label={w.year}
                value={String(it().year)}
                options={years().map((year) => ({ value: String(year), label: String(year) }))}
                onChange={(nam) => setSearch({ nam })}
              />
            </div>
            <For each={it().units}>
              {(own) => (
                <section class="mb-6">
                  <Show when={it().units.length > 1}>
                    <h2 class="mb-3">{own.unit.name}</h2>
                  </Show>
                  <ul class="list-none p-0 grid gap-3">
                    <For
                      each={
                        plan()
                          ? own.reports.toSorted((a, b) =>
                              a.kind === 'plan' ? -1 : b.kind === 'plan' ? 1 : 0,
                            )
                          : own.reports
                      }
                    >
                      {(line) => (
                        <ReportCard
                          line={line}
                          unitId={own.unit.id}
                          year={it().year}
                          heading={it().units.length > 1 ? 'h3' : 'h2'}
                        />
                      )}
                    </For>
                  </ul>
                </section>
              )}
            </For>
          </>
        )}
      </Loaded>
    </OfficerShell>
  )
}
export default OfficerReportsPage

const ReportCard = (props: { line: Line; unitId: string; year: number; heading: 'h2' | 'h3' }) => {
  const href = () =>
    `/co-so/${props.line.kind === 'plan' ? 'ke-hoach' : 'bao-cao'}/${props.unitId}/${props.line.kind}/${props.year}`
  const done = () => props.line.state === 'handedIn' || props.line.state === 'received'
  return (
    <li class="card">
      <div class="flex flex-wrap items-center gap-2">
        <Show when={props.line.state} fallback={<Tag tone="neutral">{w.notBegun}</Tag>}>
          {(state) => <Tag tone={REPORT_TONES[state()]}>{w.states[state()]}</Tag>}
        </Show>
        <Show when={props.line.late}>
          <Tag tone="red">{w.late}</Tag>
        </Show>
        <Show when={props.line.due}>
          {(due) => <span class="text-sm text-ink-2">{w.due(formatDay(due()))}</span>}
        </Show>
      </div>
      <Dynamic component={props.heading} class="text-base mt-2 mb-2">
        {w.titleOf(props.line.kind, props.year)}
      </Dynamic>
      <A class={done() ? 'btn btn-quiet' : 'btn btn-primary'} href={href()}>
        {done() ? w.officer.readAgain : props.line.state === 'returned' ? w.officer.mend : w.officer.write}
      </A>
    </li>
  )
}
