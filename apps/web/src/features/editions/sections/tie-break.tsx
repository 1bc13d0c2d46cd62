import type { ScoringRules, TieBreak } from '@xk/domain/ruleset'
import { rulesEditorWords, ruleSentences } from '@xk/i18n'
import { Button, SelectField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { BoundList, Meaning } from '../bound/index.ts'
import type { Step } from '../create-rules.ts'

const w = rulesEditorWords.scoring

const sameStep = (a: TieBreak, b: TieBreak) => JSON.stringify(a) === JSON.stringify(b)

/** Every step that this stage could compare by. */
const possibleSteps = (rules: ScoringRules): TieBreak[] => [
  ...rules.segments.flatMap((segment) =>
    segment.criteria.map(({ key }): TieBreak => ({ by: 'criterion', segment: segment.key, criterion: key })),
  ),
  ...(rules.segments.length > 1
    ? rules.segments.map(({ key }): TieBreak => ({ by: 'segment', segment: key }))
    : []),
  { by: 'previousStage' },
  { by: 'lot' },
  { by: 'shared' },
]

/** The tie-break chain: an ordered list of steps, moved by keys or touch. */
export const TieBreakChain = (props: { path: readonly Step[]; rules: ScoringRules; first: boolean }) => {
  const free = () =>
    possibleSteps(props.rules).filter(
      (step) =>
        !props.rules.tieBreak.some((taken) => sameStep(taken, step)) &&
        !(props.first && step.by === 'previousStage'),
    )
  const [chosen, setChosen] = createSignal(0)
  const next = () => free()[Math.min(chosen(), free().length - 1)]
  const textOf = (step: TieBreak) => ruleSentences.tieStep(step, props.rules.segments)
  return (
    <>
      <BoundList
        path={props.path}
        title={w.tieTitle}
        help={w.tieHelp}
        rows
        nameOf={(step: TieBreak) => textOf(step)}
        adding={{
          by: 'own',
          control: (add) => (
            <Show when={free().length > 0}>
              <div class="rule-add">
                <SelectField
                  label={w.tieChoose}
                  value={String(Math.min(chosen(), free().length - 1))}
                  options={free().map((step, i) => ({ value: String(i), label: textOf(step) }))}
                  onChange={(value) => setChosen(Number(value))}
                />
                <Button
                  onClick={() => {
                    const step = next()
                    if (step) add(step)
                    setChosen(0)
                  }}
                >
                  {w.addTie}
                </Button>
              </div>
            </Show>
          ),
        }}
      />
      <Meaning>{ruleSentences.ties(props.rules)}</Meaning>
    </>
  )
}
