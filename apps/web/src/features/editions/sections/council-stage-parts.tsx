import type { Threshold } from '@xk/domain/ruleset'
import { rulesEditorWords } from '@xk/i18n'
import { Show } from 'solid-js'
import {
  BoundCheck,
  BoundChecks,
  BoundChoice,
  BoundCount,
  BoundFraction,
  BoundSwitch,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import type { Step } from '../create-rules.ts'

const w = rulesEditorWords.stages.council

const ThresholdParts = (props: { path: readonly Step[] }) => (
  <div class="rule-grid">
    <BoundChoice
      path={[...props.path, 'comparison']}
      label={w.comparison}
      options={optionsOf(w.comparisons)}
    />
    <BoundFraction path={[...props.path, 'fraction']} label={w.fraction} help={w.fractionHelp} />
    <div class="col-span-full">
      <BoundChoice path={[...props.path, 'base']} label={w.base} options={optionsOf(w.bases)} />
    </div>
  </div>
)

/** A council's ballot: who must be there, what a vote is, what it takes, and how equals are parted. */
export const CouncilStageParts = (props: { path: readonly Step[] }) => {
  const rules = useRules()
  const at = (...rest: Step[]) => [...props.path, 'council', ...rest]
  const further = (): Threshold => ({
    ...(rules.at(at('threshold')) as Threshold),
    fraction: '1/2',
    comparison: 'moreThan',
  })
  return (
    <>
      <div class="rule-grid">
        <BoundCount path={at('size', 'min')} label={w.sizeMin} suffix={w.members} />
        <BoundCount path={at('size', 'max')} label={w.sizeMax} suffix={w.members} />
        <BoundFraction path={at('quorum')} label={w.quorum} help={w.fractionHelp} suffix={w.ofMembers} />
      </div>
      <div class="mt-4">
        <BoundChoice path={at('form')} label={w.form} options={optionsOf(w.forms)} />
      </div>
      <div class="rule-grid mt-4">
        <Show when={rules.at(at('form')) === 'choose'}>
          <BoundCount
            path={at('chooseUpTo')}
            label={w.chooseUpTo}
            help={w.chooseUpToHelp}
            suffix={w.people}
            optional
          />
        </Show>
        <BoundCount path={at('seats')} label={w.seats} suffix={w.people} />
      </div>
      <h4 class="font-semibold mt-4">{w.thresholdTitle}</h4>
      <ThresholdParts path={at('threshold')} />
      <h4 class="font-semibold mt-4">{w.tieTitle}</h4>
      <BoundChecks path={at('tieAtCut')} label={w.tieHelp} options={optionsOf(w.ties)} />
      <h4 class="font-semibold mt-4">{w.furtherTitle}</h4>
      <BoundSwitch path={at('furtherBallot')} label={w.further} start={further}>
        <ThresholdParts path={at('furtherBallot')} />
      </BoundSwitch>
      <div class="mt-4">
        <BoundChoice path={at('interest')} label={w.interest} options={optionsOf(w.interests)} />
      </div>
      <div class="mt-4">
        <BoundCheck path={at('writtenBallots')} label={w.written} />
      </div>
      <div class="rule-grid mt-4">
        <BoundCount
          path={at('minVotersForMarks')}
          label={w.minMarks}
          help={w.minMarksHelp}
          suffix={w.voters}
        />
      </div>
    </>
  )
}
