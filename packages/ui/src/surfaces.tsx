import { For, type JSX, Show } from 'solid-js'

export type Tone = 'neutral' | 'blue' | 'green' | 'amber' | 'red'

export const Tag = (props: { tone?: Tone; children: JSX.Element }) => (
  <span class={`tag tag-${props.tone ?? 'neutral'}`}>{props.children}</span>
)

export const Card = (props: {
  title?: string
  actions?: JSX.Element
  children: JSX.Element
  class?: string
}) => (
  <section class={`card ${props.class ?? ''}`}>
    <Show when={props.title}>
      <div class="flex flex-wrap items-center justify-between gap-3 mb-4">
        <h2>{props.title}</h2>
        {props.actions}
      </div>
    </Show>
    {props.children}
  </section>
)

/** One thing to do now: a tag for its state, a title, a sentence, its actions. `first`: the one to begin with. */
export const Todo = (props: {
  tag?: JSX.Element
  title: JSX.Element
  text?: JSX.Element
  actions?: JSX.Element
  first?: boolean
  children?: JSX.Element
}) => (
  <article class={`card mt-4 ${props.first ? 'border-accent shadow-(--shadow)' : ''}`}>
    {props.tag}
    <h3 class="text-base mt-1.5 mb-1">{props.title}</h3>
    <Show when={props.text}>
      <p class="text-sm text-ink-2">{props.text}</p>
    </Show>
    {props.children}
    <Show when={props.actions}>
      <div class="flex flex-wrap gap-3 mt-4">{props.actions}</div>
    </Show>
  </article>
)

const NOTE: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  blue: 'bg-accent-soft text-ink',
  green: 'bg-green-soft text-ink',
  amber: 'bg-amber-soft text-ink',
  red: 'bg-red-soft text-ink',
}
/** A message in the page; red ones are announced at once. */
export const ProblemNote = (props: {
  tone?: Tone
  title: JSX.Element
  children?: JSX.Element
  action?: JSX.Element
  class?: string
}) => (
  <div
    role={(props.tone ?? 'red') === 'red' ? 'alert' : 'status'}
    class={`rounded-m p-4 my-4 ${NOTE[props.tone ?? 'red']} ${props.class ?? ''}`}
  >
    <p class="font-semibold">{props.title}</p>
    <Show when={props.children}>
      <div class="text-sm mt-1">{props.children}</div>
    </Show>
    <Show when={props.action}>
      <div class="mt-3">{props.action}</div>
    </Show>
  </div>
)

export const EmptyState = (props: { title: string; text?: JSX.Element; action?: JSX.Element }) => (
  <div class="text-center py-10 px-4">
    <p class="text-lg font-semibold">{props.title}</p>
    <Show when={props.text}>
      <p class="text-ink-2 mt-1 max-w-[48ch] mx-auto">{props.text}</p>
    </Show>
    <Show when={props.action}>
      <div class="mt-5">{props.action}</div>
    </Show>
  </div>
)

export const Skeleton = (props: { lines?: number; label?: string }) => (
  <div role="status" aria-label={props.label ?? 'Đang tải'} class="py-4">
    <For each={Array.from({ length: props.lines ?? 4 })}>
      {(_, i) => <div class="skeleton h-5 mb-3" style={{ width: `${[92, 78, 85, 60][i() % 4]}%` }} />}
    </For>
  </div>
)

export const Stat = (props: { value: JSX.Element; label: string; help?: JSX.Element }) => (
  <div>
    <div class="text-2xl font-semibold leading-none">{props.value}</div>
    <div class="text-sm text-ink-2 mt-1">{props.label}</div>
    <Show when={props.help}>
      <div class="text-xs text-ink-2">{props.help}</div>
    </Show>
  </div>
)

export const KeyValue = (props: { items: readonly { label: string; value: JSX.Element }[] }) => (
  <dl class="grid sm:grid-cols-[minmax(9rem,auto)_1fr] gap-x-6 gap-y-2">
    <For each={props.items}>
      {(it) => (
        <>
          <dt class="text-ink-2 text-sm pt-0.5">{it.label}</dt>
          <dd class="mb-2 sm:mb-0 min-w-0 break-words">{it.value}</dd>
        </>
      )}
    </For>
  </dl>
)

export const Avatar = (props: { name: string }) => (
  <span
    class="size-9 rounded-full bg-accent-soft text-accent grid place-items-center text-xs font-semibold shrink-0"
    aria-hidden="true"
  >
    {props.name
      .trim()
      .split(/\s+/)
      .slice(-2)
      .map((w) => w[0]?.toUpperCase())
      .join('')}
  </span>
)
