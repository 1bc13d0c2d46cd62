import { questionWords } from '@xk/i18n'
import { Button, ProblemNote } from '@xk/ui'
import { createEffect, createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { keepInTab } from '../../api/kept-in-tab.ts'
import { NotSent, preparePuzzle, type Puzzle } from './send-question.ts'

/** A form that anybody may send without an account: kept under `key` until it has arrived, and sent once. */
export const createPublicForm = <Draft extends object, Sent, Field extends string>(of: {
  key: string
  empty: Draft
  /** What is wrong with each field, in the order in which they stand. */
  wrong: (draft: Draft) => Record<Field, string | undefined>
  send: (draft: Draft, puzzle: Puzzle) => Promise<Sent>
}) => {
  const store = keepInTab<Draft>(of.key)
  const [draft, setDraft] = createStore<Draft>({ ...of.empty, ...store.read() })
  const [tried, setTried] = createSignal(false)
  const [progress, setProgress] = createSignal<number>()
  const [problem, setProblem] = createSignal<string>()
  const [sent, setSent] = createSignal<Sent>()
  let puzzle: Puzzle | undefined
  createEffect(() => {
    const typed = { ...draft }
    if (!sent()) store.write(typed)
  })
  const busy = () => progress() !== undefined
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (busy()) return
    if (Object.values(of.wrong(draft)).some((text) => text !== undefined)) {
      const form = event.currentTarget as HTMLFormElement
      queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setProblem(undefined)
    setProgress(0)
    try {
      puzzle ??= await preparePuzzle(setProgress)
      const got = await of.send(draft, puzzle)
      store.write(undefined)
      setSent(() => got)
    } catch (error) {
      // A puzzle that ran out or was used is no good for another try.
      if (error instanceof NotSent && error.code === 'question/puzzle') puzzle = undefined
      setProblem(error instanceof NotSent ? error.message : questionWords.form.failed)
    } finally {
      setProgress(undefined)
    }
  }
  return {
    draft,
    setDraft,
    /** What is wrong with a field, once somebody has tried to send. */
    shown: (field: Field) => (tried() ? of.wrong(draft)[field] : undefined),
    busy,
    share: () => progress() ?? 0,
    isSending: () => puzzle !== undefined,
    problem,
    sent,
    submit,
    again: (empty: Draft) => {
      puzzle = undefined
      setTried(false)
      setDraft(empty)
      setSent(undefined)
    },
  }
}

/** The foot of such a form: what went wrong, how far the sending is, and the button. */
export const PublicFormFoot = (props: {
  form: Pick<ReturnType<typeof createPublicForm>, 'problem' | 'busy' | 'share' | 'isSending'>
  words: { sending: string; working: (percent: number) => string; submit: string }
}) => (
  <>
    <Show when={props.form.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
    <p class="text-sm text-ink-2 min-h-6" role="status">
      <Show when={props.form.busy()}>
        {props.form.isSending()
          ? props.words.sending
          : props.words.working(Math.round(props.form.share() * 100))}
      </Show>
    </p>
    <Button type="submit" variant="primary" busy={props.form.busy()}>
      {props.words.submit}
    </Button>
  </>
)
