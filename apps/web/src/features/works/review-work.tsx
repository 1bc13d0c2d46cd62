import { workWords } from '@xk/i18n'
import { Button, Card, DateField, Dialog, ProblemNote, TextArea } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { Work } from './create-work-form.ts'

const w = workWords.group
type Act = 'accept' | 'return' | 'refuse' | 'reconsider'

/** Accepts a reported work, asks for more, refuses it, or takes an earlier review back. */
export const ReviewWork = (props: { work: Work; onDone: () => void }) => {
  const [asking, setAsking] = createSignal<Exclude<Act, 'accept'>>()
  const [reason, setReason] = createSignal('')
  const [items, setItems] = createSignal('')
  const [due, setDue] = createSignal<string | null>(null)
  const review = createAction((command, act: Act) =>
    call(
      api.works[':id'].review.$post(
        {
          param: { id: props.work.id },
          json: {
            baseVersion: props.work.version,
            act,
            reason: reason().trim(),
            items: items()
              .split('\n')
              .map((item) => item.trim())
              .filter(Boolean),
            due: act === 'return' ? due() : null,
          },
        },
        command,
      ),
    ),
  )
  const run = async (act: Act) => {
    if (!(await review.run(act))) return
    setAsking(undefined)
    props.onDone()
  }
  const may = () => props.work.allowed.includes('work.review')
  const reported = () => props.work.state === 'reported'
  const decided = () => props.work.state === 'accepted' || props.work.state === 'refused'
  const returned = () => props.work.state === 'returned'
  return (
    <Show when={may() && (reported() || decided() || returned())} fallback={<NotMine work={props.work} />}>
      <Card title={w.review}>
        <Show when={reported()}>
          <p class="text-ink-2 mb-3">{w.reviewText}</p>
        </Show>
        <Show when={review.problem() && !asking()}>
          <ProblemNote title={review.problem() ?? ''} />
        </Show>
        <div class="flex flex-wrap gap-3">
          <Show when={reported()}>
            <Button variant="primary" busy={review.busy()} onClick={() => void run('accept')}>
              {w.accept}
            </Button>
            <Button onClick={() => setAsking('return')}>{w.return}</Button>
          </Show>
          <Show when={reported() || returned()}>
            <Button onClick={() => setAsking('refuse')}>{w.refuse}</Button>
          </Show>
          <Show when={decided()}>
            <Button onClick={() => setAsking('reconsider')}>{w.reconsider}</Button>
          </Show>
        </div>
      </Card>
      <Dialog
        open={asking() !== undefined}
        title={asking() ? w[asking() ?? 'return'] : ''}
        onClose={() => setAsking(undefined)}
      >
        <Show when={asking() === 'return'}>
          <TextArea label={w.items} help={w.itemsHelp} rows={4} value={items()} onInput={setItems} />
          <DateField optional label={w.due} value={due()} onChange={setDue} />
        </Show>
        <TextArea
          label={w.reason}
          help={w.reasonHelp}
          optional={asking() === 'return'}
          rows={3}
          maxLength={2000}
          value={reason()}
          onInput={setReason}
        />
        <Show when={review.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="sheet-foot">
          <Button onClick={() => setAsking(undefined)}>{w.close}</Button>
          <Button variant="primary" busy={review.busy()} onClick={() => void run(asking() ?? 'return')}>
            {w.send}
          </Button>
        </div>
      </Dialog>
    </Show>
  )
}

/** A secretary who wrote in it learns why the buttons are not there. */
const NotMine = (props: { work: Work }) => (
  <Show
    when={
      props.work.onBehalf && props.work.state === 'reported' && !props.work.allowed.includes('work.review')
    }
  >
    <ProblemNote tone="amber" title={w.notYou} />
  </Show>
)
