import { ConfirmDialog } from '@xk/ui'

/** What of createAction a dialog needs: whether it is under way, and what stood in its way. */
export interface Acting<Args extends unknown[]> {
  busy: () => boolean
  problem: () => string | undefined
  run: (...args: Args) => Promise<unknown>
}

/** Sends back what another person prepared, with a reason. */
export const SendBackDialog = (props: {
  open: boolean
  words: { sendBack: string; sendBackReason: string }
  act: Acting<[reason: string]>
  onClose: () => void
}) => (
  <ConfirmDialog
    open={props.open}
    title={props.words.sendBack}
    reasonLabel={props.words.sendBackReason}
    confirmLabel={props.words.sendBack}
    busy={props.act.busy()}
    problem={props.act.problem()}
    onConfirm={(reason) => void props.act.run(reason)}
    onClose={props.onClose}
  />
)

/** Approves what another person prepared, once more asked, or sends it back with a reason. */
export const DecideDialogs = (props: {
  asking: 'approve' | 'sendBack' | undefined
  words: {
    approve: string
    approveTitle: string
    approveText: string
    sendBack: string
    sendBackReason: string
  }
  approve: Acting<[]>
  sendBack: Acting<[reason: string]>
  onClose: () => void
}) => (
  <>
    <ConfirmDialog
      open={props.asking === 'approve'}
      title={props.words.approveTitle}
      text={props.words.approveText}
      confirmLabel={props.words.approve}
      busy={props.approve.busy()}
      problem={props.approve.problem()}
      onConfirm={() => void props.approve.run()}
      onClose={props.onClose}
    />
    <SendBackDialog
      open={props.asking === 'sendBack'}
      words={props.words}
      act={props.sendBack}
      onClose={props.onClose}
    />
  </>
)
