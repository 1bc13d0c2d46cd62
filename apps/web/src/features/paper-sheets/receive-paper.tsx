import { paperSheetWords as words } from '@xk/i18n'
import { Button, Card, Checkbox, DateTimeField, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import type { Act } from '../results/create-act.ts'

const w = words.receiving

/** The minute that is under way: never after the server's clock, unless this one is far ahead. */
const thisMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()

/** The signed sheet has come: when, and that a draft begun on screen gives way. */
export const ReceivePaper = (props: {
  page: { stage: { stageState: string }; sheet: { screen?: string } }
  assignmentId: string
  act: Act
}) => {
  const [receivedAt, setReceivedAt] = createSignal<string | null>(thisMinute())
  const [keepDraft, setKeepDraft] = createSignal(false)
  const begun = () => props.page.sheet.screen === 'begun'
  const future = () => {
    const at = receivedAt()
    return at !== null && Date.parse(at) > Date.now()
  }
  const receive = () =>
    props.act.run((id) =>
      call(
        api.desk.assignments[':id'].paper.$post(
          {
            param: { id: props.assignmentId },
            json: { receivedAt: receivedAt() ?? '', keepDraft: keepDraft() },
          },
          command(id),
        ),
      ),
    )
  const refusal = () => {
    if (props.page.sheet.screen === 'handedIn' || props.page.sheet.screen === 'late') return w.handedIn
    return props.page.stage.stageState === 'running' ? undefined : w.notRunning
  }
  return (
    <Show
      when={refusal()}
      fallback={
        <Card title={w.title} class="max-w-2xl">
          <p class="mb-4">{w.text}</p>
          <DateTimeField
            label={w.receivedAt}
            help={w.help}
            value={receivedAt()}
            onChange={setReceivedAt}
            error={future() ? w.future : undefined}
          />
          <Show when={begun()}>
            <ProblemNote tone="amber" title={w.draft} />
            <Checkbox label={w.keepDraft} checked={keepDraft()} onChange={setKeepDraft} />
          </Show>
          <div class="flex justify-end mt-4">
            <Button
              variant="primary"
              busy={props.act.busy()}
              disabled={receivedAt() === null || future() || (begun() && !keepDraft())}
              onClick={() => void receive()}
            >
              {w.submit}
            </Button>
          </div>
        </Card>
      }
    >
      {(text) => <ProblemNote tone="neutral" title={text()} />}
    </Show>
  )
}
