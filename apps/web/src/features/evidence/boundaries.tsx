import { evidenceWords as w } from '@xk/i18n'
import { RangePlot } from '@xk/ui'
import { For, Match, Switch } from 'solid-js'
import { Explained } from './explained.tsx'
import type { Boundary, EvidencePage, Names } from './load.ts'
import { percent, short, ticksBetween } from './words.ts'

const Picture = (props: { boundary: Boundary; names: Names; ranked: number }) => {
  const entries = () => props.boundary.entries ?? []
  const label = () => props.boundary.label || w.boundaries.nextStage
  const places = () => props.boundary.places ?? 0
  const last = () => Math.min(props.ranked, Math.max(...entries().map(({ high }) => high)) + 1)
  const first = () => Math.max(1, Math.min(...entries().map(({ low }) => low)) - 1)
  return (
    <section class="mt-5">
      <h3 class="font-semibold mb-2">{w.boundaries.of(label(), short(places()))}</h3>
      <RangePlot
        label={w.boundaries.picture(label())}
        min={first()}
        max={Math.max(last(), places() + 1)}
        ticks={ticksBetween(first(), Math.max(last(), places() + 1)).filter(({ at }) => Number.isInteger(at))}
        line={{ at: places() + 0.5, label: w.boundaries.line(label()) }}
        rows={entries().map((it) => {
          const inside = it.rank <= places()
          const where = (inside ? w.boundaries.inside : w.boundaries.outside)(short(it.rank))
          const adjusted = it.adjusted === null ? '' : w.boundaries.adjusted(short(it.adjusted))
          return {
            label: props.names.entry(it.entry),
            text: w.boundaries.row(where, short(it.low), short(it.high), percent(it.above)) + adjusted,
            from: it.low,
            to: it.high,
            point: it.rank,
            hollow: !inside,
          }
        })}
      />
    </section>
  )
}

/** How firm the ranks are where one prize ends and the next begins. */
export const Boundaries = (props: { page: EvidencePage; names: Names }) => (
  <Explained title={w.boundaries.title} means={w.boundaries.means} not={w.boundaries.not}>
    <Switch
      fallback={
        <For each={props.page.boundaries}>
          {(boundary) => <Picture boundary={boundary} names={props.names} ranked={props.page.ranked} />}
        </For>
      }
    >
      <Match when={props.page.intervals === 'noRepetition'}>{w.boundaries.noRepetition}</Match>
      <Match when={props.page.intervals === 'noPrizes'}>{w.boundaries.noPrizes}</Match>
    </Switch>
  </Explained>
)
