import { questionWords } from '@xk/i18n'
import { formatDateTime, Tag } from '@xk/ui'
import { type JSX, Show } from 'solid-js'

const w = questionWords.office

interface OfficeQuestionLine {
  title: string
  body: string
  about: string
  state: 'waiting' | 'answered' | 'hidden'
  overdue: boolean
  dueAt: string
  answer: string | null
  reason?: string | null
  contact?: string | null
}

/** A question for whoever answers it: how long there is, what was asked, what was answered, what can be done. */
export const OfficeQuestion = (props: { line: OfficeQuestionLine; actions?: JSX.Element }) => (
  <li class="card">
    <div class="flex flex-wrap items-start justify-between gap-2">
      <p class="text-sm text-ink-2">{props.line.about}</p>
      <Show
        when={props.line.state === 'waiting'}
        fallback={
          <Tag tone={props.line.state === 'answered' ? 'green' : 'neutral'}>{w.show[props.line.state]}</Tag>
        }
      >
        <Tag tone={props.line.overdue ? 'red' : 'amber'}>
          {props.line.overdue
            ? w.overdue(formatDateTime(props.line.dueAt))
            : w.due(formatDateTime(props.line.dueAt))}
        </Tag>
      </Show>
    </div>
    <h2 class="text-base! mt-1 break-words">{props.line.title}</h2>
    <p class="mt-1 whitespace-pre-line break-words max-w-[72ch]">{props.line.body}</p>
    <Show when={props.line.answer}>
      {(text) => (
        <div class="mt-3 border-l-4 border-accent pl-4">
          <p class="whitespace-pre-line break-words max-w-[72ch]">{text()}</p>
        </div>
      )}
    </Show>
    <Show when={props.line.reason}>{(text) => <p class="mt-2 text-sm">{w.hiddenBecause(text())}</p>}</Show>
    <Show when={props.line.contact}>
      {(text) => <p class="mt-2 text-sm text-ink-2">{w.contact(text())}</p>}
    </Show>
    <div class="flex flex-wrap gap-2 mt-3">{props.actions}</div>
  </li>
)
