import { A } from '@solidjs/router'
import { escalationWords as words } from '@xk/i18n'
import { EmptyState, LinkButton, PageHeader } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { editionHref } from '../../features/editions/edition-frame.tsx'
import { Quotas } from '../../features/escalation/quotas.tsx'
import { Shell } from '../../shell.tsx'

const w = words.index
const load = () => call(api.escalations.$get())

/** The selections of the term with whom each introduced, under the quotas. */
const EscalationsPage = () => {
  const [page, { refetch }] = createResource(load)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={words.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <PageHeader title={w.title} text={w.text(it().term.name)} />
            <Quotas page={it()} onChanged={() => void refetch()} />
            <Show
              when={it().editions.length > 0}
              fallback={
                <div class="mt-6">
                  <EmptyState title={w.none} />
                </div>
              }
            >
              <ul class="list-none p-0 grid gap-3 mt-4">
                <For each={it().editions}>
                  {(edition) => (
                    <li class="card flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
                      <div class="min-w-0 flex-1 basis-72">
                        <p class="font-semibold leading-snug">{edition.title}</p>
                        <p class="text-sm text-ink-2 mt-1">
                          {edition.honoured ? w.honoured(edition.honoured) : w.waiting}
                        </p>
                        <For each={['city', 'central'] as const}>
                          {(level) => (
                            <p class="text-sm text-ink-2">
                              {w.use(
                                words.level[level],
                                edition[level]?.used ?? 0,
                                edition[level]?.recognised ?? 0,
                              )}
                            </p>
                          )}
                        </For>
                      </div>
                      <LinkButton as={A} href={editionHref(edition.id ?? '', '/gioi-thieu')}>
                        {w.open}
                      </LinkButton>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default EscalationsPage
