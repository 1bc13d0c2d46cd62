import { evidenceWords as w } from '@xk/i18n'
import { DataTable } from '@xk/ui'
import { For, Show } from 'solid-js'
import { Explained } from './explained.tsx'
import type { EvidencePage, Names } from './load.ts'
import { short } from './words.ts'

type Line = EvidencePage['leaveOneOut'][number]

/** What ranking and prizes would be without each judge's sheets. */
export const WithoutJudge = (props: { page: EvidencePage; names: Names }) => {
  const prize = (key: string | null) =>
    key === null
      ? w.without.noPrize
      : (props.page.prizes.find((it) => it.key === key)?.label ?? w.boundaries.nextStage)
  const changes = (line: Line) =>
    (line.prizes ?? []).map((it) =>
      w.without.change(props.names.entry(it.entry), prize(it.prize), prize(it.without)),
    )
  return (
    <Explained title={w.without.title} means={w.without.means} not={w.without.not}>
      <DataTable
        caption={w.without.title}
        rows={props.page.leaveOneOut}
        columns={[
          {
            key: 'judge',
            label: w.without.judge,
            lead: true,
            cell: (line) => props.names.judge(line.judge ?? ''),
          },
          { key: 'sheets', label: w.without.sheets, numeric: true, cell: (line) => short(line.sheets ?? 0) },
          { key: 'moved', label: w.without.moved, numeric: true, cell: (line) => short(line.moved ?? 0) },
          {
            key: 'farthest',
            label: w.without.farthest,
            cell: (line) => (
              <Show when={line.farthest} fallback="–">
                {(it) =>
                  w.without.farthestOf(props.names.entry(it().entry), short(it().rank), short(it().without))
                }
              </Show>
            ),
          },
          {
            key: 'prizes',
            label: w.without.prizes,
            cell: (line) => (
              <div>
                <Show when={changes(line).length > 0} fallback={w.without.none}>
                  <ul class="list-none p-0">
                    <For each={changes(line)}>{(text) => <li>{text}</li>}</For>
                  </ul>
                </Show>
                <Show when={(line.unranked ?? []).length > 0}>
                  <span class="block text-sm text-ink-2">
                    {w.without.unranked((line.unranked ?? []).map(props.names.entry).join(', '))}
                  </span>
                </Show>
              </div>
            ),
          },
        ]}
      />
    </Explained>
  )
}
