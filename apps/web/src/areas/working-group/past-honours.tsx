import { A } from '@solidjs/router'
import { fold } from '@xk/domain/kernel'
import { nominationWords, writeDay } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  DateField,
  Dialog,
  EmptyState,
  LoadMore,
  ProblemNote,
  RadioGroup,
  SearchBox,
  SelectField,
  TextArea,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAction } from '../../api/action.ts'
import { api, call, command } from '../../api/client.ts'
import { mayAnywhere } from '../../api/me.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { type PastedHonour, readPasted } from '../../features/nomination/read-pasted.ts'
import { Shell } from '../../shell.tsx'

const w = nominationWords.honours
const load = () => call(api['past-honours'].$get())
type Row = Awaited<ReturnType<typeof load>>['rows'][number]

/** Titles that were given before or outside this system: screening compares with them by person, or by a collective's unit and name. */
const PastHonoursPage = () => {
  const [list, { refetch }] = createResource(load)
  const [adding, setAdding] = createSignal<'one' | 'paste'>()
  const may = () => mayAnywhere('pastHonour.change')
  const done = () => {
    setAdding(undefined)
    void refetch()
  }
  return (
    <Shell area="workingGroup" wide>
      <A class="inline-flex items-center min-h-11 underline" href="/to-cong-tac">
        {w.back}
      </A>
      <h1>{w.title}</h1>
      <p class="text-ink-2 max-w-[68ch] mt-1 mb-4">{w.text}</p>
      <Show when={may()}>
        <div class="flex flex-wrap gap-2 mb-4">
          <Button variant="primary" onClick={() => setAdding('one')}>
            {w.add}
          </Button>
          <Button onClick={() => setAdding('paste')}>{w.paste}</Button>
        </div>
      </Show>
      <Loaded of={list} retry={nominationWords.retry} onRetry={refetch} lines={6}>
        {(it) => (
          <Show when={it().rows.length > 0} fallback={<EmptyState title={w.empty} text={w.emptyText} />}>
            <List rows={it().rows} may={may()} onChanged={done} />
          </Show>
        )}
      </Loaded>
      <AddOne open={adding() === 'one'} onClose={() => setAdding(undefined)} onDone={done} />
      <Paste open={adding() === 'paste'} onClose={() => setAdding(undefined)} onDone={done} />
    </Shell>
  )
}
export default PastHonoursPage

const STEP = 100

/** A term has hundreds of titles: found by name, unit or title, a hundred at a time. */
const List = (props: { rows: readonly Row[]; may: boolean; onChanged: () => void }) => {
  const [search, setSearch] = createSignal('')
  const [shown, setShown] = createSignal(STEP)
  const found = () => {
    const sought = fold(search())
    return props.rows.filter((it) =>
      fold([it.fullName, it.unitName, it.title, it.decisionNumber].filter(Boolean).join(' ')).includes(
        sought,
      ),
    )
  }
  return (
    <Card>
      <Show when={props.rows.length > 10}>
        <SearchBox label={w.search} value={search()} onInput={setSearch} />
      </Show>
      <ul class="list-none p-0">
        <For each={found().slice(0, shown())} fallback={<li class="py-4 text-ink-2">{w.noneFound}</li>}>
          {(row) => <Line row={row} may={props.may} onChanged={props.onChanged} />}
        </For>
      </ul>
      <Show when={found().length > shown()}>
        <LoadMore
          shown={shown()}
          total={found().length}
          step={STEP}
          onMore={() => setShown((n) => n + STEP)}
        />
      </Show>
    </Card>
  )
}

/** As many as one request takes. */
const AT_ONCE = 500

const save = (rows: readonly PastedHonour[], by: ReturnType<typeof command>) =>
  call(api['past-honours'].$post({ json: { rows: [...rows] } }, by))

const Line = (props: { row: Row; may: boolean; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal(false)
  const remove = createAction(async (command) => {
    await call(api['past-honours'][':id'].$delete({ param: { id: props.row.id ?? '' } }, command))
    props.onChanged()
  })
  const collective = () => props.row.subject === 'collective'
  const born = () =>
    props.row.birthDate
      ? writeDay(props.row.birthDate)
      : props.row.birthYear
        ? String(props.row.birthYear)
        : ''
  return (
    <li class="py-3 border-t border-line first:border-0 flex flex-wrap items-start justify-between gap-3">
      <div class="min-w-0">
        <p class="font-semibold">{props.row.fullName ?? w.erased}</p>
        <p class="text-sm text-ink-2">
          {[collective() ? w.subjects.collective : born(), props.row.unitName].filter(Boolean).join(' · ')}
        </p>
        <p>{props.row.title}</p>
        <Show when={props.row.achievement}>{(text) => <p class="text-sm">{text()}</p>}</Show>
        <p class="text-sm text-ink-2">
          {props.row.decisionNumber}, {writeDay(props.row.decidedOn ?? '')} ·{' '}
          {w.kinds[props.row.kind ?? 'other']}
        </p>
      </div>
      <Show when={props.may}>
        <Button variant="link" onClick={() => setAsking(true)}>
          {w.remove}
        </Button>
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.removeTitle}
        text={props.row.fullName ?? ''}
        confirmLabel={w.remove}
        danger
        busy={remove.busy()}
        problem={remove.problem()}
        onConfirm={() => void remove.run()}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}

interface DialogProps {
  open: boolean
  onClose: () => void
  onDone: () => void
}
const blank = (): PastedHonour => ({
  subject: 'person',
  fullName: '',
  birthDate: null,
  birthYear: null,
  unitName: '',
  kind: 'exemplar',
  title: '',
  achievement: '',
  decisionNumber: '',
  decidedOn: '',
})

/** Why the unit of a collective is not known. */
const unitFault = (code: string | undefined) => code && (code === 'several' ? w.unitSeveral : w.unitUnknown)

const AddOne = (props: DialogProps) => {
  const [row, setRow] = createStore<PastedHonour>(blank())
  const collective = () => row.subject === 'collective'
  const send = createAction(async (command) => {
    await save([collective() ? { ...row, birthDate: null, birthYear: null } : row], command)
    setRow(blank())
    props.onDone()
  })
  return (
    <Dialog open={props.open} wide title={w.add} onClose={props.onClose}>
      <RadioGroup
        label={w.subject}
        inline
        value={row.subject}
        options={(['person', 'collective'] as const).map((value) => ({ value, label: w.subjects[value] }))}
        onChange={(value) => setRow('subject', value === 'collective' ? 'collective' : 'person')}
      />
      <TextField
        label={collective() ? w.collectiveName : w.fullName}
        value={row.fullName}
        onInput={(text) => setRow('fullName', text)}
      />
      <Show when={!collective()}>
        <DateField label={w.birthDate} value={row.birthDate} onChange={(day) => setRow('birthDate', day)} />
      </Show>
      <TextField
        label={w.unit}
        optional={!collective()}
        help={collective() ? w.unitHelp : undefined}
        error={unitFault(send.issueAt('/rows/0/unitName'))}
        value={row.unitName}
        onInput={(text) => setRow('unitName', text)}
      />
      <SelectField
        label={w.kind}
        value={row.kind}
        options={(['exemplar', 'other'] as const).map((value) => ({ value, label: w.kinds[value] }))}
        onChange={(kind) => setRow('kind', kind === 'other' ? 'other' : 'exemplar')}
      />
      <TextField label={w.honour} value={row.title} onInput={(text) => setRow('title', text)} />
      <TextField
        label={w.achievement}
        help={collective() ? undefined : w.achievementHelp}
        optional
        value={row.achievement}
        onInput={(text) => setRow('achievement', text)}
      />
      <TextField
        label={w.decision}
        value={row.decisionNumber}
        onInput={(text) => setRow('decisionNumber', text)}
      />
      <DateField
        label={w.decidedOn}
        value={row.decidedOn || null}
        onChange={(day) => setRow('decidedOn', day ?? '')}
      />
      <Show when={send.problem()}>{(text) => <ProblemNote title={text()} class="mb-3" />}</Show>
      <div class="flex flex-wrap gap-2">
        <Button
          variant="primary"
          busy={send.busy()}
          disabled={
            (collective() && !row.unitName.trim()) ||
            !row.fullName.trim() ||
            !row.title.trim() ||
            !row.decisionNumber.trim() ||
            !row.decidedOn
          }
          onClick={() => void send.run()}
        >
          {w.save}
        </Button>
        <Button onClick={props.onClose}>{w.cancel}</Button>
      </div>
    </Dialog>
  )
}

const Paste = (props: DialogProps) => {
  const [text, setText] = createSignal('')
  const read = () => readPasted(text())
  const send = createAction(async () => {
    // What is in is taken out of the text: a failure on the way leaves what is still to be sent.
    while (read().rows.length > 0) {
      const { rows, ends } = read()
      const part = rows.slice(0, AT_ONCE)
      await save(part, command())
      setText(
        text()
          .split('\n')
          .slice(ends[part.length - 1])
          .join('\n'),
      )
    }
    setText('')
    props.onDone()
  })
  const unknownUnits = () =>
    read()
      .ends.slice(0, AT_ONCE)
      .filter((_, i) => send.issueAt(`/rows/${i}/unitName`) !== undefined)
  return (
    <Dialog open={props.open} wide title={w.paste} onClose={props.onClose}>
      <p class="text-ink-2 mb-3">{w.pasteText}</p>
      <div class="[&_textarea]:max-h-60">
        <TextArea
          label={w.pasteLabel}
          rows={8}
          value={text()}
          onInput={(typed) => {
            setText(typed)
            send.clear()
          }}
        />
      </div>
      <Show when={read().bad.length > 0}>
        <ProblemNote tone="amber" title={w.pasteBad(read().bad.join(', '))} class="mb-3">
          <ul class="list-none p-0">
            <For each={read().bad.slice(0, 5)}>
              {(n) => (
                <li class="break-words">
                  {w.pasteLine(n)}: {text().split('\n')[n - 1]?.replaceAll('\t', ' | ')}
                </li>
              )}
            </For>
          </ul>
        </ProblemNote>
      </Show>
      <Show
        when={unknownUnits().length > 0}
        fallback={<Show when={send.problem()}>{(said) => <ProblemNote title={said()} class="mb-3" />}</Show>}
      >
        <ProblemNote title={w.pasteUnits(unknownUnits().join(', '))} class="mb-3" />
      </Show>
      <div class="flex flex-wrap gap-2">
        <Button
          variant="primary"
          busy={send.busy()}
          disabled={read().rows.length === 0 || read().bad.length > 0}
          onClick={() => void send.run()}
        >
          {w.pasteSave(read().rows.length)}
        </Button>
        <Button onClick={props.onClose}>{w.cancel}</Button>
      </div>
    </Dialog>
  )
}
