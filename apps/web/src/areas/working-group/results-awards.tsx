import { resultWords } from '@xk/i18n'
import type { AwardDecision } from '@xk/contract'
import { useParams } from '@solidjs/router'
import {
  Button,
  Card,
  ConfirmDialog,
  DataTable,
  EmptyState,
  KeyValue,
  ProblemNote,
  SelectField,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createResource } from '../../api/resource.ts'
import {
  beyondRules,
  decisionFor,
  sendDecision,
  WithdrawDecision,
} from '../../features/results/award-decisions.tsx'
import { type Act, createAct } from '../../features/results/create-act.ts'
import { points } from '../../features/results/format.ts'
import { HeldBack, ResultFrame } from '../../features/results/result-frame.tsx'
import { Draws } from './results-draws.tsx'
import { type AwardLine, type AwardsPage, loadAwards } from './results-load.ts'
import { EntryName } from './results.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

/** The awards board by code: proposal, what people decided about it and why, ties to settle, lots to draw. */
const AwardsPageView = () => {
  const params = useParams<{ stageId: string }>()
  const [awards, { refetch }] = createResource(() => params.stageId, loadAwards)
  const act = createAct(() => refetch())
  return (
    <ResultFrame
      current="awards"
      title={awards.latest?.namesKnown ? w.tabs.awards : w.awards.title}
      text={w.awards.text}
      page={awards.latest}
      error={awards.error}
      onReload={() => void refetch()}
      act={act}
    >
      {(page) => (
        <Show when={!page().held} fallback={<HeldBack stageId={params.stageId} />}>
          <Show when={page().hiddenEntries}>
            <ProblemNote tone="amber" title={w.hidden} />
          </Show>
          <Draws page={page()} act={act} />
          <Board page={page()} act={act} />
          <Decisions page={page()} act={act} />
        </Show>
      )}
    </ResultFrame>
  )
}
export default AwardsPageView

const labelOf = (page: AwardsPage, prize: string | null | undefined) =>
  page.prizes.find(({ key }) => key === prize)?.label ?? ''

const Board = (props: { page: AwardsPage; act: Act }) => {
  const [asked, setAsked] = createSignal<{ decision: AwardDecision; title: string }>()
  const [line, setLine] = createSignal<AwardLine>()
  const [choice, setChoice] = createSignal('')
  const mayDecide = () =>
    props.page.allowed.includes('award.propose') && props.page.stage.stageState === 'running'
  const choices = (it: AwardLine | undefined) => {
    const at = props.page.prizes.findIndex(({ key }) => key === it?.prize)
    const better = props.page.prizes.filter((_, i) => at < 0 || i < at)
    return [
      ...(it?.prize ? [{ value: 'withhold', label: w.awards.options.withhold }] : []),
      ...beyondRules(better, w.awards.options),
    ]
  }
  const send = async (decision: AwardDecision, reason: string) => {
    const json = { decision, reason, seen: props.page.seen }
    const done = await sendDecision(props.act, props.page.stage.stageId, json)
    if (done) {
      setAsked(undefined)
      setLine(undefined)
    }
  }
  return (
    <>
      <Show when={props.page.boundaryTie}>
        {(tie) => (
          <ProblemNote
            tone="amber"
            title={w.awards.tie.title(labelOf(props.page, tie().prize))}
            text={`${w.awards.tie.text((tie().codes ?? []).join(', '), points(tie().score), tie().places ?? 0)} ${tie().lotNeeded ? w.awards.tie.lot : ''}`}
            action={
              <Show when={mayDecide()}>
                <div class="flex flex-wrap gap-3">
                  <For each={['share', 'none'] as const}>
                    {(way) => (
                      <Button
                        onClick={() =>
                          setAsked({
                            decision: { kind: 'boundary', prize: tie().prize ?? '', choice: way },
                            title: w.awards.tie[way],
                          })
                        }
                      >
                        {w.awards.tie[way]}
                      </Button>
                    )}
                  </For>
                </div>
              </Show>
            }
          />
        )}
      </Show>
      <Card class="mb-6">
        <KeyValue
          items={props.page.prizes.map((prize) => ({
            label: prize.label,
            value: (
              <span class="flex flex-wrap items-center gap-x-4 gap-y-1">
                {w.awards.quota(prize.quota, prize.floor && points(prize.floor))}
                <Show when={mayDecide()}>
                  <Button
                    size="small"
                    aria-label={w.awards.withholdOf(prize.label)}
                    onClick={() =>
                      setAsked({
                        decision: { kind: 'withholdPlaces', prize: prize.key, count: 1 },
                        title: w.awards.withholdTitle(prize.label),
                      })
                    }
                  >
                    {w.awards.withholdPlaces}
                  </Button>
                </Show>
              </span>
            ),
          }))}
        />
        <For each={props.page.notAwarded}>
          {(open) => (
            <p class="text-sm text-ink-2 mt-2">
              {w.awards.notAwardedLine(
                labelOf(props.page, open.prize),
                open.count ?? 0,
                w.awards.notAwarded[open.why ?? ''] ?? '',
              )}
            </p>
          )}
        </For>
      </Card>
      <Card>
        <DataTable
          caption={w.awards.title}
          rows={props.page.lines}
          empty={<EmptyState title={w.awards.empty.title} text={w.awards.empty.text} />}
          columns={[
            { key: 'rank', label: w.standing.rank, numeric: true, cell: (it) => it.rank },
            {
              key: 'entry',
              label: props.page.namesKnown ? w.standing.entry : w.code,
              lead: true,
              cell: (it) => <EntryName it={it} />,
            },
            { key: 'score', label: w.standing.score, numeric: true, cell: (it) => points(it.score) },
            {
              key: 'prize',
              label: w.standing.prize,
              cell: (it) => (
                <Show
                  when={it.prize}
                  fallback={
                    <span class="text-ink-2">
                      {props.page.boundaryTie ? w.awards.waiting : w.awards.noPrize}
                    </span>
                  }
                >
                  <Tag tone={it.state === 'withheld' ? 'red' : 'blue'}>{labelOf(props.page, it.prize)}</Tag>
                  <Show when={it.state !== 'given'}>
                    <span class="block text-sm text-ink-2">
                      {w.awards.state[it.state ?? '']}
                      {it.reason ? `: ${it.reason}` : ''}
                    </span>
                  </Show>
                </Show>
              ),
            },
            ...(mayDecide()
              ? [
                  {
                    key: 'change',
                    label: w.awards.change,
                    cell: (it: AwardLine) => (
                      <Show when={choices(it).length > 0}>
                        <Button
                          size="small"
                          aria-label={w.awards.changeOf(it.blindCode ?? '')}
                          onClick={() => {
                            setChoice(choices(it)[0]?.value ?? '')
                            setLine(it)
                          }}
                        >
                          {w.awards.change}
                        </Button>
                      </Show>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      <ConfirmDialog
        open={line() !== undefined}
        title={w.awards.changeTitle(line()?.blindCode ?? '')}
        confirmLabel={w.gaps.save}
        reasonLabel={w.reason}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void send(decisionFor(choice(), line()?.stageEntryId ?? ''), reason)}
        onClose={() => setLine(undefined)}
      >
        <SelectField
          label={w.awards.choose}
          value={choice()}
          options={choices(line())}
          onChange={setChoice}
        />
      </ConfirmDialog>
      <ConfirmDialog
        open={asked() !== undefined}
        title={asked()?.title ?? ''}
        text={asked()?.decision.kind === 'withholdPlaces' ? w.awards.withholdText : undefined}
        confirmLabel={w.gaps.save}
        reasonLabel={w.reason}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => {
          const it = asked()
          if (it) void send(it.decision, reason)
        }}
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}

const wordsOf = (page: AwardsPage, body: AwardDecision, code: string): string => {
  switch (body.kind) {
    case 'withholdPlaces':
      return w.awards.body.withholdPlaces(labelOf(page, body.prize), body.count)
    case 'boundary':
      return w.awards.body[body.choice === 'share' ? 'boundaryShare' : 'boundaryNone'](
        labelOf(page, body.prize),
      )
    case 'withhold':
      return w.awards.body.withhold(code)
    case 'share':
    case 'add':
      return w.awards.body[body.kind](code, labelOf(page, body.prize))
    case 'teamBoundary':
      return ''
  }
}

const Decisions = (props: { page: AwardsPage; act: Act }) => {
  const [leaving, setLeaving] = createSignal<string>()
  return (
    <Show when={props.page.decisions.length > 0}>
      <Card title={w.awards.decisions} class="mt-6">
        <ul class="list-none p-0">
          <For each={props.page.decisions}>
            {(it) => (
              <li class="flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line py-3">
                <div class={`grow min-w-0 ${it.withdrawn ? 'line-through text-ink-2' : ''}`}>
                  <p class="font-medium">{it.body ? wordsOf(props.page, it.body, it.code ?? '') : ''}</p>
                  <p class="text-sm text-ink-2">
                    {it.reason} · {it.byName}
                  </p>
                </div>
                <Show when={it.invalid && !it.withdrawn}>
                  <Tag tone="red">{w.awards.invalid}</Tag>
                </Show>
                <Show
                  when={!it.withdrawn && props.page.stage.stageState === 'running'}
                  fallback={it.withdrawn ? <Tag>{w.awards.withdrawn}</Tag> : null}
                >
                  <Show when={props.page.allowed.includes('award.propose')}>
                    <Button size="small" onClick={() => setLeaving(it.id)}>
                      {w.awards.withdraw}
                    </Button>
                  </Show>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <WithdrawDecision
        decisionId={leaving()}
        words={w.awards}
        reasonLabel={w.reason}
        act={props.act}
        onClose={() => setLeaving(undefined)}
      />
    </Show>
  )
}
