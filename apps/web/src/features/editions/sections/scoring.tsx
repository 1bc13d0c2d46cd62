import type { GapRule } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences } from '@xk/i18n'
import { Show } from 'solid-js'
import {
  BoundArea,
  BoundCheck,
  BoundChoice,
  BoundCount,
  BoundPoints,
  BoundSwitch,
  Meaning,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import { Bidding } from './bidding.tsx'
import { TieBreakChain } from './tie-break.tsx'
import { type ScoredStage, WhichStage } from './which-stage.tsx'

const w = rulesEditorWords.scoring

const newGap = (): GapRule => ({
  threshold: '10',
  unit: 'points',
  comparison: 'moreThan',
  comesIn: 'extraJudge',
  resolution: 'closestTwo',
})

const PanelRules = (props: { stage: ScoredStage }) => {
  const rules = useRules()
  const at = props.stage.at
  return (
    <>
      <h3 class="mb-2">{w.panel}</h3>
      <BoundCheck path={at('blind')} label={w.blind} help={w.blindHelp} />
      <div class="rule-grid">
        <BoundCount path={at('judgesPerEntry')} label={w.judges} suffix={w.judgesUnit} />
        <BoundCount path={at('minSheets')} label={w.minSheets} suffix={w.sheets} />
        <BoundCount path={at('maxLoad')} label={w.maxLoad} suffix={w.entries} />
        <Show when={props.stage.rules.blind}>
          <BoundCount path={at('blindCodeDigits')} label={w.codeDigits} />
        </Show>
      </div>
      <Bidding stage={props.stage.index} />
      <Meaning>{ruleSentences.panel(props.stage.rules, rules.body().entryNoun)}</Meaning>
    </>
  )
}

const SheetRules = (props: { stage: ScoredStage }) => {
  const at = props.stage.at
  return (
    <>
      <h3 class="mt-8 mb-2">{w.aggregation}</h3>
      <BoundSwitch
        path={at('trimming')}
        label={w.trimming}
        start={() => ({ fromSheets: 5, high: 1, low: 1 })}
      >
        <div class="rule-grid">
          <BoundCount path={at('trimming', 'fromSheets')} label={w.fromSheets} suffix={w.sheets} />
          <BoundCount path={at('trimming', 'high')} label={w.high} suffix={w.sheets} />
          <BoundCount path={at('trimming', 'low')} label={w.low} suffix={w.sheets} />
        </div>
      </BoundSwitch>
      <Meaning>{ruleSentences.trimming(props.stage.rules)}</Meaning>
      <h3 class="mt-8 mb-2">{w.gapTitle}</h3>
      <BoundSwitch path={at('gap')} label={w.gap} start={newGap}>
        <div class="rule-grid">
          <BoundChoice
            path={at('gap', 'comparison')}
            label={w.comparison}
            options={optionsOf(w.comparisons)}
          />
          <BoundPoints path={at('gap', 'threshold')} label={w.threshold} />
          <BoundChoice path={at('gap', 'unit')} label={w.unit} options={optionsOf(w.units)} />
          <BoundChoice path={at('gap', 'comesIn')} label={w.comesIn} options={optionsOf(w.comesIns)} />
          <Show when={props.stage.rules.gap?.comesIn === 'extraJudge'}>
            <BoundChoice
              path={at('gap', 'resolution')}
              label={w.resolution}
              options={optionsOf(w.resolutions)}
            />
          </Show>
        </div>
      </BoundSwitch>
      <Meaning>{ruleSentences.gap(props.stage.rules)}</Meaning>
    </>
  )
}

/** How a stage is judged and what its sheets come to: panel, trimming, gap, ties, comments, undertaking. */
export const Scoring = () => {
  const rules = useRules()
  const firstIndex = () => rules.body().stages.findIndex(({ kind }) => kind === 'scoring')
  return (
    <WhichStage>
      {(stage) => (
        <>
          <PanelRules stage={stage()} />
          <SheetRules stage={stage()} />
          <TieBreakChain
            path={stage().at('tieBreak')}
            rules={stage().rules}
            first={stage().index === firstIndex()}
          />
          <h3 class="mt-8 mb-2">{w.comments}</h3>
          <BoundSwitch path={stage().at('overallComment')} label={w.overall} start={() => ({ minWords: 20 })}>
            <BoundCount
              path={stage().at('overallComment', 'minWords')}
              label={w.overallMin}
              suffix={rulesEditorWords.form.words}
            />
          </BoundSwitch>
          <BoundArea path={stage().at('undertaking')} label={w.undertaking} help={w.undertakingHelp} />
        </>
      )}
    </WhichStage>
  )
}
