import { appealWords } from '@xk/i18n'
import { Checkbox, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { api, call } from '../../api/client.ts'
import type { OwnResult } from '../../areas/officer/result.tsx'
import { inKindHere } from '../editions/kind-here.ts'
import { KeptText } from './kept-text.tsx'

const w = inKindHere(appealWords.file)

/** Writing a kiến nghị and handing it in, with a wish for marking anew where the rules allow it. */
export const FileAppeal = (props: { result: OwnResult; onChanged: () => void }) => {
  const [wantsRemark, setWantsRemark] = createSignal(false)
  const [sent, setSent] = createSignal<{ code: string; due: string }>()
  const file = async (command: { headers: { 'idempotency-key': string } }, text: string) => {
    const param = { entryId: props.result.entryId }
    const json = { text, wantsRemark: wantsRemark() }
    const filed = await call(api.entries[':entryId'].appeals.$post({ param, json }, command))
    setSent({ code: filed.receiptCode, due: filed.due })
    props.onChanged()
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
          <KeptText
            place={`kien-nghi/${props.result.entryId}`}
            label={w.label}
            help={w.help}
            short={w.short}
            submit={w.submit}
            confirm={w.confirm}
            confirmText={w.confirmText}
            send={file}
          >
            <Show when={props.result.remarkable}>
              <Checkbox
                label={w.remark}
                help={w.remarkHelp}
                checked={wantsRemark()}
                onChange={setWantsRemark}
              />
            </Show>
          </KeptText>
        </Match>
      </Switch>
    </>
  )
}
