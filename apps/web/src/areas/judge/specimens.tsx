import { judgeWords as w, writeDecimal } from '@xk/i18n'
import { fromWire } from '@xk/domain/kernel'
import { Card, EmptyState, Skeleton } from '@xk/ui'
import { A, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { Shell } from '../../shell.tsx'

const load = (id: string) => call(api.desk.stages[':id'].specimens.$get({ param: { id } }))

const shown = (points: string) => writeDecimal(fromWire(points), 2, true)
const asNumber = (points: string) => {
  const { n, d } = fromWire(points)
  return Number(n) / Number(d)
}

/** How the whole panel scored the calibration works, without names. */
const JudgeSpecimensPage = () => {
  const params = useParams<{ stageId: string }>()
  const [page, { refetch }] = createResource(() => params.stageId, load)
  return (
    <Shell area="judge">
      <A href={`/giam-khao/${params.stageId}`} class="inline-block py-2.5">
        ← {w.list}
      </A>
      <h1>{w.specimens.page}</h1>
      <p class="text-ink-2 mt-1 mb-6 max-w-[68ch]">{w.specimens.pageText}</p>
      <Show when={page.error}>
        <LoadProblem error={page.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!page.error && page.latest} fallback={page.error ? null : <Skeleton lines={8} />}>
        {(it) => (
          <For
            each={it().works}
            fallback={<EmptyState title={w.specimens.none.title} text={w.specimens.none.text} />}
          >
            {({ work, criteria }) => (
              <Card title={w.bids.choice(work.blindCode ?? '')} class="mb-6">
                <Show
                  when={work.totals.length > 0}
                  fallback={<p class="text-ink-2">{w.specimens.waiting(work.handedIn, work.expected)}</p>}
                >
                  <Spread label={w.specimens.total} max="100" points={work.totals} mine={work.mine} strong />
                  <For each={criteria}>
                    {(c) => <Spread label={c.label} max={c.max} points={c.points} mine={c.mine} />}
                  </For>
                </Show>
              </Card>
            )}
          </For>
        )}
      </Show>
    </Shell>
  )
}
export default JudgeSpecimensPage

const WIDTH = 320

/** Everybody's points on one line, mine pointed out; the numbers stand beside it in words. */
const Spread = (props: {
  label: string
  max: string
  points: readonly string[]
  mine: string | null
  strong?: boolean
}) => {
  const at = (points: string) => 8 + ((WIDTH - 16) * asNumber(points)) / Math.max(1, asNumber(props.max))
  /** Equal points stand above one another. */
  const dots = () =>
    props.points.map((points, i) => ({
      x: at(points),
      y: 26 - 7 * props.points.slice(0, i).filter((other) => other === points).length,
    }))
  const words = () => w.specimens.all(props.points.map(shown).join(' · '))
  return (
    <div class="border-t border-line py-3 grid md:grid-cols-[minmax(0,1fr)_340px] gap-x-6 gap-y-1 items-center">
      <div>
        <p class={props.strong ? 'font-semibold' : 'font-medium'}>{props.label}</p>
        <p class="text-sm text-ink-2 tabular-nums">
          {words()}
          <Show when={props.mine}>{(mine) => <> ({w.specimens.mine(shown(mine()))})</>}</Show>
        </p>
      </div>
      <svg
        class="max-w-full"
        width={WIDTH}
        height="40"
        viewBox={`0 0 ${WIDTH} 40`}
        role="img"
        aria-label={words()}
      >
        <line x1="8" x2={WIDTH - 8} y1="32" y2="32" stroke="var(--line)" />
        <For each={dots()}>
          {(dot) => <circle cx={dot.x} cy={dot.y} r="3.5" fill="var(--ink-2)" opacity="0.55" />}
        </For>
        <Show when={props.mine}>
          {(mine) => <circle cx={at(mine())} cy="26" r="5" fill="var(--accent)" />}
        </Show>
      </svg>
    </div>
  )
}
