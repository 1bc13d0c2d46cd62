import { A } from '@solidjs/router'
import { outcomeWords as w } from '@xk/i18n'
import { Button, Card, ConfirmDialog, formatDateTime, LinkButton, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import type { OutcomePage } from '../../features/outcome/load-outcome.ts'
import type { Act } from '../../features/results/create-act.ts'

/** What is still to be done in the meeting itself, and at which of its steps. */
const STEP_OF: Readonly<Record<string, string>> = {
  'council/noRound': 'issue',
  'council/ballotDue': 'issue',
  'council/roundOpen': 'collect',
  'council/minutesOpen': 'sign',
}

type Step = 'prepare' | 'declare' | 'resume' | 'confirmResume'

/** Two people declare exactly what is shown; before it is put forward two can take it back with a reason. */
export const Declaration = (props: { page: OutcomePage; act: Act }) => {
  const [step, setStep] = createSignal<Step>()
  const d = w.declare
  const may = (what: OutcomePage['allowed'][number]) => props.page.allowed.includes(what)
  const inMeeting = () => props.page.blockers.flatMap(({ code }) => STEP_OF[code] ?? [])[0]
  const isReady = () => props.page.blockers.length === 0 && !props.page.stillMasked
  /** Later on the approval is only something to look back at. */
  const isUnderWay = () => ['frozen', 'unmasked'].includes(props.page.stage.editionState)
  const isCurrent = () => props.page.waiting?.digest === props.page.digest
  const post = () => api.stages[':id']['council-outcome']
  const works: Record<Step, (id: string, reason: string) => Promise<unknown>> = {
    prepare: (id) => call(post().prepare.$post({ param: param(), json: seen() }, command(id))),
    declare: (id) => call(post().declare.$post({ param: param(), json: seen() }, command(id))),
    resume: (id, reason) => call(post().resume.$post({ param: param(), json: { reason } }, command(id))),
    confirmResume: (id) =>
      call(
        post().resume.confirm.$post(
          { param: param(), json: { digest: props.page.resuming?.digest ?? '' } },
          command(id),
        ),
      ),
  }
  const param = () => ({ id: props.page.stage.stageId })
  const seen = () => ({ digest: props.page.digest })
  const run = async (reason: string) => {
    const now = step()
    if (now && (await props.act.run((id) => works[now](id, reason)))) setStep(undefined)
  }
  const words = () => {
    switch (step()) {
      case 'declare':
        return { title: d.confirmTitle, text: d.confirmText, label: d.confirm }
      case 'resume':
        return { title: d.resumeTitle, text: d.resumeText, label: d.resume }
      case 'confirmResume':
        return {
          title: d.resumeConfirmTitle,
          text: d.resumeReason(props.page.resuming?.reason ?? ''),
          label: d.resumeConfirm,
        }
      default:
        return { title: d.prepareTitle, text: d.prepareText, label: d.prepare }
    }
  }
  return (
    <Card title={d.title}>
      <Show
        when={props.page.declared}
        fallback={
          <Show
            when={isReady()}
            fallback={
              <>
                <p class="mb-2">{d.open}:</p>
                <ul class="list-disc pl-5">
                  <For each={props.page.blockers}>
                    {({ code, count }) => <li>{w.blockers[code]?.(count) ?? code}</li>}
                  </For>
                </ul>
                <Show when={may('council.viewSitting') && inMeeting()}>
                  {(at) => (
                    <LinkButton
                      as={A}
                      class="mt-4"
                      href={`/hoi-dong/${props.page.stage.stageId}/kiem-phieu#buoc-${at()}`}
                    >
                      {d.toSitting}
                    </LinkButton>
                  )}
                </Show>
              </>
            }
          >
            <p class="mb-4 max-w-[72ch]">{d.text}</p>
            <Show when={props.page.waiting}>
              {(it) => (
                <p class="mb-4 font-medium">
                  {d.waiting(it().byName ?? '', formatDateTime(it().at ?? ''))}
                  <Show when={!isCurrent()}>
                    <span class="block text-red">{d.changed}</span>
                  </Show>
                  <Show when={isCurrent() && it().mine}>
                    <span class="block text-sm text-ink-2 font-normal">{d.other}</span>
                  </Show>
                </p>
              )}
            </Show>
            <div class="flex flex-wrap gap-3 empty:hidden">
              <Show when={isCurrent() && may('outcome.declare')}>
                <Button variant="primary" onClick={() => setStep('declare')}>
                  {d.confirm}
                </Button>
              </Show>
              <Show when={!isCurrent() && may('outcome.prepare')}>
                <Button variant="primary" onClick={() => setStep('prepare')}>
                  {d.prepare}
                </Button>
              </Show>
            </div>
          </Show>
        }
      >
        {(it) => (
          <>
            <p class="font-semibold">{d.done(it().byName ?? '', formatDateTime(it().at ?? ''))}</p>
            <p class="text-sm text-ink-2 break-all">
              {d.digest}: <span class="tabular-nums">{it().digest}</span>
            </p>
            <Show when={props.page.boundaryTie}>
              {(tie) => (
                <ProblemNote
                  tone="amber"
                  title={w.prizes.tie(
                    props.page.prizes.find(({ key }) => key === tie().prize)?.label ?? '',
                    tie().places,
                  )}
                />
              )}
            </Show>
            <Show when={props.page.stage.editionState === 'frozen' && props.page.resuming}>
              {(asked) => (
                <ProblemNote
                  tone="amber"
                  class="mt-4"
                  title={d.resumeAsked(asked().byName ?? '', formatDateTime(asked().at ?? ''))}
                  text={d.resumeReason(asked().reason ?? '')}
                  action={
                    may('outcome.resume.approve') ? (
                      <Button onClick={() => setStep('confirmResume')}>{d.resumeConfirm}</Button>
                    ) : undefined
                  }
                />
              )}
            </Show>
            <div class="flex flex-wrap gap-3 mt-4 empty:hidden">
              <Show when={may('result.putForward')}>
                <LinkButton
                  as={A}
                  variant={isUnderWay() ? 'primary' : 'quiet'}
                  href={`/to-cong-tac/lan/${props.page.stage.editionId}/duyet`}
                >
                  {isUnderWay() ? w.toApproval : w.seeApproval}
                </LinkButton>
              </Show>
              <Show when={may('outcome.resume.request') && props.page.stage.editionState === 'frozen'}>
                <Button onClick={() => setStep('resume')}>{d.resume}</Button>
              </Show>
            </div>
          </>
        )}
      </Show>
      <ConfirmDialog
        open={step() !== undefined}
        title={words().title}
        text={words().text}
        confirmLabel={words().label}
        danger={step() === 'resume' || step() === 'confirmResume'}
        reasonLabel={step() === 'resume' ? w.reason : undefined}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void run(reason)}
        onClose={() => setStep(undefined)}
      />
    </Card>
  )
}
