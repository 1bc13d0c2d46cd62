import type { CorrectedPlace } from '@xk/contract'
import { correctionWords } from '@xk/i18n'
import { Tag } from '@xk/ui'
import { For, type JSX, Show } from 'solid-js'
import { points } from '../results/format.ts'
import type { Changes as Lines } from './load.ts'

const w = correctionWords.changes

const PlaceText = (props: { place: CorrectedPlace | null | undefined }) => (
  <Show when={props.place} fallback={w.absent}>
    {(it) => (
      <>
        {w.place(points(it().score), it().rank, it().prizeLabel)}
        <Show when={it().revoked}>
          {' '}
          <Tag tone="red">{w.revoked}</Tag>
        </Show>
      </>
    )}
  </Show>
)

const Line = (props: {
  title: JSX.Element
  sub?: string | undefined
  before: JSX.Element
  after: JSX.Element
}) => (
  <li class="border-t border-line py-3 first:border-t-0 grid gap-1 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] md:gap-6">
    <div class="min-w-0">
      <b class="break-words">{props.title}</b>
      <Show when={props.sub}>
        <span class="block text-sm text-ink-2">{props.sub}</span>
      </Show>
    </div>
    <div class="text-sm tabular-nums">
      <span class="block text-ink-2">
        {w.before}: {props.before}
      </span>
      <span class="block">
        {w.after}: {props.after}
      </span>
    </div>
  </li>
)

/** What a correction changes: entries first, then unit prizes. */
export const Changes = (props: { of: Lines; dropped?: number | undefined }) => (
  <section class="mt-4" aria-label={w.title}>
    <h3>{w.title}</h3>
    <Show
      when={props.of.entries.length + props.of.teams.length > 0}
      fallback={<p class="text-ink-2">{w.none}</p>}
    >
      <ul class="list-none p-0">
        <For each={props.of.entries}>
          {(it) => (
            <Line
              title={it.title}
              sub={it.unitName}
              before={<PlaceText place={it.before} />}
              after={<PlaceText place={it.after} />}
            />
          )}
        </For>
      </ul>
      <Show when={props.of.teams.length > 0}>
        <h3 class="mt-4">{w.teams}</h3>
        <ul class="list-none p-0">
          <For each={props.of.teams}>
            {(it) => (
              <Line
                title={it.unitName}
                sub={it.prizeLabel}
                before={
                  it.before ? w.teamPlace(points(it.before.points), it.before.rank, it.before.wins) : w.absent
                }
                after={
                  it.after ? w.teamPlace(points(it.after.points), it.after.rank, it.after.wins) : w.absent
                }
              />
            )}
          </For>
        </ul>
      </Show>
    </Show>
    <Show when={props.dropped}>{(n) => <p class="note note-amber block!">{w.dropped(n())}</p>}</Show>
  </section>
)
