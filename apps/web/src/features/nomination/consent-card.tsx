import { nominationWords } from '@xk/i18n'
import { Button, Card, CopyButton, Dialog, formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { EntryForm, OwnEntry } from '../entry-form/create-entry-form.ts'
import { PaperDialog } from './paper-dialog.tsx'
import { PurposeList } from './purpose-list.tsx'

const w = nominationWords.consent

interface Props {
  entry: OwnEntry
  form: EntryForm
  onChanged: () => void
}

/** The nominee's own word: asked by link, by mail or on paper, never ticked by the unit. */
export const ConsentCard = (props: Props) => (
  <Show when={props.form.rules.consentBy === 'person'}>
    <Card title={w.title}>
      <p class="text-ink-2 mb-3 max-w-[68ch]">{w.text}</p>
      <For each={props.form.body().people.map(({ id }) => id)} fallback={<p>{w.nameFirst}</p>}>
        {(id) => <OnePerson {...props} personId={id} />}
      </For>
    </Card>
  </Show>
)

/** Mail to the address of their own account says more than mail to one that the unit wrote down. */
const wayOf = ({ channel, assurance }: { channel?: keyof typeof w.sent; assurance?: string }) =>
  channel === 'mail' && assurance === 'self' ? 'mailOwn' : (channel ?? 'officer')

const OnePerson = (props: Props & { personId: string }) => {
  const [link, setLink] = createSignal<{ url: string; expiresAt: string }>()
  const [note, setNote] = createSignal<string>()
  const [paper, setPaper] = createSignal(false)
  const person = () => props.form.body().people.find(({ id }) => id === props.personId)
  const state = () => props.entry.nomination.people.find(({ id }) => id === props.personId)
  const isAnswered = () => state()?.purposes.some((it) => it.state !== 'waiting') ?? false
  const saidNo = () =>
    state()?.purposes.some((it) => it.state === 'refused' || it.state === 'withdrawn') ?? false
  const latest = () => state()?.requests[0]
  const isOutdated = () => !isAnswered() && latest()?.answeredAt != null
  const ask = createAction(async (command, by: 'officer' | 'mail') => {
    setNote(undefined)
    await props.form.flush()
    const made = await call(
      api.entries[':entryId']['consent-requests'].$post(
        { param: { entryId: props.entry.id }, json: { personId: props.personId, by } },
        command,
      ),
    )
    if (made.url) setLink({ url: made.url, expiresAt: made.expiresAt })
    else setNote(made.own || !made.sentTo ? w.mailedOwn : w.mailed(made.sentTo))
    props.onChanged()
  })
  const message = (it: { url: string; expiresAt: string }) =>
    w.message(person()?.fullName ?? '', props.entry.editionTitle, it.url, formatDateTime(it.expiresAt))
  const may = () => props.entry.allowed.includes('consent.ask')
  return (
    <section class="border-t border-line pt-3 first:border-0 first:pt-0">
      <div class="flex flex-wrap items-baseline justify-between gap-2">
        <h3 class="text-base">{person()?.fullName.trim() || '…'}</h3>
        <Show when={!isAnswered()}>
          <Tag tone="amber">{w.waiting}</Tag>
        </Show>
      </div>
      <Show when={latest()}>
        {(it) => (
          <p class="text-sm text-ink-2">
            {w.sent[wayOf(it())]}, {w.issued(formatDateTime(it().issuedAt ?? ''))}
            <Show when={it().answeredAt}>{(at) => <> · {w.answered(formatDateTime(at()))}</>}</Show>
          </p>
        )}
      </Show>
      <Show when={isOutdated()}>
        <ProblemNote tone="amber" title={w.changedSince} class="mt-2" />
      </Show>
      <Show when={isAnswered() && state()}>{(it) => <PurposeList purposes={it().purposes} />}</Show>
      <Show when={saidNo()}>
        <p class="text-sm text-ink-2 mt-2 max-w-[68ch]">{w.afterNo}</p>
      </Show>
      <Show when={ask.problem()}>{(text) => <ProblemNote title={text()} class="mt-2" />}</Show>
      <Show when={note()}>{(text) => <ProblemNote tone="green" title={text()} class="mt-2" />}</Show>
      <Show when={may()}>
        <div class="flex flex-wrap gap-2 mt-3">
          <Button
            variant={latest() ? 'quiet' : 'primary'}
            busy={ask.busy()}
            disabled={!person()?.fullName.trim()}
            onClick={() => void ask.run('officer')}
          >
            {latest() ? w.again : w.byOfficer}
          </Button>
          <Button
            busy={ask.busy()}
            disabled={!person()?.fullName.trim()}
            onClick={() => void ask.run('mail')}
          >
            {w.byMail}
          </Button>
          <Button onClick={() => setPaper(true)} disabled={!person()?.fullName.trim()}>
            {w.paper}
          </Button>
        </div>
        <p class="field-help mt-1 max-w-[68ch]">{w.mailHelp}</p>
      </Show>
      <Dialog open={link() !== undefined} title={w.linkTitle} onClose={() => setLink(undefined)}>
        <Show when={link()}>
          {(it) => (
            <>
              <p class="text-ink-2 mb-3">{w.linkText}</p>
              <p class="whitespace-pre-wrap break-words rounded-m bg-sunken p-4 mb-4 text-sm">
                {message(it())}
              </p>
              <CopyButton variant="primary" text={message(it())} label={w.copy} />
            </>
          )}
        </Show>
      </Dialog>
      <PaperDialog
        entryId={props.entry.id}
        personId={props.personId}
        name={person()?.fullName ?? ''}
        purposes={props.form.rules.consents}
        open={paper()}
        onClose={() => setPaper(false)}
        onSaved={() => {
          setPaper(false)
          setNote(w.paperSaved)
          props.onChanged()
        }}
      />
    </section>
  )
}
