import { judgeWords as w, writeDecimal } from '@xk/i18n'
import { fromWire } from '@xk/domain/kernel'
import { pointsOf } from '@xk/domain/ruleset'
import { Checkbox, EmptyState, ProblemNote, Skeleton, Tag } from '@xk/ui'
import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { type DeskItem, loadDesk, STATE_TONE } from '../../features/desk/desk-list.ts'
import { Shell } from '../../shell.tsx'

const MOST = 4

const loadSheets = (ids: readonly string[]) =>
  Promise.all(ids.map((id) => call(api.desk.assignments[':id'].$get({ param: { id } }))))
type Sheets = Awaited<ReturnType<typeof loadSheets>>

/** Two to four of my own sheets side by side, criterion by criterion. The choice is in the address. */
const JudgeComparePage = () => {
  const params = useParams<{ stageId: string }>()
  const [search, setSearch] = useSearchParams<{ bai?: string }>()
  const [desk, { refetch }] = createResource(() => params.stageId, loadDesk)
  const [full, setFull] = createSignal(false)
  const begun = () => (desk.latest?.items ?? []).filter((it) => it.state !== 'notBegun')
  const chosen = () => {
    const known = new Set(begun().map((it) => it.assignmentId))
    return (search.bai ?? '').split('.').filter((id) => known.has(id))
  }
  const [sheets] = createResource(
    () => (chosen().length >= 2 ? chosen().join('.') : undefined),
    (ids) => loadSheets(ids.split('.')),
  )
  const choose = (id: string, on: boolean) => {
    if (on && chosen().length >= MOST) {
      setFull(true)
      return
    }
    setFull(false)
    const next = on ? [...chosen(), id] : chosen().filter((it) => it !== id)
    setSearch({ bai: next.join('.') || undefined }, { replace: true })
  }
  return (
    <Shell area="judge" wide>
      <A href={`/giam-khao/${params.stageId}`} class="inline-block py-2.5">
        ← {w.list}
      </A>
      <h1>{w.compare.title}</h1>
      <p class="text-ink-2 mt-1 mb-5">{w.compare.text}</p>
      <Show when={desk.error}>
        <LoadProblem error={desk.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!desk.error && desk.latest} fallback={desk.error ? null : <Skeleton lines={8} />}>
        <Show
          when={begun().length >= 2}
          fallback={<EmptyState title={w.compare.none.title} text={w.compare.none.text} />}
        >
          <Chooser items={begun()} chosen={chosen()} full={full()} onChoose={choose} />
          <Show when={sheets.error}>
            <ProblemNote title={messageOf(sheets.error)} />
          </Show>
          <Show when={chosen().length >= 2} fallback={<p class="text-ink-2 mt-6">{w.compare.few}</p>}>
            <Show
              when={!sheets.error && sheets.latest}
              fallback={sheets.error ? null : <Skeleton lines={10} />}
            >
              {(it) => <SideBySide sheets={it()} />}
            </Show>
          </Show>
        </Show>
      </Show>
    </Shell>
  )
}
export default JudgeComparePage

const Chooser = (props: {
  items: readonly DeskItem[]
  chosen: readonly string[]
  full: boolean
  onChoose: (id: string, on: boolean) => void
}) => (
  <details class="card p-4" open={props.chosen.length < 2}>
    <summary class="min-h-11 flex items-center cursor-pointer font-medium">
      {w.compare.choose} · {w.compare.chosen(props.chosen.length)}
    </summary>
    <Show when={props.full}>
      <p role="alert" class="field-error">
        {w.compare.mostChosen}
      </p>
    </Show>
    <div class="grid sm:grid-cols-2 lg:grid-cols-3 gap-x-6 max-h-80 overflow-auto">
      <For each={props.items}>
        {(it) => (
          <Checkbox
            label={
              <>
                <b class="font-medium">{it.blindCode}</b> {it.title}
              </>
            }
            checked={props.chosen.includes(it.assignmentId)}
            onChange={(on) => props.onChoose(it.assignmentId, on)}
          />
        )}
      </For>
    </div>
  </details>
)

type Sheet = Sheets[number]

const pointsAt = (sheet: Sheet, key: string): string | undefined => {
  const criterion = sheet.rubric.segment.criteria.find((it) => it.key === key)
  const steps = sheet.sheet.marks[key]
  return criterion && steps !== undefined ? writeDecimal(pointsOf(criterion, steps), 2, true) : undefined
}

const stateOf = (sheet: Sheet): DeskItem['state'] =>
  sheet.sheet.state === 'handedIn' || sheet.sheet.state === 'late' ? sheet.sheet.state : 'begun'

const SideBySide = (props: { sheets: Sheets }) => {
  const navigate = useNavigate()
  const heads: HTMLElement[] = []
  const criteria = () => props.sheets[0]?.rubric.segment.criteria ?? []
  const totalOf = (sheet: Sheet) => {
    const points = criteria().flatMap((c) => {
      const steps = sheet.sheet.marks[c.key]
      return steps === undefined ? [] : [pointsOf(c, steps)]
    })
    const sum = points.reduce((a, b) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }), fromWire('0'))
    return writeDecimal(sum, 2, true)
  }
  const move = (event: KeyboardEvent, at: number) => {
    const next = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : undefined
    if (next !== undefined) heads[next]?.focus()
    else if (event.key === 'Enter') navigate(`/giam-khao/bai/${props.sheets[at]?.assignmentId}`)
  }
  return (
    <>
      <p class="text-xs text-ink-2 mt-5 max-md:hidden">{w.compare.keys}</p>
      <div class="overflow-x-auto mt-2" tabindex="0" role="region" aria-label={w.compare.title}>
        <table class="compare">
          <caption class="sr-only">{w.compare.title}</caption>
          <thead>
            <tr>
              <th scope="col">{w.compare.criterion}</th>
              <For each={props.sheets}>
                {(sheet, i) => (
                  <th
                    scope="col"
                    tabindex="0"
                    ref={(el) => {
                      heads[i()] = el
                    }}
                    onKeyDown={(event) => move(event, i())}
                  >
                    <A
                      href={`/giam-khao/bai/${sheet.assignmentId}`}
                      class="inline-block py-2"
                      aria-label={w.compare.open(sheet.blindCode)}
                    >
                      {sheet.blindCode}
                    </A>
                    <span class="block font-normal text-sm">{sheet.work.title}</span>
                    <Tag tone={STATE_TONE[stateOf(sheet)]}>{w.state[stateOf(sheet)]}</Tag>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{w.compare.total}</th>
              <For each={props.sheets}>
                {(sheet) => <td class="text-2xl font-semibold tabular-nums">{totalOf(sheet)}</td>}
              </For>
            </tr>
            <For each={criteria()}>
              {(c) => (
                <tr>
                  <th scope="row">
                    {c.label}
                    <span class="block font-normal text-sm text-ink-2">
                      {w.of(writeDecimal(fromWire(c.max), 2, true))}
                    </span>
                  </th>
                  <For each={props.sheets}>
                    {(sheet) => (
                      <td>
                        <b class="tabular-nums">{pointsAt(sheet, c.key) ?? '–'}</b>
                        <p class="text-sm text-ink-2 whitespace-pre-wrap">
                          {sheet.sheet.comments[c.key] || w.compare.noComment}
                        </p>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
            <tr>
              <th scope="row">{w.overallComment}</th>
              <For each={props.sheets}>
                {(sheet) => (
                  <td class="text-sm whitespace-pre-wrap">
                    {sheet.sheet.overallComment || w.compare.noComment}
                  </td>
                )}
              </For>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  )
}
