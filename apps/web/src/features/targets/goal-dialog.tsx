import { targetWords as w } from '@xk/i18n'
import { Button, Dialog, ProblemNote, TextField } from '@xk/ui'
import { createEffect, createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { TargetCard } from './load.ts'

/** A goal of the term, changed with a reason. */
export const GoalDialog = (props: {
  termId: string
  card: TargetCard | undefined
  onClose: () => void
  onDone: () => unknown
}) => {
  const [goal, setGoal] = createSignal('')
  const [reason, setReason] = createSignal('')
  createEffect(() => {
    if (!props.card) return
    setGoal(String(props.card.goal))
    setReason('')
    save.clear()
  })
  const save = createAction((command, card: TargetCard) =>
    call(
      api.targets.goals.$post(
        {
          json: {
            termId: props.termId,
            kind: card.kind,
            before: card.goal,
            goal: Number(goal()),
            reason: reason(),
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!props.card || !(await save.run(props.card))) return
    props.onClose()
    await props.onDone()
  }
  return (
    <Dialog open={props.card !== undefined} title={w.changeGoal} onClose={props.onClose}>
      <form onSubmit={submit}>
        <p class="mb-3">{props.card ? w.kinds[props.card.kind] : ''}</p>
        <TextField
          label={w.goal}
          required
          inputMode="numeric"
          maxLength={6}
          value={goal()}
          onInput={(value) => setGoal(value.replace(/\D/g, ''))}
          error={save.issueAt('/goal') ? w.overHundred : undefined}
        />
        <TextField label={w.reason} required maxLength={1000} value={reason()} onInput={setReason} />
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
