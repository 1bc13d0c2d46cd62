import { adminWords } from '@xk/i18n'
import { Button, DateField, Dialog, ProblemNote, SelectField, TextField } from '@xk/ui'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import type { UnitPageAnswer } from '../../areas/admin/unit.tsx'

const w = adminWords.unit

interface Props {
  unit: UnitPageAnswer
  open: boolean
  onClose: () => void
  onDone: () => unknown
}

const loadUnits = () => call(api.units.$get({ query: { sort: 'name' } }))

/** A new name, cluster or number of members from a day on. Only what was changed is sent. */
export const ChangeUnit = (props: Props) => {
  const now = () => props.unit.periods[0]
  const [units] = createResource(() => props.open || undefined, loadUnits)
  const [day, setDay] = createSignal<string | null>(null)
  const [name, setName] = createSignal('')
  const [clusterId, setClusterId] = createSignal('')
  const [members, setMembers] = createSignal('')
  createEffect(
    on(
      () => props.open,
      () => {
        setDay(props.unit.today)
        setName(now()?.name ?? '')
        setClusterId(now()?.clusterId ?? '')
        setMembers(now()?.memberCount?.toString() ?? '')
      },
    ),
  )
  const change = createAction((command) => {
    const memberCount = members().trim() === '' ? null : Number(members())
    const json = {
      on: day() ?? '',
      ...(name() === now()?.name ? {} : { name: name() }),
      ...(clusterId() === now()?.clusterId ? {} : { clusterId: clusterId() }),
      ...(memberCount === now()?.memberCount ? {} : { memberCount }),
    }
    return call(api.units[':id'].change.$post({ param: { id: props.unit.unitId }, json }, command))
  })
  const nameError = () => (change.issueAt('/name') ? adminWords.units.unitExists : undefined)
  const dayError = () => (change.issueAt('/on') ? w.notThen : undefined)
  return (
    <Dialog open={props.open} title={w.change} onClose={props.onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (await change.run()) props.onDone()
        }}
      >
        <p class="text-ink-2 mb-4">{w.changeText}</p>
        <DateField label={w.on} value={day()} onChange={setDay} error={dayError()} />
        <TextField
          label={adminWords.units.name}
          required
          value={name()}
          onInput={setName}
          error={nameError()}
        />
        <SelectField
          label={adminWords.units.cluster}
          value={clusterId()}
          options={(units.latest?.clusters ?? []).map((it) => ({ value: it.id, label: it.name }))}
          onChange={setClusterId}
        />
        <TextField
          label={adminWords.units.memberCount}
          optional
          inputMode="numeric"
          value={members()}
          onInput={setMembers}
        />
        <Show when={change.problem() && !nameError() && !dayError()}>
          <ProblemNote title={change.problem()} />
        </Show>
        <div class="flex justify-end">
          <Button type="submit" variant="primary" busy={change.busy()} disabled={!day()}>
            {adminWords.units.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Merges a unit into another, or ends it, from a day on. */
export const EndUnit = (props: Props) => {
  const [units] = createResource(() => props.open || undefined, loadUnits)
  const [day, setDay] = createSignal<string | null>(null)
  const [into, setInto] = createSignal('')
  const end = createAction((command) =>
    call(
      api.units[':id'].end.$post(
        { param: { id: props.unit.unitId }, json: { on: day() ?? '', into: into() || null } },
        command,
      ),
    ),
  )
  return (
    <Dialog open={props.open} title={w.end} onClose={props.onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (await end.run()) props.onDone()
        }}
      >
        <DateField
          label={w.on}
          value={day()}
          onChange={setDay}
          error={end.issueAt('/on') ? w.notThen : undefined}
        />
        <SelectField
          label={w.intoUnit}
          value={into()}
          placeholder={w.dissolved}
          options={(units.latest?.units ?? [])
            .filter((it) => it.unitId !== props.unit.unitId)
            .map((it) => ({ value: it.unitId, label: it.name }))}
          onChange={setInto}
        />
        <Show when={end.problem() && !end.issueAt('/on')}>
          <ProblemNote title={end.problem()} />
        </Show>
        <div class="flex justify-end">
          <Button type="submit" variant="danger" busy={end.busy()} disabled={!day()}>
            {w.endConfirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
