import { replicationWords as w, workWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote, TextArea } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { ChooseUnits, createUnitChoice } from './choose-units.tsx'

/** Puts an awarded idea or an accepted work on its way as a pilot. */
export const OpenReplication = (props: {
  open: boolean
  source: { entryId: string } | { workId: string }
  title: string
  units: readonly { id: string; name: string }[]
  onClose: () => void
  onMade: (id: string) => void
}) => {
  const [purpose, setPurpose] = createSignal('')
  const choice = createUnitChoice()
  const open = createAction((command) =>
    call(
      api.replications.$post(
        { json: { source: props.source, purpose: purpose().trim(), unitIds: choice.ids() } },
        command,
      ),
    ),
  )
  return (
    <Dialog open={props.open} wide title={w.open} onClose={props.onClose}>
      <p class="mb-3 font-semibold">{props.title}</p>
      <TextArea
        label={w.purpose}
        help={w.purposeHelp}
        rows={3}
        maxLength={4000}
        value={purpose()}
        onInput={setPurpose}
      />
      <Show when={props.units.length > 0}>
        <ChooseUnits units={props.units} choice={choice} />
      </Show>
      <Show when={open.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="sheet-foot">
        <Button onClick={props.onClose}>{workWords.group.close}</Button>
        <Button
          variant="primary"
          disabled={purpose().trim().length < 3}
          busy={open.busy()}
          onClick={async () => {
            const made = await open.run()
            if (made) props.onMade(made.id)
          }}
        >
          {w.openGo}
        </Button>
      </div>
    </Dialog>
  )
}
