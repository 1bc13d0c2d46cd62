import { accountWords, noticeWords } from '@xk/i18n'
import { Button, EmptyState, formatDateTime, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { refetchMe } from '../../api/me.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { CalendarLink } from '../../features/account/calendar-link.tsx'
import { MailChoice } from '../../features/account/mail-choice.tsx'
import { Shell } from '../../shell.tsx'

const w = accountWords.notices

const NoticesPage = () => {
  const [page, { refetch }] = createResource(() => call(api.notices.$get()))
  const readAll = async () => {
    await call(api.notices.read.$post())
    await Promise.all([refetch(), refetchMe()])
  }
  return (
    <Shell plain>
      <div class="flex flex-wrap items-center justify-between gap-3 mb-5">
        <h1>{w.title}</h1>
        <Show when={!page.error && page.latest?.notices.some((it) => !it.read)}>
          <Button onClick={readAll}>{w.readAll}</Button>
        </Show>
      </div>
      <Loaded of={page} retry={accountWords.retry} onRetry={refetch} lines={4}>
        {(it) => (
          <Show when={it().notices.length > 0} fallback={<EmptyState title={w.empty} />}>
            <ul class="card list-none py-1 max-w-[760px]">
              <For each={it().notices}>
                {(notice) => (
                  <li class="py-4 border-t border-line first:border-0">
                    <p>
                      <Show when={!notice.read}>
                        <Tag tone="blue">{w.fresh}</Tag>{' '}
                      </Show>
                      <span class="first-letter:uppercase inline-block">
                        {noticeWords(notice.kind, notice.facts)}
                      </span>
                    </p>
                    <p class="text-sm text-ink-2 mt-1">{formatDateTime(notice.at)}</p>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <div class="max-w-[760px] mt-6">
        <MailChoice />
      </div>
      <div class="max-w-[760px] mt-6">
        <CalendarLink />
      </div>
    </Shell>
  )
}
export default NoticesPage
