import { privacyWords } from '@xk/i18n'
import { Button, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { render } from 'solid-js/web'
import { askPublic } from '../questions/send-question.ts'
import { FollowForm } from './follow-form.tsx'
import { RequestForm } from './request-form.tsx'

/** Puts the form in the place that the page keeps for it; without a mail server, whom to turn to instead. */
export const mountRequest = (place: HTMLElement): void => {
  const { mail, contact = '' } = place.dataset
  place.replaceChildren()
  render(
    () => (
      <>
        <Show
          when={mail === 'true'}
          fallback={<ProblemNote tone="amber" title={privacyWords.public.noMail(contact)} />}
        >
          <RequestForm />
        </Show>
        <FollowForm />
      </>
    ),
    place,
  )
}

const Confirm = (props: { token: string }) => {
  const w = privacyWords.confirm
  const [busy, setBusy] = createSignal(false)
  const [due, setDue] = createSignal<string>()
  const [problem, setProblem] = createSignal<string>()
  const confirm = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const done = (await askPublic('/api/public/data-requests/confirm', { token: props.token })) as {
        dueAt: string
      }
      setDue(done.dueAt)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Show
      when={due()}
      fallback={
        <>
          <Show when={problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          <Button variant="primary" busy={busy()} onClick={confirm}>
            {w.button}
          </Button>
        </>
      }
    >
      {(at) => <p role="status">{w.done(formatDateTime(at()))}</p>}
    </Show>
  )
}

export const mountConfirm = (place: HTMLElement): void => {
  const { token = '' } = place.dataset
  place.replaceChildren()
  render(() => <Confirm token={token} />, place)
}
