import { publicNoticeWords as w } from '@xk/i18n'
import { formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'

export interface Objection {
  id: string
  entryId: string
  text: string
  filedAt: string
  state: 'open' | 'ruled'
  answers: { text: string; at: string; own: boolean }[]
  ruling: 'kept' | 'refused' | 'referred' | null
  reason: string | null
  ruledAt: string | null
}

export const ObjectionState = (props: { of: Pick<Objection, 'state'> }) => (
  <Tag tone={props.of.state === 'open' ? 'amber' : 'green'}>
    {props.of.state === 'open' ? w.state.waiting : w.state.ruled}
  </Tag>
)

/** What was answered to an objection, in the order in which it came. */
export const Answers = (props: { of: Objection }) => (
  <section class="mt-3">
    <h4 class="font-semibold">{w.answers}</h4>
    <Show when={props.of.answers.length > 0} fallback={<p class="text-ink-2">{w.noAnswer}</p>}>
      <For each={props.of.answers}>
        {(answer) => (
          <blockquote class="border-l-4 border-line pl-3 my-2">
            <p class="whitespace-pre-line">{answer.text}</p>
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
