import { createEffect, createSignal, createUniqueId, type JSX, on, Show } from 'solid-js'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemNote } from './problem-note.tsx'
import { TextArea } from './text-area.tsx'
import { uiWords } from './ui-words.ts'

const LEAST = 3

/** Asks before what is hard to undo; with `reasonLabel`, a reason must be given (`reasonOptional`: may be). */
export const ConfirmDialog = (props: {
  open: boolean
  title: string
  text?: JSX.Element
  children?: JSX.Element
  confirmLabel: string
  cancelLabel?: string
  danger?: boolean
  reasonLabel?: string | undefined
  reasonHelp?: string | undefined
  reasonOptional?: boolean | undefined
  busy?: boolean
  problem?: string | undefined
  onConfirm: (reason: string) => void
  onClose: () => void
}) => {
  const reasonId = `reason-${createUniqueId()}`
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const missing = () => Boolean(props.reasonLabel) && !props.reasonOptional && reason().trim().length < LEAST
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (open) return
        setReason('')
        setAsked(false)
      },
    ),
  )
  return (
    <Dialog open={props.open} title={props.title} onClose={props.onClose}>
      <Show when={props.text}>
        <div class="mb-4">{props.text}</div>
      </Show>
      {props.children}
      <Show when={props.reasonLabel}>
        {(label) => (
          <TextArea
            id={reasonId}
            label={label()}
            help={props.reasonHelp}
            optional={props.reasonOptional}
            value={reason()}
            onInput={setReason}
            error={asked() && missing() ? uiWords.reasonMissing : undefined}
          />
        )}
      </Show>
      <Show when={props.problem}>{(problem) => <ProblemNote title={problem()} />}</Show>
      <div class="sheet-foot">
        <Button onClick={() => props.onClose()}>{props.cancelLabel ?? uiWords.later}</Button>
        <Button
          variant={props.danger ? 'danger' : 'primary'}
          busy={props.busy ?? false}
          onClick={() => {
            setAsked(true)
            if (missing()) document.getElementById(reasonId)?.focus()
            else props.onConfirm(reason().trim())
          }}
        >
          {props.confirmLabel}
        </Button>
      </div>
    </Dialog>
  )
}
