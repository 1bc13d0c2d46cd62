import { type Component, type JSX, splitProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'

export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'link'

interface Look {
  variant?: ButtonVariant
  /** Work is under way: shown, announced, and a second press does nothing. */
  busy?: boolean
  class?: string
}

export const Button = (props: Look & JSX.ButtonHTMLAttributes<HTMLButtonElement>) => {
  const [look, rest] = splitProps(props, ['variant', 'busy', 'class', 'children', 'disabled'])
  return (
    <button
      type="button"
      {...rest}
      disabled={look.disabled || look.busy}
      aria-busy={look.busy}
      class={`btn btn-${look.variant ?? 'quiet'} ${look.class ?? ''}`}
    >
      {look.busy ? <span aria-hidden="true">…</span> : null}
      {look.children}
    </button>
  )
}

/** A link that looks like a button. `as`: the router's A, so that the page is not loaded anew. */
export const LinkButton = (
  props: Look &
    JSX.AnchorHTMLAttributes<HTMLAnchorElement> & {
      href: string
      as?: Component<{ href: string; class?: string; children?: JSX.Element }>
    },
) => {
  const [look, rest] = splitProps(props, ['variant', 'busy', 'class', 'as', 'children'])
  return (
    <Dynamic
      component={look.as ?? 'a'}
      {...rest}
      class={`btn btn-${look.variant ?? 'quiet'} ${look.class ?? ''}`}
    >
      {look.children}
    </Dynamic>
  )
}
