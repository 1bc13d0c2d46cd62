import { privacyWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, EmptyState, formatDate, formatDateTime, ProgressBar, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { RetentionEntries } from '../../features/data-protection/retention-entries.tsx'
import { DataFrame } from '../../features/data-protection/frame.tsx'

const w = privacyWords.retention
const load = () => call(api.retention.$get())
type Page = Awaited<ReturnType<typeof load>>
type Due = Page['due'][number]
type Run = Page['runs'][number]

/** Entries whose time is over: what would go, asked for by one and approved by another. */
const RetentionPage = () => {
  const [page, { refetch }] = createResource(load)
  return (
    <DataFrame>
      <p class="text-ink-2 max-w-[68ch] mb-5">{w.text}</p>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <div class="grid gap-5 max-w-[760px]">
            <h2>{w.due}</h2>
            <For each={it().due} fallback={<EmptyState title={w.none} />}>
              {(due) => <DueCard due={due} onDone={refetch} />}
            </For>
            <Show when={it().runs.length > 0}>
              <h2>{w.runs}</h2>
              <For each={it().runs}>{(run) => <RunCard run={run} onDone={refetch} />}</For>
            </Show>
          </div>
        )}
      </Loaded>
    </DataFrame>
  )
}

const DueCard = (props: { due: Due; onDone: () => unknown }) => {
  const it = () => props.due
  const [asking, setAsking] = createSignal(false)
  const ask = createAction((command, reason: string) =>
    call(api.retention.$post({ json: { editionId: it().editionId, digest: it().digest, reason } }, command)),
  )
  return (
    <Card title={it().title}>
      <p>{w.line(it().entries, it().people, it().files)}</p>
      <p class="text-sm text-ink-2">
        {w.since(formatDate(it().closedOn), it().months, formatDate(it().dueOn))}
      </p>
      <Show when={it().kept > 0}>
        <p class="text-sm text-ink-2">{w.kept(it().kept)}</p>
      </Show>
      <RetentionEntries of={{ editionId: it().editionId }} entries={it().entries} />
      <Show when={it().allowed.includes('retention.request')}>
        <Button class="mt-3" variant="primary" onClick={() => setAsking(true)}>
          {w.ask}
        </Button>
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.askTitle(it().title)}
        text={`${w.line(it().entries, it().people, it().files)}. ${w.askText}`}
        confirmLabel={w.ask}
        reasonLabel={privacyWords.request.reason}
        busy={ask.busy()}
        problem={ask.problem()}
        onConfirm={async (reason) => {
          if (!(await ask.run(reason))) return
          setAsking(false)
          await props.onDone()
        }}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}

const RunCard = (props: { run: Run; onDone: () => unknown }) => {
  const it = () => props.run
  const [asking, setAsking] = createSignal(false)
  const decide = createAction(async (command, what: 'approve' | 'refuse') => {
    const param = { id: it().id }
    if (what === 'refuse') await call(api['retention-runs'][':id'].refuse.$post({ param }, command))
    else await call(api['retention-runs'][':id'].approve.$post({ param }, command))
    return true
  })
  const press = async (what: 'approve' | 'refuse') => {
    if (!(await decide.run(what))) return
    setAsking(false)
    await props.onDone()
  }
  return (
    <Card title={it().title}>
      <p class="flex flex-wrap gap-2 items-center">
        <Tag tone={it().state === 'done' ? 'green' : it().state === 'waiting' ? 'amber' : 'neutral'}>
          {w.states[it().state]}
        </Tag>
        <span>{w.line(it().entries, it().people, it().files)}</span>
      </p>
      <p class="text-sm text-ink-2 mt-1">
        {w.asked(it().requestedBy ?? '', formatDateTime(it().requestedAt))}
        <Show when={it().decidedBy}>{(who) => <> · {w.decided(who())}</>}</Show>
      </p>
      <p class="mt-1 break-words">{it().reason}</p>
      <Show when={it().state === 'approved'}>
        <ProgressBar value={it().done} max={it().entries} label={w.progress(it().done, it().entries)} />
      </Show>
      <Show when={it().state === 'waiting'}>
        <RetentionEntries
          of={{ runId: it().id }}
          entries={it().entries}
          open={it().allowed.includes('retention.approve')}
        />
      </Show>
      <div class="flex flex-wrap gap-3 mt-3">
        <Show when={it().allowed.includes('retention.approve')}>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {w.approve}
          </Button>
        </Show>
        <Show when={it().allowed.includes('retention.refuse')}>
          <Button busy={decide.busy()} onClick={() => void press('refuse')}>
            {w.refuse}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.approveTitle(it().entries)}
        text={w.approveText}
        confirmLabel={w.approve}
        danger
        busy={decide.busy()}
        problem={decide.problem()}
        onConfirm={() => void press('approve')}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}
export default RetentionPage
