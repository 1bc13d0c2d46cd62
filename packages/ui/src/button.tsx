import { type JSX, Show, splitProps } from 'solid-js'

export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'link'

export interface ButtonLook {
  variant?: ButtonVariant
  /** small: less padding and type, still 44 px high. */
  size?: 'normal' | 'small'
  class?: string
}

export const buttonClass = (look: ButtonLook): string =>
  `btn btn-${look.variant ?? 'quiet'}${look.size === 'small' ? ' btn-small' : ''}${look.class ? ` ${look.class}` : ''}`

export type ButtonProps = ButtonLook & {
  /** Work is under way: shown, announced, and a second press does nothing. The focus stays. */
  busy?: boolean
} & JSX.ButtonHTMLAttributes<HTMLButtonElement>

export const Button = (props: ButtonProps) => {
  const [own, rest] = splitProps(props, ['variant', 'size', 'busy', 'class', 'children', 'onClick'])
  const press: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
    if (own.busy) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const handler = own.onClick
    if (typeof handler === 'function') handler(event)
    else if (handler) handler[0](handler[1], event)
  }
  return (
    <button
      type="button"
      {...rest}
      aria-busy={own.busy || undefined}
      aria-disabled={own.busy || undefined}
      class={buttonClass(own)}
      onClick={press}
    >
      <Show when={own.busy}>
        <span class="spin" aria-hidden="true" />
      </Show>
      {own.children}
    </button>
  )
}
