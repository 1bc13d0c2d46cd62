import { add, fromWire, multiply, rational, toWire } from '@xk/domain/kernel'
import { appealWords } from '@xk/i18n'
import { KeyValue } from '@xk/ui'
import { points } from '../results/format.ts'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(appealWords.remark)

interface Figures {
  first: string
  second: string
  holds: 'first' | 'second' | 'both'
}

const held = ({ first, second, holds }: Figures) =>
  holds === 'both'
    ? toWire(multiply(add(fromWire(first), fromWire(second)), rational(1, 2)))
    : holds === 'first'
      ? first
      : second

/** Both figures of a work that another panel has marked, and which of them holds. */
export const RemarkFigures = (props: { figures: Figures }) => (
  <KeyValue
    items={[
      { label: w.first, value: points(props.figures.first) },
      { label: w.second, value: points(props.figures.second) },
      { label: w.holds, value: w.heldScore(points(held(props.figures)), w.held[props.figures.holds]) },
    ]}
  />
)
