import { TOLD_BY_HAND } from '@xk/contract'
import { ceremonyWords } from '@xk/i18n'
import {
  Button,
  Card,
  DataTable,
  Dialog,
  formatDateTime,
  ProblemNote,
  RadioGroup,
  Tag,
  TextField,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { CeremonyPage } from '../../areas/working-group/ceremony.tsx'

const w = ceremonyWords.told
type Told = CeremonyPage['told'][number]
type ByHand = (typeof TOLD_BY_HAND)[number]

const said = (row: Told): { text: string; tone: 'green' | 'amber' | 'red' | 'neutral' } => {
  switch (row.state) {
    case 'planned':
      return { text: w.planned, tone: 'neutral' }
    case 'waiting':
      return { text: w.waiting(row.dueAt ? formatDateTime(row.dueAt) : ''), tone: 'amber' }
    case 'failed':
      return { text: w.failed, tone: 'red' }
    case 'told':
      return {
        text: w.done(
          row.channel ? w.channels[row.channel] : '',
          row.toldAt ? formatDateTime(row.toldAt) : '',
        ),
        tone: 'green',
      }
  }
}

/** Who is honoured and how they hear of it, before everybody else. */
export const ToldCard = (props: { page: CeremonyPage; onChanged: () => void }) => {
  const [telling, setTelling] = createSignal<Told>()
  const due = (row: Told) =>
    row.id !== null &&
    row.state !== 'told' &&
    (row.dueAt ?? '') <= props.page.serverNow &&
    props.page.allowed.includes('nominee.tell')
  return (
    <Card title={w.title}>
      <p class="text-ink-2 mb-3">{w.text}</p>
      <DataTable
        caption={w.title}
        rows={props.page.told}
        columns={[
          {
            key: 'who',
            label: w.columns.who,
            lead: true,
            cell: (row) => (
              <>
                {row.fullName ?? w.erased}
                <span class="block text-sm text-ink-2">{row.unitName}</span>
              </>
            ),
          },
          {
            key: 'way',
            label: w.columns.way,
            cell: (row) => [w.ways[row.way], row.way === 'none' ? row.phone : ''].filter(Boolean).join(': '),
          },
          {
            key: 'state',
            label: w.columns.state,
            cell: (row) => (
              <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
                <Tag tone={said(row).tone}>{said(row).text}</Tag>
                <Show when={row.byName}>
                  {(name) => (
                    <span class="w-full text-sm text-ink-2">
                      {w.by(name())}
                      {row.note ? `: ${row.note}` : ''}
                    </span>
                  )}
                </Show>
                <Show when={due(row)}>
                  <Button size="small" onClick={() => setTelling(row)}>
                    {w.record}
                  </Button>
                </Show>
              </div>
            ),
          },
        ]}
      />
      <TellDialog
        row={telling()}
        onClose={() => setTelling(undefined)}
        onDone={() => {
          setTelling(undefined)
          props.onChanged()
        }}
      />
    </Card>
  )
}

const TellDialog = (props: { row: Told | undefined; onClose: () => void; onDone: () => void }) => {
  const [channel, setChannel] = createSignal<ByHand>('phone')
  const [note, setNote] = createSignal('')
  const save = createAction(async (command) => {
    const param = { id: props.row?.id ?? '' }
    const json = { channel: channel(), note: note() }
    await call(api['result-notices'][':id'].told.$post({ param, json }, command))
    setNote('')
    props.onDone()
  })
  return (
    <Dialog
      open={props.row !== undefined}
      title={w.recordTitle(props.row?.fullName ?? '')}
      onClose={props.onClose}
    >
      <RadioGroup
        label={w.how}
        value={channel()}
        options={TOLD_BY_HAND.map((value) => ({ value, label: w.channels[value] }))}
        onChange={(value) => setChannel(value as ByHand)}
      />
      <TextField label={w.note} optional maxLength={500} value={note()} onInput={setNote} />
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="actions mt-3">
        <Button variant="primary" busy={save.busy()} onClick={() => void save.run()}>
          {w.record}
        </Button>
      </div>
    </Dialog>
  )
}
