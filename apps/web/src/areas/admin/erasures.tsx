import { adminWords } from '@xk/i18n'
import { Button, ConfirmDialog, EmptyState, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Recoveries } from '../../features/account/recoveries.tsx'
import { RetentionWaiting } from '../../features/data-protection/retention-waiting.tsx'
import { Shell } from '../../shell.tsx'

const w = adminWords.erasures
const load = () => call(api.erasures.$get())
type Request = Awaited<ReturnType<typeof load>>['requests'][number]

/** What waits for a second person and is no office: accounts to recover, personal data to erase. */
const ErasuresPage = () => {
  const [page, { refetch }] = createResource(load)
  return (
    <Shell area="administrator">
      <h1 class="mb-6">{adminWords.requests}</h1>
      <Recoveries />
      <h2>{w.title}</h2>
      <p class="text-ink-2 max-w-[68ch] mt-2 mb-5">{w.text}</p>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <Show when={it().requests.length > 0} fallback={<EmptyState title={w.empty} />}>
            <ul class="card list-none py-1 max-w-[760px]">
              <For each={it().requests}>{(request) => <Line request={request} onDecided={refetch} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
      <RetentionWaiting />
    </Shell>
  )
}

const Line = (props: { request: Request; onDecided: () => unknown }) => {
  const [asking, setAsking] = createSignal(false)
  const decide = createAction((command, what: 'approve' | 'refuse') =>
    call(api.erasures[':id'][what].$post({ param: { id: props.request.id } }, command)),
  )
  const press = async (what: 'approve' | 'refuse') => {
    if (!(await decide.run(what))) return
    setAsking(false)
    props.onDecided()
  }
  const may = (command: Request['allowed'][number]) => props.request.allowed.includes(command)
  return (
    <li class="py-4 border-t border-line first:border-0">
      <p class="font-semibold">{props.request.fullName}</p>
      <p class="text-sm text-ink-2">
        {w.askedBy(props.request.requestedBy, formatDateTime(props.request.requestedAt))}
      </p>
      <p class="mt-1">{props.request.reason}</p>
      <Show when={!asking() && decide.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 mt-3">
        <Show when={may('person.erase.approve')}>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {w.approve}
          </Button>
        </Show>
        <Show when={may('person.erase.refuse')}>
          <Button busy={decide.busy()} onClick={() => press('refuse')}>
            {w.refuse}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.confirm(props.request.fullName)}
        text={w.confirmText}
        confirmLabel={w.approve}
        danger
        busy={decide.busy()}
        problem={decide.problem()}
        onConfirm={() => void press('approve')}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}
export default ErasuresPage
