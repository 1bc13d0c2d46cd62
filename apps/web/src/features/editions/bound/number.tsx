import { parseRational, type Rational, rational, readDecimal, readFraction } from '@xk/domain/kernel'
import { rulesEditorWords as w, writeDecimal } from '@xk/i18n'
import { NumberField } from '@xk/ui'
import { createEffect, createSignal, on } from 'solid-js'
import { pointerOf } from '../create-rules.ts'
import { type Bound, controlId, useRules } from './context.tsx'

interface Props extends Bound {
  optional?: boolean
  suffix?: string | undefined
}

/** A number kept as typed until it can be read, so that nothing typed is lost. */
const Typed = (
  props: Props & { shown: string; read: (typed: string) => { value: unknown } | { error: string } },
) => {
  const rules = useRules()
  const [typed, setTyped] = createSignal(props.shown)
  const [error, setError] = createSignal<string>()
  const change = (text: string) => {
    setTyped(text)
    if (text.trim() === '' && props.optional) {
      setError(undefined)
      return rules.set(props.path, null)
    }
    const read = props.read(text)
    if ('error' in read) return setError(read.error)
    setError(undefined)
    rules.set(props.path, read.value)
  }
  // Another tab's version was taken over: show its number.
  createEffect(
    on(
      () => props.shown,
      (shown) => {
        const read = props.read(typed())
        const same =
          'value' in read && JSON.stringify(read.value) === JSON.stringify(rules.at(props.path) ?? null)
        if (!same && !(typed().trim() === '' && rules.at(props.path) === null) && error() === undefined)
          setTyped(shown)
      },
      { defer: true },
    ),
  )
  // The part at this place is another one now: what was typed half belonged to the one before.
  createEffect(
    on(
      rules.restructured,
      (list) => {
        if (!pointerOf(props.path).startsWith(list)) return
        setError(undefined)
        setTyped(props.shown)
      },
      { defer: true },
    ),
  )
  return (
    <NumberField
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      suffix={props.suffix ?? ''}
      value={typed()}
      onInput={change}
      error={error() ?? rules.errorAt(pointerOf(props.path))}
    />
  )
}

/** A whole number from 0; empty means none where `optional`. `per` divides what is shown (bytes as MB). */
export const BoundCount = (props: Props & { per?: number }) => {
  const rules = useRules()
  const per = () => props.per ?? 1
  const shown = () => {
    const value = rules.at(props.path)
    return typeof value === 'number' ? String(Math.round(value / per())) : ''
  }
  return (
    <Typed
      {...props}
      shown={shown()}
      read={(text) =>
        /^\d{1,6}$/.test(text.trim()) ? { value: Number(text.trim()) * per() } : { error: w.wholeNumber }
      }
    />
  )
}

const wireOf = ({ n, d }: Rational) => (d === 1n ? `${n}` : `${n}/${d}`)

/** An exact number: 8,5 and 8.5 are the same, 8.500 is asked about. `per` is what one unit shown is worth. */
export const BoundPoints = (props: Props & { per?: Rational }) => {
  const rules = useRules()
  const per = () => props.per ?? rational(1)
  const shown = () => {
    const value = rules.at(props.path)
    const read = typeof value === 'string' ? parseRational(value) : undefined
    return read ? writeDecimal(rational(read.n * per().d, read.d * per().n), 6, true) : ''
  }
  return (
    <Typed
      {...props}
      shown={shown()}
      read={(text) => {
        const read = readDecimal(text)
        if (read.kind === 'ambiguous') return { error: w.ambiguous(text.trim()) }
        if (read.kind === 'notANumber') return { error: w.decimal }
        const { n, d } = read.value
        return { value: wireOf(rational(n * per().n, d * per().d)) }
      }}
    />
  )
}

/** A share kept as the fraction that it is: 2/3, 10 trên 15, 50 %. */
export const BoundFraction = (props: Props) => {
  const rules = useRules()
  const shown = () => {
    const value = rules.at(props.path)
    const read = typeof value === 'string' ? parseRational(value) : undefined
    return read ? wireOf(read) : ''
  }
  return (
    <Typed
      {...props}
      shown={shown()}
      read={(text) => {
        const read = readFraction(text)
        return read ? { value: wireOf(read) } : { error: w.stages.council.fractionWrong }
      }}
    />
  )
}
