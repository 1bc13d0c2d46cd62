import { createEffect, createUniqueId, type JSX, Show } from 'solid-js'
import { IconClose } from './icons.tsx'
import { uiWords } from './ui-words.ts'

export interface DialogProps {
  open: boolean
  title: string
  /** Asked for by Esc or the cross; the owner sets `open`. */
  onClose: () => void
  children?: JSX.Element
  wide?: boolean
}

/**
 * A modal over the page, by the browser's own dialog: it keeps the focus in and gives it back. The cross comes last
 * in order so that the first field, not the way out, has the focus.
 */
export const Dialog = (props: DialogProps) => {
  const id = createUniqueId()
  let element: HTMLDialogElement | undefined
  createEffect(() => {
    if (!element) return
    if (props.open && !element.open) element.showModal()
    if (!props.open && element.open) element.close()
  })
  return (
    <dialog
      ref={(el) => {
        element = el
      }}
      class="sheet"
      data-wide={props.wide ? '' : undefined}
      aria-labelledby={`d-${id}`}
      onCancel={(event) => {
        // A file picker inside announces its own cancelling by the same event.
        if (event.target !== element) return
        event.preventDefault()
        props.onClose()
      }}
      onClose={() => props.open && props.onClose()}
    >
      <Show when={props.open}>
        <h2 class="sheet-title" id={`d-${id}`}>
          {props.title}
        </h2>
        {props.children}
        <button
          type="button"
          class="btn btn-icon sheet-close"
          aria-label={uiWords.close}
          onClick={() => props.onClose()}
        >
          <IconClose />
        </button>
      </Show>
    </dialog>
  )
}
