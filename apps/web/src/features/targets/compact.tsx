import { A } from '@solidjs/router'
import { targetWords as w } from '@xk/i18n'
import { ProgressBar, formatNumber } from '@xk/ui'
import { For, Show } from 'solid-js'
import { mayAnywhere } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { hrefOf, loadTargets, percentOf } from './load.ts'

/** The targets in a few lines, for a home page; nothing where they can't be had. */
export const CompactTargets = () => {
  const [page] = createResource(
    () => mayAnywhere('target.view'),
    () => loadTargets('').catch(() => undefined),
  )
  return (
    <Show when={page.latest?.term && page.latest}>
      {(it) => (
        <section class="card mt-8">
          <div class="flex flex-wrap items-center justify-between gap-x-4">
            <h2>{w.title}</h2>
            <A class="inline-flex items-center min-h-11 underline" href="/chi-tieu">
              {w.all}
            </A>
          </div>
          <ul class="list-none p-0 grid gap-x-8 gap-y-3 sm:grid-cols-2 mt-2">
            <For each={it().targets}>
              {(card) => {
                const value = card.unit === 'percent' ? percentOf(card.count, card.total) : card.count
                const say = (n: number) => (card.unit === 'percent' ? w.percent(String(n)) : formatNumber(n))
                return (
                  <li>
                    <p class="flex items-center justify-between gap-3 text-sm">
                      <span>{w.short[card.kind]}</span>
                      <A
                        class="inline-flex items-center gap-1 min-h-11 shrink-0 tabular-nums text-ink"
                        href={hrefOf(card.kind, {})}
                        aria-label={`${w.short[card.kind]}: ${w.progress(say(value), say(card.goal))}`}
                      >
                        <b class="underline">{say(value)}</b>{' '}
                        <span class="text-ink-2">{w.ofGoal(say(card.goal))}</span>
                      </A>
                    </p>
                    <ProgressBar
                      value={Math.min(value, card.goal)}
                      max={Math.max(1, card.goal)}
                      label={`${w.short[card.kind]}: ${w.progress(say(value), say(card.goal))}`}
                      hideLabel
                    />
                  </li>
                )
              }}
            </For>
          </ul>
        </section>
      )}
    </Show>
  )
}
