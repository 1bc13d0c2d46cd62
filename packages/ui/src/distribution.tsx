import { For } from 'solid-js'

const HEIGHT = 28

/** A small histogram. `label` is its text alternative and carries the numbers; `marked`: index of a bar to point out. */
export const Distribution = (props: {
  counts: readonly number[]
  label: string
  width?: number
  marked?: number | undefined
}) => {
  const most = () => Math.max(1, ...props.counts)
  const width = () => props.width ?? 144
  const step = () => width() / Math.max(1, props.counts.length)
  return (
    <svg
      class="distribution"
      width={width()}
      height={HEIGHT}
      viewBox={`0 0 ${width()} ${HEIGHT}`}
      role="img"
      aria-label={props.label}
    >
      <line x1="0" x2={width()} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line)" />
      <For each={props.counts}>
        {(count, i) => {
          const height = () => (count === 0 ? 0 : Math.max(2, ((HEIGHT - 2) * count) / most()))
          return (
            <rect
              x={i() * step()}
              y={HEIGHT - 1 - height()}
              width={Math.max(2, step() - 2)}
              height={height()}
              rx="1.5"
              fill={i() === props.marked ? 'var(--amber)' : 'var(--accent)'}
              opacity={i() === props.marked ? 1 : 0.78}
            />
          )
        }}
      </For>
    </svg>
  )
}
