import { judgeWords as w } from '@xk/i18n'
import { useNavigate } from '@solidjs/router'
import { Button, ConfirmDialog } from '@xk/ui'
import { createSignal } from 'solid-js'
import { api, call, command } from '../../api/client.ts'

/** "Có liên quan, không chấm": the judge steps back from a work, with a reason. */
const StepBack = (props: { assignmentId: string; stageId: string }) => {
  const navigate = useNavigate()
  const [asking, setAsking] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const declare = async (reason: string) => {
    try {
      await call(
        api.desk.assignments[':id'].conflict.$post(
          { param: { id: props.assignmentId }, json: { reason } },
          command(),
        ),
      )
      navigate(`/giam-khao/${props.stageId}`)
    } catch (error) {
      setProblem((error as Error).message)
    }
  }
  return (
    <>
      <Button variant="link" onClick={() => setAsking(true)}>
        {w.conflict}
      </Button>
      <ConfirmDialog
        open={asking()}
        title={w.conflictTitle}
        text={w.conflictText}
        reasonLabel={w.conflictReason}
        confirmLabel={w.conflict}
        danger
        problem={problem()}
        onConfirm={(reason) => void declare(reason)}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
export default StepBack
