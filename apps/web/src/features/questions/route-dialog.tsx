import { questionWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote, SelectField, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'

const w = questionWords.office

/** Puts a question to the unit that it concerns. */
export const RouteDialog = (props: {
  questionId: string | undefined
  units: readonly { id: string; name: string }[]
  onClose: () => void
  onDone: () => unknown
}) => {
  const [unitId, setUnitId] = createSignal('')
  const [reason, setReason] = createSignal('')
  const send = createAction((command, id: string) =>
    call(
      api.questions[':id'].route.$post(
        { param: { id }, json: { unitId: unitId(), reason: reason() } },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!props.questionId || !(await send.run(props.questionId))) return
    props.onClose()
    await props.onDone()
  }
  return (
    <Dialog open={props.questionId !== undefined} title={w.routeTitle} onClose={props.onClose}>
      <form onSubmit={submit}>
        <SelectField
          label={w.routeTo}
          placeholder={w.choose}
          value={unitId()}
          options={props.units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setUnitId}
        />
        <TextField label={w.reason} required maxLength={500} value={reason()} onInput={setReason} />
        <Show when={send.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="flex flex-wrap gap-3 justify-end">
          <Button onClick={props.onClose}>{w.cancel}</Button>
          <Button type="submit" variant="primary" busy={send.busy()} disabled={!unitId()}>
            {w.route}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
