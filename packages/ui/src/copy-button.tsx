import { createSignal } from 'solid-js'
import { Button, type ButtonVariant } from './button.tsx'
import { uiWords } from './ui-words.ts'

/** The old way, for plain http and in-app browsers, which have no navigator.clipboard. */
const copyBySelection = (text: string, near: HTMLElement): boolean => {
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('aria-hidden', 'true')
  area.style.cssText = 'position:fixed;opacity:0'
  // Beside the button: inside an open dialog nothing else of the page can be selected.
  near.after(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  near.focus()
  return done
}

const copy = async (text: string, near: HTMLElement): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text, near)
  }
}

export const CopyButton = (props: {
  text: string
  label?: string
  variant?: ButtonVariant
  size?: 'small'
  onCopied?: () => void
}) => {
  const [state, setState] = createSignal<'idle' | 'done' | 'failed'>('idle')
  const press = async (button: HTMLElement) => {
    const done = await copy(props.text, button)
    setState(done ? 'done' : 'failed')
    if (done) props.onCopied?.()
    setTimeout(() => setState('idle'), 2500)
  }
  const text = () => {
    const now = state()
    return now === 'idle' ? (props.label ?? uiWords.copy.idle) : uiWords.copy[now]
  }
  return (
    <Button
      variant={props.variant ?? 'quiet'}
      size={props.size ?? 'normal'}
      onClick={(event) => press(event.currentTarget)}
    >
      <span aria-live="polite">{text()}</span>
    </Button>
  )
}
