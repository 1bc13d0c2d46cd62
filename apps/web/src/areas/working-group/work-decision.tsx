import { A, useNavigate } from '@solidjs/router'
import { workDecisionWords as w, workWords } from '@xk/i18n'
import {
  Button,
  Card,
  Checkbox,
  ConfirmDialog,
  DateField,
  Dialog,
  formatDay,
  PageHeader,
  ProblemNote,
  Skeleton,
  Tag,
  TextArea,
  TextField,
} from '@xk/ui'
import { createSignal, For, Index, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createKeptForm } from '../../api/kept-form.ts'
import { keepText } from '../../api/kept-text.ts'
import { OlderTyped } from '../../api/older-typed.tsx'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { useSegments } from '../../features/works/use-segments.ts'
import { DecideButtons } from '../../features/second-person/decide-buttons.tsx'
import { Shell } from '../../shell.tsx'

const load = (id: string) => call(api['work-decisions'][':id'].$get({ param: { id } }))
type Decision = Awaited<ReturnType<typeof load>>
const TONES = { prepared: 'amber', sentBack: 'red', approved: 'green', dropped: 'neutral' } as const

/** One decision about works: written by a secretary, approved by a lead, printed with its list. */
const WorkDecisionPage = () => {
  const params = useSegments('id')
  const [decision, { refetch }] = createResource(() => params().id, load)
  // The form is made anew with what was saved: what is said of the saving outlives it.
  const [saved, setSaved] = createSignal(false)
  return (
    <Shell area="workingGroup">
      <A class="inline-flex items-center min-h-11 underline" href="/to-cong-tac/cong-trinh/quyet-dinh">
        {w.back}
      </A>
      <Show when={decision.error}>
        <LoadProblem error={decision.error} retry={workWords.retry} onRetry={() => refetch()} />
      </Show>
      <Show
        when={
          !decision.error &&
          decision.latest &&
          `${decision.latest.id}/${decision.latest.version}/${decision.latest.state}`
        }
        keyed
        fallback={decision.error ? null : <Skeleton lines={10} />}
      >
        <Body
          it={decision.latest!}
          saved={saved()}
          onSaved={() => {
            setSaved(true)
            void refetch()
          }}
          onDone={() => void refetch()}
        />
      </Show>
    </Shell>
  )
}
export default WorkDecisionPage

const Body = (props: { it: Decision; saved: boolean; onSaved: () => void; onDone: () => void }) => {
  const it = props.it
  const may = (command: Decision['allowed'][number]) => it.allowed.includes(command)
  const writable = () => (it.state === 'prepared' || it.state === 'sentBack') && may('workDecision.prepare')
  return (
    <>
      <PageHeader
        title={w.kinds[it.kind]}
        tag={<Tag tone={TONES[it.state]}>{w.states[it.state]}</Tag>}
        actions={
          <a class="btn btn-quiet" href={`/api/work-decisions/${it.id}/paper`} target="_blank" rel="noopener">
            {w.paper}
          </a>
        }
      />
      <p class="text-ink-2 mb-3">
        {w.preparedBy(it.preparedByName)}
        <Show when={it.approvedByName}>{(name) => <> {w.approvedBy(name())}</>}</Show>
      </p>
      <Show when={it.former}>
        {(former) => (
          <p class="mb-3">
            <A class="underline" href={`/to-cong-tac/cong-trinh/quyet-dinh/${former().id}`}>
              {w.former(former().number, formatDay(former().signedOn))}
            </A>
            <Show when={it.reason}>
              <span class="block whitespace-pre-wrap">{it.reason}</span>
            </Show>
          </p>
        )}
      </Show>
      <Show when={it.sentBack}>
        {(reason) => <ProblemNote tone="amber" title={w.sentBackTitle} text={reason()} />}
      </Show>
      <div class="grid gap-4">
        <Show when={writable()} fallback={<Read it={it} />}>
          <Write it={it} saved={props.saved} onSaved={props.onSaved} />
        </Show>
        <Settle it={it} onDone={props.onDone} />
        <Show when={it.kind === 'commend' && it.state === 'approved' && may('workDecision.prepare')}>
          <Withdraw it={it} />
        </Show>
      </div>
    </>
  )
}

const Items = (props: {
  it: Decision
  onRemove?: ((workId: string) => void) | undefined
  items: Decision['items']
}) => (
  <ol class="list-decimal pl-6 grid gap-2">
    <For each={props.items}>
      {(item) => (
        <li>
          <div class="flex items-center justify-between gap-3">
            <span class="min-w-0 break-words">
              <A class="underline" href={`/to-cong-tac/cong-trinh/${item.workId}`}>
                {item.title}
              </A>
              , {item.unitName}
              <Show when={props.it.kind === 'commend' && props.it.state === 'approved' && !item.standing}>
                {' '}
                <Tag tone="red">{w.withdrawn}</Tag>
              </Show>
            </span>
            <Show when={props.onRemove && props.items.length > 1}>
              <Button
                class="flex-none"
                onClick={() => props.onRemove?.(item.workId ?? '')}
                aria-label={w.removeItem(item.title ?? '')}
              >
                {w.remove}
              </Button>
            </Show>
          </div>
        </li>
      )}
    </For>
  </ol>
)

const Read = (props: { it: Decision }) => (
  <Card title={props.it.text.subject ?? ''}>
    <p class="mb-3">{w.numberLine(props.it.number || '…', props.it.symbol, formatDay(props.it.signedOn))}</p>
    <For each={props.it.text.grounds}>{(ground) => <p class="mb-1 italic">{ground}</p>}</For>
    <For each={props.it.text.articles}>
      {(article, i) => (
        <div class="mt-3">
          <p class="font-semibold">{w.article(i() + 1)}</p>
          <For each={article}>{(paragraph) => <p class="mb-1">{paragraph}</p>}</For>
        </div>
      )}
    </For>
    <h3 class="mt-4 mb-2 font-semibold">{w.list(props.it.items.length)}</h3>
    <Items it={props.it} items={props.it.items} />
  </Card>
)

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const Write = (props: { it: Decision; saved: boolean; onSaved: () => void }) => {
  const navigate = useNavigate()
  const it = props.it
  const form = createKeptForm(keepText(`quyet-dinh-cong-trinh/${it.id}`), String(it.version), {
    number: it.number,
    signedOn: it.signedOn,
    subject: it.text.subject ?? '',
    grounds: (it.text.grounds ?? []).join('\n'),
    articles: (it.text.articles ?? []).map((one) => one.join('\n')),
    recipients: (it.text.recipients ?? []).join('\n'),
    office: it.text.office ?? '',
    signatory: it.text.signatory ?? '',
    items: it.items,
  })
  const [dropping, setDropping] = createSignal(false)
  const save = createAction((command) =>
    call(
      api['work-decisions'][':id'].$put(
        {
          param: { id: it.id },
          json: {
            baseVersion: it.version,
            number: form.value().number,
            signedOn: form.value().signedOn || it.signedOn,
            workIds: form.value().items.flatMap(({ workId }) => workId ?? []),
            text: {
              subject: form.value().subject,
              grounds: lines(form.value().grounds),
              articles: form.value().articles.map(lines),
              recipients: lines(form.value().recipients),
              behalf: it.text.behalf ?? '',
              office: form.value().office,
              signatory: form.value().signatory,
            },
          },
        },
        command,
      ),
    ),
  )
  const drop = createAction((command) =>
    call(api['work-decisions'][':id'].drop.$post({ param: { id: it.id } }, command)),
  )
  return (
    <Card title={w.write}>
      <OlderTyped of={form} />
      <div class="grid gap-x-4 sm:grid-cols-2 items-end">
        <TextField
          label={w.number}
          help={w.numberHelp}
          maxLength={20}
          value={form.value().number}
          onInput={(number) => form.change({ number })}
        />
        <DateField
          label={w.signedOn}
          value={form.value().signedOn || null}
          onChange={(day) => form.change({ signedOn: day ?? '' })}
        />
      </div>
      <TextField
        label={w.subject}
        maxLength={500}
        value={form.value().subject}
        onInput={(subject) => form.change({ subject })}
      />
      <TextArea
        label={w.grounds}
        help={w.oneALine}
        rows={4}
        value={form.value().grounds}
        onInput={(grounds) => form.change({ grounds })}
      />
      <Index each={form.value().articles}>
        {(text, i) => (
          <TextArea
            label={w.article(i + 1)}
            help={w.oneALine}
            rows={3}
            value={text()}
            onInput={(next) =>
              form.change({ articles: form.value().articles.map((one, n) => (n === i ? next : one)) })
            }
          />
        )}
      </Index>
      <TextArea
        label={w.recipients}
        help={w.oneALine}
        rows={2}
        value={form.value().recipients}
        onInput={(recipients) => form.change({ recipients })}
      />
      <div class="grid gap-x-4 sm:grid-cols-2">
        <TextField
          label={w.office}
          maxLength={200}
          value={form.value().office}
          onInput={(office) => form.change({ office })}
        />
        <TextField
          optional
          label={w.signatory}
          maxLength={200}
          value={form.value().signatory}
          onInput={(signatory) => form.change({ signatory })}
        />
      </div>
      <h3 class="mt-2 mb-2 font-semibold">{w.list(form.value().items.length)}</h3>
      <Items
        it={it}
        items={form.value().items}
        onRemove={(workId) =>
          form.change({ items: form.value().items.filter((item) => item.workId !== workId) })
        }
      />
      <Show when={save.problem()}>{(text) => <ProblemNote class="mt-3" title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 mt-4">
        <Button
          variant="primary"
          busy={save.busy()}
          onClick={async () => {
            const sent = form.value()
            const done = await save.run()
            if (!done) return
            form.saved(sent, String(done.version))
            props.onSaved()
          }}
        >
          {w.save}
        </Button>
        <Button onClick={() => setDropping(true)}>{w.drop}</Button>
      </div>
      <Show when={props.saved}>
        <p class="mt-3" role="status">
          {w.saved}
        </p>
      </Show>
      <ConfirmDialog
        open={dropping()}
        danger
        title={w.dropTitle}
        text={w.dropText}
        confirmLabel={w.drop}
        busy={drop.busy()}
        problem={drop.problem()}
        onConfirm={async () => {
          if (!(await drop.run())) return
          form.done()
          navigate('/to-cong-tac/cong-trinh/quyet-dinh')
        }}
        onClose={() => setDropping(false)}
      />
    </Card>
  )
}

const Settle = (props: { it: Decision; onDone: () => void }) => {
  const param = { id: props.it.id }
  const approve = createAction((command) =>
    call(api['work-decisions'][':id'].approve.$post({ param, json: { version: props.it.version } }, command)),
  )
  const sendBack = createAction((command, reason: string) =>
    call(api['work-decisions'][':id']['send-back'].$post({ param, json: { reason } }, command)),
  )
  return (
    <Show when={props.it.state === 'prepared' && props.it.allowed.includes('workDecision.approve')}>
      <Card title={w.settle}>
        <p class="mb-3 text-ink-2">{w.settleText}</p>
        <DecideButtons
          words={{ approve: w.approve, sendBack: w.sendBack, sendBackReason: workWords.group.reason }}
          approve={approve}
          sendBack={sendBack}
          onDone={props.onDone}
        />
      </Card>
    </Show>
  )
}

const Withdraw = (props: { it: Decision }) => {
  const navigate = useNavigate()
  const [open, setOpen] = createSignal(false)
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  const [reason, setReason] = createSignal('')
  const standing = () => props.it.items.filter((item) => item.standing)
  const withdraw = createAction((command) =>
    call(
      api['work-decisions'][':id'].withdrawals.$post(
        { param: { id: props.it.id }, json: { workIds: [...chosen()], reason: reason() } },
        command,
      ),
    ),
  )
  return (
    <Show when={standing().length > 0}>
      <p>
        <Button onClick={() => setOpen(true)}>{w.withdraw}</Button>
      </p>
      <Dialog open={open()} wide title={w.withdraw} onClose={() => setOpen(false)}>
        <p class="mb-3">{w.withdrawText}</p>
        <For each={standing()}>
          {(item) => (
            <Checkbox
              label={`${item.title}, ${item.unitName}`}
              checked={chosen().has(item.workId ?? '')}
              onChange={(on) =>
                setChosen(
                  (before) =>
                    new Set(
                      on ? [...before, item.workId ?? ''] : [...before].filter((id) => id !== item.workId),
                    ),
                )
              }
            />
          )}
        </For>
        <TextArea
          label={workWords.group.reason}
          rows={3}
          maxLength={2000}
          value={reason()}
          onInput={setReason}
        />
        <Show when={withdraw.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="sheet-foot">
          <Button onClick={() => setOpen(false)}>{workWords.group.close}</Button>
          <Button
            variant="primary"
            disabled={chosen().size === 0 || reason().trim().length < 3}
            busy={withdraw.busy()}
            onClick={async () => {
              const made = await withdraw.run()
              if (made) navigate(`/to-cong-tac/cong-trinh/quyet-dinh/${made.id}`)
            }}
          >
            {w.withdrawGo}
          </Button>
        </div>
      </Dialog>
    </Show>
  )
}
