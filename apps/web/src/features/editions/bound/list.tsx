import { keyFromLabel } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleTexts } from '@xk/i18n'
import { Button, Tag, TextField } from '@xk/ui'
import { createEffect, createSignal, Index, type JSX, on, Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { pointerOf, type Step } from '../create-rules.ts'
import { controlId, useRules } from './context.tsx'

const w = rulesEditorWords.list

interface ListProps<Item extends object> {
  path: readonly Step[]
  title: string
  help?: string | undefined
  nameOf: (item: Item, index: number) => string
  /** What the part means, under its name while it is folded. */
  meaning?: ((item: Item) => string) | undefined
  /** `named`: a part begins with its name, from which its key is made. Else one press makes it. */
  adding:
    | { by: 'name'; label: string; button: string; make: (label: string, key: string) => Item }
    | { by: 'press'; button: string; make: () => Item }
    | { by: 'own'; control: (add: (item: Item) => void) => JSX.Element }
  /** Keys that a new part's must differ from, besides those of this list. */
  taken?: (() => readonly string[]) | undefined
  /** Parts of a line or two stay open. */
  rows?: boolean | undefined
  ordered?: boolean | undefined
  mayCopy?: boolean | undefined
  children?: ((path: readonly Step[], item: () => Item, index: () => number) => JSX.Element) | undefined
}

const keyOf = (item: object) => ('key' in item ? String(item.key) : '')

/**
 * Parts that can be added, taken out, doubled and moved, by keys and by touch: focus follows the part that moves,
 * and what happened is said. Long parts are folded, one open at a time.
 */
export const BoundList = <Item extends object>(props: ListProps<Item>) => {
  const rules = useRules()
  const items = () => (rules.at(props.path) as Item[] | undefined) ?? []
  const [open, setOpen] = createSignal<number>()
  const pointer = () => pointerOf(props.path)
  const button = (i: number, what: string) => `b${pointer()}/${i}/${what}`
  const nameAt = (i: number) => {
    const item = items()[i]
    return item ? props.nameOf(item, i) : ''
  }
  const focus = (...ids: string[]) =>
    queueMicrotask(() =>
      ids
        .map((id) => document.getElementById(id))
        .find((it): it is HTMLElement => it !== null && !it.matches(':disabled'))
        ?.focus(),
    )
  const keys = () => [...items().map(keyOf), ...(props.taken?.() ?? [])]
  const insert = (at: number, item: Item) => {
    rules.restructure(props.path, items().toSpliced(at, 0, item))
    if (!props.rows) setOpen(at)
  }
  const add = (item: Item) => {
    const at = items().length
    insert(at, item)
    if (!props.rows)
      queueMicrotask(() => document.getElementById(button(at, 'fold'))?.scrollIntoView({ block: 'nearest' }))
  }
  const move = (from: number, by: number) => {
    const [name, moved] = [nameAt(from), items()[from]]
    if (!moved) return
    const next = items()
      .toSpliced(from, 1)
      .toSpliced(from + by, 0, moved)
    rules.restructure(props.path, next, w.moved(name, from + by + 1))
    if (open() === from) setOpen(from + by)
    else if (open() === from + by) setOpen(from)
    const [first, other] = by < 0 ? ['up', 'down'] : ['down', 'up']
    focus(button(from + by, first ?? ''), button(from + by, other ?? ''))
  }
  const remove = (i: number) => {
    const name = nameAt(i)
    rules.restructure(props.path, items().toSpliced(i, 1), w.removed(name))
    setOpen(undefined)
    focus(button(i, 'fold'), button(i - 1, 'fold'), controlId(props.path))
  }
  const copy = (i: number) => {
    const item = items()[i]
    if (!item) return
    const twin = structuredClone(unwrap(item)) as Item & { key?: string; label?: string; heading?: string }
    if (twin.label !== undefined) twin.label = ruleTexts.copied(twin.label)
    if (twin.heading !== undefined) twin.heading = ruleTexts.copied(twin.heading)
    if (twin.key !== undefined) twin.key = keyFromLabel(twin.label ?? '', keys())
    insert(i + 1, twin)
    focus(button(i + 1, 'fold'))
  }
  // A link leads to a control in here: its part unfolds.
  createEffect(
    on(rules.target, (target) => {
      const rest = target?.startsWith(`${pointer()}/`) ? target.slice(pointer().length + 1) : undefined
      const at = Number(rest?.split('/')[0])
      if (rest !== undefined && Number.isInteger(at)) setOpen(at)
    }),
  )
  const Mover = (it: { i: number; name: string }) => (
    <Show when={props.ordered !== false}>
      <Button
        size="small"
        id={button(it.i, 'up')}
        disabled={it.i === 0}
        aria-label={w.up(it.name)}
        onClick={() => move(it.i, -1)}
      >
        ↑
      </Button>
      <Button
        size="small"
        id={button(it.i, 'down')}
        disabled={it.i === items().length - 1}
        aria-label={w.down(it.name)}
        onClick={() => move(it.i, 1)}
      >
        ↓
      </Button>
    </Show>
  )
  return (
    <section id={controlId(props.path)} tabindex="-1" class="rule-list">
      <h3>{props.title}</h3>
      <Show when={props.help}>
        <p class="field-help">{props.help}</p>
      </Show>
      <ol class="list-none p-0 m-0">
        <Index
          each={items()}
          fallback={
            <li>
              <p class="text-ink-2 py-2">{w.empty}</p>
            </li>
          }
        >
          {(item, i) => {
            const name = () => props.nameOf(item(), i)
            const isOpen = () => props.rows || open() === i
            const wrong = () => !isOpen() && rules.wrongUnder(`${pointer()}/${i}`)
            // As a component it is made once for its place: what it reads never makes its fields anew.
            const Body = () => props.children?.([...props.path, i], item, () => i)
            return (
              <li class="rule-part">
                <div class="rule-part-head">
                  <Show
                    when={!props.rows && props.children}
                    fallback={
                      <span class="rule-part-name" id={button(i, 'fold')} tabindex="-1">
                        {i + 1}. {name()}
                      </span>
                    }
                  >
                    <button
                      type="button"
                      class="rule-part-fold"
                      id={button(i, 'fold')}
                      aria-expanded={isOpen()}
                      onClick={() => setOpen(open() === i ? undefined : i)}
                    >
                      <span aria-hidden="true">{isOpen() ? '▾' : '▸'}</span>
                      <span>
                        <b>
                          {i + 1}. {name()}
                        </b>
                        <Show when={wrong()}>
                          {' '}
                          <Tag tone="red">{w.wrong}</Tag>
                        </Show>
                        <Show when={!isOpen() && props.meaning}>
                          <small>{props.meaning?.(item())}</small>
                        </Show>
                      </span>
                    </button>
                  </Show>
                  <Mover i={i} name={name()} />
                  <Show when={props.rows}>
                    <Button size="small" aria-label={w.removeOf(name())} onClick={() => remove(i)}>
                      {w.remove}
                    </Button>
                  </Show>
                </div>
                <Show when={isOpen() && props.children}>
                  <fieldset class="rule-part-body">
                    <legend class="sr-only">{name()}</legend>
                    <Body />
                    <Show when={!props.rows && props.meaning}>
                      <p class="rule-meaning">{props.meaning?.(item())}</p>
                    </Show>
                    <Show when={!props.rows}>
                      <div class="actions">
                        <Show when={props.mayCopy !== false}>
                          <Button size="small" aria-label={w.copyOf(name())} onClick={() => copy(i)}>
                            {w.copy}
                          </Button>
                        </Show>
                        <Button size="small" aria-label={w.removeOf(name())} onClick={() => remove(i)}>
                          {w.remove}
                        </Button>
                      </div>
                    </Show>
                  </fieldset>
                </Show>
              </li>
            )
          }}
        </Index>
      </ol>
      <AddPart adding={props.adding} keys={keys} onAdd={add} />
    </section>
  )
}

const AddPart = <Item extends object>(props: {
  adding: ListProps<Item>['adding']
  keys: () => readonly string[]
  onAdd: (item: Item) => void
}) => {
  const [name, setName] = createSignal('')
  const [missing, setMissing] = createSignal(false)
  const addNamed = () => {
    const { adding } = props
    if (adding.by !== 'name') return
    const label = name().trim()
    setMissing(label === '')
    if (label === '') return
    props.onAdd(adding.make(label, keyFromLabel(label, props.keys())))
    setName('')
  }
  const { adding } = props
  switch (adding.by) {
    case 'own':
      return adding.control(props.onAdd)
    case 'press':
      return (
        <div class="mt-3">
          <Button onClick={() => props.onAdd(adding.make())}>{adding.button}</Button>
        </div>
      )
    case 'name':
      return (
        <div class="rule-add">
          <TextField
            label={adding.label}
            value={name()}
            onInput={(text) => {
              setName(text)
              setMissing(false)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              addNamed()
            }}
            error={missing() ? w.nameNew : undefined}
          />
          <Button onClick={addNamed}>{adding.button}</Button>
        </div>
      )
  }
}
