import { useParams } from '@solidjs/router'
import { publicNoticeWords } from '@xk/i18n'
import {
  Button,
  Card,
  Checkbox,
  ConfirmDialog,
  Countdown,
  EmptyState,
  formatDateTime,
  PageHeader,
  ProblemNote,
  Tag,
  TextArea,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { TetNote } from '../../features/organisation/tet-note.tsx'
import { ObjectionCard } from '../../features/public-notice/objection-card.tsx'
import { ShownList, shownName } from '../../features/public-notice/shown-list.tsx'
import { Shell } from '../../shell.tsx'

const w = publicNoticeWords
const o = publicNoticeWords.office
const load = (id: string) => call(api.editions[':id']['public-notices'].$get({ param: { id } }))
export type NoticesPage = Awaited<ReturnType<typeof load>>
type Notice = NoticesPage['notices'][number]

/** Niêm yết of an edition: what is to be put up, what hangs, what was objected and how it was ruled. */
const PublicNoticePage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="workingGroup" context={page.latest?.editionTitle} wide>
      <PageHeader title={w.title} text={o.text} />
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <div class="grid gap-6">
            <Show when={it().workingDays !== null || it().notices.length > 0} fallback={<NotInRules />}>
              <Waiting page={it()} onChanged={() => void refetch()} />
              <For each={it().notices}>
                {(notice) => <NoticeCard page={it()} notice={notice} onChanged={() => void refetch()} />}
              </For>
            </Show>
          </div>
        )}
      </Loaded>
    </Shell>
  )
}
export default PublicNoticePage

const NotInRules = () => <EmptyState title={o.notInRules} text={o.notInRulesText} />

/** Accepted dossiers that no notice shows; all are chosen unless unticked. */
const Waiting = (props: { page: NoticesPage; onChanged: () => void }) => {
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = createSignal(false)
  const chosen = () => props.page.waiting.filter(({ entryId }) => !left().has(entryId))
  const toggle = (entryId: string, on: boolean) =>
    setLeft((before) => {
      const next = new Set(before)
      if (on) next.delete(entryId)
      else next.add(entryId)
      return next
    })
  const publish = createAction(async (command) => {
    const json = { entryIds: chosen().map(({ entryId }) => entryId) }
    const param = { id: props.page.editionId }
    await call(api.editions[':id']['public-notices'].$post({ param, json }, command))
    setAsking(false)
    props.onChanged()
  })
  return (
    <Show
      when={props.page.waiting.length > 0}
      fallback={
        <Show when={props.page.notices.length > 0}>
          <ProblemNote tone="green" title={o.noneWaiting} />
        </Show>
      }
    >
      <Card
        title={o.waiting(props.page.waiting.length)}
        actions={
          <Show when={props.page.allowed.includes('publicNotice.publish')}>
            <Button variant="primary" disabled={chosen().length === 0} onClick={() => setAsking(true)}>
              {o.publish(chosen().length)}
            </Button>
          </Show>
        }
      >
        <TetNote years={props.page.tetNotEntered} class="mb-3" />
        <p class="text-ink-2 mb-3">
          {o.waitingText} {w.namesWhy}
        </p>
        <ShownList
          rows={props.page.waiting}
          extra={[
            {
              key: 'chosen',
              label: w.title,
              cell: (row) => (
                <Checkbox
                  label={<span class="sr-only">{`${w.title}: ${shownName(row)}, ${row.unitName}`}</span>}
                  checked={!left().has(row.entryId)}
                  onChange={(on) => toggle(row.entryId, on)}
                />
              ),
            },
          ]}
        />
      </Card>
      <ConfirmDialog
        open={asking()}
        title={o.publishTitle}
        text={o.publishText(
          props.page.workingDays ?? 0,
          props.page.wouldCloseAt ? formatDateTime(props.page.wouldCloseAt) : '',
        )}
        confirmLabel={o.publish(chosen().length)}
        busy={publish.busy()}
        problem={publish.problem()}
        onConfirm={() => void publish.run()}
        onClose={() => setAsking(false)}
      >
        <TetNote years={props.page.tetNotEntered} />
      </ConfirmDialog>
    </Show>
  )
}

const NoticeCard = (props: { page: NoticesPage; notice: Notice; onChanged: () => void }) => {
  const head = () => props.notice.head
  const over = () => props.page.serverNow >= head().closesAt
  const open = () => props.notice.objections.filter(({ about }) => about.state === 'open').length
  const countOf = (entryId: string) =>
    props.notice.objections.filter(({ about }) => about.entryId === entryId).length
  return (
    <Card
      title={w.head(head().n)}
      actions={
        <Show
          when={head().closedAt}
          fallback={
            <Tag tone={over() ? 'amber' : 'blue'}>
              <Show when={!over()} fallback={w.state.over}>
                <Countdown until={head().closesAt} serverNow={props.page.serverNow} />
              </Show>
            </Tag>
          }
        >
          <Tag tone="green">{w.state.closed}</Tag>
        </Show>
      }
    >
      <p>
        {w.period(formatDateTime(head().publishedAt), formatDateTime(head().closesAt), head().workingDays)}
      </p>
      <p class="text-sm text-ink-2">{o.by(head().publishedByName)}</p>
      <Show when={head().closedAt}>
        {(at) => (
          <p class="text-sm text-ink-2">
            {o.closedBy(head().closedByName ?? '')}, {formatDateTime(at())}
            <Show when={head().conclusion}>
              <span class="block whitespace-pre-line">{head().conclusion}</span>
            </Show>
          </p>
        )}
      </Show>
      <div class="actions my-3">
        <a class="btn btn-quiet" href={`/api/public-notices/${head().id}/posted.pdf`} target="_blank">
          {o.postedPaper}
        </a>
        <Show when={head().closedAt}>
          <a class="btn btn-quiet" href={`/api/public-notices/${head().id}/closed.pdf`} target="_blank">
            {o.closedPaper}
          </a>
        </Show>
      </div>
      <details class="mb-4" open={props.notice.entries.length <= 20}>
        <summary class="min-h-11 flex items-center cursor-pointer">
          {w.list.caption}: {props.notice.entries.length}
        </summary>
        <ShownList
          rows={props.notice.entries}
          extra={[
            {
              key: 'objections',
              label: o.column,
              numeric: true,
              cell: (row) => countOf(row.entryId) || '',
            },
          ]}
        />
      </details>
      <h3 class="mb-2">{o.objections(props.notice.objections.length)}</h3>
      <For each={props.notice.objections}>
        {(objection) => (
          <ObjectionCard
            of={objection}
            entry={props.notice.entries.find(({ entryId }) => entryId === objection.about.entryId)}
            onChanged={props.onChanged}
          />
        )}
      </For>
      <Show when={!head().closedAt && props.page.allowed.includes('publicNotice.close')}>
        <Close
          notice={props.notice}
          ready={over() && open() === 0}
          open={open()}
          onChanged={props.onChanged}
        />
      </Show>
    </Card>
  )
}

const Close = (props: { notice: Notice; ready: boolean; open: number; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal(false)
  const [conclusion, setConclusion] = createSignal('')
  const close = createAction(async (command) => {
    const param = { id: props.notice.head.id }
    const json = { conclusion: conclusion() }
    await call(api['public-notices'][':id'].close.$post({ param, json }, command))
    setAsking(false)
    props.onChanged()
  })
  return (
    <>
      <Show
        when={props.ready}
        fallback={
          <p class="text-ink-2 mt-4">
            {o.stillUp(formatDateTime(props.notice.head.closesAt))}{' '}
            {props.open > 0 ? o.openFirst(props.open) : ''}
          </p>
        }
      >
        <div class="actions mt-4">
          <Button variant="primary" onClick={() => setAsking(true)}>
            {o.close}
          </Button>
        </div>
      </Show>
      <ConfirmDialog
        open={asking()}
        title={o.closeTitle}
        text={o.closeText}
        confirmLabel={o.close}
        busy={close.busy()}
        problem={close.problem()}
        onConfirm={() => void close.run()}
        onClose={() => setAsking(false)}
      >
        <TextArea
          label={o.conclusion}
          help={o.conclusionHelp}
          optional
          rows={3}
          maxLength={4000}
          value={conclusion()}
          onInput={setConclusion}
        />
      </ConfirmDialog>
    </>
  )
}
