import { workWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote, SelectField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'

const w = workWords.group

/** The secretariat begins a work for a unit that sent it on paper. */
export const EnterForUnit = (props: {
  open: boolean
  units: readonly { id: string; name: string }[]
  onClose: () => void
  onMade: (id: string) => void
}) => {
  const [unitId, setUnitId] = createSignal('')
  const create = createAction((command) => call(api.works.$post({ json: { unitId: unitId() } }, command)))
  const begin = async () => {
    const made = await create.run()
    if (made) props.onMade(made.id)
  }
  return (
    <Dialog open={props.open} title={w.create} onClose={props.onClose}>
      <p class="mb-3">{w.createText}</p>
      <SelectField
        label={workWords.columns.unit}
        value={unitId()}
        placeholder={workWords.columns.unit}
        options={props.units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setUnitId}
      />
      <Show when={create.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="sheet-foot">
        <Button onClick={props.onClose}>{w.close}</Button>
        <Button variant="primary" disabled={!unitId()} busy={create.busy()} onClick={() => void begin()}>
          {w.createGo}
        </Button>
      </div>
    </Dialog>
  )
}
