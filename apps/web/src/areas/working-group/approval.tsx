import { resultWords as w } from '@xk/i18n'
import { A, useParams } from '@solidjs/router'
import { Button, Card, ConfirmDialog, EmptyState, formatDateTime, LinkButton, ProblemNote, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { createAct } from '../../features/results/create-act.ts'
import { points, pointsAlike } from '../../features/results/format.ts'
import { ResultFrame } from '../../features/results/result-frame.tsx'

const load = (id: string) => call(api.editions[':id'].approval.$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>
type Step = 'putForward' | 'approve' | 'sendBack'

/** The lead's one page, for a phone: who wins, every exception with its reason, Duyệt or Trả lại. */
const ApprovalPage = () => {
  const params = useParams<{ editionId: string }>()
  const [approval, { refetch }] = createResource(() => params.editionId, load)
  const act = createAct(() => refetch())
  const [step, setStep] = createSignal<Step>()
  const run = async (reason: string) => {
    const page = approval.latest
    const id = page?.approval?.id ?? ''
    const works: Record<Step, (command: string) => Promise<unknown>> = {
      putForward: (it) =>
        call(
          api.editions[':id'].approval.$post(
            { param: { id: params.editionId }, json: { digest: page?.digest ?? '' } },
            command(it),
          ),
        ),
      approve: (it) => call(api.approvals[':id'].approve.$post({ param: { id } }, command(it))),
      sendBack: (it) =>
        call(api.approvals[':id']['send-back'].$post({ param: { id }, json: { reason } }, command(it))),
    }
    const now = step()
    if (now && (await act.run(works[now]))) setStep(undefined)
  }
  const words = () => {
    switch (step()) {
      case 'approve':
        return { title: w.approval.approveTitle, text: w.approval.approveText, label: w.approval.approve }
      case 'sendBack':
        return { title: w.approval.sendBackTitle, text: undefined, label: w.approval.sendBack }
      default:
        return {
          title: w.approval.putForwardTitle,
          text: w.approval.putForwardText,
          label: w.approval.putForward,
        }
    }
  }
  return (
    <ResultFrame
      current="approval"
      title={w.approval.title}
      page={approval.latest}
      error={approval.error}
      onReload={() => void refetch()}
      act={act}
    >
      {(page) => (
        <Show
          when={page().ready}
          fallback={<EmptyState title={w.approval.wait.title} text={w.approval.wait.text} />}
        >
          <div class="max-w-[760px]">
            <StateNote page={page()} />
            <Winners page={page()} />
            <Exceptions page={page()} />
            <Acts page={page()} onStep={setStep} />
          </div>
          <ConfirmDialog
            open={step() !== undefined}
            title={words().title}
            text={words().text}
            confirmLabel={words().label}
            danger={step() === 'sendBack'}
            reasonLabel={step() === 'sendBack' ? w.reason : undefined}
            busy={act.busy()}
            problem={act.problem()}
            onConfirm={(reason) => void run(reason)}
            onClose={() => setStep(undefined)}
          />
        </Show>
      )}
    </ResultFrame>
  )
}
export default ApprovalPage

const StateNote = (props: { page: Page }) => {
  const it = () => props.page.approval
  const text = () => {
    const row = it()
    if (row?.state === 'waiting') return w.approval.waiting(row.byName ?? '', formatDateTime(row.at ?? ''))
    if (row?.state === 'approved')
      return w.approval.approved(row.decidedByName ?? '', formatDateTime(row.decidedAt ?? ''))
    return row ? w.approval.sentBack(row.decidedByName ?? '', row.reason ?? '') : undefined
  }
  return (
    <Show when={text()}>
      {(title) => <ProblemNote tone={it()?.state === 'approved' ? 'green' : 'amber'} title={title()} />}
    </Show>
  )
}

const Winners = (props: { page: Page }) => (
  <>
    <Card title={props.page.votes ? w.approval.honoured : w.approval.winners} class="mb-6">
      <p class="text-sm text-ink-2 mb-2">{w.approval.of(props.page.entries, props.page.stage.entryNoun)}</p>
      <For each={props.page.prizes}>
        {(prize) => {
          const winners = () => props.page.winners.filter((it) => it.prize === prize.key)
          const open = () => props.page.notAwarded.filter((it) => it.prize === prize.key)
          return (
            <section class="border-t border-line py-3">
              <h3 class="font-semibold">{prize.label}</h3>
              <ul class="list-none p-0">
                <For each={winners()}>
                  {(it) => (
                    <li class="flex justify-between gap-4 py-2">
                      <div class="min-w-0">
                        <p class="font-medium">{it.title}</p>
                        <p class="text-sm text-ink-2">
                          <Show when={!it.title?.startsWith((it.people ?? []).join(', '))}>
                            {(it.people ?? []).join(', ')} ·{' '}
                          </Show>
                          {it.unitName}
                        </p>
                        <Show when={it.state !== 'given'}>
                          <p class="text-sm">
                            <Tag tone={it.state === 'withheld' ? 'red' : 'amber'}>
                              {w.awards.state[it.state ?? '']}
                            </Tag>{' '}
                            {it.reason}
                          </p>
                        </Show>
                      </div>
                      <div class="text-right shrink-0">
                        <p class="font-semibold tabular-nums">
                          {it.votes
                            ? w.approval.votes(it.votes.yes, it.votes.base)
                            : pointsAlike(props.page.winners.map(({ score }) => score))(it.score)}
                        </p>
                        <p class="text-sm text-ink-2">{w.approval.rank(it.rank ?? 0)}</p>
                      </div>
                    </li>
                  )}
                </For>
              </ul>
              <For each={open()}>
                {(it) => (
                  <p class="text-sm text-ink-2">
                    {w.awards.notAwardedLine(
                      prize.label,
                      it.count ?? 0,
                      (props.page.votes ? w.awards.notAwardedByVotes : w.awards.notAwarded)[it.why ?? ''] ??
                        '',
                    )}
                    {it.reason ? `: ${it.reason}` : ''}
                  </p>
                )}
              </For>
            </section>
          )
        }}
      </For>
    </Card>
    <Show when={props.page.teamNeeded}>
      <Card title={w.approval.teamWinners} class="mb-6">
        <ul class="list-none p-0">
          <For each={props.page.teamWinners} fallback={<li class="text-ink-2">{w.approval.teamMissing}</li>}>
            {(it) => (
              <li class="flex justify-between gap-4 py-2 border-t border-line">
                <span class="font-medium">{it.unitName}</span>
                <span class="tabular-nums shrink-0">{w.points(points(it.points))}</span>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  </>
)

const Exceptions = (props: { page: Page }) => (
  <Card title={w.approval.exceptions} class="mb-6">
    <ul class="list-none p-0">
      <For each={props.page.exceptions} fallback={<li class="text-ink-2">{w.approval.noExceptions}</li>}>
        {(it) => (
          <li class="border-t border-line py-2">
            <p class="font-medium">
              {w.approval.kinds[it.kind ?? '']}
              <Show when={it.blindCode}>
                {' '}
                <span class="font-normal text-ink-2 tabular-nums">{it.blindCode}</span>
              </Show>
            </p>
            <p class="text-sm text-ink-2">
              {formatDateTime(it.at ?? '')}
              {it.reason ? ` · ${it.reason}` : ''}
            </p>
          </li>
        )}
      </For>
    </ul>
    <p class="text-xs text-ink-2 break-all mt-3">
      {w.freeze.digest}: {props.page.frozenDigest}
    </p>
  </Card>
)

const Acts = (props: { page: Page; onStep: (step: Step) => void }) => {
  const state = () => props.page.approval?.state
  const may = (what: Page['allowed'][number]) => props.page.allowed.includes(what)
  return (
    <div class="flex flex-wrap gap-3">
      <Show when={state() !== 'waiting' && state() !== 'approved' && may('result.putForward')}>
        <Button variant="primary" onClick={() => props.onStep('putForward')}>
          {w.approval.putForward}
        </Button>
      </Show>
      <Show when={state() === 'waiting' && may('result.approve')}>
        <Button variant="primary" onClick={() => props.onStep('approve')}>
          {w.approval.approve}
        </Button>
      </Show>
      <Show when={state() === 'waiting' && may('result.sendBack') && !may('result.approve')}>
        <p class="w-full text-ink-2">{w.approval.byAnother}</p>
      </Show>
      <Show when={state() === 'waiting' && may('result.sendBack')}>
        <Button onClick={() => props.onStep('sendBack')}>{w.approval.sendBack}</Button>
      </Show>
      <Show when={state() === 'approved' && may('decision.prepare')}>
        <LinkButton
          as={A}
          variant="primary"
          href={`/to-cong-tac/lan/${props.page.stage.editionId}/quyet-dinh`}
        >
          {w.approval.toDecision}
        </LinkButton>
      </Show>
    </div>
  )
}
