import { appealWords } from '@xk/i18n'
import { KeyValue } from '@xk/ui'
import { points } from '../results/format.ts'

const w = appealWords.remark

/** Both figures of a work that another panel has marked, and which of them holds. */
export const RemarkFigures = (props: {
  figures: { first: string; second: string; holds: 'first' | 'second' | 'both' }
}) => (
  <KeyValue
    items={[
      { label: w.first, value: points(props.figures.first) },
      { label: w.second, value: points(props.figures.second) },
      { label: w.holds, value: w.held[props.figures.holds] },
    ]}
  />
)
