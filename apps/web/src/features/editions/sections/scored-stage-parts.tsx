import { A, useParams } from '@solidjs/router'
import { rational } from '@xk/domain/kernel'
import type { CarryOver, Cut } from '@xk/domain/ruleset'
import { rulesEditorWords } from '@xk/i18n'
import { Checkbox, LinkButton } from '@xk/ui'
import { Show } from 'solid-js'
import {
  BoundCheck,
  BoundChoice,
  BoundCount,
  BoundList,
  BoundPoints,
  BoundSwitch,
  controlId,
  optionsOf,
  useRules,
} from '../bound/index.ts'
import type { Step } from '../create-rules.ts'
import { editionHref } from '../edition-frame.tsx'

const w = rulesEditorWords.stages
const points = rulesEditorWords.points

const newCut = (): Cut => ({ quota: 20, floor: null, ties: 'allIn', published: true })

/** Who goes on to the next scored stage. */
const CutParts = (props: { path: readonly Step[] }) => {
  const at = (...rest: Step[]) => [...props.path, 'cut', ...rest]
  return (
    <>
      <h4 class="font-semibold mt-4">{w.cutTitle}</h4>
      <BoundSwitch path={at()} label={w.cut} start={newCut}>
        <div class="rule-grid">
          <BoundCount
            path={at('quota')}
            label={w.quota}
            help={w.quotaHelp}
            suffix={rulesEditorWords.scoring.entries}
            optional
          />
          <BoundPoints path={at('floor')} label={w.floor} suffix={points} optional />
          <BoundChoice path={at('ties')} label={w.ties} options={optionsOf(w.tieChoices)} />
        </div>
        <BoundCheck path={at('published')} label={w.published} />
      </BoundSwitch>
    </>
  )
}

/** What an earlier stage's score weighs in this one's. */
const CarryOverParts = (props: { path: readonly Step[]; index: number }) => {
  const rules = useRules()
  const earlier = () =>
    rules
      .body()
      .stages.slice(0, props.index)
      .filter(({ kind }) => kind === 'scoring')
      .map(({ key, label }) => ({ value: key, label }))
  return (
    <BoundList
      path={[...props.path, 'carryOver']}
      title={w.carryTitle}
      help={w.carryHelp}
      rows
      ordered={false}
      adding={{
        by: 'press',
        button: w.addCarry,
        make: (): CarryOver => ({ stage: earlier().at(-1)?.value ?? '', weight: '3/10' }),
      }}
      nameOf={(it: CarryOver) => earlier().find(({ value }) => value === it.stage)?.label ?? '…'}
    >
      {(row) => (
        <div class="rule-grid">
          <BoundChoice path={[...row, 'stage']} label={w.carryFrom} options={earlier()} />
          <BoundPoints path={[...row, 'weight']} label={w.weight} suffix={w.ofScore} per={rational(1, 100)} />
        </div>
      )}
    </BoundList>
  )
}

/** Authors present in person: then the stage can't be blind. */
const Presentation = (props: { path: readonly Step[] }) => {
  const rules = useRules()
  const at = (...rest: Step[]) => [...props.path, ...rest]
  const isOn = () => Boolean(rules.at(at('presentation')))
  const change = (on: boolean) => {
    const stage = rules.at(props.path) as { scoring: object }
    rules.restructure(props.path, {
      ...stage,
      presentation: on ? { presentMinutes: 7, answerMinutes: 5 } : null,
      scoring: on ? { ...stage.scoring, blind: false } : stage.scoring,
    })
  }
  return (
    <>
      <Checkbox
        id={controlId(at('presentation'))}
        label={w.presentation}
        checked={isOn()}
        onChange={change}
      />
      <Show when={isOn()}>
        <div class="rule-grid mt-2">
          <BoundCount path={at('presentation', 'presentMinutes')} label={w.present} suffix={w.minutes} />
          <BoundCount path={at('presentation', 'answerMinutes')} label={w.answer} suffix={w.minutes} />
        </div>
      </Show>
    </>
  )
}

/** A scored stage: what it takes from those before it and who goes on; its rubric and panel lie elsewhere. */
export const ScoredStageParts = (props: { path: readonly Step[]; index: number }) => {
  const rules = useRules()
  const params = useParams<{ id: string }>()
  const scoredAt = () => rules.body().stages.flatMap(({ kind }, i) => (kind === 'scoring' ? [i] : []))
  const isFirst = () => scoredAt()[0] === props.index
  const isLast = () =>
    scoredAt().at(-1) === props.index && !rules.body().stages.some(({ kind }) => kind === 'councilBallot')
  const hasCut = () => Boolean(rules.at([...props.path, 'cut']))
  const partOf = (muc: string) => {
    const key = rules.body().stages[props.index]?.key ?? ''
    return `${editionHref(params.id, '/the-le/soan')}?muc=${muc}&vong=${encodeURIComponent(key)}`
  }
  return (
    <>
      <div class="actions">
        <LinkButton as={A} href={partOf('tieu-chi')}>
          {w.toCriteria}
        </LinkButton>
        <LinkButton as={A} href={partOf('cham')}>
          {w.toPanel}
        </LinkButton>
      </div>
      <div class="mt-4">
        <Presentation path={props.path} />
        <Show when={!isFirst()}>
          <BoundCheck path={[...props.path, 'avoidEarlierJudges']} label={w.avoidEarlier} />
        </Show>
      </div>
      <Show when={!isFirst()}>
        <CarryOverParts path={props.path} index={props.index} />
      </Show>
      <Show when={!isLast() || hasCut()}>
        <CutParts path={props.path} />
      </Show>
    </>
  )
}
