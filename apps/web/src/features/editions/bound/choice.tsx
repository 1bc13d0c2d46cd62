import { Checkbox, DateField, SelectField } from '@xk/ui'
import { For, type JSX, Show } from 'solid-js'
import { pointerOf } from '../create-rules.ts'
import { type Bound, controlId, useRules } from './context.tsx'

type Options = readonly { value: string; label: string }[]

/** Options of a select from an object of words. */
export const optionsOf = (words: Readonly<Record<string, string>>): Options =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const BoundChoice = (props: Bound & { options: Options; none?: string }) => {
  const rules = useRules()
  const value = () => String(rules.at(props.path) ?? '')
  /** What is chosen and is no more among the options: shown as a choice to be made anew. */
  const isGone = () => value() !== '' && !props.options.some((option) => option.value === value())
  return (
    <SelectField
      id={controlId(props.path)}
      label={props.label}
      help={props.help}
      value={isGone() ? '' : value()}
      placeholder={props.none === undefined && (isGone() || value() === '') ? '…' : undefined}
      options={
        props.none === undefined ? props.options : [{ value: '', label: props.none }, ...props.options]
      }
      onChange={(chosen) => rules.set(props.path, chosen === '' ? null : chosen)}
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

/** Several of a few: each a box to tick. The order is that of the options. */
export const BoundChecks = (props: Bound & { options: Options }) => {
  const rules = useRules()
  const chosen = () => (rules.at(props.path) as string[] | undefined) ?? []
  return (
    <fieldset class="field" id={controlId(props.path)} tabindex="-1">
      <legend class="field-label">{props.label}</legend>
      <Show when={props.help}>
        <div class="field-help">{props.help}</div>
      </Show>
      <div class="choice-inline">
        <For each={props.options}>
          {(option) => (
            <Checkbox
              label={option.label}
              checked={chosen().includes(option.value)}
              onChange={(on) =>
                rules.set(
                  props.path,
                  props.options
                    .map(({ value }) => value)
                    .filter((value) => (value === option.value ? on : chosen().includes(value))),
                )
              }
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

/** A rule that may be there or not: ticked, it begins with `start` and shows what it consists of. */
export const BoundSwitch = (props: Bound & { start: () => unknown; children: JSX.Element }) => {
  const rules = useRules()
  const isOn = () => rules.at(props.path) !== null && rules.at(props.path) !== undefined
  return (
    <>
      <Checkbox
        id={controlId(props.path)}
        label={props.label}
        help={props.help}
        checked={isOn()}
        onChange={(on) => rules.restructure(props.path, on ? props.start() : null)}
      />
      <Show when={isOn()}>
        <div class="mt-3">{props.children}</div>
      </Show>
    </>
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
