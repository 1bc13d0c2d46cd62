import { privacyWords } from '@xk/i18n'
import { Button, DateTimeField, ProblemNote, TextArea, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { IncidentPage } from './load.ts'

const w = privacyWords.incidents
const TEXTS = ['what', 'categories', 'measures'] as const

/** The minute that has begun: seconds are not shown, and a clock that is a little fast must not be refused for them. */
const thisMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
const lineOf = ({ name, unit }: { name: string; unit: string }) => (unit ? `${name}; ${unit}` : name)

/** An incident as it is known now; lines of the list are names with their unit. */
export const IncidentForm = (props: {
  incident?: IncidentPage | undefined
  onDone: (id: string) => unknown
  onClose: () => void
}) => {
  const it = props.incident
  const [draft, setDraft] = createStore({
    title: it?.title ?? '',
    what: it?.what ?? '',
    categories: it?.categories ?? '',
    measures: it?.measures ?? '',
    affected: String(it?.affected ?? ''),
    reportedTo: it?.reportedTo ?? '',
    noReportReason: it?.noReportReason ?? '',
    toldHow: it?.toldHow ?? '',
    people: (it?.people ?? []).map(lineOf).join('\n'),
  })
  const [times, setTimes] = createStore<
    Record<'foundAt' | 'happenedAt' | 'reportedAt' | 'toldAt', string | null>
  >({
    foundAt: it?.foundAt ?? thisMinute(),
    happenedAt: it?.happenedAt ?? null,
    reportedAt: it?.reportedAt ?? null,
    toldAt: it?.toldAt ?? null,
  })
  const [started] = createSignal(new Map((it?.people ?? []).map((one) => [lineOf(one), one.personId])))
  const people = () =>
    draft.people
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => {
        const [name = '', ...unit] = line.split(';')
        return { personId: started().get(line) ?? null, name: name.trim(), unit: unit.join(';').trim() }
      })
  const save = createAction((command) =>
    call(
      api.incidents.$post(
        {
          json: {
            id: it?.id ?? null,
            baseVersion: it?.version ?? 0,
            ...draft,
            ...times,
            foundAt: times.foundAt ?? thisMinute(),
            affected: Number(draft.affected) || 0,
            people: people(),
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await save.run()
    if (done) await props.onDone(done.id)
  }
  const time = (key: keyof typeof times) => (
    <DateTimeField
      label={w[key]}
      help={key === 'foundAt' ? w.foundHelp : undefined}
      optional={key !== 'foundAt'}
      value={times[key]}
      onChange={(value) => setTimes(key, value)}
      error={save.issueAt(`/${key}`) ? w.inFuture : undefined}
    />
  )
  return (
    <form class="card max-w-[760px]" onSubmit={submit}>
      <TextField
        label={w.titleField}
        required
        maxLength={200}
        value={draft.title}
        onInput={(value) => setDraft('title', value)}
      />
      {time('foundAt')}
      {time('happenedAt')}
      {TEXTS.map((key) => (
        <TextArea
          label={w[key]}
          required={key === 'what'}
          optional={key !== 'what'}
          rows={3}
          maxLength={6000}
          value={draft[key]}
          onInput={(value) => setDraft(key, value)}
        />
      ))}
      <TextField
        label={w.affected}
        inputMode="numeric"
        maxLength={7}
        value={draft.affected}
        onInput={(value) => setDraft('affected', value.replace(/\D/g, ''))}
      />
      <TextArea
        label={w.people}
        help={w.peopleHelp}
        optional
        rows={4}
        value={draft.people}
        onInput={(value) => setDraft('people', value)}
      />
      {time('reportedAt')}
      <TextField
        label={w.reportedTo}
        optional
        maxLength={300}
        value={draft.reportedTo}
        onInput={(value) => setDraft('reportedTo', value)}
        error={save.issueAt('/reportedTo') ? w.needed : undefined}
      />
      <TextField
        label={w.noReport}
        optional
        maxLength={2000}
        value={draft.noReportReason}
        onInput={(value) => setDraft('noReportReason', value)}
      />
      {time('toldAt')}
      <TextField
        label={w.toldHow}
        optional
        maxLength={500}
        value={draft.toldHow}
        onInput={(value) => setDraft('toldHow', value)}
      />
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={save.busy()}>
          {w.save}
        </Button>
        <Button onClick={props.onClose}>{w.cancel}</Button>
      </div>
    </form>
  )
}
