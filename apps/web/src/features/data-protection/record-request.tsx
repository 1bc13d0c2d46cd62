import { privacyWords } from '@xk/i18n'
import {
  Button,
  CopyButton,
  DateTimeField,
  Dialog,
  LinkButton,
  ProblemNote,
  SelectField,
  TextArea,
  TextField,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { KINDS } from './kinds.ts'

const w = privacyWords.record
const CHANNELS = ['paper', 'phone', 'other'] as const
const EMPTY = {
  kind: 'access' as (typeof KINDS)[number],
  channel: 'paper' as (typeof CHANNELS)[number],
  name: '',
  contact: '',
  unit: '',
  text: '',
}

/** A request as it came on paper or by phone; afterwards its code, to be told. */
export const RecordRequest = (props: { onDone: () => unknown }) => {
  const [open, setOpen] = createSignal(false)
  const [draft, setDraft] = createStore({ ...EMPTY })
  const [at, setAt] = createSignal<string | null>(null)
  const [made, setMade] = createSignal<{ id: string; code: string }>()
  const send = createAction((command) =>
    call(
      api['data-requests'].$post(
        { json: { ...draft, receivedAt: at() ?? new Date().toISOString(), personId: null } },
        command,
      ),
    ),
  )
  const begin = () => {
    setMade(undefined)
    send.clear()
    setAt(new Date().toISOString())
    setOpen(true)
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await send.run()
    if (!done) return
    setMade(done)
    setDraft({ ...EMPTY })
    await props.onDone()
  }
  return (
    <>
      <Button variant="primary" onClick={begin}>
        {privacyWords.inbox.record}
      </Button>
      <Dialog open={open()} title={w.title} onClose={() => setOpen(false)}>
        <Show
          when={made()}
          fallback={
            <form onSubmit={submit}>
              <SelectField
                label={privacyWords.form.kind}
                value={draft.kind}
                options={KINDS.map((kind) => ({ value: kind, label: privacyWords.kinds[kind] }))}
                onChange={(kind) => setDraft('kind', kind as (typeof KINDS)[number])}
              />
              <SelectField
                label={w.channel}
                value={draft.channel}
                options={CHANNELS.map((it) => ({ value: it, label: privacyWords.channels[it] }))}
                onChange={(it) => setDraft('channel', it as (typeof CHANNELS)[number])}
              />
              <DateTimeField
                label={w.receivedAt}
                help={w.receivedHelp}
                value={at()}
                onChange={setAt}
                error={send.issueAt('/receivedAt') ? w.inFuture : undefined}
              />
              <TextField
                label={privacyWords.form.name}
                required
                maxLength={150}
                value={draft.name}
                onInput={(value) => setDraft('name', value)}
              />
              <TextField
                label={w.contact}
                optional
                maxLength={200}
                value={draft.contact}
                onInput={(value) => setDraft('contact', value)}
              />
              <TextField
                label={privacyWords.request.unit}
                optional
                maxLength={200}
                value={draft.unit}
                onInput={(value) => setDraft('unit', value)}
              />
              <TextArea
                label={privacyWords.form.text}
                required
                rows={4}
                maxLength={6000}
                value={draft.text}
                onInput={(value) => setDraft('text', value)}
              />
              <p class="text-sm text-ink-2 mb-3">{privacyWords.public.noIdCard}</p>
              <Show when={send.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
              <div class="flex flex-wrap gap-3 justify-end">
                <Button onClick={() => setOpen(false)}>{w.cancel}</Button>
                <Button type="submit" variant="primary" busy={send.busy()}>
                  {w.save}
                </Button>
              </div>
            </form>
          }
        >
          {(it) => (
            <div role="status">
              <p>{w.saved}</p>
              <p class="font-semibold text-xl my-3 break-all">{it().code}</p>
              <div class="flex flex-wrap gap-3">
                <CopyButton text={it().code} label={privacyWords.form.copy} />
                <LinkButton href={`/quan-tri/du-lieu-ca-nhan/yeu-cau/${it().id}`}>{w.openIt}</LinkButton>
                <Button onClick={() => setOpen(false)}>{w.close}</Button>
              </div>
            </div>
          )}
        </Show>
      </Dialog>
    </>
  )
}
