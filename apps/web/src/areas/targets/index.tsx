import { A, useSearchParams } from '@solidjs/router'
import { targetWords as w } from '@xk/i18n'
import { Button, Card, EmptyState, formatDateTime, PageHeader, SelectField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { TargetCardView } from '../../features/targets/card.tsx'
import { GoalDialog } from '../../features/targets/goal-dialog.tsx'
import { loadTargets, type TargetCard } from '../../features/targets/load.ts'
import { PastDialog } from '../../features/targets/past-dialog.tsx'
import { TargetsFrame } from './frame.tsx'

/** Targets of the term: pictures by year and by cluster, each number with the list behind it. */
const TargetsPage = () => {
  const [search, setSearch] = useSearchParams<{ 'nhiem-ky'?: string }>()
  const [page, { refetch }] = createResource(() => search['nhiem-ky'] ?? '', loadTargets)
  const [changing, setChanging] = createSignal<TargetCard>()
  const [typing, setTyping] = createSignal(false)
  return (
    <TargetsFrame>
      <PageHeader
        title={w.title}
        actions={
          <Show when={page.latest?.term && page.latest.allowed.includes('pastFigure.record')}>
            <Button onClick={() => setTyping(true)}>{w.past.add}</Button>
          </Show>
        }
      />
      <p class="text-ink-2 max-w-[68ch] mb-5">{w.text}</p>
      <Loaded of={page} onRetry={refetch}>
        {(it) => (
          <Show
            when={it().term}
            fallback={
              <EmptyState
                title={w.noTerm}
                action={
                  <A class="btn btn-primary" href="/quan-tri/doan-khoi">
                    {w.noTermLink}
                  </A>
                }
              />
            }
          >
            {(term) => (
              <>
                <Show when={it().terms.length > 1} fallback={<p class="mb-4">{term().name}</p>}>
                  <div class="max-w-[420px]">
                    <SelectField
                      label={w.term}
                      value={term().id}
                      options={it().terms.map(({ id, name }) => ({ value: id, label: name }))}
                      onChange={(id) => setSearch({ 'nhiem-ky': id })}
                    />
                  </div>
                </Show>
                <div class="grid gap-5">
                  <For each={it().targets}>
                    {(card) => (
                      <TargetCardView
                        card={card}
                        term={search['nhiem-ky'] ?? ''}
                        onChangeGoal={
                          it().allowed.includes('target.change') ? () => setChanging(card) : undefined
                        }
                      />
                    )}
                  </For>
                  <Show when={it().changes.length > 0}>
                    <Card title={w.history}>
                      <ul class="list-none p-0">
                        <For each={it().changes}>
                          {(change) => (
                            <li class="py-2 border-t border-line first:border-0">
                              {w.changed(
                                w.short[change.kind as keyof typeof w.short],
                                change.before,
                                change.goal,
                              )}
                              <span class="block text-sm text-ink-2">
                                {change.reason} · {w.changedBy(change.by ?? '', formatDateTime(change.at))}
                              </span>
                            </li>
                          )}
                        </For>
                      </ul>
                    </Card>
                  </Show>
                </div>
                <GoalDialog
                  termId={term().id}
                  card={changing()}
                  onClose={() => setChanging(undefined)}
                  onDone={refetch}
                />
                <PastDialog page={it()} open={typing()} onClose={() => setTyping(false)} onDone={refetch} />
              </>
            )}
          </Show>
        )}
      </Loaded>
    </TargetsFrame>
  )
}
export default TargetsPage
