import { compare, equal, parseRational, rational, sum } from '@xk/domain/kernel'
import { rulesEditorWords, writeDecimal } from '@xk/i18n'
import { Tag } from '@xk/ui'

const w = rulesEditorWords.scoring

/** A running sum against what it must be: said in words, the colour only repeats it. */
export const SumCheck = (props: { label: string; points: readonly string[]; wanted: string }) => {
  const total = () => sum(props.points.flatMap((it) => parseRational(it) ?? []))
  const wanted = () => parseRational(props.wanted) ?? rational(0)
  const right = () => equal(total(), wanted())
  return (
    <p class="my-3" role="status">
      {props.label}: <b>{writeDecimal(total(), 3, true)}</b> / {writeDecimal(wanted(), 3, true)}{' '}
      <Tag tone={right() ? 'green' : 'red'}>
        {right() ? w.right : compare(total(), wanted()) > 0 ? w.tooMany : w.tooFew}
      </Tag>
    </p>
  )
}
