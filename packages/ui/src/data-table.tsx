import { createSignal, For, type JSX, Show } from 'solid-js'
import { LoadMore } from './load-more.tsx'
import { SelectField } from './select-field.tsx'
import { uiWords } from './ui-words.ts'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => JSX.Element
  numeric?: boolean | undefined
  /** Names the row: the title of its card on a phone. */
  lead?: boolean | undefined
  sortable?: boolean | undefined
  /** Codes, dates: never broken across lines. */
  nowrap?: boolean | undefined
  /** What can be done with the row: in one line, on a phone as the foot of its card. */
  actions?: boolean | undefined
}
export interface Sort {
  key: string
  descending: boolean
}

const STEP = 100

/**
 * Rows as a table, as stacked cards under 640 px. Draws a bounded number of rows ("Xem thêm" for the next ones),
 * so that a thousand rows don't make a thousand rows of DOM. Roles are written out: styles that stack the cells
 * would take them away.
 */
export const DataTable = <Row,>(props: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  empty?: JSX.Element
  sort?: Sort | undefined
  /** Called with the pressed column; the page keeps the order (in the address). */
  onSort?: ((key: string) => void) | undefined
  rowClass?: ((row: Row) => string) | undefined
}) => {
  const [shown, setShown] = createSignal(STEP)
  const order = (key: string) =>
    props.sort?.key === key ? (props.sort.descending ? 'descending' : 'ascending') : undefined
  const sign = (key: string) => ({ ascending: '↑', descending: '↓', none: '↕' })[order(key) ?? 'none']
  const sortable = () => (props.onSort ? props.columns.filter((column) => column.sortable) : [])
  return (
    <Show
      when={props.rows.length > 0}
      fallback={props.empty ?? <p class="text-ink-2 py-6">{uiWords.nothing}</p>}
    >
      <Show when={sortable().length > 0}>
        <div class="table-order no-print">
          <SelectField
            label={uiWords.sortBy}
            value={props.sort?.key ?? ''}
            placeholder={uiWords.usualOrder}
            options={sortable().map((column) => ({ value: column.key, label: column.label }))}
            onChange={(key) => key && props.onSort?.(key)}
          />
        </div>
      </Show>
      {/* What scrolls sideways must be reachable by keyboard. */}
      <div class="table-wrap" tabindex="0" role="region" aria-label={props.caption}>
        <table role="table">
          <caption class="sr-only">{props.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <For each={props.columns}>
                {(column) => (
                  <th
                    role="columnheader"
                    scope="col"
                    class={column.numeric ? 'num' : ''}
                    aria-sort={order(column.key)}
                  >
                    <Show when={column.sortable && props.onSort} fallback={column.label}>
                      <button type="button" class="table-sort" onClick={() => props.onSort?.(column.key)}>
                        {column.label}
                        <span aria-hidden="true">{sign(column.key)}</span>
                      </button>
                    </Show>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody role="rowgroup">
            <For each={props.rows.slice(0, shown())}>
              {(row) => (
                <tr role="row" class={props.rowClass?.(row)}>
                  <For each={props.columns}>
                    {(column) => (
                      <td
                        role="cell"
                        data-label={column.label}
                        class={`${column.numeric ? 'num' : ''} ${column.lead ? 'lead' : ''} ${column.nowrap ? 'nowrap' : ''} ${column.actions ? 'acts' : ''}`}
                      >
                        <Show when={column.actions} fallback={column.cell(row)}>
                          <div class="row-acts">{column.cell(row)}</div>
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={props.rows.length > shown()}>
        <LoadMore
          shown={shown()}
          total={props.rows.length}
          step={STEP}
          onMore={() => setShown((count) => count + STEP)}
        />
      </Show>
    </Show>
  )
}
