import { formatDecimal, parseRational, readDecimal } from '@xk/domain/kernel'
import { Button, Checkbox, DateField, NumberField, SelectField, TextArea, TextField } from '@xk/ui'
import { createContext, createEffect, createSignal, Index, type JSX, on, Show, useContext } from 'solid-js'
import { pointerOf, type Rules, type Step } from './create-rules.ts'

const RulesContext = createContext<Rules>()
export const RulesProvider = (props: { rules: Rules; children: JSX.Element }) => (
  <RulesContext.Provider value={props.rules}>{props.children}</RulesContext.Provider>
)
export const useRules = (): Rules => {
  const rules = useContext(RulesContext)
  if (!rules) throw new Error('outside of the rules editor')
  return rules
}

/** Id of the control at a place of the rules: readiness links lead to it. */
export const controlId = (path: readonly Step[]) => `r${pointerOf(path)}`

interface Bound {
  path: readonly Step[]
  label: string
  help?: string
}

export const BoundText = (props: Bound & { optional?: boolean }) => {
  const rules = useRules()
  return (
    <TextField
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      value={String(rules.at(props.path) ?? '')}
      onInput={(value) => rules.set(props.path, value)}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}

export const BoundArea = (props: Bound & { optional?: boolean }) => {
  const rules = useRules()
  return (
    <TextArea
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      value={String(rules.at(props.path) ?? '')}
      onInput={(value) => rules.set(props.path, value)}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}

/** A list of lines, one a row: empty ones are left out. */
export const BoundLines = (props: Bound) => {
  const rules = useRules()
  const lines = () => (rules.at(props.path) as string[] | undefined) ?? []
  const [typed, setTyped] = createSignal(lines().join('\n'))
  const read = (text: string) => text.split('\n').filter((row) => row.trim() !== '')
  return (
    <TextArea
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional
      value={read(typed()).join('\n') === lines().join('\n') ? typed() : lines().join('\n')}
      onInput={(text) => {
        setTyped(text)
        rules.set(props.path, read(text))
      }}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}

/** A number kept as typed until it can be read, so that nothing typed is lost; `read` answers undefined when it can't. */
const Typed = (
  props: Bound & {
    optional?: boolean
    suffix?: string | undefined
    shown: string
    read: (typed: string) => { value: unknown } | { error: string }
  },
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
  return (
    <NumberField
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      optional={props.optional}
      suffix={props.suffix}
      value={typed()}
      onInput={change}
      error={error() ?? rules.errorAt(pointerOf(props.path))}
    />
  )
}

/** A whole number from 0; empty means none where `optional`. `per` divides what is shown (bytes as MB). */
export const BoundCount = (props: Bound & { optional?: boolean; suffix?: string; per?: number }) => {
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
        /^\d{1,6}$/.test(text.trim())
          ? { value: Number(text.trim()) * per() }
          : { error: 'Nhập số nguyên, ví dụ 5.' }
      }
    />
  )
}

/** An exact number: 8,5 and 8.5 are the same, 8.500 is asked about. */
export const BoundPoints = (props: Bound & { optional?: boolean; suffix?: string }) => {
  const rules = useRules()
  const shown = () => {
    const value = rules.at(props.path)
    const read = typeof value === 'string' ? parseRational(value) : undefined
    return read ? formatDecimal(read, 6, true) : ''
  }
  return (
    <Typed
      {...props}
      shown={shown()}
      read={(text) => {
        const read = readDecimal(text)
        if (read.kind === 'ambiguous')
          return { error: `“${text.trim()}” là số thập phân hay số hàng nghìn? Viết lại, ví dụ 8,5.` }
        if (read.kind === 'notANumber') return { error: 'Nhập số, ví dụ 8,5.' }
        const { n, d } = read.value
        return { value: d === 1n ? `${n}` : `${n}/${d}` }
      }}
    />
  )
}

export const BoundChoice = (
  props: Bound & { options: readonly { value: string; label: string }[]; none?: string },
) => {
  const rules = useRules()
  return (
    <SelectField
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      value={String(rules.at(props.path) ?? '')}
      options={
        props.none === undefined ? props.options : [{ value: '', label: props.none }, ...props.options]
      }
      onChange={(value) => rules.set(props.path, value === '' ? null : value)}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}

export const BoundCheck = (props: Bound) => {
  const rules = useRules()
  return (
    <Checkbox
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      checked={rules.at(props.path) === true}
      onChange={(value) => rules.set(props.path, value)}
    />
  )
}

export const BoundDay = (props: Bound) => {
  const rules = useRules()
  return (
    <DateField
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      value={String(rules.at(props.path) ?? '')}
      onChange={(day) => day && rules.set(props.path, day)}
      error={rules.errorAt(pointerOf(props.path))}
    />
  )
}

const keyOf = (taken: readonly string[], stem: string) => {
  let n = taken.length + 1
  while (taken.includes(`${stem}${n}`)) n += 1
  return `${stem}${n}`
}

/** A list of parts that can be added, taken out and moved; each part is drawn by its index. */
export const BoundList = <Item extends object>(props: {
  path: readonly Step[]
  title: string
  addLabel: string
  /** A new part; `key` is one that no other part has. */
  make: (key: string) => Item
  stem: string
  nameOf: (item: Item) => string
  ordered?: boolean
  children: (path: readonly Step[], item: () => Item, index: () => number) => JSX.Element
}) => {
  const rules = useRules()
  const items = () => (rules.at(props.path) as Item[] | undefined) ?? []
  const keys = () => items().map((it) => ('key' in it ? String(it.key) : ''))
  const move = (from: number, by: number) => {
    const next = [...items()]
    const [moved] = next.splice(from, 1)
    if (moved) next.splice(from + by, 0, moved)
    rules.set(props.path, next)
  }
  return (
    <section id={controlId(props.path)} tabindex="-1" class="mt-8">
      <h3 class="mb-2">{props.title}</h3>
      <Index each={items()}>
        {(item, i) => (
          <fieldset class="border-t border-line pt-4 pb-2">
            <legend class="sr-only">{`${props.title} ${i + 1}`}</legend>
            <div class="flex flex-wrap items-center gap-2 mb-2">
              <b class="mr-auto">{`${i + 1}. ${props.nameOf(item())}`}</b>
              <Show when={props.ordered !== false}>
                <Button
                  size="small"
                  disabled={i === 0}
                  aria-label={`Chuyển mục ${i + 1} lên`}
                  onClick={() => move(i, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  disabled={i === items().length - 1}
                  aria-label={`Chuyển mục ${i + 1} xuống`}
                  onClick={() => move(i, 1)}
                >
                  ↓
                </Button>
              </Show>
              <Button
                size="small"
                aria-label={`Xóa mục ${i + 1}`}
                onClick={() =>
                  rules.set(
                    props.path,
                    items().filter((_, at) => at !== i),
                  )
                }
              >
                Xóa
              </Button>
            </div>
            {props.children([...props.path, i], item, () => i)}
          </fieldset>
        )}
      </Index>
      <div class="mt-3">
        <Button onClick={() => rules.set(props.path, [...items(), props.make(keyOf(keys(), props.stem))])}>
          {props.addLabel}
        </Button>
      </div>
    </section>
  )
}
