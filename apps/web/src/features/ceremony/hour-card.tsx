import { ceremonyWords } from '@xk/i18n'
import {
  Button,
  Card,
  DateTimeField,
  formatDateTime,
  KeyValue,
  NumberField,
  ProblemNote,
  TextArea,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show, untrack } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { CeremonyPage } from '../../areas/working-group/ceremony.tsx'

const w = ceremonyWords.hour

/** Hour and place of the ceremony, and when the honoured are told; once the result is out, only to read. */
export const HourCard = (props: { page: CeremonyPage; onChanged: () => void }) => {
  const isOut = () => props.page.signed && (props.page.publishAt ?? '') <= props.page.serverNow
  return (
    <Card title={w.title}>
      <Show when={isOut()} fallback={<HourForm page={props.page} onChanged={props.onChanged} />}>
        <Held page={props.page} />
      </Show>
      <Moves moves={props.page.moves} />
    </Card>
  )
}

const Held = (props: { page: CeremonyPage }) => (
  <>
    <Show when={props.page.ceremony} fallback={<p class="mb-3">{w.none}</p>}>
      {(it) => (
        <KeyValue
          items={[
            { label: w.at, value: formatDateTime(it().at) },
            { label: w.place, value: it().place },
            ...(it().contact ? [{ label: w.contact, value: it().contact }] : []),
            ...(it().note ? [{ label: w.note, value: it().note }] : []),
          ]}
        />
      )}
    </Show>
    <ProblemNote class="mt-3" tone="green" title={w.published(formatDateTime(props.page.publishAt ?? ''))} />
  </>
)

/** Each time that it was moved once two people had signed for its hour: by whom and why. */
const Moves = (props: { moves: CeremonyPage['moves'] }) => (
  <Show when={props.moves.length > 0}>
    <h3 class="text-base mt-4">{w.moves}</h3>
    <ul class="list-none p-0">
      <For each={props.moves}>
        {(it) => (
          <li class="py-2 border-t border-line first:border-0">
            <span class="block">{w.move(formatDateTime(it.from ?? ''), formatDateTime(it.to ?? ''))}</span>
            <span class="block break-words">{it.reason}</span>
            <span class="block text-sm text-ink-2">
              {w.movedBy(it.byName ?? '—', formatDateTime(it.at ?? ''))}
            </span>
          </li>
        )}
      </For>
    </ul>
  </Show>
)

const HourForm = (props: { page: CeremonyPage; onChanged: () => void }) => {
  const held = untrack(() => props.page.ceremony)
  const [at, setAt] = createSignal<string | null>(held?.at ?? null)
  const [place, setPlace] = createSignal(held?.place ?? '')
  const [replyBy, setReplyBy] = createSignal<string | null>(held?.replyBy ?? null)
  const [note, setNote] = createSignal(held?.note ?? '')
  const [contact, setContact] = createSignal(held?.contact ?? '')
  const [hours, setHours] = createSignal(String(untrack(() => props.page.tellHours)))
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const [saved, setSaved] = createSignal(false)
  const wholeHours = () => (/^\d{1,3}$/.test(hours().trim()) ? Number(hours()) : Number.NaN)
  /** Moved after two people signed the release for its hour. */
  const isPutOff = () => {
    const [hour, before] = [at(), props.page.ceremony?.at ?? props.page.publishAt]
    return props.page.signed && hour !== null && Date.parse(hour) !== Date.parse(before ?? '')
  }
  const unsaid = () => isPutOff() && reason().trim() === ''
  const wrong = () => at() === null || place().trim() === '' || !(wholeHours() <= 336) || unsaid()
  const late = () => {
    const [hour, until] = [at(), replyBy()]
    return hour !== null && until !== null && until > hour
  }
  const save = createAction(async (command) => {
    setSaved(false)
    const json = {
      baseVersion: props.page.version,
      at: at() ?? '',
      place: place(),
      replyBy: replyBy(),
      note: note(),
      contact: contact(),
      tellHours: wholeHours(),
      reason: isPutOff() ? reason() : '',
    }
    await call(api.editions[':id'].ceremony.$put({ param: { id: props.page.editionId }, json }, command))
    setSaved(true)
    setReason('')
    props.onChanged()
  })
  const mayEdit = () => props.page.allowed.includes('ceremony.edit')
  const same = () =>
    props.page.ceremony &&
    props.page.publishAt &&
    Date.parse(props.page.ceremony.at) === Date.parse(props.page.publishAt)
  return (
    <>
      <div class="grid gap-x-4 sm:grid-cols-2">
        <DateTimeField
          label={w.at}
          help={w.atHelp}
          value={at()}
          onChange={setAt}
          defaultTime="14:00"
          disabled={!mayEdit()}
          error={asked() && at() === null ? w.missing : undefined}
        />
        <DateTimeField
          label={w.replyBy}
          optional
          value={replyBy()}
          onChange={setReplyBy}
          disabled={!mayEdit()}
          error={late() ? w.afterCeremony : undefined}
        />
        <TextField
          label={w.place}
          maxLength={300}
          value={place()}
          onInput={setPlace}
          disabled={!mayEdit()}
          error={asked() && place().trim() === '' ? w.missing : undefined}
        />
        <TextField
          label={w.contact}
          optional
          maxLength={200}
          value={contact()}
          onInput={setContact}
          disabled={!mayEdit()}
        />
        <NumberField
          label={w.tellHours}
          help={w.tellHelp}
          inputmode="numeric"
          suffix={w.hours}
          value={hours()}
          onInput={setHours}
          disabled={!mayEdit() || props.page.signed}
          error={asked() && !(wholeHours() <= 336) ? w.tellHelp : undefined}
        />
      </div>
      <TextArea
        label={w.note}
        help={w.noteHelp}
        optional
        rows={2}
        maxLength={2000}
        value={note()}
        onInput={setNote}
        disabled={!mayEdit()}
      />
      <Show when={isPutOff()}>
        <TextArea
          label={w.reason}
          help={w.reasonHelp}
          rows={2}
          maxLength={500}
          value={reason()}
          onInput={setReason}
          error={asked() && unsaid() ? w.reasonNeeded : undefined}
        />
      </Show>
      <Show when={props.page.publishAt}>
        {(hour) => (
          <ProblemNote
            tone={same() ? 'green' : 'amber'}
            title={w.publishAt(formatDateTime(hour()))}
            text={`${same() ? w.same : w.differs} ${props.page.signed ? w.signed : ''}`}
          />
        )}
      </Show>
      <Show when={save.problem()}>{(text) => <ProblemNote class="mt-3" title={text()} />}</Show>
      <Show when={saved() && !save.busy()}>
        <ProblemNote class="mt-3" tone="green" title={w.saved} />
      </Show>
      <Show when={mayEdit()}>
        <div class="actions mt-3">
          <Button
            variant="primary"
            busy={save.busy()}
            onClick={() => {
              setAsked(true)
              if (!wrong() && !late()) void save.run()
            }}
          >
            {w.save}
          </Button>
        </div>
      </Show>
    </>
  )
}
