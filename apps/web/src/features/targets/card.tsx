import { A } from '@solidjs/router'
import { targetWords as w } from '@xk/i18n'
import { Button, Card, ProgressBar, formatNumber } from '@xk/ui'
import { For, type JSX, Show } from 'solid-js'
import { hrefOf, percentOf, type TargetCard } from './load.ts'

/** A bar as long as its share of the longest one; the number beside it says the same. */
const Bar = (props: { value: number; max: number }) => (
  <svg class="w-full h-4 block" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="8" rx="1" class="fill-sunken" />
    <rect width={props.max > 0 ? (100 * props.value) / props.max : 0} height="8" rx="1" class="fill-accent" />
  </svg>
)

interface Row {
  label: JSX.Element
  count: number
  total: number | null
  href: string
}

const Bars = (props: { title: string; head: string; rows: readonly Row[]; short?: boolean }) => {
  const max = () => Math.max(1, ...props.rows.map(({ count, total }) => (total === null ? count : total)))
  return (
    <div class="min-w-0">
      <table class="w-full text-sm table-fixed">
        <caption class="text-left font-semibold pb-1">{props.title}</caption>
        <colgroup>
          <col class={props.short ? 'w-14' : 'w-[46%]'} />
          <col />
        </colgroup>
        <thead class="sr-only">
          <tr>
            <th scope="col">{props.head}</th>
            <th scope="col">{w.count}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row" class="font-normal text-left pr-3 py-1 leading-snug break-words align-middle">
                  {row.label}
                </th>
                <td class="p-0">
                  <A
                    class="grid grid-cols-[1fr_3.5rem] gap-2 items-center min-h-11 no-underline text-ink hover:bg-sunken"
                    href={row.href}
                  >
                    <Bar value={row.count} max={row.total === null ? max() : Math.max(1, row.total)} />
                    <span class="text-right tabular-nums underline">
                      {row.total === null
                        ? formatNumber(row.count)
                        : `${formatNumber(row.count)}/${formatNumber(row.total)}`}
                    </span>
                  </A>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

/** One target: how far it is, by year and by cluster; every number opens the list behind it. */
export const TargetCardView = (props: {
  card: TargetCard
  term: string
  onChangeGoal?: (() => void) | undefined
}) => {
  const it = () => props.card
  const isShare = () => it().unit === 'percent'
  const value = () => (isShare() ? percentOf(it().count, it().total) : it().count)
  const shown = (n: number) => (isShare() ? w.percent(String(n)) : formatNumber(n))
  return (
    <Card
      title={w.kinds[it().kind]}
      actions={
        <Show when={props.onChangeGoal}>
          {(change) => (
            <Button size="small" onClick={() => change()()}>
              {w.changeGoal}
            </Button>
          )}
        </Show>
      }
    >
      <p class="flex flex-wrap items-baseline gap-x-3 mb-2">
        <A class="text-3xl font-semibold tabular-nums" href={hrefOf(it().kind, { term: props.term })}>
          {shown(value())}
        </A>
        <span class="text-ink-2">
          {w.ofGoal(shown(it().goal))}
          <Show when={isShare()}> · {w.units(it().count, it().total ?? 0)}</Show>
        </span>
      </p>
      <ProgressBar
        value={Math.min(value(), it().goal)}
        max={Math.max(1, it().goal)}
        label={w.progress(shown(value()), shown(it().goal))}
        hideLabel
      />
      <div class="grid gap-x-12 gap-y-6 lg:grid-cols-2 mt-5">
        <Bars
          title={w.byYear}
          head={w.year}
          short
          rows={it().years.map(({ year, count, total }) => ({
            label: String(year),
            count,
            total,
            href: hrefOf(it().kind, { term: props.term, year }),
          }))}
        />
        <Show
          when={it().clusters.length > 0}
          fallback={
            <p class="text-sm text-ink-2">
              <span class="font-semibold text-ink block">{w.byCluster}</span>
              {w.none}
            </p>
          }
        >
          <Bars
            title={w.byCluster}
            head={w.cluster}
            rows={it().clusters.map(({ id, name, count, total }) => ({
              label: name ?? w.noCluster,
              count,
              total,
              href: hrefOf(it().kind, { term: props.term, cluster: id }),
            }))}
          />
        </Show>
      </div>
      <Show when={it().clusters.length > 0}>
        <Crossed card={it()} term={props.term} />
      </Show>
    </Card>
  )
}

const Crossed = (props: { card: TargetCard; term: string }) => (
  <details class="mt-4">
    <summary class="min-h-11 inline-flex items-center underline">{w.both}</summary>
    <div class="overflow-x-auto" tabindex="0" role="region" aria-label={w.both}>
      <table class="text-sm tabular-nums">
        <caption class="sr-only">{w.both}</caption>
        <thead>
          <tr>
            <th scope="col" class="text-left p-2">
              {w.cluster}
            </th>
            <For each={props.card.years}>
              {({ year }) => (
                <th scope="col" class="text-right p-2">
                  {year}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.card.clusters}>
            {(cluster) => (
              <tr class="border-t border-line">
                <th scope="row" class="font-normal text-left p-2">
                  {cluster.name ?? w.noCluster}
                </th>
                <For each={cluster.years}>
                  {(cell, i) => (
                    <td class="text-right p-0">
                      <A
                        class="inline-flex items-center justify-end min-h-11 min-w-11 px-2"
                        href={hrefOf(props.card.kind, {
                          term: props.term,
                          year: props.card.years[i()]?.year,
                          cluster: cluster.id,
                        })}
                      >
                        {cell.total === null
                          ? formatNumber(cell.count)
                          : `${formatNumber(cell.count)}/${formatNumber(cell.total)}`}
                      </A>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  </details>
)
