import { evidenceWords as w } from '@xk/i18n'
import { RangePlot } from '@xk/ui'
import { Show } from 'solid-js'
import { Explained } from './explained.tsx'
import type { Names, SegmentPart } from './load.ts'
import { rangeOf, short, signed, ticksBetween } from './words.ts'

/** How each judge's totals are spread, on one scale. */
export const JudgeSpreads = (props: { part: SegmentPart; names: Names }) => {
  const judges = () => props.part.judges ?? []
  const range = () =>
    rangeOf(
      judges().flatMap(({ least, most }) => [least, most]),
      { min: 0, max: props.part.max ?? 100 },
    )
  return (
    <Explained title={w.judges.title} means={w.judges.means} not={w.judges.not}>
      <RangePlot
        label={w.judges.picture}
        {...range()}
        ticks={ticksBetween(range().min, range().max)}
        rows={judges().map((it) => ({
          label: props.names.judge(it.judge),
          text: w.judges.row(
            short(it.middle),
            short(it.lower),
            short(it.upper),
            short(it.least),
            short(it.most),
            short(it.sheets),
          ),
          from: it.least,
          to: it.most,
          boxFrom: it.lower,
          boxTo: it.upper,
          point: it.middle,
        }))}
      />
    </Explained>
  )
}

/** How strict each judge is beside the others on the same entries. */
export const Severities = (props: { part: SegmentPart; names: Names }) => {
  const fitted = () => (props.part.severity?.ok ? props.part.severity : undefined)
  const parts = () => (props.part.severity?.ok === false ? props.part.severity.parts : [])
  const range = () =>
    rangeOf([
      0,
      ...(fitted()?.judges ?? []).flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    ])
  return (
    <Explained title={w.severity.title} means={w.severity.means} not={w.severity.not}>
      <Show
        when={fitted()}
        fallback={
          <p>{w.severity.parts(w.groups(parts().map((part) => part.map(props.names.judge).join(', '))))}</p>
        }
      >
        {(it) => (
          <>
            <RangePlot
              label={w.severity.picture}
              {...range()}
              ticks={ticksBetween(range().min, range().max)}
              line={{ at: 0, label: w.severity.line }}
              rows={it()
                .judges.toSorted((a, b) => b.value - a.value)
                .map(({ judge, value, low, high, sheets }) => ({
                  label: props.names.judge(judge),
                  text: w.severity.row(
                    signed(value),
                    low === null || high === null ? '' : w.severity.interval(signed(low), signed(high)),
                    short(sheets),
                  ),
                  from: low ?? undefined,
                  to: high ?? undefined,
                  point: value,
                }))}
            />
            <Show when={it().deviation}>
              {(deviation) => <p class="text-sm mt-3">{w.severity.deviation(short(deviation()))}</p>}
            </Show>
          </>
        )}
      </Show>
    </Explained>
  )
}

/** Entries whose sheets lie farthest apart. */
export const Spreads = (props: { part: SegmentPart; names: Names }) => {
  const rows = () => props.part.spreads ?? []
  const range = () =>
    rangeOf(
      rows().flatMap(({ totals }) => totals.map(({ total }) => total)),
      { min: 0, max: props.part.max ?? 100 },
    )
  return (
    <Explained title={w.spreads.title} means={w.spreads.means} not={w.spreads.not}>
      <Show when={rows().length > 0} fallback={<p>{w.spreads.none}</p>}>
        <RangePlot
          label={w.spreads.picture}
          {...range()}
          ticks={ticksBetween(range().min, range().max)}
          rows={rows().map(({ entry, totals, spread }) => {
            const values = totals.map(({ total }) => total).sort((a, b) => a - b)
            return {
              label: props.names.entry(entry),
              text: w.spreads.row(values.map(short).join(' · '), short(spread)),
              from: values[0],
              to: values.at(-1),
              dots: values,
            }
          })}
        />
      </Show>
    </Explained>
  )
}
