import { type JSX, Show } from 'solid-js'
import { IconAlert, IconCheck, IconInfo } from './icons.tsx'
import type { Tone } from './tone.ts'

/** A message in the page. Red ones are announced at once, the others when there is a pause. */
export const ProblemNote = (props: {
  tone?: Tone | undefined
  title: JSX.Element
  /** The sentence under the title; `children` where it is more than text. */
  text?: JSX.Element
  children?: JSX.Element
  action?: JSX.Element
  class?: string
}) => {
  const tone = () => props.tone ?? 'red'
  const sign = () => {
    if (tone() === 'green') return <IconCheck />
    return tone() === 'red' || tone() === 'amber' ? <IconAlert /> : <IconInfo />
  }
  return (
    <div role={tone() === 'red' ? 'alert' : 'status'} class={`note note-${tone()} ${props.class ?? ''}`}>
      {sign()}
      <div>
        <p class="note-title">{props.title}</p>
        <Show when={props.text}>
          <div class="note-text">{props.text}</div>
        </Show>
        <Show when={props.children}>
          <div class="note-text">{props.children}</div>
        </Show>
        <Show when={props.action}>
          <div class="actions">{props.action}</div>
        </Show>
      </div>
    </div>
  )
}
/** The same part under the name that fits good news. */
export const Alert = ProblemNote
