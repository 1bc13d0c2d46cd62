import { evidenceWords as w } from '@xk/i18n'
import { DataTable, Tag } from '@xk/ui'
import { Show } from 'solid-js'
import { Explained } from './explained.tsx'
import type { Names, SegmentPart } from './load.ts'
import { fine, short } from './words.ts'

type Facets = NonNullable<SegmentPart['facets']>
type Fitted = Extract<Facets, { ok: true }>
type Refusal = Extract<Facets, { ok: false }>['refusal']

const refusalText = (refusal: Refusal, names: Names): string =>
  refusal.why === 'disconnected'
    ? w.facets.refusal.disconnected(w.groups(refusal.parts.map((part) => part.map(names.judge).join(', '))))
    : w.facets.refusal[refusal.why]()

/** Fit in a word: a number alone says nothing to who does not know the model. */
const FitTag = (props: { value: number | null }) => (
  <Show when={props.value !== null} fallback="–">
    {fine(props.value ?? 0)}{' '}
    <Tag tone={(props.value ?? 1) > 1.5 ? 'amber' : 'neutral'}>
      {(props.value ?? 1) > 1.5
        ? w.facets.noisy
        : (props.value ?? 1) < 0.5
          ? w.facets.muted
          : w.facets.steady}
    </Tag>
  </Show>
)

const Tables = (props: { it: Fitted; part: SegmentPart; names: Names }) => (
  <>
    <p class="text-sm mb-3">{w.facets.levels[props.it.by](short(props.it.used), short(props.it.of))}</p>
    <DataTable
      caption={w.facets.judgesTable}
      rows={props.it.judges.toSorted((a, b) => b.value - a.value)}
      columns={[
        { key: 'judge', label: w.facets.judge, lead: true, cell: (row) => props.names.judge(row.judge) },
        {
          key: 'severity',
          label: w.facets.severity,
          numeric: true,
          cell: (row) =>
            row.low === null || row.high === null
              ? fine(row.value)
              : `${fine(row.value)} (${fine(row.low)}; ${fine(row.high)})`,
        },
        { key: 'infit', label: w.facets.infit, cell: (row) => <FitTag value={row.infit} /> },
        { key: 'outfit', label: w.facets.outfit, cell: (row) => <FitTag value={row.outfit} /> },
      ]}
    />
    <div class="mt-5">
      <DataTable
        caption={w.facets.criteriaTable}
        rows={props.it.criteria}
        columns={[
          {
            key: 'criterion',
            label: w.facets.criterion,
            lead: true,
            cell: (row) => props.part.criteria?.find(({ key }) => key === row.criterion)?.label,
          },
          {
            key: 'difficulty',
            label: w.facets.difficulty,
            numeric: true,
            cell: (row) => (row.difficulty === null ? '–' : fine(row.difficulty)),
          },
        ]}
      />
    </div>
    <Show when={props.it.extreme.entries > 0}>
      <p class="text-sm text-ink-2 mt-3">{w.facets.extreme(short(props.it.extreme.entries))}</p>
    </Show>
    <Show when={props.it.extreme.judges.length > 0}>
      <p class="text-sm text-ink-2 mt-3">
        {w.facets.extremeJudges(props.it.extreme.judges.map(props.names.judge).join(', '))}
      </p>
    </Show>
  </>
)

/** The many-facet model: measures on one scale, and who does not follow it. */
export const FacetsModel = (props: { part: SegmentPart; names: Names }) => {
  const fitted = () => (props.part.facets?.ok ? props.part.facets : undefined)
  const refused = () => (props.part.facets?.ok === false ? props.part.facets.refusal : undefined)
  return (
    <Explained title={w.facets.title} means={w.facets.means} not={w.facets.not}>
      <Show when={fitted()}>{(it) => <Tables it={it()} part={props.part} names={props.names} />}</Show>
      <Show when={refused()}>{(refusal) => <p>{refusalText(refusal(), props.names)}</p>}</Show>
    </Explained>
  )
}
