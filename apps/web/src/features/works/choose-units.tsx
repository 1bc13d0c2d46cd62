import { replicationWords as w } from '@xk/i18n'
import { Checkbox } from '@xk/ui'
import { createSignal, For } from 'solid-js'

/** Some of the units, by ticks. */
export const createUnitChoice = () => {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  const toggle = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((it) => it !== id)))
  return { ids: () => [...chosen()], has: (id: string) => chosen().has(id), toggle }
}

export const ChooseUnits = (props: {
  units: readonly { id: string; name: string }[]
  choice: ReturnType<typeof createUnitChoice>
}) => (
  <fieldset class="mb-4">
    <legend class="font-semibold mb-1">{w.units}</legend>
    <div class="max-h-60 overflow-y-auto border border-line rounded-m px-3" tabindex="0">
      <For each={props.units}>
        {(unit) => (
          <Checkbox
            label={unit.name}
            checked={props.choice.has(unit.id)}
            onChange={(on) => props.choice.toggle(unit.id, on)}
          />
        )}
      </For>
    </div>
  </fieldset>
)
