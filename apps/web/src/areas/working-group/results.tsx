import { resultWords } from '@xk/i18n'
import { A, useParams, useSearchParams } from '@solidjs/router'
import { Button, Card, DataTable, Dialog, EmptyState, LinkButton, NeedList, ProblemNote, Tag } from '@xk/ui'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { createResource } from '../../api/resource.ts'
import { createAct } from '../../features/results/create-act.ts'
import { points, pointsAlike } from '../../features/results/format.ts'
import { HeldBack, ResultFrame } from '../../features/results/result-frame.tsx'
import { blockerWords, placeWords } from '../../features/results/standing-words.ts'
import { Pages } from './progress-pages.tsx'
import { Declare } from './results-declare.tsx'
import { loadStanding, type Placing, type StandingPage } from './results-load.ts'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

/** Where a thing that stands before the freeze is seen to. */
const PLACE: Record<string, string> = {
  gapsOpen: 'tien-do?loc=gap',
  sheetsMissing: 'tien-do?loc=missing',
  marksMissing: 'diem-ghi',
  correctionsWaiting: 'diem-ghi',
  lotsNeeded: 'giai-thuong',
  boundaryTie: 'giai-thuong',
  decisionsInvalid: 'giai-thuong',
}

/** The standing by blind code with why each stands where it does; freeze and unmasking; names once they are joined. */
const StandingPageView = () => {
  const params = useParams<{ stageId: string }>()
  const [search, setSearch] = useSearchParams<{ trang?: string }>()
  const [standing, { refetch }] = createResource(
    () => ({ id: params.stageId, page: Math.max(1, Number(search.trang ?? 1) || 1) }),
    loadStanding,
  )
  const act = createAct(() => refetch())
  const scoreOf = createMemo(() => pointsAlike((standing.latest?.placings ?? []).map(({ score }) => score)))
  const [open, setOpen] = createSignal<Placing>()
  return (
    <ResultFrame
      current="standing"
      title={standing.latest?.namesKnown ? w.standing.titleNamed : w.standing.title}
      page={standing.latest}
      error={standing.error}
      onReload={() => void refetch()}
      act={act}
    >
      {(page) => (
        <>
          <Show when={page().hiddenEntries}>
            <ProblemNote tone="amber" title={w.hidden} />
          </Show>
          <Show when={!page().held} fallback={<HeldBack stageId={params.stageId} />}>
            <Declare page={page()} act={act} />
            <Show when={page().stage.stageState === 'running' && page().blockers.length > 0}>
              <Card title={w.blockers['title'] as string} class="mb-6">
                <NeedList
                  items={page().blockers.map(({ code = '', count = 0 }) => ({
                    tag: <Tag tone="red">{count}</Tag>,
                    text: blockerWords(code, count),
                    action: PLACE[code] ? (
                      <LinkButton as={A} href={`/to-cong-tac/vong/${params.stageId}/${PLACE[code]}`}>
                        {w.see}
                      </LinkButton>
                    ) : undefined,
                  }))}
                />
              </Card>
            </Show>
            <Card>
              <DataTable
                caption={w.standing.title}
                rows={page().placings}
                empty={<EmptyState title={w.standing.empty.title} text={w.standing.empty.text} />}
                columns={[
                  {
                    key: 'rank',
                    label: w.standing.rank,
                    numeric: true,
                    cell: (it) => <span class="font-semibold">{it.rank}</span>,
                  },
                  {
                    key: 'entry',
                    label: page().namesKnown ? w.standing.entry : w.code,
                    lead: true,
                    cell: (it) => <EntryName it={it} />,
                  },
                  {
                    key: 'score',
                    label: w.standing.score,
                    numeric: true,
                    cell: (it) => <span class="font-semibold">{scoreOf()(it.score)}</span>,
                  },
                  {
                    key: 'prize',
                    label: w.standing.prize,
                    cell: (it) => (
                      <Show when={it.prize} fallback="–">
                        <Tag tone="blue">{page().prizes.find((p) => p.key === it.prize)?.label}</Tag>
                      </Show>
                    ),
                  },
                  {
                    key: 'why',
                    label: w.standing.why,
                    cell: (it) => (
                      <span class="text-sm">
                        {it.decided && it.nextCode
                          ? placeWords(it.decided, it.nextCode, page().stage.stageState !== 'running')
                          : w.standing.last}
                      </span>
                    ),
                  },
                  {
                    key: 'detail',
                    label: w.standing.seeDetail,
                    cell: (it) => (
                      <Button
                        size="small"
                        aria-label={w.standing.seeDetailOf(it.blindCode ?? '')}
                        onClick={() => setOpen(it)}
                      >
                        {w.standing.seeDetail}
                      </Button>
                    ),
                  },
                ]}
              />
              <Pages
                page={page().page}
                pages={page().pages}
                onPage={(n) => setSearch({ trang: n === 1 ? undefined : String(n) })}
              />
            </Card>
            <Show when={page().unranked.length > 0}>
              <Card title={w.standing.unranked} class="mt-6">
                <ul class="list-none p-0 grid gap-1 sm:grid-cols-2">
                  <For each={page().unranked}>
                    {(it) => (
                      <li>
                        <b class="tabular-nums">{it.blindCode}</b>{' '}
                        <span class="text-ink-2">
                          {it.state === 'gapOpen'
                            ? w.standing.missing['gapOpen']
                            : [...new Set(it.missing)].map((what) => w.standing.missing[what]).join(', ')}
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </Card>
            </Show>
          </Show>
          <Detail page={page()} placing={open()} onClose={() => setOpen(undefined)} />
        </>
      )}
    </ResultFrame>
  )
}
export default StandingPageView

export const EntryName = (props: {
  it: { blindCode?: string; title?: string; unitName?: string; shared?: boolean }
}) => (
  <span>
    <Show when={props.it.title} fallback={<span class="font-medium tabular-nums">{props.it.blindCode}</span>}>
      <span class="font-medium">{props.it.title}</span>
      <span class="block text-sm text-ink-2">
        {props.it.unitName} · <span class="tabular-nums">{props.it.blindCode}</span>
      </span>
    </Show>
    <Show when={props.it.shared}>
      {' '}
      <Tag>{w.standing.shared}</Tag>
    </Show>
  </span>
)

const isZero = (wire: string | null | undefined) => !wire || wire === '0/1'

/** How one score came together: sheets that count and those that don't, deductions, the sum. */
const Detail = (props: { page: StandingPage; placing: Placing | undefined; onClose: () => void }) => {
  const nameOf = (id: string | undefined) =>
    props.page.judges.find((judge) => judge.memberId === id)?.fullName ?? '—'
  return (
    <Dialog
      open={props.placing !== undefined}
      title={w.standing.detail(props.placing?.blindCode ?? '')}
      onClose={props.onClose}
    >
      <For each={props.placing?.segments ?? []}>
        {(part) => {
          const segment = props.page.segments.find((it) => it.key === part.segment)
          const sheets = () =>
            (props.placing?.sheets ?? []).filter((it) => it.segment === part.segment && it.total)
          return (
            <section class="mb-5">
              <h3 class="font-semibold mb-1">{segment?.label}</h3>
              <ul class="list-none p-0">
                <For each={sheets()}>
                  {(sheet) => (
                    <li class={`flex justify-between gap-4 py-1 ${sheet.dropped ? 'text-ink-2' : ''}`}>
                      <span>
                        {nameOf(sheet.memberId)}
                        {w.progress.kinds[sheet.kind ?? ''] ? `, ${w.progress.kinds[sheet.kind ?? '']}` : ''}
                        {sheet.dropped ? ` (${w.standing.dropped[sheet.dropped]})` : ''}
                      </span>
                      <span class={`tabular-nums ${sheet.dropped ? 'line-through' : ''}`}>
                        {points(sheet.total)}
                      </span>
                    </li>
                  )}
                </For>
              </ul>
              <p class="text-sm">
                {segment?.judged
                  ? w.standing.sheetMean(points(part.base))
                  : w.standing.typedScore(points(part.base))}
                <Show when={!isZero(part.time)}>
                  <br />
                  {w.standing.timeOff(points(part.time))}
                </Show>
                <Show when={!isZero(part.penalties)}>
                  <br />
                  {w.standing.penaltyOff(points(part.penalties))}
                </Show>
                <Show when={part.score !== part.base}>
                  <br />
                  {w.standing.segmentScore(points(part.score))}
                </Show>
              </p>
            </section>
          )
        }}
      </For>
      <Show when={!isZero(props.placing?.stagePenalties)}>
        <p>{w.standing.penaltyOff(points(props.placing?.stagePenalties))}</p>
      </Show>
      <p class="text-lg font-semibold">
        {w.standing.score}: {points(props.placing?.score)}
      </p>
    </Dialog>
  )
}
