import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { formatDateTime, formatRemaining, formatTime } from './format.ts'

export const ProgressBar = (props: { value: number; max: number; label: string; hideLabel?: boolean }) => (
  <div>
    <Show when={!props.hideLabel}>
      <div class="flex justify-between text-sm text-ink-2 mb-1">
        <span>{props.label}</span>
        <span>
          {props.value} / {props.max}
        </span>
      </div>
    </Show>
    <div
      role="progressbar"
      aria-label={props.label}
      aria-valuenow={props.value}
      aria-valuemin={0}
      aria-valuemax={props.max}
      class="h-1.5 rounded-full bg-sunken overflow-hidden"
    >
      <div
        class="h-full bg-accent rounded-full"
        style={{ width: `${props.max > 0 ? Math.min(100, (100 * props.value) / props.max) : 0}%` }}
      />
    </div>
  </div>
)

/** One tick per piece of work; the text beside it says the numbers. */
export const Ticks = (props: { total: number; done: number; now?: number }) => (
  <span class="hidden md:flex gap-[3px]" aria-hidden="true">
    <For each={Array.from({ length: Math.min(props.total, 40) })}>
      {(_, i) => (
        <i
          class={`w-[9px] h-[18px] rounded-[3px] ${i() < props.done ? 'bg-accent' : i() === props.now ? 'ring-2 ring-inset ring-accent' : 'bg-line'}`}
        />
      )}
    </For>
  </span>
)

export interface PathStep {
  label: string
  sub?: JSX.Element
  state: 'done' | 'now' | 'todo'
}
/** Where an edition stands between call and certificate. */
export const EditionPath = (props: { steps: readonly PathStep[]; label?: string }) => (
  <ol class="path my-6" aria-label={props.label ?? 'Các bước'}>
    <For each={props.steps}>
      {(step) => (
        <li data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <b class="font-semibold block">{step.label}</b>
          <Show when={step.sub}>
            <span class="block">{step.sub}</span>
          </Show>
          <Show when={step.state === 'done'}>
            <span class="sr-only">đã xong</span>
          </Show>
        </li>
      )}
    </For>
  </ol>
)

/** Time left by the server's clock. `serverNow` is what the server said when the page was loaded. */
export const Countdown = (props: { until: string; serverNow: string }) => {
  const [now, setNow] = createSignal(Date.parse(props.serverNow))
  onMount(() => {
    const offset = Date.parse(props.serverNow) - Date.now()
    setNow(Date.now() + offset)
    const timer = setInterval(() => setNow(Date.now() + offset), 1000)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <time
      dateTime={props.until}
      title={formatDateTime(props.until)}
      class={`font-semibold tabular-nums ${Date.parse(props.until) - now() < 3_600_000 ? 'text-red' : ''}`}
    >
      {formatRemaining(Date.parse(props.until) - now())}
    </time>
  )
}

export type Saving =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved'; at: string | Date }
  | { state: 'offline' }
  | { state: 'conflict' }
  | { state: 'error'; message: string }

/** Saved, saving, kept on this device, or not saved: always told. */
export const SaveState = (props: { value: Saving; onRetry?: () => void }) => {
  const text = () => {
    const it = props.value
    switch (it.state) {
      case 'idle':
        return ''
      case 'saving':
        return 'Đang lưu…'
      case 'saved':
        return `Đã lưu lúc ${formatTime(it.at)}`
      case 'offline':
        return 'Mất mạng: đang giữ trên máy này, sẽ tự gửi lại'
      case 'conflict':
        return 'Có bản khác vừa được lưu ở nơi khác'
      case 'error':
        return it.message
    }
  }
  const colour = () =>
    ({
      idle: 'bg-line-strong',
      saving: 'bg-line-strong',
      saved: 'bg-green',
      offline: 'bg-amber',
      conflict: 'bg-red',
      error: 'bg-red',
    })[props.value.state]
  return (
    <span class="inline-flex items-center gap-1.5 text-xs text-ink-2" role="status">
      <Show when={props.value.state !== 'idle'}>
        <i class={`size-[7px] rounded-full shrink-0 ${colour()}`} aria-hidden="true" />
      </Show>
      {text()}
      <Show when={props.value.state === 'error' && props.onRetry}>
        <button type="button" class="btn-link font-semibold min-h-11" onClick={() => props.onRetry?.()}>
          Thử lại
        </button>
      </Show>
    </span>
  )
}

/** Small histogram; the text alternative carries the numbers. */
export const Distribution = (props: { counts: readonly number[]; label: string; width?: number }) => {
  const max = () => Math.max(1, ...props.counts)
  const width = () => props.width ?? 144
  const step = () => width() / Math.max(1, props.counts.length)
  return (
    <svg width={width()} height="28" viewBox={`0 0 ${width()} 28`} role="img" aria-label={props.label}>
      <line x1="0" x2={width()} y1="27.5" y2="27.5" stroke="var(--line)" />
      <For each={props.counts}>
        {(n, i) => (
          <rect
            x={i() * step()}
            y={27 - (26 * n) / max()}
            width={Math.max(2, step() - 2)}
            height={(26 * n) / max()}
            rx="1.5"
            fill="var(--accent)"
            opacity="0.8"
          />
        )}
      </For>
    </svg>
  )
}
