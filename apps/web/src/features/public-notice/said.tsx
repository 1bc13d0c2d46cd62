import { publicNoticeWords as w } from '@xk/i18n'
import { formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { For, type JSX, Show } from 'solid-js'

export interface Answer {
  id: string
  text: string
  fileName: string | null
  at: string
  own: boolean
}
export interface Objection {
  id: string
  entryId: string
  text: string
  filedAt: string
  state: 'open' | 'ruled'
  answers: Answer[]
  ruling: 'kept' | 'refused' | 'referred' | null
  reason: string | null
  ruledAt: string | null
}

export const ObjectionState = (props: { of: Pick<Objection, 'state'> }) => (
  <Tag tone={props.of.state === 'open' ? 'amber' : 'green'}>
    {props.of.state === 'open' ? w.state.waiting : w.state.ruled}
  </Tag>
)

/**
 * What was answered to an objection, in the order in which it came, with the papers. `fileUrl`: where this reader gets
 * the paper of an answer. `below`: what may be added to one.
 */
export const Answers = (props: {
  of: Objection
  fileUrl?: (answerId: string) => string
  below?: (answer: Answer) => JSX.Element
}) => (
  <section class="mt-3">
    <h4 class="font-semibold">{w.answers}</h4>
    <Show when={props.of.answers.length > 0} fallback={<p class="text-ink-2">{w.noAnswer}</p>}>
      <For each={props.of.answers}>
        {(answer) => (
          <blockquote class="border-l-4 border-line pl-3 my-2">
            <p class="whitespace-pre-line">{answer.text}</p>
            <Show when={answer.fileName} fallback={props.below?.(answer)}>
              {(name) => (
                <a
                  class="inline-flex items-center min-h-11 underline break-all"
                  href={props.fileUrl?.(answer.id) ?? `/api/objection-answers/${answer.id}/file?inline=1`}
                >
                  {w.file}: {name()}
                </a>
              )}
            </Show>
            <p class="text-sm text-ink-2">
              {answer.own ? w.answeredBy.own : w.answeredBy.unit}, {formatDateTime(answer.at)}
            </p>
          </blockquote>
        )}
      </For>
    </Show>
  </section>
)

const TONES = { kept: 'green', refused: 'red', referred: 'amber' } as const

export const Ruling = (props: { of: Objection }) => (
  <Show when={props.of.ruling}>
    {(ruling) => (
      <ProblemNote class="mt-3" tone={TONES[ruling()]} title={`${w.ruling}: ${w.rulings[ruling()]}`}>
        <p class="whitespace-pre-line">{props.of.reason}</p>
      </ProblemNote>
    )}
  </Show>
)
