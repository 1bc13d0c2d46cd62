import { createEffect, createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'
import { TextArea } from './text-field.tsx'

/** A modal over the page; Esc closes it and focus goes back where it was (the browser's own dialog). */
export const Dialog = (props: {
  open: boolean
  title: string
  onClose: () => void
  children: JSX.Element
  wide?: boolean
}) => {
  const id = createUniqueId()
  let element: HTMLDialogElement | undefined
  createEffect(() => {
    if (!element) return
    if (props.open && !element.open) element.showModal()
    if (!props.open && element.open) element.close()
  })
  return (
    <dialog
      ref={(el) => (element = el)}
      class="sheet"
      style={props.wide ? { width: 'min(960px, calc(100vw - 2rem))' } : {}}
      aria-labelledby={`d-${id}`}
      onClose={() => props.open && props.onClose()}
    >
      <Show when={props.open}>
        <div class="flex items-start justify-between gap-4 mb-4">
          <h2 id={`d-${id}`}>{props.title}</h2>
          <button
            type="button"
            class="btn btn-link -mt-2 -mr-2 no-underline"
            aria-label="Đóng"
            onClick={() => props.onClose()}
          >
            ✕
          </button>
        </div>
        {props.children}
      </Show>
    </dialog>
  )
}

/** Asks before something that is hard to undo; with `reasonLabel`, a reason must be given. */
export const ConfirmDialog = (props: {
  open: boolean
  title: string
  text?: JSX.Element
  confirmLabel: string
  danger?: boolean
  reasonLabel?: string
  busy?: boolean
  problem?: string | undefined
  onConfirm: (reason: string) => void
  onClose: () => void
}) => {
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const missing = () => Boolean(props.reasonLabel) && reason().trim().length < 3
  return (
    <Dialog open={props.open} title={props.title} onClose={props.onClose}>
      <Show when={props.text}>
        <div class="mb-4">{props.text}</div>
      </Show>
      <Show when={props.reasonLabel}>
        {(label) => (
          <TextArea
            label={label()}
            value={reason()}
            onInput={setReason}
            error={asked() && missing() ? 'Hãy ghi lý do.' : undefined}
          />
        )}
      </Show>
      <Show when={props.problem}>
        <p role="alert" class="field-error mb-3">
          {props.problem}
        </p>
      </Show>
      <div class="flex flex-wrap gap-3 justify-end">
        <Button onClick={() => props.onClose()}>Để sau</Button>
        <Button
          variant={props.danger ? 'danger' : 'primary'}
          busy={props.busy ?? false}
          onClick={() => {
            setAsked(true)
            if (!missing()) props.onConfirm(reason().trim())
          }}
        >
          {props.confirmLabel}
        </Button>
      </div>
    </Dialog>
  )
}
