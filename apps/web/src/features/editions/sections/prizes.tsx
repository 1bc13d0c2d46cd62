import { rational } from '@xk/domain/kernel'
import type { Prize, TeamPrize } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences } from '@xk/i18n'
import { For, Show } from 'solid-js'
import {
  BoundCheck,
  BoundCount,
  BoundList,
  BoundPoints,
  BoundText,
  controlId,
  useRules,
} from '../bound/index.ts'
import type { Step } from '../create-rules.ts'
import { PointsFor } from './points-for.tsx'

const w = rulesEditorWords.prizes
const points = rulesEditorWords.points

const newPrize = (label: string, key: string): Prize => ({
  key,
  label,
  quota: 1,
  floor: null,
  tiesShared: false,
  rewardText: '',
})
const newTeamPrize = (label: string, key: string): TeamPrize => ({
  key,
  label,
  quota: 1,
  perEntry: '1',
  perEntryCap: null,
  perPrize: [],
  perStageReached: [],
  minParticipation: null,
  rewardText: '',
})

const labelIn = (list: readonly { key: string; label: string }[], key: string) =>
  list.find((it) => it.key === key)?.label ?? ''

const TeamParts = (props: { path: readonly Step[]; prize: TeamPrize }) => {
  const rules = useRules()
  const at = (...rest: Step[]) => [...props.path, ...rest]
  const prizes = () => rules.body().prizes.map(({ key }) => key)
  const laterStages = () =>
    rules
      .body()
      .stages.filter(({ kind }) => kind === 'scoring')
      .slice(1)
      .map(({ key }) => key)
  return (
    <>
      <BoundText path={at('label')} label={w.name} />
      <div class="rule-grid">
        <BoundCount path={at('quota')} label={w.quota} suffix={w.quotaUnit} />
        <BoundText path={at('rewardText')} label={w.reward} optional />
        <BoundPoints path={at('perEntry')} label={w.perEntry} suffix={points} />
        <BoundCount
          path={at('perEntryCap')}
          label={w.cap}
          suffix={rulesEditorWords.scoring.entries}
          optional
        />
        <BoundPoints
          path={at('minParticipation')}
          label={w.participation}
          suffix={w.participationUnit}
          per={rational(1, 100)}
          optional
        />
      </div>
      <h4 class="font-semibold mt-2 mb-2" id={controlId(at('perPrize'))} tabindex="-1">
        {w.perPrizeTitle}
      </h4>
      <div class="rule-grid">
        <For each={prizes()}>
          {(key) => (
            <PointsFor
              path={at('perPrize')}
              rows={props.prize.perPrize}
              by="prize"
              value={key}
              order={prizes()}
              label={w.perPrize(labelIn(rules.body().prizes, key))}
            />
          )}
        </For>
      </div>
      <Show when={laterStages().length > 0}>
        <h4 class="font-semibold mt-2 mb-2" id={controlId(at('perStageReached'))} tabindex="-1">
          {w.perStageTitle}
        </h4>
        <div class="rule-grid">
          <For each={laterStages()}>
            {(key) => (
              <PointsFor
                path={at('perStageReached')}
                rows={props.prize.perStageReached}
                by="stage"
                value={key}
                order={laterStages()}
                label={w.perStage(labelIn(rules.body().stages, key))}
              />
            )}
          </For>
        </div>
      </Show>
    </>
  )
}

/** Prizes from the highest down, and prizes for units with the points that units earn. */
export const Prizes = () => {
  const rules = useRules()
  const keysOf = (list: readonly { key: string }[]) => list.map(({ key }) => key)
  return (
    <>
      <BoundList
        path={['prizes']}
        title={w.title}
        help={w.help}
        taken={() => keysOf(rules.body().teamPrizes)}
        adding={{ by: 'name', label: w.new, button: w.add, make: newPrize }}
        nameOf={(it: Prize) => it.label}
        meaning={(it: Prize) => ruleSentences.prize(it, rules.body().entryNoun)}
      >
        {(path) => (
          <>
            <BoundText path={[...path, 'label']} label={w.name} />
            <div class="rule-grid">
              <BoundCount path={[...path, 'quota']} label={w.quota} suffix={w.quotaUnit} />
              <BoundPoints path={[...path, 'floor']} label={w.floor} suffix={points} optional />
            </div>
            <BoundText path={[...path, 'rewardText']} label={w.reward} help={w.rewardHelp} optional />
            <BoundCheck path={[...path, 'tiesShared']} label={w.tiesShared} />
          </>
        )}
      </BoundList>
      <BoundList
        path={['teamPrizes']}
        title={w.teams}
        help={w.teamsHelp}
        taken={() => keysOf(rules.body().prizes)}
        adding={{ by: 'name', label: w.newTeam, button: w.addTeam, make: newTeamPrize }}
        nameOf={(it: TeamPrize) => it.label}
        meaning={(it: TeamPrize) => ruleSentences.teamPrize(it, rules.body())}
      >
        {(path, it) => <TeamParts path={path} prize={it()} />}
      </BoundList>
    </>
  )
}
