import { A } from '@solidjs/router'
import { workDecisionWords as w, workWords } from '@xk/i18n'
import { Card, formatDay, PageHeader, ProblemNote, Skeleton, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { DecidedWorks } from '../../features/works/decided-works.tsx'
import { useSegments } from '../../features/works/use-segments.ts'
import { WithdrawWorks } from '../../features/works/withdraw-works.tsx'
import { WriteWorkDecision } from '../../features/works/write-work-decision.tsx'
import { DecideButtons } from '../../features/second-person/decide-buttons.tsx'
import { Shell } from '../../shell.tsx'

const load = (id: string) => call(api['work-decisions'][':id'].$get({ param: { id } }))
export type WorkDecision = Awaited<ReturnType<typeof load>>
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

const Body = (props: { it: WorkDecision; saved: boolean; onSaved: () => void; onDone: () => void }) => {
  const it = props.it
  const may = (command: WorkDecision['allowed'][number]) => it.allowed.includes(command)
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
          <WriteWorkDecision it={it} saved={props.saved} onSaved={props.onSaved} />
        </Show>
        <Settle it={it} onDone={props.onDone} />
        <Show when={it.kind === 'commend' && it.state === 'approved' && may('workDecision.prepare')}>
          <WithdrawWorks it={it} />
        </Show>
      </div>
    </>
  )
}

const Read = (props: { it: WorkDecision }) => (
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
    <DecidedWorks it={props.it} items={props.it.items} />
  </Card>
)

const Settle = (props: { it: WorkDecision; onDone: () => void }) => {
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
