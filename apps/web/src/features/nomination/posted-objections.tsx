import { nominationWords, publicNoticeWords } from '@xk/i18n'
import { Button, Card, formatDate, formatDateTime, ProblemNote, TextArea } from '@xk/ui'
import { createEffect, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { keepInTab } from '../../api/kept-in-tab.ts'
import { AnswerFile } from '../public-notice/answer-file.tsx'
import { createLongEnough } from '../public-notice/long-enough.ts'
import { Answers, type Objection, ObjectionState, Ruling } from '../public-notice/said.tsx'

const w = nominationWords.page.posted

/** The dossier before the units: what was objected, never by whom, and the nominee's own answer. */
export const PostedObjections = (props: {
  token: string
  posted: { shownUntil: string | null; objections: Objection[] }
  onChanged: () => void
}) => (
  <Show when={props.posted.shownUntil}>
    {(until) => (
      <Card title={publicNoticeWords.title}>
        <p class="text-ink-2">{w.text(formatDate(until()))}</p>
        <Show when={props.posted.objections.length > 0} fallback={<p class="mt-2">{w.none}</p>}>
          <For each={props.posted.objections}>
            {(it) => <OneObjection token={props.token} it={it} onChanged={props.onChanged} />}
          </For>
        </Show>
      </Card>
    )}
  </Show>
)

const OneObjection = (props: { token: string; it: Objection; onChanged: () => void }) => {
  const said = createLongEnough(3)
  const kept = keepInTab<{ text: string }>(`objection-${props.token}-${props.it.id}`)
  said.setText(kept.read().text ?? '')
  createEffect(() => kept.write(said.text() ? { text: said.text() } : undefined))
  const fileOf = (answerId: string) => `/api/consent-links/${props.token}/objection-answers/${answerId}/file`
  const send = createAction(async () => {
    const param = { token: props.token, id: props.it.id }
    await call(
      api['consent-links'][':token'].objections[':id'].answer.$post({ param, json: { text: said.text() } }),
    )
    said.reset()
    props.onChanged()
  })
  return (
    <section class="border-t border-line mt-3 pt-3">
      <h3 class="mb-2">
        <ObjectionState of={props.it} />{' '}
        <span class="text-sm font-normal text-ink-2">{formatDateTime(props.it.filedAt)}</span>
      </h3>
      <p class="whitespace-pre-line break-words">{props.it.text}</p>
      <Answers
        of={props.it}
        fileUrl={fileOf}
        below={(answer) => (
          <Show when={props.it.state === 'open' && answer.own}>
            <AnswerFile url={`${fileOf(answer.id)}/upload`} onChanged={props.onChanged} />
          </Show>
        )}
      />
      <Ruling of={props.it} />
      <Show when={props.it.state === 'open'}>
        <TextArea
          label={w.answer}
          help={w.answerHelp}
          rows={4}
          maxLength={4000}
          value={said.text()}
          onInput={said.setText}
          error={said.tooShort() ? w.short : undefined}
        />
        <Show when={send.problem()}>{(problem) => <ProblemNote class="mt-3" title={problem()} />}</Show>
        <Button
          variant="primary"
          class="w-full mt-3"
          busy={send.busy()}
          onClick={() => said.attempt(() => void send.run())}
        >
          {w.send}
        </Button>
      </Show>
    </section>
  )
}
