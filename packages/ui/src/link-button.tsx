import { type Component, type JSX, splitProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type ButtonLook, buttonClass } from './button.tsx'

/** A link that looks like a button. `as`: the router's A, where a plain link would load the page anew. */
export const LinkButton = (
  props: ButtonLook &
    JSX.AnchorHTMLAttributes<HTMLAnchorElement> & {
      href: string
      as?: Component<{ href: string; class?: string; children?: JSX.Element }>
    },
) => {
  const [own, rest] = splitProps(props, ['variant', 'size', 'class', 'as', 'children'])
  return (
    <Dynamic component={own.as ?? 'a'} {...rest} class={buttonClass(own)}>
      {own.children}
    </Dynamic>
  )
}
