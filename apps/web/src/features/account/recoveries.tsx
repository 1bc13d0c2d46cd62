import { adminWords } from '@xk/i18n'
import { Button, ConfirmDialog, EmptyState, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { type IssuedLink, LinkMessage } from '../organisation/link-message.tsx'

const w = adminWords.recoveries
const load = () => call(api.recoveries.$get())
type Request = Awaited<ReturnType<typeof load>>['requests'][number]

/** Recoveries that wait for a second person. What was decided is told above the list, so that it outlives its line. */
export const Recoveries = () => {
  const [page, { refetch }] = createResource(load)
  const [link, setLink] = createSignal<IssuedLink>()
  const [said, setSaid] = createSignal<string>()
  return (
    <section class="mb-8">
      <h2>{w.title}</h2>
      <p class="text-ink-2 max-w-[68ch] mt-2 mb-4">{w.text}</p>
      <div aria-live="polite">
        <Show when={said()}>{(text) => <ProblemNote tone="green" title={text()} />}</Show>
        <Show when={link()}>
          {(it) => (
            <div class="card max-w-[760px] mb-4">
              <LinkMessage {...it()} />
            </div>
          )}
        </Show>
      </div>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <Show when={it().requests.length > 0} fallback={<EmptyState title={w.empty} />}>
            <ul class="card list-none py-1 max-w-[760px]">
              <For each={it().requests}>
                {(request) => (
                  <Line
                    request={request}
                    onDecided={(text, made) => {
                      setSaid(text)
                      setLink(made)
                      void refetch()
                    }}
                  />
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </section>
  )
}

const Line = (props: {
  request: Request
  onDecided: (said: string, link: IssuedLink | undefined) => void
}) => {
  const [asking, setAsking] = createSignal(false)
  const param = () => ({ id: props.request.id })
  const name = () => props.request.fullName
  const approve = createAction(async (command) => {
    const { purpose, url, expiresAt } = await call(
      api.recoveries[':id'].approve.$post({ param: param() }, command),
    )
    setAsking(false)
    props.onDecided(w.done(name()), { name: name(), unit: '', purpose, url, expiresAt })
  })
  const refuse = createAction(async (command) => {
    await call(api.recoveries[':id'].refuse.$post({ param: param() }, command))
    props.onDecided(w.refused(name()), undefined)
  })
  const may = (command: Request['allowed'][number]) => props.request.allowed.includes(command)
  return (
    <li class="py-4 border-t border-line first:border-0">
      <p class="font-semibold">{name()}</p>
      <p class="text-sm text-ink-2">
        {adminWords.erasures.askedBy(props.request.requestedBy, formatDateTime(props.request.requestedAt))}
      </p>
      <p class="mt-1">
        {w.verified}: {props.request.reason}
      </p>
      <Show when={refuse.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 mt-3">
        <Show when={may('account.recover.approve')}>
          <Button variant="primary" onClick={() => setAsking(true)}>
            {adminWords.accounts.approve}
          </Button>
        </Show>
        <Show when={may('account.recover.refuse')}>
          <Button busy={refuse.busy()} onClick={() => void refuse.run()}>
            {adminWords.accounts.refuse}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.confirm(name())}
        text={w.confirmText}
        confirmLabel={adminWords.accounts.approve}
        danger
        busy={approve.busy()}
        problem={approve.problem()}
        onConfirm={() => void approve.run()}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}
