import { nominationWords } from '@xk/i18n'
import {
  Button,
  Card,
  Checkbox,
  CopyButton,
  Dialog,
  FileDrop,
  formatDateTime,
  ProblemNote,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import type { EntryForm, OwnEntry } from '../entry-form/create-entry-form.ts'
import { createUploads } from '../entry-form/create-uploads.ts'
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

const OnePerson = (props: Props & { personId: string }) => {
  const [link, setLink] = createSignal<{ url: string; expiresAt: string }>()
  const [note, setNote] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const [paper, setPaper] = createSignal(false)
  const person = () => props.form.body().people.find(({ id }) => id === props.personId)
  const state = () => props.entry.nomination.people.find(({ id }) => id === props.personId)
  const isAnswered = () => state()?.purposes.some((it) => it.state !== 'waiting') ?? false
  const latest = () => state()?.requests[0]
  const isOutdated = () => !isAnswered() && latest()?.answeredAt != null
  const ask = async (by: 'officer' | 'mail') => {
    setBusy(true)
    setProblem(undefined)
    setNote(undefined)
    try {
      await props.form.flush()
      const made = await call(
        api.entries[':entryId']['consent-requests'].$post(
          { param: { entryId: props.entry.id }, json: { personId: props.personId, by } },
          command(),
        ),
      )
      if (made.url) setLink({ url: made.url, expiresAt: made.expiresAt })
      else setNote(w.mailed(made.sentTo ?? ''))
      props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setBusy(false)
  }
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
            {w.sent[it().channel ?? 'officer']}, {w.issued(formatDateTime(it().issuedAt ?? ''))}
            <Show when={it().answeredAt}>{(at) => <> · {w.answered(formatDateTime(at()))}</>}</Show>
          </p>
        )}
      </Show>
      <Show when={isOutdated()}>
        <ProblemNote tone="amber" title={w.changedSince} class="mt-2" />
      </Show>
      <Show when={isAnswered() && state()}>{(it) => <PurposeList purposes={it().purposes} />}</Show>
      <Show when={problem()}>{(text) => <ProblemNote title={text()} class="mt-2" />}</Show>
      <Show when={note()}>{(text) => <ProblemNote tone="green" title={text()} class="mt-2" />}</Show>
      <Show when={may()}>
        <div class="flex flex-wrap gap-2 mt-3">
          <Button
            variant={latest() ? 'quiet' : 'primary'}
            busy={busy()}
            disabled={!person()?.fullName.trim()}
            onClick={() => void ask('officer')}
          >
            {latest() ? w.again : w.byOfficer}
          </Button>
          <Show when={person()?.email}>
            <Button busy={busy()} onClick={() => void ask('mail')}>
              {w.byMail}
            </Button>
          </Show>
          <Button onClick={() => setPaper(true)} disabled={!person()?.fullName.trim()}>
            {w.paper}
          </Button>
        </div>
        <Show when={person()?.email}>{(mail) => <p class="field-help mt-1">{w.mailHelp(mail())}</p>}</Show>
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
        {...props}
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

const PaperDialog = (
  props: Props & { personId: string; open: boolean; onClose: () => void; onSaved: () => void },
) => {
  const [agreed, setAgreed] = createSignal<readonly string[]>([])
  const uploads = createUploads(
    () =>
      `/api/entries/${props.entry.id}/paper-consents/upload?personId=${props.personId}&agreed=${agreed().join(',')}`,
    () => props.onSaved(),
  )
  const toggle = (key: string, on: boolean) =>
    setAgreed((all) => (on ? [...all, key] : all.filter((it) => it !== key)))
  return (
    <Dialog open={props.open} title={w.paper} onClose={props.onClose}>
      <p class="text-ink-2 mb-3">{w.paperText}</p>
      <fieldset>
        <legend class="field-label">{w.paperAgreed}</legend>
        <For each={props.form.rules.consents}>
          {(consent) => (
            <Checkbox
              label={consent.label}
              checked={agreed().includes(consent.key)}
              onChange={(on) => toggle(consent.key, on)}
            />
          )}
        </For>
      </fieldset>
      <FileDrop
        label={w.paperSave}
        accept=".jpg,.jpeg,.png,.pdf"
        camera
        files={uploads.sending()}
        onFiles={(files) => void uploads.send(files)}
        onRemove={(file) => uploads.forget(file.id)}
      />
    </Dialog>
  )
}
