import type { WebhookEvent } from '@xk/domain/webhook'
import { webhookWords as w } from '@xk/i18n'
import { Button, Dialog, ProblemNote, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { EventChoice } from './event-choice.tsx'
import type { WebhookLine } from './load.ts'

/** Another name and other events. Somebody else's can be told of less, not of more. */
export const ChangeWebhook = (props: {
  hook: WebhookLine
  choice: readonly string[]
  onClose: () => void
  onChanged: () => void
}) => {
  const [name, setName] = createSignal(props.hook.name ?? '')
  const [events, setEvents] = createSignal((props.hook.events ?? []) as readonly WebhookEvent[])
  const choice = () =>
    props.hook.mine ? [...props.choice, ...(props.hook.events ?? [])] : (props.hook.events ?? [])
  const save = createAction((command) =>
    call(
      api.webhooks[':webhookId'].$put(
        {
          param: { webhookId: props.hook.id ?? '' },
          json: { name: name(), events: [...events()], active: props.hook.state === 'active' },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await save.run())) return
    props.onClose()
    props.onChanged()
  }
  return (
    <Dialog open title={w.acts.change} onClose={props.onClose}>
      <form onSubmit={submit}>
        <TextField label={w.form.name} required value={name()} onInput={setName} />
        <EventChoice choice={choice()} chosen={events()} onChange={setEvents} />
        <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="sheet-foot">
          <Button
            type="submit"
            variant="primary"
            busy={save.busy()}
            disabled={name().trim() === '' || events().length === 0}
          >
            {w.form.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
