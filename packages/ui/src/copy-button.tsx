import { createSignal } from 'solid-js'
import { Button, type ButtonVariant } from './button.tsx'

/** navigator.clipboard is missing on plain http and in some in-app browsers: then the old way. */
const copy = async (text: string) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.style.position = 'fixed'
    area.style.opacity = '0'
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}

export const CopyButton = (props: {
  text: string
  label?: string
  variant?: ButtonVariant
  onCopied?: () => void
}) => {
  const [state, setState] = createSignal<'idle' | 'done' | 'failed'>('idle')
  return (
    <Button
      variant={props.variant ?? 'quiet'}
      onClick={async () => {
        const done = await copy(props.text)
        setState(done ? 'done' : 'failed')
        if (done) props.onCopied?.()
        setTimeout(() => setState('idle'), 2500)
      }}
    >
      <span aria-live="polite">
        {state() === 'done'
          ? 'Đã chép'
          : state() === 'failed'
            ? 'Không chép được, hãy bôi đen và chép'
            : (props.label ?? 'Chép')}
      </span>
    </Button>
  )
}
