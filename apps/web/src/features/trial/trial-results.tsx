import type { Ruleset } from '@xk/domain/ruleset'
import type { Trial, TrialDifference, TrialStage } from '@xk/domain/trial'
import { trialWords as w } from '@xk/i18n'
import { Card, DataTable, Stat, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { points } from '../results/format.ts'
import { placeWords } from '../results/standing-words.ts'

const tiesIn = (stage: TrialStage) =>
  new Set(stage.standing.placings.filter(({ tieSteps }) => tieSteps.length > 0).map(({ score }) => score))
    .size

/** Prize of an entry in a trial, by its label. */
const prizeOf = (trial: Trial, rules: Ruleset) => {
  const labels = new Map(rules.prizes.map(({ key, label }) => [key, label]))
  const won = new Map(trial.proposal.awards.map(({ entryId, prize }) => [entryId, labels.get(prize) ?? '']))
  return (code: string) => won.get(code) ?? null
}

const MOST_GAPS = 8

const Gaps = (props: { stage: TrialStage }) => (
  <Show when={props.stage.gaps.length > 0} fallback={<p class="text-ink-2">{w.noGaps}</p>}>
    <ul class="list-disc pl-5">
      <For each={props.stage.gaps.slice(0, MOST_GAPS)}>
        {({ code, outcome }) => (
          <li>
            {w.gapLine(
              code,
              points(outcome.value),
              points(outcome.threshold),
              (outcome.settledBy && w.gapSettled[outcome.settledBy]) ?? w.gapOpen,
            )}
          </li>
        )}
      </For>
    </ul>
    <Show when={props.stage.gaps.length > MOST_GAPS}>
      <p class="text-ink-2">{w.moreGaps(props.stage.gaps.length - MOST_GAPS)}</p>
    </Show>
  </Show>
)

const StageResult = (props: { stage: TrialStage; prize: (code: string) => string | null }) => {
  const goesOn = () => props.stage.promotion?.lines.filter((line) => line.goesOn).length
  const lines = () => new Map(props.stage.promotion?.lines.map((line) => [line.entryId, line]))
  return (
    <Card title={props.stage.label} class="mt-6">
      <div class="flex flex-wrap gap-8 mb-4">
        <Stat value={props.stage.standing.placings.length} label={w.stats.ranked} />
        <Stat value={props.stage.gaps.length} label={w.stats.gaps} />
        <Stat value={tiesIn(props.stage)} label={w.stats.ties} />
        <Show when={goesOn() !== undefined}>
          <Stat value={goesOn()} label={w.stats.goesOn} />
        </Show>
      </div>
      <Show when={props.stage.promotion?.tie}>
        {(tie) => <p class="mb-2">{w.tie(tie().places, tie().entries.length)}</p>}
      </Show>
      <For each={props.stage.lots}>{(codes) => <p class="mb-2">{w.lots(codes.join(', '))}</p>}</For>
      <Show when={props.stage.standing.unranked.length > 0}>
        <p class="mb-2">{w.unranked(props.stage.standing.unranked.length)}</p>
      </Show>
      <h3 class="mt-4 mb-2">{w.gapsTitle}</h3>
      <Gaps stage={props.stage} />
      <h3 class="mt-6 mb-2">{w.standing}</h3>
      <DataTable
        caption={`${w.standing}: ${props.stage.label}`}
        rows={props.stage.standing.placings}
        columns={[
          { key: 'rank', label: w.columns.rank, numeric: true, cell: (row) => row.rank },
          { key: 'code', label: w.columns.code, lead: true, cell: (row) => row.entryId },
          { key: 'score', label: w.columns.score, numeric: true, cell: (row) => points(row.score) },
          {
            key: 'outcome',
            label: w.columns.outcome,
            cell: (row) => {
              const line = lines().get(row.entryId)
              const prize = props.prize(row.entryId)
              if (line) return <Tag tone={line.goesOn ? 'green' : 'neutral'}>{w.why[line.why]}</Tag>
              return prize ? <Tag tone="blue">{prize}</Tag> : '–'
            },
          },
          {
            key: 'why',
            label: w.columns.why,
            cell: (row) => (
              <span class="text-sm">
                {row.overNext ? placeWords(row.overNext.decided, row.overNext.entryId, true) : w.last}
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}

const PrizeResult = (props: { trial: Trial; rules: Ruleset }) => {
  const labelOf = (key: string) => props.rules.prizes.find((prize) => prize.key === key)?.label ?? ''
  const won = (key: string) =>
    props.trial.proposal.awards.filter(({ prize }) => prize === key).map(({ entryId }) => entryId)
  return (
    <Card title={w.prizes} class="mt-6">
      <ul class="grid gap-2 list-none p-0">
        <For each={props.rules.prizes}>
          {({ key, label }) => (
            <li>
              <b>{label}</b>: {won(key).join(', ') || w.none}
              <For each={props.trial.proposal.notAwarded.filter(({ prize }) => prize === key)}>
                {({ why, count }) => <span class="text-ink-2"> ({w.notAwarded[why]?.(count)})</span>}
              </For>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.trial.proposal.boundaryTie}>
        {(tie) => (
          <p class="mt-3">{w.boundaryTie(labelOf(tie().prize), tie().places, tie().entries.join(', '))}</p>
        )}
      </Show>
      <For each={props.trial.teams}>
        {({ label, ranking }) => (
          <section class="mt-5">
            <h3>
              {label} · <span class="text-ink-2 font-normal">{w.teams}</span>
            </h3>
            <ul class="list-disc pl-5">
              <For each={ranking.placings.slice(0, 5)}>
                {(row) => (
                  <li>
                    {w.teamLine(row.rank, w.unit(row.unitId), points(row.points))}{' '}
                    <Show when={row.outcome === 'wins'}>
                      <Tag tone="blue">{label}</Tag>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </Card>
  )
}

const Differs = (props: {
  differences: readonly TrialDifference[]
  against: string
  before: Ruleset
  after: Ruleset
}) => {
  const said = (it: TrialDifference['before'], rules: Ruleset) =>
    it
      ? w.outcome(it.stage, it.rank, rules.prizes.find(({ key }) => key === it.prize)?.label ?? null)
      : w.absent
  return (
    <Card title={`${w.differences} ${props.against}`} class="mt-6">
      <p class="mb-3">
        {props.differences.length === 0 ? w.differencesNone : w.differencesCount(props.differences.length)}
      </p>
      <Show when={props.differences.length > 0}>
        <DataTable
          caption={`${w.differences} ${props.against}`}
          rows={props.differences}
          columns={[
            { key: 'code', label: w.columns.code, lead: true, cell: (row) => row.code },
            { key: 'before', label: w.before, cell: (row) => said(row.before, props.before) },
            { key: 'after', label: w.after, cell: (row) => said(row.after, props.after) },
          ]}
        />
      </Show>
    </Card>
  )
}

/** What these rules make of the scores: stages, prizes, and what other rules would have made of them. */
export const TrialResults = (props: {
  trial: Trial
  differences: readonly TrialDifference[]
  rules: Ruleset
  against: { rules: Ruleset; name: string }
}) => (
  <>
    <PrizeResult trial={props.trial} rules={props.rules} />
    <Differs
      differences={props.differences}
      against={props.against.name}
      before={props.against.rules}
      after={props.rules}
    />
    <For each={props.trial.stages}>
      {(stage, i) => (
        <StageResult
          stage={stage}
          prize={i() === props.trial.stages.length - 1 ? prizeOf(props.trial, props.rules) : () => null}
        />
      )}
    </For>
  </>
)
