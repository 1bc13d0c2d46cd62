import { type JSX, Show } from 'solid-js'

/** A page's head: its state, its name, a sentence, its one primary action. */
export const PageHeader = (props: {
  tag?: JSX.Element
  title: JSX.Element
  text?: JSX.Element
  actions?: JSX.Element
}) => (
  <div class="page-head">
    <div>
      {props.tag}
      <h1>{props.title}</h1>
      <Show when={props.text}>
        <div class="page-head-text">{props.text}</div>
      </Show>
    </div>
    <Show when={props.actions}>
      <div class="actions">{props.actions}</div>
    </Show>
  </div>
)
