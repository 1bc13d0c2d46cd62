import { questionWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote, TextArea, TextField } from '@xk/ui'
import { createEffect, createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'

const w = questionWords.office

interface Answerable {
  id: string
  title: string
  body: string
  answer: string | null
  version: number
}

/** Answering, beside the question as it will be published. */
export const AnswerDialog = (props: {
  question: Answerable | undefined
  onClose: () => void
  onDone: () => unknown
}) => {
  const [title, setTitle] = createSignal('')
  const [body, setBody] = createSignal('')
  const [text, setText] = createSignal('')
  createEffect(() => {
    const it = props.question
    if (!it) return
    setTitle(it.title)
    setBody(it.body)
    setText(it.answer ?? '')
    send.clear()
  })
  const send = createAction((command, it: Answerable) =>
    call(
      api.questions[':id'].answer.$post(
        {
          param: { id: it.id },
          json: { baseVersion: it.version, title: title(), body: body(), answer: text() },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const it = props.question
    if (!it || !(await send.run(it))) return
    props.onClose()
    await props.onDone()
  }
  return (
    <Dialog open={props.question !== undefined} title={w.answerTitle} onClose={props.onClose}>
      <form onSubmit={submit}>
        <fieldset class="border-0 p-0">
          <legend class="font-semibold">{w.wording}</legend>
          <p class="text-sm text-ink-2 mb-3">{w.wordingHelp}</p>
          <TextField label={w.subject} required maxLength={200} value={title()} onInput={setTitle} />
          <TextArea
            label={questionWords.form.body}
            required
            rows={3}
            maxLength={4000}
            value={body()}
            onInput={setBody}
          />
        </fieldset>
        <TextArea label={w.text} required rows={6} maxLength={8000} value={text()} onInput={setText} />
        <Show when={send.problem()}>{(it) => <ProblemNote title={it()} />}</Show>
        <div class="flex flex-wrap gap-3 justify-end">
          <Button onClick={props.onClose}>{w.cancel}</Button>
          <Button type="submit" variant="primary" busy={send.busy()}>
            {w.publish}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
