import { useNavigate } from '@solidjs/router'
import { intakeWords } from '@xk/i18n'
import { Button, DateTimeField, Dialog, ProblemNote, RadioGroup, SelectField, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(intakeWords.enter)
type Channel = keyof typeof w.channels
const CHANNELS = Object.keys(w.channels) as Channel[]

const loadChoices = async (editionId: string) => {
  const [units, rules] = await Promise.all([
    call(api.units.$get({ query: { sort: 'name' } })),
    call(api.editions[':id'].rules.$get({ param: { id: editionId }, query: {} })),
  ])
  return { units: units.units, divisions: rules.rules.body.divisions }
}

/** Begins an entry for a unit whose work came on paper or by mail, then opens the form to type it in. */
export const EnterForUnit = (props: { editionId: string }) => {
  const navigate = useNavigate()
  const [open, setOpen] = createSignal(false)
  const [unitId, setUnitId] = createSignal('')
  const [division, setDivision] = createSignal('')
  const [channel, setChannel] = createSignal<Channel>('paper')
  const [receivedAt, setReceivedAt] = createSignal<string | null>(null)
  const [note, setNote] = createSignal('')
  const [choices] = createResource(() => open() && props.editionId, loadChoices)
  const divisions = () => choices.latest?.divisions ?? []
  const chosenDivision = () => division() || (divisions().length === 1 ? (divisions()[0]?.key ?? '') : '')
  const enter = createAction((command) =>
    call(
      api.entries['on-behalf'].$post(
        {
          json: {
            editionId: props.editionId,
            unitId: unitId(),
            division: chosenDivision(),
            channel: channel(),
            receivedAt: receivedAt() ?? '',
            note: note(),
          },
        },
        command,
      ),
    ),
  )
  const ready = () => unitId() !== '' && chosenDivision() !== '' && receivedAt() !== null
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const begun = await enter.run()
    if (begun) navigate(`/to-cong-tac/nhap/${begun.entryId}`)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w.open}</Button>
      <Dialog open={open()} title={w.title} onClose={() => setOpen(false)}>
        <form onSubmit={submit}>
          <p class="mb-4">{w.text}</p>
          <SelectField
            label={w.unit}
            value={unitId()}
            placeholder="–"
            options={(choices.latest?.units ?? []).map((it) => ({ value: it.unitId, label: it.name }))}
            onChange={setUnitId}
          />
          <Show when={divisions().length > 1}>
            <SelectField
              label={w.division}
              value={division()}
              placeholder="–"
              options={divisions().map(({ key, label }) => ({ value: key, label }))}
              onChange={setDivision}
            />
          </Show>
          <RadioGroup
            label={w.channel}
            value={channel()}
            options={CHANNELS.map((value) => ({ value, label: w.channels[value] }))}
            onChange={(value) => setChannel(CHANNELS.find((it) => it === value) ?? 'paper')}
          />
          <DateTimeField
            label={w.receivedAt}
            help={w.receivedHelp}
            value={receivedAt()}
            onChange={setReceivedAt}
            error={enter.issueAt('/receivedAt') === 'future' ? w.future : undefined}
          />
          <TextField label={w.note} optional value={note()} onInput={setNote} />
          <Show when={enter.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          <div class="sheet-foot">
            <Button type="submit" variant="primary" busy={enter.busy()} disabled={!ready()}>
              {w.submit}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
