import { A } from '@solidjs/router'
import { councilWords as words } from '@xk/i18n'
import { Button, Card, ConfirmDialog, formatDateTime, LinkButton, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import type { Minutes } from './create-minutes.ts'
import type { Meeting, RollMember, SittingPage } from './create-sitting.ts'
import { MinutesField } from './minutes-field.tsx'

const w = words.sitting.sign

/** Ký: the last words of the minutes, who signs which paper, and the closing after which both are drafts no more. */
export const SignStep = (props: { page: SittingPage; meeting: Meeting; minutes: Minutes }) => {
  const [closing, setClosing] = createSignal(false)
  const [reopening, setReopening] = createSignal(false)
  const it = () => props.meeting.sitting
  const param = () => ({ id: props.page.stageId() })
  const may = (name: ReturnType<typeof it>['allowed'][number]) => it().allowed.includes(name)
  const mayWrite = () => may('council.writeMinutes') && !it().council.closedAt
  const named = (which: (member: RollMember) => boolean) =>
    it()
      .members.filter(which)
      .map(({ fullName }) => fullName ?? '')
  const chair = () => named(({ state, office }) => state === 'appointed' && office === 'chair')
  const secretary = () => named(({ state, office }) => state === 'appointed' && office === 'secretary')
  const tellers = () => named(({ teller }) => teller !== null)
  const ready = () =>
    it().outcome.next === null && props.meeting.ballots.rounds.some(({ state }) => state === 'closed')
  const close = props.page.act(async (command) => {
    const baseVersion = await props.minutes.version()
    await call(api.stages[':id'].council.close.$post({ param: param(), json: { baseVersion } }, command))
    setClosing(false)
  })
  const reopen = props.page.act(async (command, reason: string) => {
    await call(api.stages[':id'].council.reopen.$post({ param: param(), json: { reason } }, command))
    setReopening(false)
  })
  const papers = () => [
    { label: w.count, file: 'count-minutes', signers: [...tellers(), ...chair()], who: w.countSigners },
    {
      label: w.meeting,
      file: 'meeting-minutes',
      signers: [...secretary(), ...chair()],
      who: w.meetingSigners,
    },
  ]
  return (
    <Card title={words.sitting.step.sign}>
      <p class="text-ink-2">{w.text}</p>
      <MinutesField
        minutes={props.minutes}
        part="proceedings"
        mayWrite={mayWrite()}
        help={words.sitting.minutes.proceedingsHelp}
      />
      <MinutesField minutes={props.minutes} part="conclusions" mayWrite={mayWrite()} />
      <Show when={it().disputes.length > 0}>
        <ProblemNote tone="amber" title={w.disputes} class="mt-4">
          <ul>
            <For each={it().disputes}>
              {(line) => <li>{w.disputed(line.n ?? 0, line.fullName ?? '', line.issued ?? false)}</li>}
            </For>
          </ul>
        </ProblemNote>
      </Show>
      <ul class="grid gap-4 sm:grid-cols-2 list-none p-0 mt-4">
        <For each={papers()}>
          {(paper) => (
            <li class="border border-line rounded-m p-4">
              <h3 class="text-base">{paper.label}</h3>
              <p class="text-sm text-ink-2 mb-2">
                {w.signers}: {paper.who}
              </p>
              <ul class="mb-3">
                <For each={paper.signers}>{(name) => <li>{name}</li>}</For>
              </ul>
              <Show when={may('council.print')}>
                <LinkButton
                  href={`/api/stages/${props.page.stageId()}/council/${paper.file}.pdf`}
                  target="_blank"
                  aria-label={`${w.print}: ${paper.label}`}
                >
                  {w.print}
                </LinkButton>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show
        when={it().council.closedAt}
        fallback={
          <>
            <p class="text-sm text-ink-2 mt-3">{w.draft}</p>
            <Show when={may('council.close')}>
              <Show when={ready()} fallback={<p class="mt-3">{w.later}</p>}>
                <Button variant="primary" class="mt-3" onClick={() => setClosing(true)}>
                  {w.close}
                </Button>
              </Show>
            </Show>
          </>
        }
      >
        {(at) => (
          <>
            <ProblemNote tone="green" title={w.closed(formatDateTime(at()))} class="mt-4" />
            <Show when={may('council.reopen')}>
              <div class="flex flex-wrap gap-3 mt-3">
                <LinkButton
                  as={A}
                  variant="primary"
                  href={`/to-cong-tac/vong/${props.page.stageId()}/ket-qua-hoi-dong`}
                >
                  {w.toOutcome}
                </LinkButton>
                <Button onClick={() => setReopening(true)}>{w.reopen}</Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <ConfirmDialog
        open={closing()}
        title={w.closeTitle}
        text={w.closeText}
        confirmLabel={w.close}
        busy={close.busy()}
        problem={close.problem()}
        onConfirm={() => void close.run()}
        onClose={() => setClosing(false)}
      />
      <ConfirmDialog
        open={reopening()}
        title={w.reopenTitle}
        text={w.reopenText}
        reasonLabel={w.reason}
        confirmLabel={w.reopen}
        busy={reopen.busy()}
        problem={reopen.problem()}
        onConfirm={(reason) => void reopen.run(reason)}
        onClose={() => setReopening(false)}
      />
    </Card>
  )
}
