import type { AwardDecision } from '@xk/contract'
import { ConfirmDialog } from '@xk/ui'
import { api, call, command } from '../../api/client.ts'
import type { Act } from './create-act.ts'

/** Prizes that may be given beyond the rules, as options to choose from: shared, or one more of them. */
export const beyondRules = (
  prizes: readonly { key: string; label: string }[],
  words: { share: (prize: string) => string; add: (prize: string) => string },
) =>
  prizes.flatMap(({ key, label }) => [
    { value: `share ${key}`, label: words.share(label) },
    { value: `add ${key}`, label: words.add(label) },
  ])

/** What an option decides about a work: `withhold`, or one of `beyondRules`. */
export const decisionFor = (option: string, stageEntryId: string): AwardDecision => {
  const [kind, prize = ''] = option.split(' ')
  return kind === 'withhold'
    ? { kind: 'withhold', stageEntryId }
    : { kind: kind === 'share' ? 'share' : 'add', stageEntryId, prize }
}

/** Sends a decision; `seen` is how many were on screen. Answers whether it was taken. */
export const sendDecision = (
  act: Act,
  stageId: string,
  json: { decision: AwardDecision; reason: string; seen: number },
) =>
  act.run((id) =>
    call(api.stages[':id']['award-decisions'].$post({ param: { id: stageId }, json }, command(id))),
  )

/** Takes a decision back, with a reason; open while it has the decision's id. */
export const WithdrawDecision = (props: {
  decisionId: string | undefined
  words: { withdrawTitle: string; withdraw: string }
  reasonLabel: string
  danger?: boolean
  act: Act
  onClose: () => void
}) => {
  const withdraw = async (reason: string) => {
    const param = { id: props.decisionId ?? '' }
    const done = await props.act.run((id) =>
      call(api['award-decisions'][':id'].withdraw.$post({ param, json: { reason } }, command(id))),
    )
    if (done) props.onClose()
  }
  return (
    <ConfirmDialog
      open={props.decisionId !== undefined}
      title={props.words.withdrawTitle}
      confirmLabel={props.words.withdraw}
      danger={props.danger ?? false}
      reasonLabel={props.reasonLabel}
      busy={props.act.busy()}
      problem={props.act.problem()}
      onConfirm={(reason) => void withdraw(reason)}
      onClose={props.onClose}
    />
  )
}
