import { judgeWords as w } from '@xk/i18n'
import { Button, ConfirmDialog, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'

/** A handed-in sheet stays locked; its judge may ask the panel's chair to give it back. */
const AskReopen = (props: { assignmentId: string }) => {
  const [asking, setAsking] = createSignal(false)
  const [told, setTold] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const ask = async (reason: string) => {
    try {
      await call(
        api.desk.assignments[':id']['ask-reopen'].$post(
          { param: { id: props.assignmentId }, json: { reason } },
          command(),
        ),
      )
      setAsking(false)
      setTold(true)
    } catch (error) {
      setProblem(messageOf(error))
    }
  }
  return (
    <>
      <Show
        when={told()}
        fallback={
          <Button variant="link" onClick={() => setAsking(true)}>
            {w.askReopen}
          </Button>
        }
      >
        <ProblemNote tone="green" title={w.askedReopen} />
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.askReopenTitle}
        text={w.askReopenText}
        reasonLabel={w.conflictReason}
        confirmLabel={w.askReopen}
        problem={problem()}
        onConfirm={(reason) => void ask(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
export default AskReopen
