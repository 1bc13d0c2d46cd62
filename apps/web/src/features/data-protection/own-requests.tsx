import { privacyWords } from '@xk/i18n'
import {
  Button,
  Card,
  Dialog,
  formatDate,
  formatDateTime,
  ProblemNote,
  RadioGroup,
  Skeleton,
  Tag,
  TextArea,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { KINDS } from './kinds.ts'

const w = privacyWords.own
const f = privacyWords.followed
type Kind = (typeof KINDS)[number]

/** What I asked about my own data, and asking anew. */
export const OwnRequests = () => {
  const [list, { refetch }] = createResource(() => call(api['my-data'].requests.$get()))
  const [open, setOpen] = createSignal(false)
  const [kind, setKind] = createSignal<Kind>('access')
  const [text, setText] = createSignal('')
  const [code, setCode] = createSignal<string>()
  const send = createAction((command) =>
    call(api['my-data'].requests.$post({ json: { kind: kind(), text: text() } }, command)),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const done = await send.run()
    if (!done) return
    setCode(done.code)
    setText('')
    setOpen(false)
    await refetch()
  }
  return (
    <Card
      title={w.title}
      actions={
        <Button variant="primary" onClick={() => setOpen(true)}>
          {w.make}
        </Button>
      }
    >
      <p class="text-ink-2 max-w-[68ch]">{w.text}</p>
      <Show when={code()}>{(it) => <ProblemNote tone="green" title={w.sent(it())} />}</Show>
      <Show when={list.error}>
        <ProblemNote title={messageOf(list.error)} />
      </Show>
      <Show when={!list.error && list.latest} fallback={list.error ? null : <Skeleton />}>
        {(it) => (
          <ul class="list-none p-0 mt-3">
            <For each={it().requests} fallback={<li class="text-ink-2">{w.none}</li>}>
              {(request) => (
                <li class="py-3 border-t border-line first:border-0 break-words">
                  <p class="flex flex-wrap gap-2 items-center">
                    <span class="font-semibold">{privacyWords.kinds[request.kind]}</span>
                    <Tag>{privacyWords.states[request.state]}</Tag>
                  </p>
                  <p class="text-sm text-ink-2">
                    {f.received(formatDateTime(request.receivedAt))}
                    <Show when={request.state === 'waiting'}>
                      {' '}
                      · {f.answerDue(formatDateTime(request.answerDueAt))}
                    </Show>
                    <Show when={request.state === 'answered'}>
                      {' '}
                      · {f.actDue(formatDateTime(request.actDueAt))}
                    </Show>
                  </p>
                  <p class="mt-1 whitespace-pre-line">{request.text}</p>
                  <For
                    each={[request.extensionReason, request.answer, request.outcome].filter(
                      (said) => said !== null,
                    )}
                  >
                    {(said) => <p class="mt-2 border-l-4 border-accent pl-4 whitespace-pre-line">{said}</p>}
                  </For>
                  <Show when={request.endsOn}>
                    {(on) => <p class="text-sm text-ink-2 mt-2">{f.endsOn(formatDate(on()))}</p>}
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <Dialog open={open()} title={w.make} onClose={() => setOpen(false)}>
        <form onSubmit={submit}>
          <RadioGroup
            label={privacyWords.form.kind}
            value={kind()}
            options={KINDS.map((it) => ({
              value: it,
              label: privacyWords.kinds[it],
              help: privacyWords.kindHelp[it],
            }))}
            onChange={(it) => setKind(it as Kind)}
          />
          <TextArea
            label={privacyWords.form.text}
            help={privacyWords.form.textHelp}
            required
            rows={4}
            maxLength={6000}
            value={text()}
            onInput={setText}
          />
          <Show when={send.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
          <Button type="submit" variant="primary" busy={send.busy()}>
            {privacyWords.form.submit}
          </Button>
        </form>
      </Dialog>
    </Card>
  )
}
