import { targetWords as w } from '@xk/i18n'
import { Button, DateField, Dialog, ProblemNote, SelectField, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { TargetCard, TargetsPage } from './load.ts'

const EMPTY = {
  kind: 'exemplarsOfBloc' as TargetCard['kind'],
  name: '',
  unitId: '',
  clusterId: '',
  decisionNumber: '',
  note: '',
}

/** Something reached before the system was there, typed with the number of its decision. */
export const PastDialog = (props: {
  page: TargetsPage
  open: boolean
  onClose: () => void
  onDone: () => unknown
}) => {
  const [draft, setDraft] = createStore({ ...EMPTY })
  const [on, setOn] = createSignal<string | null>(null)
  const save = createAction((command) =>
    call(
      api['past-figures'].$post(
        {
          json: {
            ...draft,
            termId: props.page.term?.id ?? '',
            on: on() ?? '',
            unitId: draft.unitId || null,
            clusterId: draft.unitId ? null : draft.clusterId || null,
          },
        },
        command,
      ),
    ),
  )
  const dayProblem = () => {
    const code = save.issueAt('/on')
    if (code === 'inFuture') return w.past.inFuture
    return code ? w.past.outsideTerm : undefined
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await save.run())) return
    // The decision and its day stay: a list of one decision is typed line by line.
    setDraft({ name: '', unitId: '', clusterId: '', note: '' })
    props.onClose()
    await props.onDone()
  }
  return (
    <Dialog open={props.open} title={w.past.title} onClose={props.onClose}>
      <form onSubmit={submit}>
        <SelectField
          label={w.past.kind}
          value={draft.kind}
          options={props.page.targets.map(({ kind }) => ({ value: kind, label: w.kinds[kind] }))}
          onChange={(kind) => setDraft('kind', kind as TargetCard['kind'])}
        />
        <TextField
          label={w.past.decision}
          required
          maxLength={100}
          value={draft.decisionNumber}
          onInput={(value) => setDraft('decisionNumber', value)}
        />
        <DateField label={w.past.on} value={on()} onChange={setOn} error={dayProblem()} />
        <TextField
          label={w.past.name}
          required
          maxLength={300}
          value={draft.name}
          onInput={(value) => setDraft('name', value)}
        />
        <SelectField
          label={w.past.unit}
          value={draft.unitId}
          options={[
            { value: '', label: w.past.unitNone },
            ...props.page.units.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value) => setDraft('unitId', value)}
          error={save.issueAt('/unitId') ? w.past.unitNeeded : undefined}
        />
        <Show when={!draft.unitId}>
          <SelectField
            label={w.past.cluster}
            value={draft.clusterId}
            options={[
              { value: '', label: w.noCluster },
              ...props.page.clusters.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(value) => setDraft('clusterId', value)}
          />
        </Show>
        <TextField
          label={w.past.note}
          optional
          maxLength={300}
          value={draft.note}
          onInput={(value) => setDraft('note', value)}
        />
        <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="flex flex-wrap gap-3 justify-end">
          <Button onClick={props.onClose}>{w.cancel}</Button>
          <Button type="submit" variant="primary" busy={save.busy()}>
            {w.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
