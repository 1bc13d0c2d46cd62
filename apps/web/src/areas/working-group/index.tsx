import { A } from '@solidjs/router'
import { escalationWords, inKindOf, workingGroupWords as w } from '@xk/i18n'
import { EditionPath, EmptyState, LinkButton, PageHeader, Skeleton, Todo } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { editionHref, StateTag } from '../../features/editions/edition-frame.tsx'
import { pathSteps } from '../../features/editions/path-steps.ts'
import { CompactTargets } from '../../features/targets/compact.tsx'
import { Shell } from '../../shell.tsx'

const load = () => call(api.editions.$get())
type Line = Awaited<ReturnType<typeof load>>['editions'][number]

/** What stands between this edition and its next step, in a line. */
const sentenceOf = (it: Line): string => {
  if (it.edition.state === 'draft') return w.home.blocking(it.blocking.length)
  const inKind = (sentence: string) => inKindOf(it.edition.programme, sentence)
  const open = it.next.needs.filter(({ done }) => !done).map(w.needText)
  if (open.length > 0) return inKind(open.join(' · '))
  return inKind(it.edition.state === 'open' ? w.page.closesBy : w.page.nothing)
}

const hrefOf = (it: Line) =>
  it.edition.state === 'draft' && it.allowed.includes('ruleset.edit')
    ? editionHref(it.edition.id, '/the-le')
    : editionHref(it.edition.id)

/** Editions with where each stands and what blocks its next step; the one that waits comes first. */
const WorkingGroupHome = () => {
  const [list, { refetch }] = createResource(load)
  const finished = (it: Line) => it.edition.state === 'released' || it.edition.state === 'cancelled'
  const running = () => (list.latest?.editions ?? []).filter((it) => !finished(it))
  const done = () => (list.latest?.editions ?? []).filter(finished)
  const create = (primary: boolean) => (
    <Show when={list.latest?.allowed.includes('edition.create')}>
      <LinkButton as={A} variant={primary ? 'primary' : 'quiet'} href="/to-cong-tac/tao">
        {w.home.create}
      </LinkButton>
    </Show>
  )
  return (
    <Shell area="workingGroup">
      <PageHeader title={w.home.title} actions={<Show when={running().length > 0}>{create(false)}</Show>} />
      <Show when={list.error}>
        <LoadProblem error={list.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!list.error && list.latest} fallback={list.error ? null : <Skeleton lines={8} />}>
        <For
          each={running()}
          fallback={
            <EmptyState {...(done().length > 0 ? w.home.noneRunning : w.home.empty)} action={create(true)} />
          }
        >
          {(it, index) => (
            <Todo
              first={index() === 0}
              tag={<StateTag edition={it.edition} />}
              title={it.edition.title}
              text={sentenceOf(it)}
              actions={
                <LinkButton as={A} variant={index() === 0 ? 'primary' : 'quiet'} href={hrefOf(it)}>
                  {it.edition.state === 'draft' ? w.rules.edit : w.page.see}
                </LinkButton>
              }
            >
              <div class="mt-4">
                <EditionPath
                  label={it.edition.title}
                  steps={pathSteps({ ...it.edition, dates: it.dates, scored: it.scored, counts: it.counts })}
                />
              </div>
              <Show when={it.blocking.length > 0}>
                <ul class="mt-3 list-disc pl-5 text-sm text-ink-2">
                  <For each={it.blocking.slice(0, 3)}>
                    {(issue) => <li>{inKindOf(it.edition.programme, w.readinessText(issue))}</li>}
                  </For>
                  <Show when={it.blocking.length > 3}>
                    <li>{w.home.more(it.blocking.length - 3)}</li>
                  </Show>
                </ul>
              </Show>
            </Todo>
          )}
        </For>
        <CompactTargets />
        <Show when={done().some((it) => it.edition.programme === 'exemplarSelection')}>
          <p class="mt-3">
            <A class="inline-flex items-center min-h-11" href="/to-cong-tac/gioi-thieu">
              {escalationWords.index.title}
            </A>
          </p>
        </Show>
        <Show when={done().length > 0}>
          <h2 class="mt-10 mb-2">{w.home.finished}</h2>
          <ul>
            <For each={done()}>
              {(it) => (
                <li class="border-b border-line">
                  <A class="flex flex-wrap items-center gap-3 min-h-12" href={editionHref(it.edition.id)}>
                    {it.edition.title}
                    <StateTag edition={it.edition} />
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </Shell>
  )
}
export default WorkingGroupHome
