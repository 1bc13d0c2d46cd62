import { councilWords as words } from '@xk/i18n'
import { Button, Card, ConfirmDialog, KeyValue, ProblemNote, ProgressBar } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import type { Meeting, OpenRound, SittingPage } from './create-sitting.ts'

const w = words.sitting.collect

/** Thu phiếu: handed out and come in, the end of the voting, and the way to cancel a round that went wrong. */
export const CollectStep = (props: { page: SittingPage; meeting: Meeting }) => (
  <Card title={words.sitting.step.collect}>
    <Show when={props.meeting.round} fallback={<p class="text-ink-2">{w.nothing}</p>}>
      {(it) => (
        <Collect
          page={props.page}
          it={it()}
          settled={
            props.meeting.sitting.council.closedAt !== null ||
            props.meeting.ballots.editionState !== 'council'
          }
        />
      )}
    </Show>
  </Card>
)

/** What came back of a counted round, as it was published: paper and screen together. */
const Returned = (props: { round: OpenRound['round'] }) => (
  <Show when={props.round.count}>
    {(count) => (
      <KeyValue
        items={[
          { label: w.returnedAll, value: `${count().facts.returned}/${count().facts.issued}` },
          { label: w.valid, value: String(count().valid) },
          { label: w.invalid, value: String(count().invalid) },
          { label: w.notReturned, value: String(count().facts.issued - count().facts.returned) },
        ]}
      />
    )}
  </Show>
)

const Collect = (props: { page: SittingPage; it: OpenRound; settled: boolean }) => {
  const [ending, setEnding] = createSignal(false)
  const [voiding, setVoiding] = createSignal(false)
  const param = () => ({ id: props.it.round.id })
  const round = () => props.it.round
  const may = (name: OpenRound['allowed'][number]) => props.it.allowed.includes(name)
  const counted = () => round().state === 'closed'
  const online = () => round().way === 'online' && !counted()
  const onScreen = () => (round().issued ?? 0) - props.it.issuedOnPaper
  const end = props.page.act(async (command) => {
    await call(api['ballot-rounds'][':id']['end-casting'].$post({ param: param() }, command))
    setEnding(false)
  })
  const ask = props.page.act(async (command, reason: string) => {
    await call(api['ballot-rounds'][':id'].void.$post({ param: param(), json: { reason } }, command))
    setVoiding(false)
  })
  const approve = props.page.act((command) =>
    call(
      api['ballot-rounds'][':id'].void.approve.$post(
        { param: param(), json: { digest: round().voidAsked ?? '' } },
        command,
      ),
    ),
  )
  return (
    <>
      <Show when={round().state !== 'issuing'} fallback={<p class="text-ink-2">{w.afterIssuing}</p>}>
        <p class="mb-3">{w.issued(round().issued ?? 0, props.it.issuedOnPaper)}</p>
        <Show when={online()}>
          <ProgressBar
            label={w.returned}
            value={round().returned}
            max={Math.max(onScreen(), round().returned)}
          />
        </Show>
        <Returned round={round()} />
        <Show when={props.it.issuedOnPaper > 0 && !counted()}>
          <p class="text-ink-2 mt-3">{w.paper}</p>
        </Show>
        <Show when={round().state === 'casting' && may('ballot.endCasting')}>
          <Button variant="primary" class="mt-4" onClick={() => setEnding(true)}>
            {w.end}
          </Button>
        </Show>
        <Show when={round().state === 'counting'}>
          <p class="mt-3 font-medium">{w.ended}</p>
        </Show>
      </Show>
      <Show
        when={round().voidAsked}
        fallback={
          <Show when={may('ballot.void.request') && !props.settled}>
            <p class="mt-4">
              <Button variant="link" onClick={() => setVoiding(true)}>
                {w.void}
              </Button>
            </p>
          </Show>
        }
      >
        <ProblemNote
          tone="amber"
          title={w.voidAsked(round().reason ?? '')}
          action={
            may('ballot.void.approve') ? (
              <Button busy={approve.busy()} onClick={() => void approve.run()}>
                {w.voidApprove}
              </Button>
            ) : undefined
          }
        />
        <Show when={approve.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      </Show>
      <ConfirmDialog
        open={ending()}
        title={w.endTitle}
        text={w.endText(round().returned, onScreen())}
        confirmLabel={w.end}
        busy={end.busy()}
        problem={end.problem()}
        onConfirm={() => void end.run()}
        onClose={() => setEnding(false)}
      />
      <ConfirmDialog
        open={voiding()}
        title={w.voidTitle}
        text={counted() ? w.voidCountedText : w.voidText}
        reasonLabel={w.reason}
        confirmLabel={w.void}
        danger
        busy={ask.busy()}
        problem={ask.problem()}
        onConfirm={(reason) => void ask.run(reason)}
        onClose={() => setVoiding(false)}
      />
    </>
  )
}
