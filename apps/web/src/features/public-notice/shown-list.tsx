import { publicNoticeWords } from '@xk/i18n'
import { type Column, DataTable } from '@xk/ui'
import { type JSX, Show } from 'solid-js'

const w = publicNoticeWords.list

export interface Shown {
  entryId: string
  ordinal: number
  names: string[]
  unnamed: number
  position: string | null
  unitName: string
}

/** Who a dossier on a notice is about, as far as they agreed to it. */
export const shownName = (it: Shown): string => it.names.join(', ') || w.unnamed

/** A notice's list; `extra`: columns after the usual ones. */
export const ShownList = <Row extends Shown>(props: {
  rows: readonly Row[]
  extra?: readonly Column<Row>[]
  empty?: JSX.Element
}) => (
  <DataTable
    caption={w.caption}
    rows={props.rows}
    empty={props.empty}
    columns={[
      { key: 'ordinal', label: w.ordinal, numeric: true, cell: (row) => row.ordinal },
      {
        key: 'who',
        label: w.who,
        lead: true,
        cell: (row) => (
          <>
            <Show when={row.names.length > 0} fallback={<i class="text-ink-2">{w.unnamed}</i>}>
              <b>{row.names.join(', ')}</b>
            </Show>
            <Show when={row.position}>
              <span class="block text-sm text-ink-2">{row.position}</span>
            </Show>
          </>
        ),
      },
      { key: 'unit', label: w.unit, cell: (row) => row.unitName },
      ...(props.extra ?? []),
    ]}
  />
)
