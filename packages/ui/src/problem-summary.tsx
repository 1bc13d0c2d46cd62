import { createEffect, For, on, Show } from 'solid-js'
import { IconAlert } from './icons.tsx'
import { uiWords } from './ui-words.ts'

export interface FieldProblem {
  /** Id of the field's control. */
  id: string
  text: string
}

/** All that is wrong in a form, at its head, with links to the fields. Takes the focus when `attempt` changes. */
export const ProblemSummary = (props: {
  problems: readonly FieldProblem[]
  /** Counts the tries to send; each new one brings the reader here. */
  attempt?: number
  title?: string
}) => {
  let box: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.attempt,
      () => box?.focus(),
      { defer: true },
    ),
  )
  const title = () => props.title ?? uiWords.toMend(props.problems.length)
  return (
    <Show when={props.problems.length > 0}>
      <div
        class="note note-red"
        role="group"
        aria-label={title()}
        tabindex="-1"
        ref={(element) => {
          box = element
        }}
      >
        <IconAlert />
        <div>
          <p class="note-title">{title()}</p>
          <ul class="note-text">
            <For each={props.problems}>
              {(problem) => (
                <li>
                  <a
                    class="inline-block py-1 underline text-red"
                    href={`#${problem.id}`}
                    onClick={(event) => {
                      event.preventDefault()
                      document.getElementById(problem.id)?.focus()
                    }}
                  >
                    {problem.text}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </div>
      </div>
    </Show>
  )
}
