import { appealWords } from '@xk/i18n'
import { Button, ConfirmDialog, formatDateTime, ProblemNote, TextArea } from '@xk/ui'
import { createSignal, Match, Show, Switch, untrack } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { keepText } from '../../api/kept-text.ts'
import type { OwnResult } from '../../areas/officer/result.tsx'

const w = appealWords.file
const LEAST = 10

/** Writing a kiến nghị and handing it in; what is typed stays in this browser until it is accepted. */
export const FileAppeal = (props: { result: OwnResult; onChanged: () => void }) => {
  const kept = keepText(`kien-nghi/${untrack(() => props.result.entryId)}`)
  const [text, setText] = createSignal(kept.read() ?? '')
  const [left, setLeft] = createSignal(false)
  const [asking, setAsking] = createSignal(false)
  const [sent, setSent] = createSignal<{ code: string; due: string }>()
  const type = (value: string) => {
    setText(value)
    kept.write(value)
  }
  const isShort = () => text().trim().length < LEAST
  const file = createAction(async (command) => {
    const param = { entryId: props.result.entryId }
    const filed = await call(
      api.entries[':entryId'].appeals.$post({ param, json: { text: text() } }, command),
    )
    kept.write(undefined)
    setText('')
    setAsking(false)
    setSent({ code: filed.receiptCode, due: filed.due })
    props.onChanged()
  })
  const ask = () => {
    setLeft(true)
    if (!isShort()) setAsking(true)
  }
  return (
    <>
      <Show when={sent()}>
        {(it) => <ProblemNote tone="green" title={w.sent(it().code, formatDateTime(it().due))} />}
      </Show>
      <Switch>
        <Match when={props.result.appealsUntil === null}>
          <p class="text-ink-2">{w.none}</p>
        </Match>
        <Match when={Date.parse(props.result.appealsUntil ?? '') < Date.parse(props.result.serverNow)}>
          <p class="text-ink-2">{w.over}</p>
        </Match>
        <Match when={props.result.allowed.includes('appeal.file')}>
          <p class="whitespace-pre-line">{props.result.appealsText}</p>
          <p class="mb-3">{w.until(formatDateTime(props.result.appealsUntil ?? ''))}</p>
          <TextArea
            label={w.label}
            help={w.help}
            value={text()}
            onInput={type}
            onBlur={() => setLeft(text() !== '')}
            error={left() && isShort() ? w.short : undefined}
          />
          <Button variant="primary" onClick={ask}>
            {w.submit}
          </Button>
          <ConfirmDialog
            open={asking()}
            title={w.confirm}
            text={w.confirmText}
            confirmLabel={w.submit}
            busy={file.busy()}
            problem={file.problem()}
            onConfirm={() => void file.run()}
            onClose={() => setAsking(false)}
          />
        </Match>
      </Switch>
    </>
  )
}
