import { privacyWords } from '@xk/i18n'
import { Button, formatDate, ProblemNote, Skeleton } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const w = privacyWords.retention

type Of = { runId: string } | { editionId: string }
const load = (of: Of, from: number) => {
  const query = { from: String(from) }
  return 'runId' in of
    ? call(api['retention-runs'][':id'].entries.$get({ param: { id: of.runId }, query }))
    : call(api.editions[':id'].retention.$get({ param: { id: of.editionId }, query }))
}
type Page = Awaited<ReturnType<typeof load>>

/** What would be erased, entry by entry, a hundred at a time: open from the start for who is to decide. */
export const RetentionEntries = (props: { of: Of; entries: number; open?: boolean }) => {
  const [open, setOpen] = createSignal(props.open ?? false)
  return (
    <div class="mt-3">
      <Show when={!props.open}>
        <Button aria-expanded={open()} onClick={() => setOpen(!open())}>
          {open() ? w.hideList : w.showList(props.entries)}
        </Button>
      </Show>
      <Show when={open()}>
        <List of={props.of} />
      </Show>
    </div>
  )
}

const List = (props: { of: Of }) => {
  const [first, { refetch }] = createResource(() => load(props.of, 0))
  const [further, setFurther] = createSignal<Page[]>([])
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<string>()
  const pages = () => (first.error || !first.latest ? [] : [first.latest, ...further()])
  const lines = () => pages().flatMap(({ entries }) => entries)
  const next = () => pages().at(-1)?.next ?? null
  const more = async (from: number) => {
    setBusy(true)
    setFailed(undefined)
    try {
      const page = await load(props.of, from)
      setFurther([...further(), page])
    } catch (error) {
      setFailed(messageOf(error))
    }
    setBusy(false)
  }
  return (
    <>
      <Show when={first.error}>
        <ProblemNote
          title={messageOf(first.error)}
          action={<Button onClick={() => void refetch()}>{privacyWords.retry}</Button>}
        />
      </Show>
      <Show when={!first.error && first.latest} fallback={first.error ? null : <Skeleton />}>
        {(page) => (
          <>
            <h3 class="mt-3">{w.list(page().total)}</h3>
            <Show when={page().dueOn}>
              {(due) => <p class="text-sm text-ink-2">{w.overSince(formatDate(due()))}</p>}
            </Show>
            <ol class="list-none p-0 mt-2">
              <For each={lines()}>{(line) => <Line line={line} />}</For>
            </ol>
          </>
        )}
      </Show>
      <Show when={failed()}>{(problem) => <ProblemNote title={problem()} />}</Show>
      <Show when={next()}>
        {(from) => (
          <Button class="mt-2" busy={busy()} onClick={() => void more(from())}>
            {w.more((first.latest?.total ?? 0) - lines().length)}
          </Button>
        )}
      </Show>
    </>
  )
}

const Line = (props: { line: Page['entries'][number] }) => {
  const title = () => (props.line.title === '—' ? w.untitled : props.line.title)
  const people = () => props.line.people.filter((name) => name !== props.line.title)
  return (
    <li class="py-2 border-t border-line first:border-0 break-words">
      <p class="font-semibold">{title()}</p>
      <p class="text-sm text-ink-2">
        {[people().join(', '), props.line.unitName].filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}
