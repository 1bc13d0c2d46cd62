import { Card } from '@xk/ui'
import type { JSX } from 'solid-js'

/** A piece of evidence with a sentence on what it means and one on what it does not. */
export const Explained = (props: { title: string; means: string; not: string; children: JSX.Element }) => (
  <Card title={props.title} class="mb-6">
    <p class="max-w-[72ch]">{props.means}</p>
    <p class="max-w-[72ch] text-sm text-ink-2 mb-4">{props.not}</p>
    {props.children}
  </Card>
)
