import { A } from '@solidjs/router'
import { privacyWords } from '@xk/i18n'
import { formatDateTime, LinkButton } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const w = privacyWords.retention
const load = () => call(api.retention.$get())

/** Erasures of entries whose time is over, as far as one waits for a second person; nothing while none does. */
export const RetentionWaiting = () => {
  const [page] = createResource(load)
  const waiting = () =>
    page.error ? [] : (page.latest?.runs ?? []).filter(({ state }) => state === 'waiting')
  return (
    <Show when={waiting().length > 0}>
      <section class="mt-8">
        <h2 class="mb-4">{w.waiting}</h2>
        <ul class="card list-none py-1 max-w-[760px]">
          <For each={waiting()}>
            {(run) => (
              <li class="py-4 border-t border-line first:border-0">
                <p class="font-semibold">{run.title}</p>
                <p>{w.line(run.entries, run.people, run.files)}</p>
                <p class="text-sm text-ink-2">
                  {w.asked(run.requestedBy ?? '', formatDateTime(run.requestedAt))}
                </p>
                <p class="mt-1 break-words">{run.reason}</p>
                <LinkButton as={A} class="mt-3" href="/quan-tri/du-lieu-ca-nhan/luu-tru">
                  {w.look}
                </LinkButton>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
