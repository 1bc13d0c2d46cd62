import { escalationWords as words } from '@xk/i18n'
import {
  Button,
  Checkbox,
  ConfirmDialog,
  DateField,
  Dialog,
  formatDateTime,
  formatDay,
  LinkButton,
  ProblemNote,
  SelectField,
  Tag,
  TextArea,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { ApiProblem, api, call, Unreachable } from '../../api/client.ts'
import { guardedFetch } from '../../api/guard.ts'
import { type EscalationPage, type MemoBlock, nameOnList } from './load.ts'

const w = words.answer
type Answer = MemoBlock['answers'][number]

const uploadScan = async (answerId: string, file: File, headers: Record<string, string>) => {
  const body = new FormData()
  body.append('file', file)
  const response = await guardedFetch(`/api/escalation-answers/${answerId}/scan/upload`, {
    method: 'POST',
    headers,
    body,
  }).catch(() => {
    throw new Unreachable()
  })
  if (!response.ok) throw new ApiProblem(await response.json())
}

const TONES = { waiting: 'amber', countersigned: 'green', sentBack: 'red' } as const

/** What the higher level answered: recorded by one off the paper, countersigned by another. */
export const Answers = (props: { page: EscalationPage; block: MemoBlock; onChanged: () => void }) => {
  const [recording, setRecording] = createSignal(false)
  const mayRecord = () => (props.block.allowed as readonly string[]).includes('escalation.prepare')
  const anybody = () => KINDS.some((kind) => linesFor(props.block, kind).length > 0)
  const asked = () => props.block.lines.filter(({ state }) => state === 'supplement')
  const supplemented = createAction(async (command) => {
    const json = { lines: asked().map(({ id }) => id ?? ''), note: '' }
    const param = { id: props.block.memo.id ?? '' }
    await call(api['submission-memos'][':id'].supplement.$post({ param, json }, command))
    props.onChanged()
  })
  return (
    <section class="mt-6">
      <h3>{w.title}</h3>
      <Show when={props.block.answers.length > 0} fallback={<p class="text-ink-2 mt-1">{w.none}</p>}>
        <ul class="list-none p-0">
          <For each={props.block.answers}>
            {(answer) => <AnswerLine block={props.block} answer={answer} onChanged={props.onChanged} />}
          </For>
        </ul>
      </Show>
      <Show when={supplemented.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={mayRecord()}>
        <div class="actions">
          <Show when={anybody()}>
            <Button variant="primary" onClick={() => setRecording(true)}>
              {w.record}
            </Button>
          </Show>
          <Show when={asked().length > 0}>
            <Button busy={supplemented.busy()} onClick={() => void supplemented.run()}>
              {w.supplemented}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={recording()}>
        <RecordDialog
          block={props.block}
          today={props.page.today}
          onClose={() => setRecording(false)}
          onSaved={() => {
            setRecording(false)
            props.onChanged()
          }}
        />
      </Show>
    </section>
  )
}

const AnswerLine = (props: { block: MemoBlock; answer: Answer; onChanged: () => void }) => {
  const [sendingBack, setSendingBack] = createSignal(false)
  const it = () => props.answer
  const param = { id: props.answer.id ?? '' }
  const answers = api['escalation-answers'][':id']
  const upload = createAction(async ({ headers }, file: File) => {
    await uploadScan(param.id, file, headers)
    props.onChanged()
  })
  const countersign = createAction(async (command) => {
    await call(answers.countersign.$post({ param, json: { sha256: it().scanSha256 ?? '' } }, command))
    props.onChanged()
  })
  const sendBack = createAction(async (command, reason: string) => {
    await call(answers['send-back'].$post({ param, json: { reason } }, command))
    setSendingBack(false)
    props.onChanged()
  })
  const names = () => props.block.lines.filter(({ id }) => it().lines?.includes(id ?? '')).map(nameOnList)
  const isWaiting = () => it().state === 'waiting'
  const mayScan = () =>
    (isWaiting() || it().kind === 'supplement') &&
    (props.block.allowed as readonly string[]).includes('escalation.prepare')
  return (
    <li class="py-3 border-t border-line first:border-t-0">
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b>{w.line(w.kind[it().kind ?? ''] ?? '', it().reference ?? '', formatDay(it().dated ?? ''))}</b>
        <Show when={it().kind !== 'supplement'}>
          <Tag tone={TONES[it().state ?? 'waiting']}>{w.state[it().state ?? '']}</Tag>
        </Show>
      </p>
      <p>{names().join(', ')}</p>
      <Show when={it().note}>{(note) => <p class="text-ink-2">{note()}</p>}</Show>
      <p class="text-sm text-ink-2">
        {w.by(it().byName ?? '—', formatDateTime(it().recordedAt ?? ''))}
        <Show when={it().countersignedAt}>
          {(when) => <>. {w.countersignedBy(it().countersignedByName ?? '—', formatDateTime(when()))}</>}
        </Show>
      </p>
      <Show when={it().sentBack}>{(reason) => <ProblemNote tone="amber" title={reason()} />}</Show>
      <Show when={upload.problem() ?? countersign.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="actions">
        <Show when={it().scan}>
          <LinkButton size="small" href={`/api/escalation-answers/${param.id}/scan`} target="_blank">
            {w.seeScan}
          </LinkButton>
        </Show>
        <Show when={mayScan()}>
          <label class="btn btn-small">
            {upload.busy() ? w.scanning : w.scan}
            <input
              type="file"
              class="sr-only"
              accept=".pdf,.jpg,.jpeg,.png"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? []
                event.currentTarget.value = ''
                if (file) void upload.run(file)
              }}
            />
          </label>
        </Show>
        <Show when={isWaiting() && it().mayCountersign}>
          <Show when={it().scan} fallback={<p class="text-sm self-center">{w.scanNeeded}</p>}>
            <Button
              size="small"
              variant="primary"
              busy={countersign.busy()}
              onClick={() => void countersign.run()}
            >
              {w.countersign}
            </Button>
          </Show>
          <Button size="small" onClick={() => setSendingBack(true)}>
            {w.sendBack}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={sendingBack()}
        title={w.sendBack}
        reasonLabel={words.memo.reason}
        confirmLabel={w.sendBack}
        busy={sendBack.busy()}
        problem={sendBack.problem()}
        onConfirm={(reason) => void sendBack.run(reason)}
        onClose={() => setSendingBack(false)}
      />
    </li>
  )
}

const KINDS = ['recognised', 'declined', 'supplement', 'takenBack'] as const
type Kind = (typeof KINDS)[number]

/** About whom an answer of this kind may be. */
const linesFor = (block: MemoBlock, kind: Kind) =>
  block.lines.filter(({ state }) =>
    kind === 'takenBack' ? state === 'recognised' : state === 'sent' || state === 'supplement',
  )

const RecordDialog = (props: {
  block: MemoBlock
  today: string
  onClose: () => void
  onSaved: () => void
}) => {
  const kinds = KINDS.filter((value) => linesFor(props.block, value).length > 0)
  const [kind, setKind] = createSignal<Kind>(kinds[0] ?? 'recognised')
  const [reference, setReference] = createSignal('')
  const [dated, setDated] = createSignal<string | null>(props.today)
  const [due, setDue] = createSignal<string | null>(null)
  const [note, setNote] = createSignal('')
  const [lines, setLines] = createSignal<readonly string[]>([])
  const save = createAction(async (command) => {
    const json = {
      kind: kind(),
      reference: reference(),
      dated: dated() ?? '',
      due: kind() === 'supplement' ? due() : null,
      note: note(),
      lines: [...lines()],
    }
    const param = { id: props.block.memo.id ?? '' }
    await call(api['submission-memos'][':id'].answers.$post({ param, json }, command))
    props.onSaved()
  })
  const ready = () =>
    reference().trim() !== '' &&
    dated() !== null &&
    lines().length > 0 &&
    (kind() !== 'supplement' || due() !== null) &&
    (kind() !== 'takenBack' || note().trim().length >= 3)
  return (
    <Dialog open wide title={w.record} onClose={props.onClose}>
      <SelectField
        label={w.what}
        value={kind()}
        options={kinds.map((value) => ({ value, label: w.kind[value] ?? value }))}
        onChange={(value) => {
          setKind(KINDS.find((it) => it === value) ?? 'recognised')
          setLines([])
        }}
      />
      <Show when={kind() === 'takenBack'}>
        <p class="text-sm text-ink-2 mb-4">{w.takenBackText}</p>
      </Show>
      <div class="grid gap-x-4 sm:grid-cols-2">
        <TextField label={w.reference} help={w.referenceHelp} value={reference()} onInput={setReference} />
        <DateField label={w.dated} value={dated()} onChange={setDated} />
      </div>
      <Show when={kind() === 'supplement'}>
        <DateField label={w.due} value={due()} onChange={setDue} />
      </Show>
      <fieldset class="mb-4">
        <legend class="font-semibold mb-1">{w.who}</legend>
        <For each={linesFor(props.block, kind())}>
          {(line) => (
            <Checkbox
              label={nameOnList(line)}
              checked={lines().includes(line.id ?? '')}
              onChange={(on) =>
                setLines(on ? [...lines(), line.id ?? ''] : lines().filter((it) => it !== line.id))
              }
            />
          )}
        </For>
      </fieldset>
      <TextArea
        label={kind() === 'takenBack' ? w.takenBackWhy : w.note}
        optional={kind() !== 'takenBack'}
        value={note()}
        onInput={setNote}
      />
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="sheet-foot">
        <Button variant="primary" busy={save.busy()} disabled={!ready()} onClick={() => void save.run()}>
          {w.save}
        </Button>
      </div>
    </Dialog>
  )
}
