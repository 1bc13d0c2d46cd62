import { type JSX, Show } from 'solid-js'

export const Card = (props: {
  title?: JSX.Element
  actions?: JSX.Element
  children?: JSX.Element
  class?: string
  id?: string
}) => (
  <section class={`card ${props.class ?? ''}`} id={props.id}>
    <Show when={props.title}>
      <div class="card-head">
        <h2>{props.title}</h2>
        {props.actions}
      </div>
    </Show>
    {props.children}
  </section>
)
