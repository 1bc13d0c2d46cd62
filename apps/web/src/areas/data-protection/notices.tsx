import type { PrivacyNoticeBody } from '@xk/domain/privacy'
import { privacyWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, EmptyState, formatDate, formatDateTime, ProblemNote, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { DataFrame } from '../../features/data-protection/frame.tsx'
import { type NoticeDraft, NoticeForm } from '../../features/data-protection/notice-form.tsx'

const w = privacyWords.notices
const p = privacyWords.public
const load = () => call(api['privacy-notices'].$get())
type Page = Awaited<ReturnType<typeof load>>
type Notice = Page['notices'][number]

/** Versions of the privacy notice: written by one, published by another, never changed afterwards. */
const NoticesPage = () => {
  const [page, { refetch }] = createResource(load)
  const [writing, setWriting] = createSignal<NoticeDraft>()
  const begin = (body: PrivacyNoticeBody) =>
    setWriting({ id: null, saveVersion: 0, version: '', validFrom: '', body })
  return (
    <DataFrame>
      <p class="text-ink-2 max-w-[68ch] mb-5">{w.text}</p>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <Show
            when={writing()}
            keyed
            fallback={
              <div class="grid gap-5 max-w-[760px]">
                <Show when={it().allowed.includes('privacyNotice.prepare')}>
                  <div class="flex flex-wrap gap-3">
                    <Show when={it().notices[0]}>
                      {(last) => (
                        <Button variant="primary" onClick={() => begin(last().body)}>
                          {w.fromLast}
                        </Button>
                      )}
                    </Show>
                    <Button
                      variant={it().notices.length === 0 ? 'primary' : 'quiet'}
                      onClick={() => begin(it().start)}
                    >
                      {w.start}
                    </Button>
                  </div>
                </Show>
                <Used page={it()} />
                <For each={it().notices} fallback={<EmptyState title={w.none} />}>
                  {(notice) => (
                    <NoticeCard
                      notice={notice}
                      mayPrepare={it().allowed.includes('privacyNotice.prepare')}
                      onEdit={() => setWriting(notice)}
                      onDone={refetch}
                    />
                  )}
                </For>
              </div>
            }
          >
            {(draft) => <NoticeForm draft={draft} onDone={refetch} onClose={() => setWriting(undefined)} />}
          </Show>
        )}
      </Loaded>
    </DataFrame>
  )
}

const Used = (props: { page: Page }) => (
  <Show when={props.page.used.length > 0}>
    <Card title={w.used}>
      <ul class="list-none p-0">
        <For each={props.page.used}>
          {(it) => (
            <li class="py-2 border-t border-line first:border-0 break-words">
              <span class="font-semibold">{it.version}</span>{' '}
              <Show when={!it.published}>
                <Tag tone="amber">{w.usedMissing}</Tag>
              </Show>
              <span class="block text-sm text-ink-2">
                {[...it.editions, w.consents(it.consents)].join(' · ')}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Card>
  </Show>
)

const NoticeCard = (props: {
  notice: Notice
  mayPrepare: boolean
  onEdit: () => void
  onDone: () => unknown
}) => {
  const it = () => props.notice
  const param = () => ({ id: it().id })
  const [asking, setAsking] = createSignal<'publish' | 'sendBack'>()
  const forward = createAction((command) =>
    call(
      api['privacy-notices'][':id'].forward.$post(
        { param: param(), json: { baseVersion: it().saveVersion } },
        command,
      ),
    ),
  )
  const publish = createAction((command) =>
    call(
      api['privacy-notices'][':id'].publish.$post({ param: param(), json: { digest: it().digest } }, command),
    ),
  )
  const sendBack = createAction((command, reason: string) =>
    call(api['privacy-notices'][':id']['send-back'].$post({ param: param(), json: { reason } }, command)),
  )
  const decided = (done: unknown) => {
    if (!done) return
    setAsking(undefined)
    void props.onDone()
  }
  return (
    <Card title={p.version(it().version, formatDate(it().validFrom))}>
      <p class="flex flex-wrap gap-2 items-center">
        <Tag tone={it().state === 'published' ? 'green' : it().state === 'waiting' ? 'amber' : 'neutral'}>
          {it().current ? p.current : w.states[it().state]}
        </Tag>
        <span class="text-sm text-ink-2">
          {it().publishedBy && it().publishedAt
            ? w.published(it().publishedBy ?? '', formatDateTime(it().publishedAt ?? ''))
            : w.prepared(it().preparedBy ?? '', formatDateTime(it().preparedAt))}
        </span>
      </p>
      <Show when={it().sentBack}>
        {(reason) => <ProblemNote tone="amber" title={`${w.sentBack} ${reason()}`} />}
      </Show>
      <details class="mt-2">
        <summary class="min-h-11 inline-flex items-center underline">{w.read}</summary>
        <NoticeText body={it().body} />
        <p class="text-sm text-ink-2 break-all mt-3">
          {p.digest}: {it().digest}
        </p>
      </details>
      <Show when={forward.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap gap-3 mt-2">
        <Show when={it().state === 'draft' && props.mayPrepare}>
          <Button onClick={props.onEdit}>{w.edit}</Button>
          <Button
            variant="primary"
            busy={forward.busy()}
            onClick={async () => (await forward.run()) && props.onDone()}
          >
            {w.forward}
          </Button>
        </Show>
        <Show when={it().allowed.includes('privacyNotice.publish')}>
          <Button variant="primary" onClick={() => setAsking('publish')}>
            {w.publish}
          </Button>
        </Show>
        <Show when={it().allowed.includes('privacyNotice.sendBack')}>
          <Button onClick={() => setAsking('sendBack')}>{w.sendBack}</Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking() === 'publish'}
        title={w.publishTitle(it().version)}
        text={w.publishText}
        confirmLabel={w.publish}
        busy={publish.busy()}
        problem={publish.problem()}
        onConfirm={async () => decided(await publish.run())}
        onClose={() => setAsking(undefined)}
      />
      <ConfirmDialog
        open={asking() === 'sendBack'}
        title={w.sendBack}
        confirmLabel={w.sendBack}
        reasonLabel={privacyWords.request.reason}
        busy={sendBack.busy()}
        problem={sendBack.problem()}
        onConfirm={async (reason) => decided(await sendBack.run(reason))}
        onClose={() => setAsking(undefined)}
      />
    </Card>
  )
}

const NoticeText = (props: { body: PrivacyNoticeBody }) => (
  <div class="grid gap-3 mt-2">
    <p class="font-semibold">{props.body.title}</p>
    <p>
      {props.body.controller}. {p.contact}: {props.body.contact}
    </p>
    <For each={props.body.purposes}>
      {(purpose) => (
        <p class="whitespace-pre-line break-words">
          <span class="font-semibold">{purpose.title}.</span> {purpose.words}
        </p>
      )}
    </For>
    <For each={['data', 'receivers', 'retention', 'rights'] as const}>
      {(part) => (
        <p class="whitespace-pre-line break-words">
          <span class="font-semibold">{p[part]}.</span> {props.body[part]}
        </p>
      )}
    </For>
  </div>
)
export default NoticesPage
