import { Button, ConfirmDialog, TextArea } from '@xk/ui'
import { createSignal, type JSX, untrack } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { keepText } from '../../api/kept-text.ts'

const LEAST = 10

/**
 * A longer text that is sent once and can't be changed afterwards: what is typed stays in this browser until it has
 * arrived, and the sending is asked for again.
 */
export const KeptText = (props: {
  /** Where the words lie until they are sent: a closed tab or a lost connection takes nothing away. */
  place: string
  label: string
  help: string
  /** What is wrong with a text that is too short. */
  short: string
  submit: string
  confirm: string
  confirmText: string
  /** Fields besides the text, below it. */
  children?: JSX.Element
  send: (command: { headers: { 'idempotency-key': string } }, text: string) => Promise<void>
}) => {
  const kept = keepText(untrack(() => props.place))
  const [text, setText] = createSignal(kept.read() ?? '')
  const [left, setLeft] = createSignal(false)
  const [asking, setAsking] = createSignal(false)
  const isShort = () => text().trim().length < LEAST
  const send = createAction(async (command) => {
    await props.send(command, text())
    kept.write(undefined)
    setText('')
    setAsking(false)
  })
  return (
    <>
      <TextArea
        label={props.label}
        help={props.help}
        value={text()}
        onInput={(value) => {
          setText(value)
          kept.write(value)
        }}
        onBlur={() => setLeft(text() !== '')}
        error={left() && isShort() ? props.short : undefined}
      />
      {props.children}
      <Button
        variant="primary"
        onClick={() => {
          setLeft(true)
          if (!isShort()) setAsking(true)
        }}
      >
        {props.submit}
      </Button>
      <ConfirmDialog
        open={asking()}
        title={props.confirm}
        text={props.confirmText}
        confirmLabel={props.submit}
        busy={send.busy()}
        problem={send.problem()}
        onConfirm={() => void send.run()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
