import type { WebhookEvent } from '@xk/domain/webhook'
import { webhookWords as w } from '@xk/i18n'
import { Button, Dialog, ProblemNote, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { EventChoice } from './event-choice.tsx'
import { SecretOnce } from './secret-once.tsx'

const USUAL: readonly WebhookEvent[] = [
  'edition.opened',
  'edition.extended',
  'result.released',
  'result.corrected',
]

/** Adds a receiver and shows its secret once. */
export const MakeWebhook = (props: {
  open: boolean
  choice: readonly string[]
  onClose: () => void
  onMade: () => void
}) => {
  const [name, setName] = createSignal('')
  const [url, setUrl] = createSignal('')
  const [events, setEvents] = createSignal(USUAL)
  const [secret, setSecret] = createSignal<string>()
  const make = createAction((command) =>
    call(api.webhooks.$post({ json: { name: name(), url: url(), events: [...events()] } }, command)),
  )
  const close = () => {
    setSecret(undefined)
    setName('')
    setUrl('')
    make.clear()
    props.onClose()
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const made = await make.run()
    if (!made) return
    setSecret(made.secret)
    props.onMade()
  }
  return (
    <Dialog open={props.open} title={w.make} onClose={close}>
      <Show
        when={secret()}
        fallback={
          <form onSubmit={submit}>
            <TextField label={w.form.name} required value={name()} onInput={setName} />
            <TextField
              label={w.form.url}
              help={w.form.urlHelp}
              error={make.issueAt('/url') ? w.form.urlWrong : undefined}
              type="url"
              inputMode="url"
              autocapitalize="none"
              placeholder="https://"
              required
              value={url()}
              onInput={setUrl}
            />
            <EventChoice choice={props.choice} chosen={events()} onChange={setEvents} />
            <Show when={make.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            <div class="sheet-foot">
              <Button
                type="submit"
                variant="primary"
                busy={make.busy()}
                disabled={name().trim() === '' || url().trim() === '' || events().length === 0}
              >
                {w.form.submit}
              </Button>
            </div>
          </form>
        }
      >
        {(it) => <SecretOnce secret={it()} onDone={close} />}
      </Show>
    </Dialog>
  )
}
