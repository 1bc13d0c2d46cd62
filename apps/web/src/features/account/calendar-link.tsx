import { accountWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, CopyButton, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const w = accountWords.calendar

/** One's own dates in one's own calendar program, by an address that nobody else knows. */
export const CalendarLink = () => {
  const [state, { refetch }] = createResource(() => call(api['calendar-link'].$get()))
  const [url, setUrl] = createSignal<string>()
  const [asking, setAsking] = createSignal(false)
  const make = createAction((command) => call(api['calendar-link'].$post({}, command)))
  const revoke = createAction((command) => call(api['calendar-link'].revoke.$post({}, command)))
  const makeOne = async () => {
    const made = await make.run()
    if (!made) return
    setUrl(made.url)
    await refetch()
  }
  const since = () => (state.error ? null : (state.latest?.createdAt ?? null))
  return (
    <Card title={w.title}>
      <p class="text-ink-2 mb-3">{w.text}</p>
      <Show when={state.error}>
        <ProblemNote title={messageOf(state.error)} />
      </Show>
      <Show when={url()}>
        {(it) => (
          <>
            <ProblemNote tone="amber" title={w.once} />
            <p class="my-3 p-3 rounded-m border border-line break-all">
              <code>{it()}</code>
            </p>
          </>
        )}
      </Show>
      <Show when={!url() && since()}>{(at) => <p class="mb-3">{w.since(formatDateTime(at()))}</p>}</Show>
      <Show when={make.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3">
        <Show
          when={url()}
          fallback={
            <Button busy={make.busy()} onClick={() => void makeOne()}>
              {since() ? w.renew : w.make}
            </Button>
          }
        >
          {(it) => <CopyButton text={it()} label={w.copy} />}
        </Show>
        <Show when={since()}>
          <Button onClick={() => setAsking(true)}>{w.revoke}</Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.revokeTitle}
        text={w.revokeText}
        confirmLabel={w.revoke}
        danger
        busy={revoke.busy()}
        problem={revoke.problem()}
        onConfirm={async () => {
          if (!(await revoke.run())) return
          setAsking(false)
          setUrl(undefined)
          await refetch()
        }}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}
