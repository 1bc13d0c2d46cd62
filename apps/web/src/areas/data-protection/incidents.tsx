import { A, useNavigate } from '@solidjs/router'
import { privacyWords } from '@xk/i18n'
import { Button, EmptyState, formatDateTime, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { DataFrame } from '../../features/data-protection/frame.tsx'
import { IncidentForm } from '../../features/data-protection/incident-form.tsx'

const w = privacyWords.incidents
const BASE = '/quan-tri/du-lieu-ca-nhan/su-co'

/** Incidents with their 72 hours; the open ones first. */
const IncidentsPage = () => {
  const navigate = useNavigate()
  const [page, { refetch }] = createResource(() => call(api.incidents.$get()))
  const [writing, setWriting] = createSignal(false)
  return (
    <DataFrame
      actions={
        <Show when={!writing() && page.latest?.allowed.includes('incident.record')}>
          <Button variant="primary" onClick={() => setWriting(true)}>
            {w.make}
          </Button>
        </Show>
      }
    >
      <p class="text-ink-2 max-w-[68ch] mb-5">{w.text}</p>
      <Show
        when={!writing()}
        fallback={
          <IncidentForm onDone={(id) => navigate(`${BASE}/${id}`)} onClose={() => setWriting(false)} />
        }
      >
        <Loaded of={page} onRetry={refetch}>
          {(it) => (
            <Show when={it().incidents.length > 0} fallback={<EmptyState title={w.none} />}>
              <ul class="card list-none py-1">
                <For each={it().incidents}>
                  {(line) => (
                    <li class="border-t border-line first:border-0">
                      <A class="block py-3 no-underline text-ink" href={`${BASE}/${line.id}`}>
                        <span class="font-semibold block break-words">{line.title}</span>
                        <span class="flex flex-wrap gap-2 items-center text-sm text-ink-2 mt-1">
                          <Tag
                            tone={
                              line.report === 'overdue' ? 'red' : line.report === 'due' ? 'amber' : 'neutral'
                            }
                          >
                            {w.report[line.report]}
                          </Tag>
                          <Show when={line.state === 'closed'}>
                            <Tag tone="green">{w.closedTag}</Tag>
                          </Show>
                          <span>
                            <Show when={line.report === 'due' || line.report === 'overdue'}>
                              {w.dueAt(formatDateTime(line.reportDueAt))} ·{' '}
                            </Show>
                            {w.count(line.affected)}
                          </span>
                        </span>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Loaded>
      </Show>
    </DataFrame>
  )
}
export default IncidentsPage
