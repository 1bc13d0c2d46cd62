import { panelWords } from '@xk/i18n'
import { Tag } from '@xk/ui'
import { Show } from 'solid-js'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(panelWords)

/** What speaks for a pair of judge and work, and against it. */
export const Why = (props: {
  pair: {
    kept?: boolean | undefined
    expert?: boolean | undefined
    wish?: 'want' | 'avoid' | null | undefined
    earlier?: boolean | undefined
  }
}) => {
  const plain = () => !props.pair.kept && !props.pair.expert && !props.pair.wish && !props.pair.earlier
  return (
    <span class="inline-flex flex-wrap gap-1.5">
      <Show when={props.pair.kept}>
        <Tag>{w.why.kept}</Tag>
      </Show>
      <Show when={props.pair.expert}>
        <Tag tone="green">{w.why.expert}</Tag>
      </Show>
      <Show when={props.pair.wish === 'want'}>
        <Tag tone="blue">{w.why.want}</Tag>
      </Show>
      <Show when={props.pair.wish === 'avoid'}>
        <Tag tone="amber">{w.why.avoid}</Tag>
      </Show>
      <Show when={props.pair.earlier}>
        <Tag tone="amber">{w.why.earlier}</Tag>
      </Show>
      <Show when={plain()}>
        <span class="text-ink-2">{w.why.load}</span>
      </Show>
    </span>
  )
}
