import { adminWords } from '@xk/i18n'
import { Button, DateField, Dialog, ProblemNote, SelectField, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'

const w = adminWords.units

/** Adds one unit, and a cluster for it where there is none yet. */
export const AddUnit = (props: {
  open: boolean
  clusters: readonly { id: string; name: string }[]
  onClose: () => void
  onAdded: (unitId: string) => void
  onClusterAdded: () => unknown
}) => {
  const [name, setName] = createSignal('')
  const [clusterId, setClusterId] = createSignal('')
  const [from, setFrom] = createSignal<string | null>(null)
  const [members, setMembers] = createSignal('')
  const [clusterName, setClusterName] = createSignal('')
  const add = createAction((command) => {
    const memberCount = members().trim() === '' ? null : Number(members())
    return call(
      api.units.$post(
        { json: { name: name(), clusterId: clusterId(), from: from() ?? '', memberCount } },
        command,
      ),
    )
  })
  const addCluster = createAction((command) =>
    call(api.clusters.$post({ json: { name: clusterName() } }, command)),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const made = await add.run()
    if (made) props.onAdded(made.unitId)
  }
  return (
    <Dialog open={props.open} title={w.addTitle} onClose={props.onClose}>
      <form onSubmit={submit}>
        <TextField
          label={w.name}
          required
          value={name()}
          onInput={setName}
          error={add.issueAt('/name') === 'unitExists' ? w.unitExists : undefined}
        />
        <Show when={props.clusters.length > 0}>
          <SelectField
            label={w.cluster}
            value={clusterId()}
            placeholder="–"
            options={props.clusters.map((it) => ({ value: it.id, label: it.name }))}
            onChange={setClusterId}
          />
        </Show>
        <div class="flex items-end gap-3">
          <div class="grow">
            <TextField
              label={w.clusterName}
              optional={props.clusters.length > 0}
              value={clusterName()}
              onInput={setClusterName}
              error={addCluster.issueAt('/name') ? w.clusterExists : undefined}
            />
          </div>
          <div class="mb-5">
            <Button
              busy={addCluster.busy()}
              disabled={clusterName().trim() === ''}
              onClick={async () => {
                const made = await addCluster.run()
                if (!made) return
                await props.onClusterAdded()
                setClusterId(made.id)
                setClusterName('')
              }}
            >
              {w.addCluster}
            </Button>
          </div>
        </div>
        <DateField label={w.from} value={from()} onChange={setFrom} />
        <TextField
          label={w.memberCount}
          optional
          inputMode="numeric"
          value={members()}
          onInput={setMembers}
        />
        <Show when={add.problem() && !add.issueAt('/name')}>
          <ProblemNote title={add.problem()} />
        </Show>
        <div class="flex justify-end">
          <Button type="submit" variant="primary" busy={add.busy()} disabled={!clusterId() || !from()}>
            {w.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
