import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** One thing to do now: a tag for its state, a title, a sentence, its actions. `first`: the one to begin with. */
export const Todo = (props: {
  tag?: JSX.Element
  title: JSX.Element
  text?: JSX.Element
  actions?: JSX.Element
  first?: boolean
  /** Level of the title's heading: one below the heading it stands under (2). */
  level?: 2 | 3
  children?: JSX.Element
}) => (
  <article class="todo" data-first={props.first ? '' : undefined}>
    {props.tag}
    <Dynamic component={`h${props.level ?? 2}`} class="todo-title">
      {props.title}
    </Dynamic>
    <Show when={props.text}>
      <div class="todo-text">{props.text}</div>
    </Show>
    {props.children}
    <Show when={props.actions}>
      <div class="actions">{props.actions}</div>
    </Show>
  </article>
)
