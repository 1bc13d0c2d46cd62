import { A, useParams } from '@solidjs/router'
import { ballotWords as w } from '@xk/i18n'
import { Button, EmptyState, Skeleton } from '@xk/ui'
import { createEffect, onCleanup, Show } from 'solid-js'
import { createResource } from '../../api/resource.ts'
import { keepingLast } from '../../api/keep-last.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { HoldBallot } from '../../features/ballot/hold-ballot.tsx'
import { loadRound, loadRounds, type Rounds } from '../../features/ballot/load.ts'
import { OwnLine } from '../../features/ballot/own-line.tsx'
import { Shell } from '../../shell.tsx'

const LOOK_EVERY_MS = 8000

/** The round that matters now: the last one that is not void, else the last. */
const currentOf = ({ rounds }: Rounds) => rounds.findLast(({ state }) => state !== 'void') ?? rounds.at(-1)

const load = keepingLast(async (stageId: string) => {
  const council = await loadRounds(stageId)
  const current = currentOf(council)
  return { council, round: current && current.onRoll ? await loadRound(current.id) : undefined, current }
})

/**
 * A member's page of the secret ballot, on a phone first. While ballots are issued it follows by itself; once casting
 * is open it asks nothing any more, so that no request of the voter's stands beside a ballot. A network that fails
 * takes neither the code that is being copied nor the marks.
 */
const VotePage = () => {
  const params = useParams<{ stageId: string }>()
  const [page, { refetch }] = createResource(() => params.stageId, load)
  createEffect(() => {
    const state = page.latest?.current?.state
    if (page.loading || page.error || (state !== undefined && state !== 'issuing' && state !== 'void')) return
    const timer = setTimeout(() => void refetch(), LOOK_EVERY_MS)
    onCleanup(() => clearTimeout(timer))
  })
  return (
    <Shell context={page.latest?.council.editionTitle}>
      <A href={`/hoi-dong/${params.stageId}`} class="inline-block py-2.5 no-print">
        ← {w.back}
      </A>
      <h1>{w.title}</h1>
      <Show when={page.error ?? page.latest?.failed}>
        {(why) => <LoadProblem error={why()} retry={w.retry} onRetry={() => refetch()} />}
      </Show>
      <Show when={!page.error && page.latest} fallback={page.error ? null : <Skeleton lines={6} />}>
        {(it) => (
          <>
            <p class="text-ink-2 mt-1">
              {it().council.label}
              <Show when={it().current}>
                {(round) => (
                  <>
                    {' '}
                    · {w.round(round().n)} · {w.kind[round().kind]} · {w.seats(round().seats)}
                  </>
                )}
              </Show>
            </p>
            <Secrecy open={it().round === undefined || it().current?.state === 'issuing'} />
            <Show
              when={it().round}
              keyed={false}
              fallback={
                <EmptyState
                  title={it().current ? w.notOnRoll.title : w.none.title}
                  text={it().current ? w.notOnRoll.text : w.none.text}
                />
              }
            >
              {(round) => (
                <>
                  <HoldBallot it={round()} onChanged={() => void refetch()} />
                  <OwnLine it={round()} onSaid={() => void refetch()} />
                </>
              )}
            </Show>
            <Button class="mt-6 no-print" onClick={() => refetch()}>
              {w.refresh}
            </Button>
          </>
        )}
      </Show>
    </Shell>
  )
}
export default VotePage

const Secrecy = (props: { open: boolean }) => (
  <details class="mt-4 no-print" open={props.open}>
    <summary class="py-2.5 cursor-pointer font-medium">{w.secrecy.title}</summary>
    <div class="max-w-[68ch] grid gap-2">
      <p>{w.secrecy.kept}</p>
      <p>{w.secrecy.not}</p>
      <p class="text-ink-2">{w.secrecy.published}</p>
    </div>
  </details>
)
