import { parseRational } from '@xk/domain/kernel'
import { type Band, type Criterion, gradedBands } from '@xk/domain/ruleset'
import { rulesEditorWords } from '@xk/i18n'
import { Button } from '@xk/ui'
import { BoundArea, BoundCheck, BoundList, BoundPoints, BoundText, useRules } from '../bound/index.ts'
import type { Step } from '../create-rules.ts'

const w = rulesEditorWords.scoring
const points = rulesEditorWords.points

export const newCriterion = (label: string, key: string): Criterion => ({
  key,
  label,
  guidance: '',
  max: '10',
  step: '1/2',
  bands: gradedBands('10', '1/2', ['', '', '', '']),
})

const isPositive = (wire: string) => (parseRational(wire)?.n ?? 0n) > 0n

/** Bands by their usual shares; a descriptor that was written stays with the band of its place. */
const dividedAnew = ({ max, step, bands }: Criterion): Band[] => {
  const written = (i: number) => bands[i]?.descriptor ?? ''
  const none = bands.length === 5 ? bands[4]?.descriptor : undefined
  return gradedBands(max, step, [written(0), written(1), written(2), written(3)]).map((band) =>
    band.key === 'none' && none ? { ...band, descriptor: none } : band,
  )
}

/** A criterion: its points, what guides the judge, and the bands that are the scoring control. */
export const CriterionParts = (props: { path: readonly Step[]; criterion: Criterion }) => {
  const rules = useRules()
  const at = (...rest: Step[]) => [...props.path, ...rest]
  const divisible = () => isPositive(props.criterion.max) && isPositive(props.criterion.step)
  return (
    <>
      <BoundText path={at('label')} label={w.criterionName} />
      <div class="rule-grid">
        <BoundPoints path={at('max')} label={w.max} suffix={points} />
        <BoundPoints path={at('step')} label={w.step} suffix={points} />
      </div>
      <p class="field-help">{w.stepHelp}</p>
      <BoundArea path={at('guidance')} label={w.guidance} optional />
      <BoundList
        path={at('bands')}
        title={w.bands}
        help={w.bandsHelp}
        rows
        adding={{
          by: 'name',
          label: w.newBand,
          button: w.addBand,
          make: (label, key): Band => ({
            key,
            label,
            descriptor: '',
            from: '0',
            to: '0',
            commentRequired: false,
          }),
        }}
        nameOf={(it: Band) => it.label}
      >
        {(band) => (
          <>
            <div class="rule-grid">
              <BoundText path={[...band, 'label']} label={w.band} />
              <BoundPoints path={[...band, 'from']} label={w.from} suffix={points} />
              <BoundPoints path={[...band, 'to']} label={w.to} suffix={points} />
            </div>
            <BoundArea path={[...band, 'descriptor']} label={w.descriptor} optional />
            <BoundCheck path={[...band, 'commentRequired']} label={w.commentRequired} />
          </>
        )}
      </BoundList>
      <Button
        disabled={!divisible()}
        onClick={() => rules.restructure(at('bands'), dividedAnew(props.criterion), w.autoBands)}
      >
        {w.autoBands}
      </Button>
      <p class="field-help mt-2">{w.autoBandsHelp}</p>
    </>
  )
}
