import { useSearchParams } from '@solidjs/router'
import type { ScoringRules, Stage } from '@xk/domain/ruleset'
import { rulesEditorWords } from '@xk/i18n'
import { RadioGroup } from '@xk/ui'
import { type JSX, Show } from 'solid-js'
import { useRules } from '../bound/index.ts'
import type { Step } from '../create-rules.ts'

export interface ScoredStage {
  index: number
  stage: Extract<Stage, { kind: 'scoring' }>
  rules: ScoringRules
  at: (...rest: Step[]) => Step[]
}

/** The scored stage that this part of the editor is about, chosen where there are several. */
export const WhichStage = (props: { children: (stage: () => ScoredStage) => JSX.Element }) => {
  const rules = useRules()
  const [search, setSearch] = useSearchParams<{ vong?: string }>()
  const scored = () =>
    rules.body().stages.flatMap((stage, index) =>
      stage.kind === 'scoring'
        ? [
            {
              index,
              stage,
              rules: stage.scoring,
              at: (...rest: Step[]) => ['stages', index, 'scoring', ...rest],
            },
          ]
        : [],
    )
  const chosen = () => scored().find(({ stage }) => stage.key === search.vong) ?? scored()[0]
  return (
    <>
      <Show when={scored().length > 1}>
        <RadioGroup
          inline
          label={rulesEditorWords.scoring.stage}
          value={chosen()?.stage.key ?? ''}
          options={scored().map(({ stage }) => ({ value: stage.key, label: stage.label }))}
          onChange={(vong) => setSearch({ vong }, { replace: true })}
        />
      </Show>
      <Show when={chosen()?.stage.key} keyed>
        {(_key) => {
          const it = (): ScoredStage => {
            const now = chosen()
            if (!now) throw new Error('no scored stage')
            return now
          }
          return <Show when={chosen()}>{props.children(it)}</Show>
        }}
      </Show>
    </>
  )
}
