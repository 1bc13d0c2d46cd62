import { useSearchParams } from '@solidjs/router'
import { questionWords } from '@xk/i18n'
import { Button, ConfirmDialog, EmptyState, PageHeader, SearchBox, SelectField, Tabs } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { AnswerDialog } from '../../features/questions/answer-dialog.tsx'
import { OfficeQuestion } from '../../features/questions/office-question.tsx'
import { RouteDialog } from '../../features/questions/route-dialog.tsx'
import { Shell } from '../../shell.tsx'

const w = questionWords.office
const SHOW = ['waiting', 'overdue', 'answered', 'hidden', 'all'] as const
const ABOUT = ['all', 'editions', 'units'] as const
type Show_ = (typeof SHOW)[number]
type About = (typeof ABOUT)[number]

const load = (query: { show: Show_; about: About; q: string; page: string }) =>
  call(api.questions.$get({ query: { ...query, ...(query.q ? {} : { q: undefined }) } }))
type List = Awaited<ReturnType<typeof load>>
type Line = List['questions'][number]

/** All that was asked: what waits and what is late first; answering, hiding, passing on to another unit. */
const QuestionsPage = () => {
  const [search, setSearch] = useSearchParams<{ xem?: string; ve?: string; q?: string; trang?: string }>()
  const query = () => ({
    show: SHOW.find((it) => it === search.xem) ?? 'waiting',
    about: ABOUT.find((it) => it === search.ve) ?? 'all',
    q: search.q ?? '',
    page: search.trang ?? '1',
  })
  const [list, { refetch }] = createResource(query, load)
  const [answering, setAnswering] = createSignal<Line>()
  const [routing, setRouting] = createSignal<string>()
  const [moderating, setModerating] = createSignal<Line>()
  const moderate = createAction((command, it: Line, reason: string) => {
    const input = { param: { id: it.id }, json: { reason } }
    return it.state === 'hidden'
      ? call(api.questions[':id'].show.$post(input, command))
      : call(api.questions[':id'].hide.$post(input, command))
  })
  const hrefOf = (show: Show_) => `/to-cong-tac/hoi-dap?xem=${show}&ve=${query().about}`
  const countOf = (show: Show_) =>
    show === 'waiting' || show === 'overdue' ? list.latest?.counts[show] : undefined
  const may = (it: Line, what: 'answer' | 'question.moderate') =>
    it.allowed.some((command) =>
      what === 'answer' ? command.startsWith('question.answer') : command === what,
    )
  const actions = (it: Line) => (
    <>
      <Show when={may(it, 'answer') && it.state !== 'hidden'}>
        <Button variant={it.state === 'waiting' ? 'primary' : 'quiet'} onClick={() => setAnswering(it)}>
          {it.answer === null ? w.answer : w.again}
        </Button>
      </Show>
      <Show when={may(it, 'question.moderate')}>
        <Show when={it.unitId && it.state === 'waiting'}>
          <Button onClick={() => setRouting(it.id)}>{w.route}</Button>
        </Show>
        <Button onClick={() => setModerating(it)}>{it.state === 'hidden' ? w.show_ : w.hide}</Button>
      </Show>
    </>
  )
  return (
    <Shell area="workingGroup">
      <PageHeader title={w.title} />
      <Tabs
        label={w.title}
        items={SHOW.map((show) => ({
          href: hrefOf(show),
          label: w.show[show],
          current: query().show === show,
          badge: countOf(show),
        }))}
      />
      <div class="grid gap-x-4 sm:grid-cols-2 max-w-[760px] mt-4">
        <SearchBox
          label={questionWords.search}
          value={query().q}
          onInput={(q) => setSearch({ q: q || undefined, trang: undefined }, { replace: true })}
        />
        <SelectField
          label={w.about}
          value={query().about}
          options={[
            { value: 'all', label: w.aboutAll },
            { value: 'editions', label: w.aboutEditions },
            { value: 'units', label: w.aboutUnits },
          ]}
          onChange={(ve) => setSearch({ ve, trang: undefined })}
        />
      </div>
      <Loaded of={list} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <Show when={it().questions.length > 0} fallback={<EmptyState title={w.empty} />}>
              <ul class="list-none p-0 grid gap-4 max-w-[900px]">
                <For each={it().questions}>
                  {(line) => <OfficeQuestion line={line} actions={actions(line)} />}
                </For>
              </ul>
            </Show>
            <Show when={it().pages > 1}>
              <div class="flex flex-wrap items-center gap-3 mt-4">
                <Show when={it().page > 1}>
                  <Button onClick={() => setSearch({ trang: String(it().page - 1) })}>
                    {questionWords.previous}
                  </Button>
                </Show>
                <span class="text-sm text-ink-2">{questionWords.pageOf(it().page, it().pages)}</span>
                <Show when={it().page < it().pages}>
                  <Button onClick={() => setSearch({ trang: String(it().page + 1) })}>
                    {questionWords.next}
                  </Button>
                </Show>
              </div>
            </Show>
            <RouteDialog
              questionId={routing()}
              units={it().units}
              onClose={() => setRouting(undefined)}
              onDone={refetch}
            />
          </>
        )}
      </Loaded>
      <AnswerDialog question={answering()} onClose={() => setAnswering(undefined)} onDone={refetch} />
      <ConfirmDialog
        open={moderating() !== undefined}
        title={moderating()?.state === 'hidden' ? w.showTitle : w.hideTitle}
        text={moderating()?.state === 'hidden' ? undefined : w.hideText}
        confirmLabel={moderating()?.state === 'hidden' ? w.show_ : w.hide}
        reasonLabel={w.reason}
        busy={moderate.busy()}
        problem={moderate.problem()}
        onConfirm={async (reason) => {
          const it = moderating()
          if (!it || !(await moderate.run(it, reason))) return
          setModerating(undefined)
          await refetch()
        }}
        onClose={() => setModerating(undefined)}
      />
    </Shell>
  )
}
export default QuestionsPage
