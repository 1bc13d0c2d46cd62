import { similarityWords } from '@xk/i18n'
import { A, useParams, useSearchParams } from '@solidjs/router'
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  PageHeader,
  ProblemNote,
  Skeleton,
  Tabs,
} from '@xk/ui'
import { createEffect, onCleanup, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { createAct } from '../../features/results/create-act.ts'
import {
  calledAs,
  coefficientOf,
  loadPairs,
  type PairsPage,
  percentOf,
  type Shows,
} from '../../features/similarity/load.ts'
import { EntryOfPair } from '../../features/similarity/pair-name.tsx'
import { RunState } from '../../features/similarity/run-state.tsx'
import { VerdictTag } from '../../features/similarity/verdict-tag.tsx'
import { Shell } from '../../shell.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(similarityWords)

const POLL_MS = 2000

/** Pairs of entries that are copied in part or say the same: to read, to decide; and the comparison that finds them. */
const SimilarPage = () => {
  const params = useParams<{ editionId: string }>()
  const [search, setSearch] = useSearchParams<{ xem?: string; trang?: string }>()
  const show = (): Shows => (search.xem === 'tat-ca' ? 'all' : 'open')
  const [pairs, { refetch }] = createResource(
    () => ({
      editionId: params.editionId,
      show: show(),
      page: Math.max(1, Number(search.trang ?? 1) || 1),
    }),
    loadPairs,
  )
  const act = createAct(() => refetch())
  createEffect(() => {
    if (pairs.latest?.run?.state !== 'running' || pairs.loading) return
    const timer = setTimeout(() => void refetch(), POLL_MS)
    onCleanup(() => clearTimeout(timer))
  })
  const compare = () =>
    act.run((id) =>
      call(
        api.editions[':editionId'].similarity.compare.$post(
          { param: { editionId: params.editionId } },
          command(id),
        ),
      ),
    )
  return (
    <Shell area="workingGroup" context={pairs.latest?.editionTitle} wide>
      <A
        class="inline-flex items-center min-h-11 underline"
        href={`/to-cong-tac/lan/${params.editionId}/bai`}
      >
        {w.back}
      </A>
      <PageHeader title={w.title} text={w.text} />
      <Show when={pairs.error}>
        <LoadProblem error={pairs.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={!pairs.error && pairs.latest} fallback={pairs.error ? null : <Skeleton lines={8} />}>
        {(page) => (
          <>
            <RunState page={page()} act={act} onCompare={() => void compare()} />
            <Show when={page().run} fallback={<EmptyState title={w.notYet.title} text={w.notYet.text} />}>
              <Tabs
                label={w.title}
                items={[
                  { href: '?', label: w.shows.open(page().open), current: show() === 'open' },
                  { href: '?xem=tat-ca', label: w.shows.all(page().total), current: show() === 'all' },
                ]}
              />
              <Card>
                <Pairs page={page()} />
                <Pages page={page()} onPage={(n) => setSearch({ trang: n === 1 ? undefined : String(n) })} />
              </Card>
            </Show>
          </>
        )}
      </Show>
    </Shell>
  )
}
export default SimilarPage

const Pairs = (props: { page: PairsPage }) => (
  <DataTable
    caption={w.title}
    rows={props.page.pairs}
    empty={
      props.page.total === 0 ? (
        <EmptyState title={w.nothing.title} text={w.nothing.text} />
      ) : (
        <EmptyState title={w.allSeen.title} text={w.allSeen.text} />
      )
    }
    columns={[
      {
        key: 'pair',
        label: w.columns.pair,
        lead: true,
        cell: (line) => (
          <span class="grid gap-2">
            <EntryOfPair about={line.a} />
            <EntryOfPair about={line.b} />
          </span>
        ),
      },
      {
        key: 'copied',
        label: w.columns.copied,
        numeric: true,
        cell: (line) => percentOf(line.pair.copied ?? 0),
      },
      {
        key: 'likeness',
        label: w.columns.likeness,
        numeric: true,
        cell: (line) => coefficientOf(line.pair.likeness ?? 0),
      },
      {
        key: 'verdict',
        label: w.columns.verdict,
        cell: (line) => <VerdictTag verdict={line.pair.verdict} changed={line.pair.changed} />,
      },
      {
        key: 'read',
        label: w.columns.read,
        cell: (line) => (
          <LinkButton
            as={A}
            size="small"
            href={`/to-cong-tac/giong-nhau/${line.pair.id}`}
            aria-label={w.readOf(calledAs(line.a), calledAs(line.b))}
          >
            {w.read}
          </LinkButton>
        ),
      },
    ]}
  />
)

const Pages = (props: { page: PairsPage; onPage: (n: number) => void }) => (
  <Show when={props.page.pages > 1}>
    <nav class="flex items-center gap-3 my-4" aria-label={w.page(props.page.page, props.page.pages)}>
      <Button disabled={props.page.page <= 1} onClick={() => props.onPage(props.page.page - 1)}>
        {w.previous}
      </Button>
      <span>{w.page(props.page.page, props.page.pages)}</span>
      <Button
        disabled={props.page.page >= props.page.pages}
        onClick={() => props.onPage(props.page.page + 1)}
      >
        {w.next}
      </Button>
    </nav>
  </Show>
)
