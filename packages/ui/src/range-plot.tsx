import { For, Show } from 'solid-js'

export interface PlotRow {
  label: string
  /** What the picture shows, in numbers: stands beside it and is its text alternative. */
  text: string
  /** A thin line, such as an interval or a whole range. */
  from?: number | undefined
  to?: number | undefined
  /** A thick part of it, such as the middle half. */
  boxFrom?: number | undefined
  boxTo?: number | undefined
  /** One value; drawn as a ring where `hollow`. */
  point?: number | undefined
  hollow?: boolean | undefined
  /** Single values. */
  dots?: readonly number[] | undefined
}

const MIDDLE = 14

/**
 * Values and intervals of several things on one scale, one row each. The picture itself is hidden from readers of
 * the text: each row says its numbers in words. `line`: a value to compare with, such as 0 or a prize's boundary.
 */
export const RangePlot = (props: {
  label: string
  rows: readonly PlotRow[]
  min: number
  max: number
  ticks: readonly { at: number; label: string }[]
  line?: { at: number; label: string } | undefined
}) => {
  const at = (value: number) =>
    `${Math.min(100, Math.max(0, ((value - props.min) / (props.max - props.min || 1)) * 100))}%`
  return (
    <div class="range-plot">
      <ul aria-label={props.label}>
        <For each={props.rows}>
          {(row) => (
            <li>
              <span class="range-label">{row.label}</span>
              <span class="range-track" aria-hidden="true">
                <svg width="100%" height="28">
                  <line class="range-rail" x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} />
                  <Show when={props.line}>
                    {(line) => (
                      <line class="range-line" x1={at(line().at)} x2={at(line().at)} y1="0" y2="28" />
                    )}
                  </Show>
                  <Show when={row.from !== undefined && row.to !== undefined}>
                    <line
                      class="range-span"
                      x1={at(row.from ?? 0)}
                      x2={at(row.to ?? 0)}
                      y1={MIDDLE}
                      y2={MIDDLE}
                    />
                  </Show>
                  <Show when={row.boxFrom !== undefined && row.boxTo !== undefined}>
                    <line
                      class="range-box"
                      x1={at(row.boxFrom ?? 0)}
                      x2={at(row.boxTo ?? 0)}
                      y1={MIDDLE}
                      y2={MIDDLE}
                    />
                  </Show>
                  <For each={row.dots ?? []}>
                    {(dot) => <circle class="range-dot" cx={at(dot)} cy={MIDDLE} r="4.5" />}
                  </For>
                  <Show when={row.point !== undefined}>
                    <circle
                      class="range-point"
                      data-hollow={row.hollow ? '' : undefined}
                      cx={at(row.point ?? 0)}
                      cy={MIDDLE}
                      r="5.5"
                    />
                  </Show>
                </svg>
              </span>
              <span class="range-text">{row.text}</span>
            </li>
          )}
        </For>
      </ul>
      <div class="range-axis" aria-hidden="true">
        <span>
          <For each={props.ticks}>{(tick) => <i style={{ left: at(tick.at) }}>{tick.label}</i>}</For>
        </span>
      </div>
      <Show when={props.line}>{(line) => <p class="range-note">{line().label}</p>}</Show>
    </div>
  )
}
