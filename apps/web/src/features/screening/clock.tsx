import { screeningWords } from '@xk/i18n'
import { Card, formatDateTime, Tag, type Tone } from '@xk/ui'
import { Show } from 'solid-js'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(screeningWords.clock)

interface Clock {
  state: 'running' | 'stopped' | 'done'
  limit: number
  used: number
  left: number | null
  due: string | null
  since: string | null
  overdue: boolean
}

const said = (clock: Clock): { text: string; tone: Tone } => {
  if (clock.state === 'stopped')
    return { text: w.stopped(clock.since ? formatDateTime(clock.since) : ''), tone: 'neutral' }
  if (clock.state === 'done')
    return clock.overdue ? { text: w.doneLate, tone: 'amber' } : { text: w.done, tone: 'green' }
  if (clock.overdue) return { text: w.late, tone: 'red' }
  return { text: w.left(clock.left ?? 0), tone: (clock.left ?? 0) <= 1 ? 'amber' : 'blue' }
}

/** How the secretariat's own time for an entry stands, in a list. */
export const ClockNote = (props: { clock: Clock }) => (
  <>
    <Tag tone={said(props.clock).tone}>{said(props.clock).text}</Tag>
    <span class="block text-sm text-ink-2">{w.used(props.clock.used, props.clock.limit)}</span>
  </>
)

export const ClockCard = (props: { clock: Clock }) => (
  <Card title={w.title}>
    <ClockNote clock={props.clock} />
    <Show when={props.clock.due}>{(at) => <p>{w.due(formatDateTime(at()))}</p>}</Show>
    <p class="text-sm text-ink-2">{props.clock.state === 'stopped' ? w.stoppedWhy : w.help}</p>
  </Card>
)
