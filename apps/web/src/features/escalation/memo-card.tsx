import { escalationWords as words } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  DateField,
  formatDateTime,
  formatDay,
  LinkButton,
  ProblemNote,
  Tag,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Answers } from './answers.tsx'
import { type EscalationPage, type MemoBlock, type MemoListLine, nameOnList } from './load.ts'
import { MemoForm } from './memo-form.tsx'

const w = words.memo

const STATE_TONES = {
  proposed: 'neutral',
  sent: 'blue',
  supplement: 'amber',
  recognised: 'green',
  declined: 'neutral',
  withdrawn: 'red',
} as const
const MEMO_TONES = { draft: 'neutral', approved: 'blue', sent: 'green', dropped: 'neutral' } as const

type Asking = 'approve' | 'sendBack' | 'reopen' | 'drop' | { withdraw: string }

/** One tờ trình from its first word to the higher level's answer. */
export const MemoCard = (props: { page: EscalationPage; block: MemoBlock; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal<Asking>()
  const memo = () => props.block.memo
  const id = () => memo().id ?? ''
  const state = () => memo().state ?? 'draft'
  const at = (path: string) => `/api/submission-memos/${id()}/${path}`
  const may = (command: string) => (props.block.allowed as readonly string[]).includes(command)
  const level = () => memo().level ?? 'city'
  const decide = createAction(async (command, reason: string) => {
    const memos = api['submission-memos'][':id']
    const param = { id: id() }
    const what = asking()
    if (what === 'approve')
      await call(memos.approve.$post({ param, json: { digest: memo().digest ?? '' } }, command))
    if (what === 'sendBack') await call(memos['send-back'].$post({ param, json: { reason } }, command))
    if (what === 'reopen') await call(memos.reopen.$post({ param, json: { reason } }, command))
    if (what === 'drop') await call(memos.drop.$post({ param, json: { reason } }, command))
    if (typeof what === 'object')
      await call(
        api.escalations[':id'].withdraw.$post({ param: { id: what.withdraw }, json: { reason } }, command),
      )
    setAsking(undefined)
    props.onChanged()
  })
  const dialog = () => {
    const what = asking()
    if (typeof what === 'object') return { title: w.withdraw, text: w.withdrawText, reason: true }
    switch (what) {
      case 'approve':
        return { title: w.approve, text: w.approveText, reason: false }
      case 'reopen':
        return { title: w.reopen, text: w.reopenText, reason: true }
      case 'drop':
        return { title: w.drop, text: w.dropText, reason: true }
      default:
        return { title: w.sendBack, text: undefined, reason: true }
    }
  }
  const isWaiting = () => state() === 'draft' && memo().sentBack == null && props.block.lines.length > 0
  return (
    <Card
      class="mt-4"
      title={w.title(words.level[level()], memo().year ?? 0)}
      actions={
        <div class="flex flex-wrap gap-3">
          <LinkButton href={at('memo.pdf')} target="_blank">
            {w.pdf}
          </LinkButton>
          <LinkButton href={at('list.xlsx')}>{w.sheet}</LinkButton>
        </div>
      }
    >
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <Tag tone={MEMO_TONES[state()]}>{isWaiting() ? w.waiting : w.state[state()]}</Tag>
        <span>{w.by(memo().byName ?? '—', formatDateTime(memo().preparedAt ?? ''))}</span>
        <Show when={memo().approvedAt}>
          {(when) => <span>{w.approvedBy(memo().approvedByName ?? '—', formatDateTime(when()))}</span>}
        </Show>
        <Show when={memo().number}>
          {(number) => (
            <span>{w.numbered(number(), memo().symbol ?? '', formatDay(memo().signedOn ?? ''))}</span>
          )}
        </Show>
        <Show when={memo().sentOn}>
          {(day) => <span>{w.sentOn(formatDay(day()), memo().sentHow ?? '')}</span>}
        </Show>
      </p>
      <Show when={memo().sentBack}>
        {(reason) => <ProblemNote tone="amber" title={w.sentBack(reason())} />}
      </Show>
      <Show when={state() !== 'draft' || !may('escalation.prepare')}>
        <MemoList block={props.block} onWithdraw={(line) => setAsking({ withdraw: line })} />
      </Show>
      <Show when={state() === 'draft' && may('escalation.prepare')}>
        <MemoForm page={props.page} block={props.block} onSaved={props.onChanged} />
      </Show>
      <Show when={state() === 'approved' && may('escalation.prepare')}>
        <NumberAndSend page={props.page} block={props.block} onChanged={props.onChanged} />
      </Show>
      <Show when={state() === 'sent'}>
        <Answers page={props.page} block={props.block} onChanged={props.onChanged} />
      </Show>
      <div class="actions">
        <Show when={isWaiting() && may('escalation.approve')}>
          <Button variant="primary" onClick={() => setAsking('approve')}>
            {w.approve}
          </Button>
        </Show>
        <Show when={isWaiting() && may('escalation.sendBack')}>
          <Button onClick={() => setAsking('sendBack')}>{w.sendBack}</Button>
        </Show>
        <Show when={state() === 'approved' && may('escalation.prepare')}>
          <Button onClick={() => setAsking('reopen')}>{w.reopen}</Button>
        </Show>
        <Show when={(state() === 'draft' || state() === 'approved') && may('escalation.prepare')}>
          <Button variant="link" onClick={() => setAsking('drop')}>
            {w.drop}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking() !== undefined}
        title={dialog().title}
        text={dialog().text}
        reasonLabel={dialog().reason ? w.reason : undefined}
        confirmLabel={dialog().title}
        busy={decide.busy()}
        problem={decide.problem()}
        onConfirm={(reason) => void decide.run(reason)}
        onClose={() => {
          decide.clear()
          setAsking(undefined)
        }}
      />
    </Card>
  )
}

/** Who stands on the memo and what became of each. */
const MemoList = (props: { block: MemoBlock; onWithdraw: (id: string) => void }) => {
  const isLive = ({ state }: MemoListLine) => state !== 'withdrawn' && state !== 'declined'
  // Whom the higher level recognised only an answer of theirs takes out.
  const mayWithdraw = (line: MemoListLine) =>
    props.block.memo.state === 'sent' &&
    isLive(line) &&
    line.state !== 'recognised' &&
    (props.block.allowed as readonly string[]).includes('escalation.prepare')
  return (
    <Show when={props.block.lines.length > 0} fallback={<p class="text-ink-2 mt-4">{w.empty}</p>}>
      <h3 class="mt-5">{w.list}</h3>
      <ol class="list-none p-0">
        <For each={props.block.lines}>
          {(line) => (
            <li class="py-3 border-t border-line first:border-t-0">
              <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
                <b>{nameOnList(line)}</b>
                <Tag tone={STATE_TONES[line.state ?? 'proposed']}>{words.state[line.state ?? '']}</Tag>
                <Show when={line.due}>{(day) => <span class="text-sm">{w.due(formatDay(day()))}</span>}</Show>
              </p>
              <p class="text-sm text-ink-2">{line.sheet?.unitName}</p>
              <p class="mt-1 max-w-[72ch]">{line.sheet?.summary}</p>
              <Show when={line.reason}>{(reason) => <p class="text-sm text-ink-2 mt-1">{reason()}</p>}</Show>
              <Show when={isLive(line) && line.consents === false}>
                <ProblemNote title={w.consentGone} />
              </Show>
              <Show when={mayWithdraw(line)}>
                <Button size="small" variant="link" onClick={() => props.onWithdraw(line.id ?? '')}>
                  {w.withdraw}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}

const NumberAndSend = (props: { page: EscalationPage; block: MemoBlock; onChanged: () => void }) => {
  const memo = () => props.block.memo
  const [number, setNumber] = createSignal(memo().number ?? '')
  const [signedOn, setSignedOn] = createSignal<string | null>(memo().signedOn || null)
  const [sentOn, setSentOn] = createSignal<string | null>(props.page.today)
  const [how, setHow] = createSignal('')
  const param = { id: memo().id ?? '' }
  const saveNumber = createAction(async (command) => {
    const json = { number: number().trim(), signedOn: signedOn() ?? '' }
    await call(api['submission-memos'][':id'].number.$post({ param, json }, command))
    props.onChanged()
  })
  const send = createAction(async (command) => {
    const json = { sentOn: sentOn() ?? '', how: how() }
    await call(api['submission-memos'][':id'].send.$post({ param, json }, command))
    props.onChanged()
  })
  return (
    <div class="mt-5 max-w-[46rem]">
      <div class="grid gap-x-4 sm:grid-cols-[12rem_14rem_auto] items-start">
        <TextField
          label={w.number}
          help={w.numberHelp(memo().symbol ?? '')}
          value={number()}
          onInput={setNumber}
        />
        <DateField label={w.signedOn} value={signedOn()} onChange={setSignedOn} />
        <Button
          class="sm:mt-7"
          busy={saveNumber.busy()}
          disabled={!number().trim() || !signedOn()}
          onClick={() => void saveNumber.run()}
        >
          {w.saveNumber}
        </Button>
      </div>
      <Show when={saveNumber.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={memo().number}>
        <DateField label={w.sentDate} value={sentOn()} onChange={setSentOn} />
        <TextField label={w.how} help={w.howHelp} value={how()} onInput={setHow} />
        <Show when={send.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <Button
          variant="primary"
          busy={send.busy()}
          disabled={!sentOn() || !how().trim()}
          onClick={() => void send.run()}
        >
          {w.send}
        </Button>
      </Show>
    </div>
  )
}
