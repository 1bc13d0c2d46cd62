import { resultWords } from '@xk/i18n'
import { A } from '@solidjs/router'
import { Button, Card, ConfirmDialog, formatDateTime, LinkButton, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import type { Act } from '../../features/results/create-act.ts'
import type { StandingPage } from './results-load.ts'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

type Step = 'freeze' | 'resume' | 'unmask' | 'grant' | 'refuse'

/** The steps from a standing to names: freeze, unmask by two, or back to judging with a reason. */
export const Declare = (props: { page: StandingPage; act: Act }) => {
  const [step, setStep] = createSignal<Step>()
  const may = (what: StandingPage['allowed'][number]) => props.page.allowed.includes(what)
  const state = () => props.page.stage.stageState
  const param = () => ({ id: props.page.stage.stageId })
  const blocked = () => props.page.blockers.length > 0 || props.page.digest === null

  const decide = (grant: boolean) => (id: string) =>
    call(
      api['unmask-requests'][':id'].decide.$post(
        { param: { id: props.page.unmaskRequest?.id ?? '' }, json: { grant } },
        command(id),
      ),
    )
  const run = async (reason: string) => {
    const post = api.stages[':id']
    const works: Record<Step, () => Promise<boolean>> = {
      freeze: () =>
        props.act.run(
          (id) =>
            call(
              post.freeze.$post({ param: param(), json: { digest: props.page.digest ?? '' } }, command(id)),
            ),
          (it) => w.freeze.done(it.n),
        ),
      resume: () =>
        props.act.run((id) => call(post.resume.$post({ param: param(), json: { reason } }, command(id)))),
      unmask: () =>
        props.act.run((id) =>
          call(post['unmask-requests'].$post({ param: param(), json: { reason } }, command(id))),
        ),
      grant: () => props.act.run(decide(true), () => w.unmask.done),
      refuse: () => props.act.run(decide(false)),
    }
    const now = step()
    if (now && (await works[now]())) setStep(undefined)
  }
  const words = () => {
    switch (step()) {
      case 'resume':
        return {
          title: w.freeze.resumeTitle,
          text: w.freeze.resumeText,
          label: w.freeze.resume,
          reason: true,
        }
      case 'unmask':
        return {
          title: w.unmask.requestTitle,
          text: w.unmask.requestText,
          label: w.unmask.request,
          reason: true,
        }
      case 'grant':
        return {
          title: w.unmask.approveTitle,
          text: w.unmask.approveText,
          label: w.unmask.approve,
          reason: false,
        }
      case 'refuse':
        return { title: w.unmask.refuse, text: w.unmask.requestText, label: w.unmask.refuse, reason: false }
      default:
        return { title: w.freeze.title, text: w.freeze.text, label: w.freeze.action, reason: false }
    }
  }
  const showsFreeze = () => state() === 'running' && may('standing.freeze') && !blocked()
  return (
    <>
      <Show when={showsFreeze()}>
        <div class="mb-6">
          <Button variant="primary" onClick={() => setStep('freeze')}>
            {w.freeze.action}
          </Button>
        </div>
      </Show>
      <Show when={props.page.frozen}>
        {(frozen) => (
          <Card class="mb-6">
            <p class="font-semibold">{w.freeze.frozenAt(formatDateTime(frozen().frozenAt ?? ''))}</p>
            <p class="text-sm text-ink-2 break-all">
              {w.freeze.digest}: <span class="tabular-nums">{frozen().digest}</span>
            </p>
            <Show when={props.page.unmaskRequest}>
              {(request) => (
                <ProblemNote
                  tone="amber"
                  title={w.unmask.waiting(request().byName ?? '', formatDateTime(request().at ?? ''))}
                  text={request().reason}
                  action={
                    <Show when={may('unmask.approve')}>
                      <div class="flex flex-wrap gap-3">
                        <Button variant="primary" onClick={() => setStep('grant')}>
                          {w.unmask.approve}
                        </Button>
                        <Button onClick={() => setStep('refuse')}>{w.unmask.refuse}</Button>
                      </div>
                    </Show>
                  }
                />
              )}
            </Show>
            <div class="flex flex-wrap gap-3 mt-4 empty:hidden">
              <Show when={props.page.stage.nextLabel}>
                {(next) => (
                  <LinkButton
                    as={A}
                    variant="primary"
                    href={`/to-cong-tac/vong/${props.page.stage.stageId}/vao-vong-sau`}
                  >
                    {w.promotion.see(next())}
                  </LinkButton>
                )}
              </Show>
              <Show
                when={
                  state() === 'frozen' &&
                  props.page.stage.nextLabel === null &&
                  props.page.stage.blind &&
                  !props.page.unmaskRequest &&
                  may('unmask.request')
                }
              >
                <Button variant="primary" onClick={() => setStep('unmask')}>
                  {w.unmask.request}
                </Button>
              </Show>
              <Show when={state() === 'frozen' && may('standing.resume')}>
                <Button onClick={() => setStep('resume')}>{w.freeze.resume}</Button>
              </Show>
            </div>
          </Card>
        )}
      </Show>
      <ConfirmDialog
        open={step() !== undefined}
        title={words().title}
        text={words().text}
        confirmLabel={words().label}
        danger={step() === 'resume'}
        reasonLabel={words().reason ? w.reason : undefined}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void run(reason)}
        onClose={() => setStep(undefined)}
      />
    </>
  )
}
