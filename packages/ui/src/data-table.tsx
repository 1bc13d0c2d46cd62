import { createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => JSX.Element
  numeric?: boolean
  /** Names the row: the title of its card on a phone. */
  lead?: boolean
  sortable?: boolean
}

const STEP = 100

/**
 * Rows as a table, as cards under 640 px. Shows a bounded number of rows at a time ("Xem thêm"), so that a
 * thousand rows don't make a thousand rows of DOM.
 */
export const DataTable = <Row,>(props: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  empty?: JSX.Element
  sort?: { key: string; descending: boolean }
  onSort?: (key: string) => void
  rowClass?: (row: Row) => string
}) => {
  const [shown, setShown] = createSignal(STEP)
  const ariaSort = (key: string) =>
    props.sort?.key === key ? (props.sort.descending ? 'descending' : 'ascending') : undefined
  return (
    <Show when={props.rows.length > 0} fallback={props.empty ?? <p class="text-ink-2 py-6">Chưa có gì.</p>}>
      <div class="table-wrap overflow-x-auto" tabindex="0" role="region" aria-label={props.caption}>
        <table>
          <caption class="sr-only">{props.caption}</caption>
          <thead>
            <tr>
              <For each={props.columns}>
                {(column) => (
                  <th scope="col" class={column.numeric ? 'num' : ''} aria-sort={ariaSort(column.key)}>
                    <Show when={column.sortable && props.onSort} fallback={column.label}>
                      <button
                        type="button"
                        class="min-h-11 font-medium underline decoration-dotted underline-offset-4"
                        onClick={() => props.onSort?.(column.key)}
                      >
                        {column.label}
                        {ariaSort(column.key) === 'ascending'
                          ? ' ↑'
                          : ariaSort(column.key) === 'descending'
                            ? ' ↓'
                            : ''}
                      </button>
                    </Show>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows.slice(0, shown())}>
              {(row) => (
                <tr class={props.rowClass?.(row) ?? ''}>
                  <For each={props.columns}>
                    {(column) => (
                      <td
                        data-label={column.label}
                        class={`${column.numeric ? 'num' : ''} ${column.lead ? 'lead' : ''}`}
                      >
                        {column.cell(row)}
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
        <div class="text-center mt-4">
          <Button onClick={() => setShown((n) => n + STEP)}>
            Xem thêm {Math.min(STEP, props.rows.length - shown())} / còn {props.rows.length - shown()}
          </Button>
        </div>
      </Show>
    </Show>
  )
}

export const SearchBox = (props: {
  value: string
  onInput: (value: string) => void
  label: string
  placeholder?: string
}) => (
  <label class="block grow max-w-md">
    <span class="sr-only">{props.label}</span>
    <input
      type="search"
      class="input"
      value={props.value}
      placeholder={props.placeholder ?? props.label}
      onInput={(e) => props.onInput(e.currentTarget.value)}
    />
  </label>
)
