import type { JSX } from 'solid-js'
import type { Tone } from './tone.ts'

/** A state in a word or two; the colour only repeats what the words say. */
export const Tag = (props: { tone?: Tone | undefined; children: JSX.Element; class?: string }) => (
  <span class={`tag tag-${props.tone ?? 'neutral'} ${props.class ?? ''}`}>{props.children}</span>
)
