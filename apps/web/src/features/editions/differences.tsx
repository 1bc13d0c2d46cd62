import { workingGroupWords } from '@xk/i18n'
import type { Ruleset } from '@xk/domain/ruleset'
import { DataTable } from '@xk/ui'
import { differencesOf } from './rules-diff.ts'

const w = workingGroupWords.rules

/** Two versions of the rules side by side, only where they differ. */
export const Differences = (props: {
  before: Ruleset
  after: Ruleset
  labels?: { before: string; after: string }
}) => (
  <DataTable
    caption={w.changes}
    rows={differencesOf(props.before, props.after)}
    empty={<p class="text-ink-2">{w.noChanges}</p>}
    columns={[
      { key: 'place', label: w.place, cell: (row) => row.place, lead: true },
      { key: 'before', label: props.labels?.before ?? w.before, cell: (row) => row.before ?? w.none },
      { key: 'after', label: props.labels?.after ?? w.after, cell: (row) => row.after ?? w.none },
    ]}
  />
)
