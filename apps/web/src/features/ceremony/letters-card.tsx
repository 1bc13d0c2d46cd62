import { ceremonyWords, zaloReminders } from '@xk/i18n'
import {
  Button,
  Card,
  Checkbox,
  ConfirmDialog,
  CopyButton,
  DataTable,
  Dialog,
  EmptyState,
  formatDateTime,
  LinkButton,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show, untrack } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { CeremonyPage } from '../../areas/working-group/ceremony.tsx'
import { AnswerForm } from './answer-form.tsx'

const w = ceremonyWords.letters
type Invitation = CeremonyPage['invitations'][number]

/** Letters of units, what they answered, and the words to send over Zalo. */
export const LettersCard = (props: { page: CeremonyPage; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal(false)
  const [answering, setAnswering] = createSignal<Invitation>()
  /** After the hour letters and answers are only read. */
  const isOver = () => props.page.ceremony !== null && props.page.ceremony.at <= props.page.serverNow
  const maySend = () => props.page.allowed.includes('invitation.send') && !isOver()
  const unsent = () => props.page.invitations.filter(({ sentAt }) => sentAt === null)
  const coming = () => props.page.invitations.filter(({ answer }) => answer && answer !== 'notComing')
  const send = createAction(async (command) => {
    const json = { ids: unsent().map(({ id }) => id) }
    const param = { id: props.page.editionId }
    await call(api.editions[':id']['ceremony-invitations'].send.$post({ param, json }, command))
    setAsking(false)
    props.onChanged()
  })
  const message = (unit: string) => {
    const held = props.page.ceremony
    return zaloReminders.invitation({
      unit,
      edition: props.page.editionTitle,
      at: held ? formatDateTime(held.at) : '',
      place: held?.place ?? '',
      replyBy: held?.replyBy ? formatDateTime(held.replyBy) : null,
      contact: held?.contact ?? '',
    })
  }
  return (
    <Card
      title={w.title}
      actions={
        <Show when={maySend() && unsent().length > 0}>
          <Button variant="primary" onClick={() => setAsking(true)}>
            {w.send(unsent().length)}
          </Button>
        </Show>
      }
    >
      <div class="flex flex-wrap items-center gap-3 mb-3">
        <p class="text-ink-2">
          {w.total(
            coming().length,
            coming().reduce((sum, { people }) => sum + (people ?? 0), 0),
          )}
        </p>
        <Show when={props.page.invitations.length > 0}>
          <LinkButton href={`/api/editions/${props.page.editionId}/ceremony-invitations.xlsx`} download="">
            {w.sheet}
          </LinkButton>
        </Show>
      </div>
      <DataTable
        caption={w.title}
        rows={props.page.invitations}
        empty={<EmptyState title={w.none} />}
        columns={[
          { key: 'unit', label: w.columns.unit, lead: true, cell: (row) => `${row.n}. ${row.unitName}` },
          {
            key: 'answer',
            label: w.columns.answer,
            cell: (row) => (
              <>
                <Show when={row.sentAt} fallback={<Tag>{w.notSent}</Tag>}>
                  {(at) => (
                    <>
                      <AnswerTag row={row} />
                      <span class="block text-sm text-ink-2">{w.sent(formatDateTime(at()))}</span>
                    </>
                  )}
                </Show>
                <Show when={row.delegateName}>
                  {(name) => <span class="block">{w.delegate(name(), row.delegatePosition ?? '')}</span>}
                </Show>
                <Show when={row.answerNote}>
                  <span class="block text-sm text-ink-2">{row.answerNote}</span>
                </Show>
              </>
            ),
          },
          {
            key: 'letter',
            label: w.columns.letter,
            actions: true,
            cell: (row) => (
              <>
                <a
                  class="btn btn-quiet btn-small"
                  href={`/api/ceremony-invitations/${row.id}/letter.pdf`}
                  target="_blank"
                  aria-label={w.pdfOf(row.unitName)}
                >
                  {w.pdf}
                </a>
                <Show when={!isOver()}>
                  <CopyButton size="small" text={message(row.unitName)} label={w.copy} />
                </Show>
                <Show when={maySend()}>
                  <Button
                    size="small"
                    aria-label={`${w.record}: ${row.unitName}`}
                    onClick={() => setAnswering(row)}
                  >
                    {w.record}
                  </Button>
                </Show>
              </>
            ),
          },
        ]}
      />
      <Show when={maySend() && props.page.ceremony}>
        <Choose page={props.page} onChanged={props.onChanged} />
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.sendTitle}
        text={w.sendText}
        confirmLabel={w.send(unsent().length)}
        busy={send.busy()}
        problem={send.problem()}
        onConfirm={() => void send.run()}
        onClose={() => setAsking(false)}
      />
      <Dialog
        open={answering() !== undefined}
        title={w.recordTitle(answering()?.unitName ?? '')}
        onClose={() => setAnswering(undefined)}
      >
        <Show when={answering()}>
          {(it) => (
            <AnswerForm
              id={it().id}
              given={it()}
              onDone={() => {
                setAnswering(undefined)
                props.onChanged()
              }}
            />
          )}
        </Show>
      </Dialog>
    </Card>
  )
}

const AnswerTag = (props: { row: Invitation }) => (
  <Show when={props.row.answer} fallback={<Tag tone="amber">{w.waiting}</Tag>}>
    {(said) => (
      <Tag tone={said() === 'notComing' ? 'neutral' : 'green'}>
        {said() === 'notComing' ? w.notComing : `${w[said()]}: ${props.row.people ?? 0}`}
      </Tag>
    )}
  </Show>
)

/** Units without a letter; those of honoured people are ticked to begin with. */
const Choose = (props: { page: CeremonyPage; onChanged: () => void }) => {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(
    new Set(untrack(() => props.page.units.filter(({ honoured }) => honoured).map(({ id }) => id))),
  )
  const there = () => props.page.units.filter(({ id }) => chosen().has(id))
  const toggle = (id: string, on: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  const make = createAction(async (command) => {
    const json = { unitIds: there().map(({ id }) => id) }
    const param = { id: props.page.editionId }
    await call(api.editions[':id']['ceremony-invitations'].$post({ param, json }, command))
    props.onChanged()
  })
  return (
    <Show when={props.page.units.length > 0}>
      <details class="mt-4" open={props.page.invitations.length === 0}>
        <summary class="min-h-11 flex items-center cursor-pointer font-semibold">{w.choose}</summary>
        <p class="text-ink-2 mb-2">{w.chooseText}</p>
        <div class="grid sm:grid-cols-2 lg:grid-cols-3 gap-x-4">
          <For each={props.page.units}>
            {(unit) => (
              <Checkbox
                label={unit.honoured ? `${unit.name} (${w.honoured})` : unit.name}
                checked={chosen().has(unit.id)}
                onChange={(on) => toggle(unit.id, on)}
              />
            )}
          </For>
        </div>
        <Show when={make.problem()}>{(text) => <p class="text-red">{text()}</p>}</Show>
        <div class="actions mt-3">
          <Button busy={make.busy()} disabled={there().length === 0} onClick={() => void make.run()}>
            {w.make(there().length)}
          </Button>
        </div>
      </details>
    </Show>
  )
}
