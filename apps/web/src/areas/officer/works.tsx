import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { replicationWords, targetWords, workWords as w } from '@xk/i18n'
import { Button, EmptyState, formatDay, PageHeader, ProblemNote, SelectField, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { goalOf } from '../../features/works/goal-of.ts'
import { WorkStateTag } from '../../features/works/work-state.tsx'
import { OfficerShell } from './shell.tsx'

const load = (year: string | undefined) => call(api.officer.works.$get({ query: year ? { year } : {} }))
type Page = Awaited<ReturnType<typeof load>>
type Line = Page['works'][number]

/** The unit's works of a year: what came back first, then what is to be done. */
const OfficerWorksPage = () => {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams<{ nam?: string; donVi?: string }>()
  const [page, { refetch }] = createResource(
    () => ({ year: search.nam }),
    ({ year }) => load(year),
  )
  const unit = () => page.latest?.units.find(({ id }) => id === search.donVi) ?? page.latest?.units[0]
  const mine = () => (page.latest?.works ?? []).filter(({ unitId }) => unitId === unit()?.id)
  const accepted = () => mine().filter(({ state }) => state === 'accepted').length
  const create = createAction((command, unitId: string) =>
    call(api.works.$post({ json: { unitId } }, command)),
  )
  const begin = async () => {
    const made = await create.run(unit()?.id ?? '')
    if (made) navigate(`/co-so/cong-trinh/${made.id}`)
  }
  return (
    <OfficerShell current="works">
      <PageHeader title={w.title} />
      <p class="text-ink-2">{w.officer.intro}</p>
      <p class="mb-4 flex flex-wrap gap-x-5">
        <A class="underline inline-flex items-center min-h-11" href="/co-so/cong-trinh/nhan-rong">
          {replicationWords.title}
        </A>
        <A class="underline inline-flex items-center min-h-11" href="/chi-tieu">
          {targetWords.title}
        </A>
      </p>
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <div class="grid gap-x-4 grid-cols-1 sm:grid-cols-2 max-w-[640px]">
              <Show when={it().units.length > 1}>
                <SelectField
                  label={w.officer.unit}
                  value={unit()?.id ?? ''}
                  options={it().units.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(donVi) => setSearch({ donVi })}
                />
              </Show>
              <SelectField
                label={w.officer.year}
                value={String(it().year)}
                options={it().years.map((year) => ({ value: String(year), label: String(year) }))}
                onChange={(nam) => setSearch({ nam })}
              />
            </div>
            <div class="flex flex-wrap items-center gap-3 mb-4">
              <Button variant="primary" busy={create.busy()} onClick={() => void begin()}>
                {w.officer.create}
              </Button>
              <Tag tone={accepted() > 0 ? 'green' : 'amber'}>{w.officer.accepted(accepted())}</Tag>
            </div>
            <Show when={create.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <Show
              when={mine().length > 0}
              fallback={<EmptyState title={w.officer.empty(it().year)} text={w.officer.emptyText} />}
            >
              <ul class="list-none p-0 grid gap-3">
                <For each={mine()}>{(line) => <WorkCard line={line} kinds={it().kinds} />}</For>
              </ul>
            </Show>
          </>
        )}
      </Loaded>
    </OfficerShell>
  )
}
export default OfficerWorksPage

const WorkCard = (props: { line: Line; kinds: Page['kinds'] }) => {
  const kind = () => props.kinds.find(({ key }) => key === props.line.kind)?.label
  return (
    <li class="card">
      <div class="flex flex-wrap items-center gap-2">
        <WorkStateTag state={props.line.state ?? 'draft'} />
        <Show when={props.line.commended}>
          <Tag tone="green">{w.columns.commended}</Tag>
        </Show>
        <Show when={props.line.due}>
          {(due) => <span class="text-sm text-red font-semibold">{w.officer.due(formatDay(due()))}</span>}
        </Show>
      </div>
      <h2 class="text-base mt-1">
        <A
          class="inline-flex items-center min-h-11 underline break-words"
          href={`/co-so/cong-trinh/${props.line.id}`}
        >
          {props.line.title || w.untitled}
        </A>
      </h2>
      <p class="text-sm text-ink-2">
        {[kind(), props.line.to && w.officer.until(formatDay(props.line.to))].filter(Boolean).join(' · ')}
      </p>
      <Show when={goalOf(props.line).goal}>
        {(goal) => <p class="text-sm">{w.officer.goal(goal(), goalOf(props.line).achieved)}</p>}
      </Show>
    </li>
  )
}
