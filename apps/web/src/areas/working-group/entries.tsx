import { A, useParams, useSearchParams } from '@solidjs/router'
import { intakeWords, officerWords, screeningWords, similarityWords, nominationWords } from '@xk/i18n'
import {
  Button,
  DataTable,
  EmptyState,
  formatDateTime,
  LinkButton,
  PageHeader,
  SearchBox,
  SelectField,
  Tag,
  type Tone,
} from '@xk/ui'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { mayAnywhere } from '../../api/me.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { ClockNote } from '../../features/screening/clock.tsx'
import { EnterForUnit } from '../../features/intake/enter-for-unit.tsx'
import { Shell } from '../../shell.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(screeningWords.list)
const PARAMS = ['state', 'overdue', 'unit', 'cluster', 'q', 'sort', 'dir', 'page'] as const
/** Those behind the button of a phone. */
const FILTERS = ['state', 'overdue', 'unit', 'cluster'] as const
type Query = Partial<Record<(typeof PARAMS)[number], string>>

const load = ({ editionId, query }: { editionId: string; query: Query }) =>
  call(
    api.editions[':editionId'].entries.$get({ param: { editionId }, query: query as Record<string, string> }),
  )
type Page = Awaited<ReturnType<typeof load>>

const STATES = ['submitted', 'late', 'returned', 'accepted', 'refused', 'withdrawn', 'draft'] as const
const TONES: Record<(typeof STATES)[number], Tone> = {
  submitted: 'blue',
  late: 'amber',
  returned: 'amber',
  accepted: 'green',
  refused: 'red',
  withdrawn: 'neutral',
  draft: 'neutral',
}
const OUTCOME_TONES = { met: 'green', notMet: 'red', unknown: 'amber' } as const

/** What came in, for the secretariat; filter, search, order and page stand in the address. */
const ScreeningListPage = () => {
  const params = useParams<{ editionId: string }>()
  const [search, setSearch] = useSearchParams<Query>()
  const query = (): Query =>
    Object.fromEntries(PARAMS.flatMap((key) => (search[key] ? [[key, search[key]]] : [])))
  const [page, { refetch }] = createResource(() => ({ editionId: params.editionId, query: query() }), load)
  const filter = (changes: Query) => setSearch({ ...changes, page: changes.page ?? undefined })
  const sortBy = (key: string) =>
    filter({
      sort: key,
      dir: (search.sort ?? 'submitted') === key && search.dir !== 'desc' ? 'desc' : undefined,
    })
  return (
    <Shell area="workingGroup" context={page.latest?.editionTitle} wide>
      <A class="inline-flex items-center min-h-11 underline" href={`/to-cong-tac/lan/${params.editionId}`}>
        {w.back}
      </A>
      <PageHeader
        title={w.title}
        actions={
          <>
            <Show when={mayAnywhere('entry.enter')}>
              <EnterForUnit editionId={params.editionId} />
            </Show>
            <LinkButton as={A} href="/to-cong-tac/danh-hieu">
              {nominationWords.honours.title}
            </LinkButton>
            <LinkButton as={A} href={`/to-cong-tac/lan/${params.editionId}/bai/giong-nhau`}>
              {inKindHere(similarityWords).title}
            </LinkButton>
            <LinkButton as={A} href={`/to-cong-tac/lan/${params.editionId}/du-ho-so`}>
              {screeningWords.incomplete.title}
            </LinkButton>
            <LinkButton as={A} href={`/to-cong-tac/lan/${params.editionId}/chua-nop`}>
              {w.notSubmitted}
            </LinkButton>
          </>
        }
      />
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={10}>
        {(it) => (
          <>
            <Filters page={it()} search={search} onFilter={filter} />
            <p class="text-ink-2 my-3" aria-live="polite">
              {w.total(it().total)}
            </p>
            <DataTable
              caption={w.title}
              rows={it().rows}
              sort={{ key: search.sort ?? 'submitted', descending: search.dir === 'desc' }}
              onSort={sortBy}
              empty={<EmptyState title={w.empty} text={w.emptyText} />}
              columns={[
                {
                  key: 'title',
                  label: w.columns.title,
                  lead: true,
                  sortable: true,
                  cell: (row) => (
                    <Show when={row.n} fallback={<NotYet id={row.id} onBehalf={row.onBehalf ?? false} />}>
                      <A class="underline" href={`/to-cong-tac/bai/${row.id}`}>
                        {row.title || w.untitled}
                      </A>
                    </Show>
                  ),
                },
                {
                  key: 'unit',
                  label: w.columns.unit,
                  sortable: true,
                  cell: (row) => (
                    <>
                      {row.unitName}
                      <span class="block text-sm text-ink-2">{row.clusterName}</span>
                    </>
                  ),
                },
                {
                  key: 'state',
                  label: w.columns.state,
                  sortable: true,
                  cell: (row) => (
                    <>
                      <Tag tone={TONES[row.state ?? 'draft']}>{officerWords.state[row.state ?? 'draft']}</Tag>
                      <Show when={row.onBehalf}>
                        {' '}
                        <Tag>{intakeWords.card.tag}</Tag>
                      </Show>
                    </>
                  ),
                },
                ...(it().overdue === null
                  ? []
                  : [
                      {
                        key: 'clock',
                        label: screeningWords.clock.column,
                        cell: (row: Page['rows'][number]) => (
                          <Show when={row.clock}>{(clock) => <ClockNote clock={clock()} />}</Show>
                        ),
                      },
                    ]),
                {
                  key: 'eligibility',
                  label: w.columns.eligibility,
                  cell: (row) => (
                    <Show when={row.eligibility}>
                      {(outcome) => (
                        <Tag tone={OUTCOME_TONES[outcome()]}>{screeningWords.outcomes[outcome()]}</Tag>
                      )}
                    </Show>
                  ),
                },
                ...(it().asksConfirmation
                  ? [
                      {
                        key: 'confirmed',
                        label: w.columns.confirmed,
                        cell: (row: Page['rows'][number]) => (
                          <span class="whitespace-nowrap">
                            {row.confirmed ? w.confirmedYes : w.confirmedNo}
                          </span>
                        ),
                      },
                    ]
                  : []),
                {
                  key: 'submitted',
                  label: w.columns.submitted,
                  sortable: true,
                  cell: (row) => (
                    <span class="whitespace-nowrap">
                      {row.submittedAt ? formatDateTime(row.submittedAt) : ''}
                    </span>
                  ),
                },
              ]}
            />
            <Pages page={it()} onPage={(n) => filter({ page: String(n) })} />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default ScreeningListPage

/** A draft is the unit's own business, save one that the secretariat is typing in. */
const NotYet = (props: { id: string | undefined; onBehalf: boolean }) => (
  <Show
    when={props.onBehalf && mayAnywhere('entry.enter')}
    fallback={<span class="text-ink-2">{w.notYet}</span>}
  >
    <A class="underline" href={`/to-cong-tac/nhap/${props.id}`}>
      {w.notYet}
    </A>
  </Show>
)

const Filters = (props: { page: Page; search: Query; onFilter: (changes: Query) => void }) => {
  const [typed, setTyped] = createSignal(props.search.q ?? '')
  /** On a phone the filters would push the list out of sight: they open on demand. */
  const [open, setOpen] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer)
    timer = setTimeout(() => props.onFilter({ q: text.trim() || undefined }), 300)
  }
  const set = () => FILTERS.filter((key) => props.search[key]).length
  return (
    <div class="grid gap-x-3 mt-3 grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-3 items-end">
      <div class="mb-2 sm:mb-5">
        <SearchBox label={w.search} value={typed()} onInput={type} />
      </div>
      <Button
        class="mb-2 sm:hidden"
        aria-expanded={open()}
        aria-controls="loc"
        onClick={() => setOpen(!open())}
      >
        {w.filter(set())}
      </Button>
      <div id="loc" class={open() ? 'contents' : 'hidden sm:contents'}>
        <div class="col-span-full sm:order-first mb-3">
          <States {...props} />
        </div>
        <div class="col-span-full sm:col-span-2 grid grid-cols-2 gap-x-3 items-end">
          <SelectField
            label={w.cluster}
            value={props.search.cluster ?? ''}
            placeholder={w.all}
            options={props.page.clusters.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(cluster) => props.onFilter({ cluster: cluster || undefined })}
          />
          <SelectField
            label={w.unit}
            value={props.search.unit ?? ''}
            placeholder={w.all}
            options={props.page.units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(unit) => props.onFilter({ unit: unit || undefined })}
          />
        </div>
      </div>
    </div>
  )
}

/** What state they are in, each with how many. */
const States = (props: { page: Page; search: Query; onFilter: (changes: Query) => void }) => {
  const counts = () => props.page.counts as Record<string, number>
  return (
    <div class="flex flex-wrap gap-2">
      <Button
        size="small"
        variant={props.search.state || props.search.overdue ? 'quiet' : 'primary'}
        aria-pressed={!props.search.state && !props.search.overdue}
        onClick={() => props.onFilter({ state: undefined, overdue: undefined })}
      >
        {w.all}
      </Button>
      <For each={STATES.filter((state) => counts()[state])}>
        {(state) => (
          <Button
            size="small"
            variant={props.search.state === state ? 'primary' : 'quiet'}
            aria-pressed={props.search.state === state}
            onClick={() => props.onFilter({ state })}
          >
            {officerWords.state[state]} ({counts()[state]})
          </Button>
        )}
      </For>
      <Show when={props.page.overdue}>
        {(n) => (
          <Button
            size="small"
            variant={props.search.overdue ? 'primary' : 'quiet'}
            aria-pressed={props.search.overdue === '1'}
            onClick={() => props.onFilter({ overdue: props.search.overdue ? undefined : '1' })}
          >
            {screeningWords.clock.overdue(n())}
          </Button>
        )}
      </Show>
    </div>
  )
}

const Pages = (props: { page: Page; onPage: (n: number) => void }) => {
  const pages = () => Math.max(1, Math.ceil(props.page.total / props.page.perPage))
  return (
    <Show when={pages() > 1}>
      <nav class="flex items-center gap-3 my-4" aria-label={w.page(props.page.page, pages())}>
        <Button disabled={props.page.page <= 1} onClick={() => props.onPage(props.page.page - 1)}>
          {w.previous}
        </Button>
        <span>{w.page(props.page.page, pages())}</span>
        <Button disabled={props.page.page >= pages()} onClick={() => props.onPage(props.page.page + 1)}>
          {w.next}
        </Button>
      </nav>
    </Show>
  )
}
