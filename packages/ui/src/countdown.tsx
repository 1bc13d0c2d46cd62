import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'
import { formatDateTime } from './format.ts'
import { formatRemaining, passedThreshold } from './remaining.ts'

/**
 * Time left until `until` by the server's clock: give either what the server said when the page was loaded
 * (`serverNow`) or how far its clock is ahead of this device's (`offset`, ms). Said aloud only at thresholds.
 */
export const Countdown = (props: {
  until: string
  serverNow?: string | undefined
  offset?: number | undefined
  onEnd?: () => void
}) => {
  const start = props.serverNow ? Date.parse(props.serverNow) : Date.now() + (props.offset ?? 0)
  const [now, setNow] = createSignal(start)
  const [said, setSaid] = createSignal('')
  const left = () => Date.parse(props.until) - now()
  onMount(() => {
    const ahead = start - Date.now()
    const timer = setInterval(() => setNow(Date.now() + (props.offset ?? ahead)), 1000)
    onCleanup(() => clearInterval(timer))
  })
  createEffect(
    on(left, (after, before) => {
      if (before === undefined) return
      const threshold = passedThreshold(before, after)
      if (threshold) setSaid(threshold)
      if (before > 0 && after <= 0) props.onEnd?.()
    }),
  )
  return (
    <>
      <time
        datetime={props.until}
        title={formatDateTime(props.until)}
        class="countdown"
        data-near={left() < 3_600_000 ? '' : undefined}
      >
        {formatRemaining(left())}
      </time>
      <span class="sr-only" aria-live="polite">
        {said()}
      </span>
    </>
  )
}
