import { nominationWords } from '@xk/i18n'
import { ConfirmDialog } from '@xk/ui'
import { createAction } from '../../api/action.ts'

const w = nominationWords.page

/** Asks once more before something that a person agreed to is taken back; stays open, with the reason, where it failed. */
export const WithdrawDialog = <T extends { label: string }>(props: {
  /** Undefined while nothing is being taken back. */
  leaving: T | undefined
  confirmLabel: string
  withdraw: (it: T, command: { headers: { 'idempotency-key': string } }) => Promise<unknown>
  onWithdrawn: () => void
  onClose: () => void
}) => {
  const withdraw = createAction(async (command) => {
    if (!props.leaving) return
    await props.withdraw(props.leaving, command)
    close()
    props.onWithdrawn()
  })
  const close = () => {
    withdraw.clear()
    props.onClose()
  }
  return (
    <ConfirmDialog
      open={props.leaving !== undefined}
      title={w.withdrawTitle}
      text={w.withdrawText(props.leaving?.label ?? '')}
      confirmLabel={props.confirmLabel}
      danger
      busy={withdraw.busy()}
      problem={withdraw.problem()}
      onConfirm={() => void withdraw.run()}
      onClose={close}
    />
  )
}
