import type { Criterion, Segment } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences } from '@xk/i18n'
import { SelectField } from '@xk/ui'
import { Show } from 'solid-js'
import {
  BoundCount,
  BoundList,
  BoundPoints,
  BoundSwitch,
  BoundText,
  controlId,
  Meaning,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import type { Step } from '../create-rules.ts'
import { CriterionParts, newCriterion } from './criterion-parts.tsx'
import { SumCheck } from './sum-check.tsx'

const w = rulesEditorWords.scoring
const points = rulesEditorWords.points
type Deduction = Segment['timeDeductions'][number]

export const newSegment = (label: string, key: string): Segment => ({
  key,
  label,
  mode: 'judged',
  max: '10',
  criteria: [],
  items: null,
  seconds: null,
  timeDeductions: [],
  toleranceSeconds: 0,
})

/** How long it may take, and what being over or under costs. */
const TimeParts = (props: { path: readonly Step[]; segment: Segment }) => {
  const at = (...rest: Step[]) => [...props.path, ...rest]
  return (
    <>
      <BoundSwitch path={at('seconds')} label={w.timed} start={() => ({ min: null, max: 300 })}>
        <div class="rule-grid">
          <BoundCount path={at('seconds', 'min')} label={w.secondsMin} suffix={w.seconds} optional />
          <BoundCount path={at('seconds', 'max')} label={w.secondsMax} suffix={w.seconds} optional />
        </div>
        <BoundList
          path={at('timeDeductions')}
          title={w.timeDeductions}
          rows
          adding={{
            by: 'press',
            button: w.addDeduction,
            make: (): Deduction => ({ upToSeconds: null, points: '1' }),
          }}
          nameOf={(_: Deduction, i) => w.deductionName(i + 1)}
        >
          {(row) => (
            <div class="rule-grid">
              <BoundCount
                path={[...row, 'upToSeconds']}
                label={w.upToSeconds}
                help={w.upToSecondsHelp}
                suffix={w.seconds}
                optional
              />
              <BoundPoints
                path={[...row, 'points']}
                label={w.deduct}
                help={w.deductHelp}
                suffix={points}
                optional
              />
            </div>
          )}
        </BoundList>
        <BoundCount path={at('toleranceSeconds')} label={w.tolerance} suffix={w.seconds} />
        <Meaning>{ruleSentences.time(props.segment)}</Meaning>
      </BoundSwitch>
    </>
  )
}

/** A part that is scored: by the panel's criteria, or by counting right answers. */
export const SegmentParts = (props: { path: readonly Step[]; segment: Segment }) => {
  const rules = useRules()
  const at = (...rest: Step[]) => [...props.path, ...rest]
  const choose = (mode: string) => {
    const isObjective = mode === 'objective'
    rules.restructure(props.path, {
      ...props.segment,
      mode,
      items: isObjective ? (props.segment.items ?? { count: 10, points: '1' }) : null,
    })
  }
  return (
    <>
      <BoundText path={at('label')} label={w.segmentName} />
      <div class="rule-grid">
        <SelectField
          id={controlId(at('mode'))}
          label={w.mode}
          value={props.segment.mode}
          options={optionsOf(w.modes)}
          onChange={choose}
        />
        <BoundPoints path={at('max')} label={w.segmentMax} suffix={points} />
      </div>
      <Show
        when={props.segment.mode === 'judged'}
        fallback={
          <>
            <div class="rule-grid">
              <BoundCount path={at('items', 'count')} label={w.itemCount} suffix={w.itemCountUnit} />
              <BoundPoints path={at('items', 'points')} label={w.itemPoints} suffix={points} />
            </div>
            <Meaning>{ruleSentences.items(props.segment)}</Meaning>
          </>
        }
      >
        <BoundList
          path={at('criteria')}
          title={w.criteria}
          adding={{ by: 'name', label: w.newCriterion, button: w.addCriterion, make: newCriterion }}
          nameOf={(it: Criterion) => it.label}
          meaning={(it: Criterion) => ruleSentences.criterion(it)}
        >
          {(path, it) => <CriterionParts path={path} criterion={it()} />}
        </BoundList>
        <SumCheck
          label={w.criteriaTotal}
          points={props.segment.criteria.map(({ max }) => max)}
          wanted={props.segment.max}
        />
      </Show>
      <TimeParts path={props.path} segment={props.segment} />
    </>
  )
}
