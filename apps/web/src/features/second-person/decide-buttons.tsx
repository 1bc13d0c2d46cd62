import { Button, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { type Acting, SendBackDialog } from './decide-dialogs.tsx'

/** The second person's two ways with what another prepared: approved at once, or sent back with a reason. */
export const DecideButtons = (props: {
  words: { approve: string; sendBack: string; sendBackReason: string }
  approve: Acting<[]>
  sendBack: Acting<[reason: string]>
  onDone: () => void
}) => {
  const [asking, setAsking] = createSignal(false)
  const approve = async () => {
    if (await props.approve.run()) props.onDone()
  }
  const sendBack = async (reason: string) => {
    if (!(await props.sendBack.run(reason))) return
    setAsking(false)
    props.onDone()
  }
  return (
    <>
      <Show when={props.approve.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3">
        <Button variant="primary" busy={props.approve.busy()} onClick={() => void approve()}>
          {props.words.approve}
        </Button>
        <Button onClick={() => setAsking(true)}>{props.words.sendBack}</Button>
      </div>
      <SendBackDialog
        open={asking()}
        words={props.words}
        act={{ busy: props.sendBack.busy, problem: props.sendBack.problem, run: sendBack }}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
