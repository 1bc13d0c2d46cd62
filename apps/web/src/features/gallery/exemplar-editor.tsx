import { galleryWords } from '@xk/i18n'
import {
  Button,
  ConfirmDialog,
  Dialog,
  formatDateTime,
  LinkButton,
  ProblemNote,
  Tag,
  TextArea,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createKeptForm } from '../../api/kept-form.ts'
import { keepText } from '../../api/kept-text.ts'
import { KeptTyped } from '../../api/older-typed.tsx'
import type { GalleryEntryLine } from './load.ts'

const w = galleryWords.edit

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

type Asking = 'write' | 'sendBack' | 'takeDown'

/** One exemplar: what the public sees, why, and what may be done about it. */
export const ExemplarEditor = (props: {
  entry: GalleryEntryLine
  mayEdit: boolean
  mayTakeDown: boolean
  first: boolean
  last: boolean
  busy: boolean
  onMove: (by: -1 | 1) => void
  onChanged: () => void
}) => {
  const [asking, setAsking] = createSignal<Asking>()
  const it = () => props.entry
  const param = { entryId: props.entry.entryId ?? '' }
  const exemplars = api.exemplars[':entryId']
  const done = () => {
    setAsking(undefined)
    props.onChanged()
  }
  const approve = createAction(async (command) => {
    await call(exemplars.approve.$post({ param, json: { version: it().version ?? 0 } }, command))
    done()
  })
  const sendBack = createAction(async (command, reason: string) => {
    await call(exemplars['send-back'].$post({ param, json: { reason } }, command))
    done()
  })
  const takeDown = createAction(async (command, reason: string) => {
    await call(exemplars['take-down'].$post({ param, json: { reason } }, command))
    done()
  })
  const putUp = createAction(async (command) => {
    await call(exemplars['put-up'].$post({ param, json: {} }, command))
    done()
  })
  const waits = () => it().draft != null && it().sentBack == null
  const hiddenByConsent = () => !it().shown && !it().takenDown
  const restricted = () => it().people?.some(({ publishName }) => publishName === 'restricted')
  const photo = () =>
    it().photo
      ? { tone: 'green' as const, text: w.photoShown }
      : it().hasPortrait
        ? { tone: 'neutral' as const, text: w.photoRefused }
        : { tone: 'neutral' as const, text: w.photoMissing }
  return (
    <li class="card">
      <div class="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div class="min-w-0 flex-1 basis-72">
          <h2 class="text-lg">{it().name}</h2>
          <p class="text-sm text-ink-2">{it().unitName}</p>
          <p class="flex flex-wrap gap-2 mt-2">
            <Tag tone={it().shown ? 'green' : it().takenDown ? 'red' : 'amber'}>
              {it().shown ? w.shown : it().takenDown ? w.takenDown : w.hidden}
            </Tag>
            <Show when={!restricted()}>
              <Tag tone={photo().tone}>{photo().text}</Tag>
            </Show>
            <Show when={waits()}>
              <Tag tone="amber">{w.waiting}</Tag>
            </Show>
            <Show when={it().sentBack != null}>
              <Tag tone="red">{w.sentBack}</Tag>
            </Show>
          </p>
          <For each={it().people}>
            {(person) => (
              <p class="text-sm text-ink-2 mt-1">
                <Show when={it().collective}>{person.name}: </Show>
                {w.nameConsent} {w.consent[person.publishName]}, {w.photoConsent.toLocaleLowerCase('vi')}{' '}
                {w.consent[person.publishPhoto]}.
              </p>
            )}
          </For>
          <Show when={hiddenByConsent()}>
            <p class="text-sm mt-1">{restricted() ? w.hiddenRestricted : w.hiddenWhy}</p>
          </Show>
          <Show when={it().takenDown}>
            {(gone) => (
              <p class="text-sm mt-1">
                {w.takenDownBy(gone().byName, formatDateTime(gone().at))}: {gone().reason}
              </p>
            )}
          </Show>
          <Show when={it().sentBack}>{(reason) => <ProblemNote tone="amber" title={reason()} />}</Show>
        </div>
        <Show when={props.mayEdit}>
          <div class="flex gap-2">
            <Button size="small" disabled={props.first || props.busy} onClick={() => props.onMove(-1)}>
              {w.up}
            </Button>
            <Button size="small" disabled={props.last || props.busy} onClick={() => props.onMove(1)}>
              {w.down}
            </Button>
          </div>
        </Show>
      </div>
      <Show when={it().draft}>
        {(draft) => (
          <div class="mt-4 border-l-4 border-accent pl-4">
            <p class="text-sm text-ink-2">
              {w.by(it().byName ?? '—', formatDateTime(it().preparedAt ?? ''))}
            </p>
            <Show when={draft().headline}>
              <p class="font-semibold mt-1">{draft().headline}</p>
            </Show>
            <Show when={draft().quote}>
              <p class="italic mt-1">{draft().quote}</p>
            </Show>
            <p class="whitespace-pre-line mt-1 max-w-[68ch]">{draft().text}</p>
            <Show when={draft().works.length > 0}>
              <ul class="pl-5 list-disc mt-1">
                <For each={draft().works}>{(work) => <li>{work}</li>}</For>
              </ul>
            </Show>
            <Show when={waits() && !it().mayApprove}>
              <p class="text-sm text-ink-2 mt-2">{w.ownText}</p>
            </Show>
          </div>
        )}
      </Show>
      <Show when={it().approvedAt && !it().draft}>
        <p class="text-sm text-ink-2 mt-3">
          {w.approvedBy(it().approvedByName ?? '—', formatDateTime(it().approvedAt ?? ''))}
        </p>
      </Show>
      <Show when={approve.problem() ?? putUp.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="actions">
        <Show when={waits() && it().mayApprove}>
          <Button variant="primary" busy={approve.busy()} onClick={() => void approve.run()}>
            {w.approve}
          </Button>
          <Button onClick={() => setAsking('sendBack')}>{w.sendBack}</Button>
        </Show>
        <Show when={props.mayEdit}>
          <Button onClick={() => setAsking('write')}>{w.write}</Button>
        </Show>
        <Show when={it().shown}>
          <LinkButton href={`/guong/${it().key}`} target="_blank">
            {w.public}
          </LinkButton>
        </Show>
        <Show when={props.mayTakeDown}>
          <Show
            when={it().takenDown}
            fallback={
              <Button variant="link" onClick={() => setAsking('takeDown')}>
                {w.takeDown}
              </Button>
            }
          >
            <Button busy={putUp.busy()} onClick={() => void putUp.run()}>
              {w.putUp}
            </Button>
          </Show>
        </Show>
      </div>
      <Show when={asking() === 'write'}>
        <WriteDialog entry={it()} onClose={() => setAsking(undefined)} onSaved={done} />
      </Show>
      <ConfirmDialog
        open={asking() === 'sendBack'}
        title={w.sendBack}
        reasonLabel={w.reason}
        confirmLabel={w.sendBack}
        busy={sendBack.busy()}
        problem={sendBack.problem()}
        onConfirm={(reason) => void sendBack.run(reason)}
        onClose={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking() === 'takeDown'}
        danger
        title={w.takeDown}
        text={w.takeDownText}
        reasonLabel={w.reason}
        confirmLabel={w.takeDown}
        busy={takeDown.busy()}
        problem={takeDown.problem()}
        onConfirm={(reason) => void takeDown.run(reason)}
        onClose={() => setAsking(undefined)}
      />
    </li>
  )
}

const WriteDialog = (props: { entry: GalleryEntryLine; onClose: () => void; onSaved: () => void }) => {
  const words = props.entry.draft ?? props.entry.published
  const base = props.entry.version ?? 0
  const form = createKeptForm(keepText(`guong/${props.entry.entryId}`), String(base), {
    headline: words?.headline ?? '',
    quote: words?.quote ?? '',
    text: words?.text ?? '',
    works: (words?.works ?? []).join('\n'),
  })
  const save = createAction(async (command) => {
    const sent = form.value()
    const { works, ...rest } = sent
    const json = { base, words: { ...rest, works: linesOf(works) } }
    const { version } = await call(
      api.exemplars[':entryId'].$put({ param: { entryId: props.entry.entryId ?? '' }, json }, command),
    )
    form.saved(sent, String(version))
    props.onSaved()
  })
  return (
    <Dialog open wide title={props.entry.name ?? w.write} onClose={props.onClose}>
      <KeptTyped of={form} />
      <TextField
        label={w.headline}
        help={w.headlineHelp}
        maxLength={160}
        value={form.value().headline}
        onInput={(headline) => form.change({ headline })}
      />
      <TextArea
        label={w.quote}
        help={w.quoteHelp}
        value={form.value().quote}
        onInput={(quote) => form.change({ quote })}
      />
      <TextArea
        label={w.text}
        help={w.textHelp}
        maxWords={700}
        value={form.value().text}
        onInput={(text) => form.change({ text })}
      />
      <TextArea
        label={w.works}
        help={w.worksHelp}
        value={form.value().works}
        onInput={(works) => form.change({ works })}
      />
      <Show when={props.entry.introduction}>
        <details class="mb-4">
          <summary class="min-h-11 flex items-center text-accent underline">{w.introduction}</summary>
          <p class="whitespace-pre-line max-w-[68ch]">{props.entry.introduction}</p>
        </details>
      </Show>
      <Show when={save.problem()}>
        {(problem) => <ProblemNote title={save.code() === 'record/stale-version' ? w.stale : problem()} />}
      </Show>
      <div class="sheet-foot">
        <Button variant="primary" busy={save.busy()} onClick={() => void save.run()}>
          {w.save}
        </Button>
      </div>
    </Dialog>
  )
}
