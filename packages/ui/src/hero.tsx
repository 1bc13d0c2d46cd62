import { type JSX, Show } from 'solid-js'

/** The head of a public page. `overlap`: what follows (a podium) is drawn up into it. */
export const Hero = (props: {
  eyebrow?: JSX.Element
  title: JSX.Element
  text?: JSX.Element
  overlap?: boolean
  children?: JSX.Element
}) => (
  <div class="hero" data-overlap={props.overlap ? '' : undefined}>
    <div class="hero-in">
      <Show when={props.eyebrow}>
        <div class="text-sm">{props.eyebrow}</div>
      </Show>
      <h1>{props.title}</h1>
      <Show when={props.text}>
        <p class="hero-text">{props.text}</p>
      </Show>
      {props.children}
    </div>
  </div>
)
