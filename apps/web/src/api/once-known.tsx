import { Skeleton } from '@xk/ui'
import { type JSX, Show } from 'solid-js'
import { isMeAnswered } from './me.ts'

/** A signed-in page, begun when it is known whose it is: what it keeps in the browser lies apart for every account. */
export const OnceKnown = (props: { children: JSX.Element }) => (
  <Show when={isMeAnswered()} fallback={<Skeleton lines={8} />}>
    {props.children}
  </Show>
)
