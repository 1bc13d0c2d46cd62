import { resultWords as w } from '@xk/i18n'
import { A, useParams } from '@solidjs/router'
import { Button, Card, ConfirmDialog, DataTable, EmptyState, LinkButton, ProblemNote, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { createAct } from '../../features/results/create-act.ts'
import { points } from '../../features/results/format.ts'
import { ResultFrame } from '../../features/results/result-frame.tsx'

const load = (id: string) => call(api.stages[':id']['team-prizes'].$get({ param: { id } }))

/** Unit prizes: every unit's points and where they come from, then one act that fixes them. */
const TeamPrizesPage = () => {
  const params = useParams<{ stageId: string }>()
  const [team, { refetch }] = createResource(() => params.stageId, load)
  const act = createAct(() => refetch())
  const [asked, setAsked] = createSignal<{ prize: string; choice: 'share' | 'none' }>()
  const param = () => ({ id: params.stageId })
  const fix = () =>
    act.run(
      (id) => call(api.stages[':id']['team-prizes'].$post({ param: param() }, command(id))),
      () => w.team.fixed,
    )
  const choose = async (reason: string) => {
    const it = asked()
    if (!it) return
    const json = { decision: { kind: 'teamBoundary' as const, ...it }, reason, seen: team.latest?.seen ?? 0 }
    if (
      await act.run((id) =>
        call(api.stages[':id']['award-decisions'].$post({ param: param(), json }, command(id))),
      )
    )
      setAsked(undefined)
  }
  return (
    <ResultFrame
      current="team"
      title={w.team.title}
      text={w.team.text}
      page={team.latest}
      error={team.error}
      onReload={() => void refetch()}
      act={act}
    >
      {(page) => (
        <Show when={page().ready} fallback={<EmptyState title={w.team.wait.title} text={w.team.wait.text} />}>
          <For
            each={page().prizes}
            fallback={<EmptyState title={w.team.none.title} text={w.team.none.text} />}
          >
            {(prize) => (
              <Card title={prize.label} class="mb-6">
                <Show when={prize.placings?.some((it) => it.outcome === 'boundaryTie')}>
                  <ProblemNote
                    tone="amber"
                    title={w.team.outcome['boundaryTie']}
                    action={
                      <div class="flex flex-wrap gap-3">
                        <Button onClick={() => setAsked({ prize: prize.key, choice: 'share' })}>
                          {w.team.share}
                        </Button>
                        <Button onClick={() => setAsked({ prize: prize.key, choice: 'none' })}>
                          {w.team.leave}
                        </Button>
                      </div>
                    }
                  />
                </Show>
                <DataTable
                  caption={prize.label}
                  rows={prize.placings ?? []}
                  columns={[
                    { key: 'rank', label: w.standing.rank, numeric: true, cell: (it) => it.rank },
                    { key: 'unit', label: w.team.unit, lead: true, cell: (it) => it.unitName },
                    { key: 'points', label: w.team.pts, numeric: true, cell: (it) => points(it.points) },
                    { key: 'entries', label: w.team.entries, numeric: true, cell: (it) => it.accepted },
                    {
                      key: 'won',
                      label: w.team.won,
                      cell: (it) =>
                        (it.prizes ?? [])
                          .map(
                            ({ prize: key, count }) =>
                              `${count} ${page().entryPrizes.find((p) => p.key === key)?.label ?? key}`,
                          )
                          .join(', ') || '–',
                    },
                    {
                      key: 'took',
                      label: w.team.took,
                      cell: (it) => (it.members ? w.team.took2(it.participants ?? 0, it.members) : '–'),
                    },
                    {
                      key: 'outcome',
                      label: w.team.result,
                      cell: (it) => (
                        <Show when={w.team.outcome[it.outcome ?? '']} fallback="–">
                          {(text) => <Tag tone={it.outcome === 'wins' ? 'green' : 'amber'}>{text()}</Tag>}
                        </Show>
                      ),
                    },
                  ]}
                />
                <Show when={(prize.excluded ?? []).length > 0}>
                  <p class="text-sm text-ink-2 mt-3">
                    {w.team.excluded}:{' '}
                    {(prize.excluded ?? [])
                      .map((it) => `${it.unitName} (${w.team.why[it.why ?? '']})`)
                      .join('; ')}
                  </p>
                </Show>
              </Card>
            )}
          </For>
          <div class="flex flex-wrap gap-3">
            <Show when={page().prizes.length > 0 && page().allowed.includes('award.propose')}>
              <Button
                variant={page().fixed ? 'quiet' : 'primary'}
                busy={act.busy()}
                onClick={() => void fix()}
              >
                {w.team.fix}
              </Button>
            </Show>
            <Show when={page().fixed || page().prizes.length === 0}>
              <LinkButton as={A} variant="primary" href={`/to-cong-tac/lan/${page().stage.editionId}/duyet`}>
                {w.team.toApproval}
              </LinkButton>
            </Show>
          </div>
          <ConfirmDialog
            open={asked() !== undefined}
            title={asked()?.choice === 'none' ? w.team.leave : w.team.share}
            confirmLabel={w.gaps.save}
            reasonLabel={w.reason}
            busy={act.busy()}
            problem={act.problem()}
            onConfirm={(reason) => void choose(reason)}
            onClose={() => setAsked(undefined)}
          />
        </Show>
      )}
    </ResultFrame>
  )
}
export default TeamPrizesPage
