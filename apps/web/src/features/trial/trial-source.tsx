import type { ScoreTableFinding } from '@xk/domain/trial'
import { trialWords as w } from '@xk/i18n'
import { Button, FileDrop, NumberField, ProblemNote, RadioGroup, SelectField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call, messageOf } from '../../api/client.ts'
import { LIMITS, readWhole, type SourceKind, type TrialState } from './create-trial.ts'

interface Props {
  trial: TrialState
  editionId: string
  past: readonly { id: string; title: string }[]
}

const Invented = (props: { trial: TrialState }) => {
  const wrong = (typed: string, limits: readonly [number, number]) =>
    readWhole(typed, limits) === undefined ? w.number : undefined
  return (
    <div class="rule-grid">
      <NumberField
        label={w.entries}
        suffix={w.entriesUnit}
        value={props.trial.entries()}
        onInput={props.trial.setEntries}
        error={wrong(props.trial.entries(), LIMITS.entries)}
      />
      <NumberField
        label={w.judges}
        help={w.judgesHelp}
        optional
        value={props.trial.judges()}
        onInput={props.trial.setJudges}
        error={wrong(props.trial.judges(), LIMITS.judges)}
      />
      <NumberField
        label={w.spread}
        help={w.spreadHelp}
        suffix={w.pointsUnit}
        value={props.trial.spread()}
        onInput={props.trial.setSpread}
        error={wrong(props.trial.spread(), LIMITS.spread)}
      />
    </div>
  )
}

const Past = (props: Props) => {
  const [chosen, setChosen] = createSignal('')
  const [problem, setProblem] = createSignal<string>()
  const choose = async (edition: string) => {
    setChosen(edition)
    setProblem(undefined)
    props.trial.setPast(undefined)
    if (edition === '') return
    try {
      const { scores } = await call(
        api.editions[':id'].trial.scores.$get({ param: { id: props.editionId }, query: { edition } }),
      )
      const { rules, entries } = scores
      if (rules && entries) props.trial.setPast({ kind: 'sheets', sheets: { rules, entries } })
    } catch (error) {
      setProblem(messageOf(error))
    }
  }
  return (
    <Show when={props.past.length > 0} fallback={<p class="text-ink-2">{w.noPast}</p>}>
      <SelectField
        label={w.pastEdition}
        placeholder={w.choosePast}
        value={chosen()}
        options={props.past.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(id) => void choose(id)}
      />
      <Show when={problem()}>{(text) => <ProblemNote title={text()} />}</Show>
    </Show>
  )
}

const Table = (props: Props) => {
  const [read, setRead] = createSignal<{ entries: number; findings: readonly ScoreTableFinding[] }>()
  const take = createAction(async (_, file: File) => {
    setRead(undefined)
    props.trial.setPast(undefined)
    const { table } = await call(
      api.editions[':id'].trial.table.upload.$post({ param: { id: props.editionId }, form: { file } }),
    )
    const { entries = [], findings = [] } = table
    setRead({ entries: entries.length, findings })
    if (entries.length > 0) props.trial.setPast({ kind: 'totals', totals: { entries } })
  })
  return (
    <>
      <FileDrop
        label={w.table}
        help={w.tableHelp}
        accept=".xlsx"
        busy={take.busy()}
        error={take.problem()}
        onFiles={([file]) => file && void take.run(file)}
      />
      <Show when={read()}>
        {(it) => (
          <div role="status">
            <Show when={it().entries > 0}>
              <p>{w.tableRead(it().entries)}</p>
            </Show>
            <Show when={it().findings.length > 0}>
              <ProblemNote tone="amber" title={w.tableFindings}>
                <ul class="list-disc pl-5">
                  <For each={it().findings.slice(0, 20)}>
                    {(finding) => <li>{w.findingText(finding)}</li>}
                  </For>
                </ul>
              </ProblemNote>
            </Show>
          </div>
        )}
      </Show>
    </>
  )
}

/** Where the scores of a trial come from. */
export const TrialSourceForm = (props: Props) => (
  <>
    <RadioGroup
      label={w.source.label}
      value={props.trial.source()}
      options={(['invented', 'past', 'table'] as const).map((value) => ({ value, label: w.source[value] }))}
      onChange={(value) => props.trial.setSource(value as SourceKind)}
    />
    <Show when={props.trial.source() === 'invented'}>
      <Invented trial={props.trial} />
    </Show>
    <Show when={props.trial.source() === 'past'}>
      <Past {...props} />
    </Show>
    <Show when={props.trial.source() === 'table'}>
      <Table {...props} />
    </Show>
    <p class="flex flex-wrap items-center gap-3">
      <Button onClick={() => props.trial.again()}>{w.again}</Button>
      <span class="text-ink-2">{w.seed(String(props.trial.seed()))}</span>
    </p>
  </>
)
