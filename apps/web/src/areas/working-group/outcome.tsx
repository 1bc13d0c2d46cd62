import { A, useParams } from '@solidjs/router'
import { outcomeWords as w } from '@xk/i18n'
import { Card, DataTable, EmptyState, LinkButton, PageHeader, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { me } from '../../api/me.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import {
  loadOutcome,
  type OutcomeLine,
  type OutcomePage,
  whyOf,
} from '../../features/outcome/load-outcome.ts'
import { createAct } from '../../features/results/create-act.ts'
import { points } from '../../features/results/format.ts'
import { Shell } from '../../shell.tsx'
import { Declaration } from './outcome-declare.tsx'
import { NextStep, Resolutions } from './outcome-next.tsx'
import { Prizes } from './outcome-prizes.tsx'

const inWorkingGroup = () => {
  const it = me.latest
  return it?.signedIn === true && it.me.areas.some(({ area }) => area === 'workingGroup')
}

/** What the council's ballots give: who is chosen and why, what must come next, and the declaration by two. */
const OutcomePageView = () => {
  const params = useParams<{ stageId: string }>()
  const [page, { refetch }] = createResource(() => params.stageId, loadOutcome)
  const act = createAct(() => refetch())
  return (
    <Shell area={inWorkingGroup() ? 'workingGroup' : 'council'} wide>
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <PageHeader
              title={w.title}
              text={it().stage.label}
              actions={
                <>
                  <Show when={it().allowed.includes('council.attend')}>
                    <LinkButton as={A} href={`/hoi-dong/${params.stageId}`}>
                      {w.toCouncil}
                    </LinkButton>
                  </Show>
                  <Show when={it().allowed.includes('council.viewSitting')}>
                    <LinkButton as={A} href={`/hoi-dong/${params.stageId}/kiem-phieu`}>
                      {w.toSitting}
                    </LinkButton>
                  </Show>
                </>
              }
            />
            <Show when={it().stillMasked}>
              <ProblemNote tone="amber" title={w.masked.title} text={w.masked.text} />
            </Show>
            <div class="grid gap-6">
              <NextStep page={it()} act={act} />
              <Declaration page={it()} act={act} />
              <Lines page={it()} />
              <Resolutions page={it()} act={act} />
              <Prizes page={it()} act={act} />
              <Rounds page={it()} />
            </div>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default OutcomePageView

const Lines = (props: { page: OutcomePage }) => {
  const title = () => w.lines.title(props.page.lines.filter(({ seated }) => seated).length, props.page.seats)
  return (
    <Show when={props.page.lines.length > 0}>
      <Card title={title()}>
        <DataTable
          caption={title()}
          rows={[...props.page.lines]}
          columns={[
            { key: 'rank', label: w.lines.columns.rank, numeric: true, cell: (it) => it.rank ?? '–' },
            {
              key: 'name',
              label: w.lines.columns.name,
              lead: true,
              cell: (it) => (
                <>
                  {it.name || it.code}
                  <Show when={it.unitName}>
                    <span class="block text-sm text-ink-2">{it.unitName}</span>
                  </Show>
                </>
              ),
            },
            {
              key: 'votes',
              label: w.lines.columns.votes,
              numeric: true,
              cell: (it) => (it.round ? w.lines.votes(it.yes ?? 0, it.base ?? 0) : '–'),
            },
            {
              key: 'score',
              label: w.lines.columns.score,
              numeric: true,
              cell: (it) => (it.previousScore ? points(it.previousScore) : '–'),
            },
            { key: 'why', label: w.lines.columns.why, cell: (it) => <Why page={props.page} line={it} /> },
          ]}
        />
      </Card>
    </Show>
  )
}

const Why = (props: { page: OutcomePage; line: OutcomeLine }) => (
  <Tag tone={props.line.seated ? 'green' : 'neutral'}>{whyOf(props.page, props.line)}</Tag>
)

const Rounds = (props: { page: OutcomePage }) => (
  <Card title={w.rounds.title}>
    <Show
      when={props.page.rounds.length > 0}
      fallback={<EmptyState title={w.rounds.none.title} text={w.rounds.none.text} />}
    >
      <ul class="list-none p-0">
        <For each={props.page.rounds}>
          {(it) => (
            <li class="border-t border-line py-3 first:border-0">
              <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span class="font-medium">
                  {w.rounds.name(it.n ?? 0, w.rounds.kinds[it.kind ?? ''] ?? '')}
                </span>
                <Tag tone={it.state === 'closed' ? 'green' : it.state === 'void' ? 'red' : 'amber'}>
                  {w.rounds.states[it.state ?? ''] ?? ''}
                </Tag>
                <span class="text-sm text-ink-2">
                  {w.rounds.about(it.candidates ?? 0, it.seats ?? 0)} · {w.rounds.ways[it.way ?? '']}
                </span>
              </p>
              <Show when={it.returned !== null}>
                <p class="text-sm text-ink-2">
                  {w.rounds.counts(
                    it.present ?? 0,
                    it.members ?? 0,
                    it.issued ?? 0,
                    it.returned ?? 0,
                    it.invalid ?? 0,
                  )}
                </p>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </Card>
)
