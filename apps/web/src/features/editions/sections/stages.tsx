import { keyFromLabel, type Ruleset, type Stage } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences, ruleTexts } from '@xk/i18n'
import { Button } from '@xk/ui'
import { Show } from 'solid-js'
import { BoundCount, BoundList, BoundText, useRules } from '../bound/index.ts'
import { newCouncilRules } from '@xk/domain/programme'
import { CouncilStageParts } from './council-stage-parts.tsx'
import { newScoringRules } from './new-scoring-rules.ts'
import { ScoredStageParts } from './scored-stage-parts.tsx'

const w = rulesEditorWords.stages

/** The stages that entries go through, in their order. */
export const Stages = () => {
  const rules = useRules()
  const keys = () => rules.body().stages.map(({ key }) => key)
  const scored = () => rules.body().stages.filter(({ kind }) => kind === 'scoring').length
  const newScreening = (): Stage => ({
    key: keyFromLabel(ruleTexts.newScreening, keys()),
    label: ruleTexts.newScreening,
    kind: 'screening',
    supplementDays: 5,
    workingDays: null,
  })
  const newScoring = (): Stage => {
    const label = ruleTexts.newScoring(scored() + 1)
    const last = rules.body().stages.findLast((it) => it.kind === 'scoring')
    return {
      key: keyFromLabel(label, keys()),
      label,
      kind: 'scoring',
      scoring: newScoringRules(last?.kind === 'scoring' ? last.scoring : undefined),
      cut: null,
      carryOver: [],
      presentation: null,
      avoidEarlierJudges: false,
      bidding: null,
    }
  }
  const hasCouncil = () => rules.body().stages.some(({ kind }) => kind === 'councilBallot')
  const newCouncil = (): Stage => {
    const places = rules.body().prizes.reduce((sum, { quota }) => sum + quota, 0)
    return {
      key: keyFromLabel(ruleTexts.newCouncil, keys()),
      label: ruleTexts.newCouncil,
      kind: 'councilBallot',
      council: newCouncilRules(Math.max(1, places)),
    }
  }
  return (
    <>
      <BoundList
        path={['stages']}
        title={w.title}
        help={w.help}
        mayCopy={false}
        nameOf={(it: Stage) => it.label}
        meaning={(it: Stage) => ruleSentences.stage(it, rules.body())}
        adding={{
          by: 'own',
          control: (add) => (
            <div class="actions">
              <Button onClick={() => add(newScoring())}>{w.addScoring}</Button>
              <Button onClick={() => add(newScreening())}>{w.addScreening}</Button>
              <Show when={!hasCouncil()}>
                <Button onClick={() => add(newCouncil())}>{w.addCouncil}</Button>
              </Show>
            </div>
          ),
        }}
      >
        {(path, it, index) => (
          <>
            <BoundText path={[...path, 'label']} label={w.name} />
            <Show when={it().kind === 'councilBallot'}>
              <CouncilStageParts path={path} />
            </Show>
            <Show
              when={it().kind !== 'screening'}
              fallback={
                <div class="rule-grid">
                  <BoundCount
                    path={[...path, 'supplementDays']}
                    label={w.supplementDays}
                    suffix={rulesEditorWords.confirmation.days}
                  />
                  <BoundCount
                    path={[...path, 'workingDays']}
                    label={w.screeningLimit}
                    help={w.screeningLimitHelp}
                    suffix={w.workingDays}
                    optional
                  />
                </div>
              }
            >
              <Show when={it().kind === 'scoring'}>
                <ScoredStageParts path={path} index={index()} />
              </Show>
            </Show>
          </>
        )}
      </BoundList>
      <Show when={rules.body().leftOut.length > 0}>
        <BoundList
          path={['leftOut']}
          title={w.leftOut}
          help={w.leftOutHelp}
          rows
          ordered={false}
          nameOf={(it: Ruleset['leftOut'][number]) => it.label}
          adding={{ by: 'own', control: () => null }}
        />
      </Show>
    </>
  )
}
