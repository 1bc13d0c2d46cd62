import { parseRational, readDecimal } from '@xk/domain/kernel'
import { rulesEditorWords as w, writeDecimal } from '@xk/i18n'
import { NumberField } from '@xk/ui'
import { createSignal } from 'solid-js'
import { useRules } from '../bound/index.ts'
import type { Step } from '../create-rules.ts'

type Row = { points: string } & Record<string, string>

const shown = (wire: string | undefined) => {
  const value = wire === undefined ? undefined : parseRational(wire)
  return value && value.n !== 0n ? writeDecimal(value, 6, true) : ''
}

/** Points for one of a list (a prize, a stage): empty is none, and no row. */
export const PointsFor = (props: {
  path: readonly Step[]
  rows: readonly Row[]
  /** The row's field that names it, and its value. */
  by: string
  value: string
  /** Every value in its order. */
  order: readonly string[]
  label: string
}) => {
  const rules = useRules()
  const mine = () => props.rows.find((row) => row[props.by] === props.value)
  const [typed, setTyped] = createSignal(shown(mine()?.points))
  const [error, setError] = createSignal<string>()
  const change = (text: string) => {
    setTyped(text)
    const others = props.rows.filter((row) => row[props.by] !== props.value)
    if (text.trim() === '') {
      setError(undefined)
      return rules.set(props.path, others)
    }
    const read = readDecimal(text)
    if (read.kind !== 'value')
      return setError(read.kind === 'ambiguous' ? w.ambiguous(text.trim()) : w.decimal)
    setError(undefined)
    const { n, d } = read.value
    const points = d === 1n ? `${n}` : `${n}/${d}`
    const next: Row[] = [...others, { [props.by]: props.value, points }]
    const place = (row: Row) => props.order.indexOf(row[props.by] ?? '')
    rules.set(
      props.path,
      next.toSorted((a, b) => place(a) - place(b)),
    )
  }
  return (
    <NumberField
      label={props.label}
      suffix={w.points}
      optional
      value={typed()}
      onInput={change}
      error={error()}
    />
  )
}
