import { A, useNavigate } from '@solidjs/router'
import { replicationWords as w, workWords } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  Dialog,
  formatDay,
  ProblemNote,
  SelectField,
  Tag,
  TextArea,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { ChooseUnits, createUnitChoice } from './choose-units.tsx'
import { REPLICATION_TONES } from './replication-list.tsx'
import { useSegments } from './use-segments.ts'
import { WorkStateTag } from './work-state.tsx'

const load = (id: string) => call(api.replications[':id'].$get({ param: { id } }))
type Tree = Awaited<ReturnType<typeof load>>

/** One model from its source over the pilots and what they showed to the units that took it over. */
export const ReplicationTree = (props: { base: string; works: string }) => {
  const params = useSegments('id')
  const [tree, { refetch }] = createResource(() => params().id, load)
  return (
    <>
      <A class="inline-flex items-center min-h-11 underline" href={props.base}>
        {w.back}
      </A>
      <Loaded of={tree} retry={workWords.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <h1 class="break-words">{it().title}</h1>
            <p class="mt-1 mb-3">
              <Tag tone={REPLICATION_TONES[it().state]}>{w.states[it().state]}</Tag>
            </p>
            <p class="whitespace-pre-wrap mb-4">{it().purpose}</p>
            <Mine tree={it()} works={props.works} onDone={() => void refetch()} />
            <ol class="list-none p-0 grid gap-4 border-l-4 border-accent pl-4">
              <li>
                <Card title={w.source}>
                  <p class="font-semibold">{it().source.unitName}</p>
                  <Show when={it().source.prize}>
                    <p>
                      {it().source.prize}, {it().source.editionTitle}
                    </p>
                  </Show>
                  <Show when={it().source.workId}>
                    <p>{it().source.commended ? w.sourceCommended : w.sourceAccepted}</p>
                  </Show>
                </Card>
              </li>
              <li>
                <Units tree={it()} part="pilot" works={props.works} />
              </li>
              <li>
                <Card title={w.evaluation}>
                  <Show
                    when={it().evaluations.length > 0}
                    fallback={<p class="text-ink-2">{w.noEvaluation}</p>}
                  >
                    <For each={it().evaluations}>
                      {(one) => (
                        <div class="mb-3">
                          <p class="font-semibold">
                            {w.outcomes[one.outcome]} · {formatDay(one.on)}
                          </p>
                          <p class="whitespace-pre-wrap">{one.text}</p>
                        </div>
                      )}
                    </For>
                  </Show>
                  <Show when={it().allowed.includes('replication.manage') && it().part !== null}>
                    <Evaluate tree={it()} onDone={() => void refetch()} />
                  </Show>
                </Card>
              </li>
              <li>
                <Units tree={it()} part="adopter" works={props.works} />
              </li>
            </ol>
            <Show when={it().allowed.includes('replication.manage') && it().part !== null}>
              <Propose tree={it()} onDone={() => void refetch()} />
            </Show>
          </>
        )}
      </Loaded>
    </>
  )
}

const Units = (props: { tree: Tree; part: 'pilot' | 'adopter'; works: string }) => {
  const rows = () => props.tree.units.filter(({ part }) => part === props.part)
  return (
    <Card title={`${w.parts[props.part]} (${rows().length})`}>
      <Show when={rows().length > 0} fallback={<p class="text-ink-2">{w.noUnits[props.part]}</p>}>
        <ul class="list-none p-0 grid gap-3">
          <For each={rows()}>
            {(row) => (
              <li>
                <p class="flex flex-wrap items-center gap-2">
                  <span class="font-semibold">{row.unitName}</span>
                  <Show when={row.workState} fallback={<Tag tone="neutral">{w.unitStates[row.state]}</Tag>}>
                    {(state) => <WorkStateTag state={state()} />}
                  </Show>
                </p>
                <Show when={row.workTitle}>
                  <A
                    class="underline inline-flex items-center min-h-11"
                    href={`${props.works}/${row.workId}`}
                  >
                    {row.workTitle}
                  </A>
                </Show>
                <Show when={row.reason}>
                  <p class="text-sm text-ink-2">{row.reason}</p>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}

/** What the viewer's own units may do: take it, or say why not. */
const Mine = (props: { tree: Tree; works: string; onDone: () => void }) => {
  const navigate = useNavigate()
  const [unitId, setUnitId] = createSignal(props.tree.mine[0]?.id ?? '')
  const [declining, setDeclining] = createSignal(false)
  const param = { id: props.tree.id }
  const take = createAction((command) =>
    call(api.replications[':id'].take.$post({ param, json: { unitId: unitId() } }, command)),
  )
  const decline = createAction((command, reason: string) =>
    call(api.replications[':id'].decline.$post({ param, json: { unitId: unitId(), reason } }, command)),
  )
  return (
    <Show when={props.tree.mine.length > 0 && props.tree.part}>
      {(part) => (
        <div class="card mb-4">
          <h2 class="text-base">{w.takeTitle[part()]}</h2>
          <p class="text-ink-2 mb-3">{w.takeText}</p>
          <Show when={props.tree.mine.length > 1}>
            <SelectField
              label={workWords.columns.unit}
              value={unitId()}
              options={props.tree.mine.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setUnitId}
            />
          </Show>
          <Show when={take.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          <div class="flex flex-wrap gap-3">
            <Button
              variant="primary"
              busy={take.busy()}
              onClick={async () => {
                const made = await take.run()
                if (made) navigate(`${props.works}/${made.id}`)
              }}
            >
              {w.take[part()]}
            </Button>
            <Show when={props.tree.declinable.some(({ id }) => id === unitId())}>
              <Button onClick={() => setDeclining(true)}>{w.decline}</Button>
            </Show>
          </div>
          <ConfirmDialog
            open={declining()}
            title={w.decline}
            reasonLabel={workWords.group.reason}
            confirmLabel={w.decline}
            busy={decline.busy()}
            problem={decline.problem()}
            onConfirm={async (reason) => {
              if (!(await decline.run(reason))) return
              setDeclining(false)
              props.onDone()
            }}
            onClose={() => setDeclining(false)}
          />
        </div>
      )}
    </Show>
  )
}

const Evaluate = (props: { tree: Tree; onDone: () => void }) => {
  const outcomes = () =>
    props.tree.part === 'pilot' ? (['replicate', 'improve', 'stop'] as const) : (['stop'] as const)
  const [text, setText] = createSignal('')
  const [outcome, setOutcome] = createSignal<'replicate' | 'improve' | 'stop'>(outcomes()[0])
  const [open, setOpen] = createSignal(false)
  const evaluate = createAction((command) =>
    call(
      api.replications[':id'].evaluate.$post(
        {
          param: { id: props.tree.id },
          json: { baseVersion: props.tree.version, text: text().trim(), outcome: outcome() },
        },
        command,
      ),
    ),
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{props.tree.part === 'pilot' ? w.evaluate : w.stop}</Button>
      <Dialog open={open()} title={w.evaluation} onClose={() => setOpen(false)}>
        <TextArea
          label={w.showed}
          help={w.showedHelp}
          rows={4}
          maxLength={4000}
          value={text()}
          onInput={setText}
        />
        <SelectField
          label={w.outcome}
          value={outcome()}
          options={outcomes().map((one) => ({ value: one, label: w.outcomes[one] }))}
          onChange={(one) => setOutcome(one as 'replicate' | 'improve' | 'stop')}
        />
        <Show when={evaluate.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
        <div class="sheet-foot">
          <Button onClick={() => setOpen(false)}>{workWords.group.close}</Button>
          <Button
            variant="primary"
            disabled={text().trim().length < 3}
            busy={evaluate.busy()}
            onClick={async () => {
              if (!(await evaluate.run())) return
              setOpen(false)
              props.onDone()
            }}
          >
            {w.save}
          </Button>
        </div>
      </Dialog>
    </>
  )
}

const Propose = (props: { tree: Tree; onDone: () => void }) => {
  const choice = createUnitChoice()
  const propose = createAction((command) =>
    call(
      api.replications[':id'].units.$post(
        { param: { id: props.tree.id }, json: { unitIds: choice.ids() } },
        command,
      ),
    ),
  )
  return (
    <Show when={props.tree.proposable.length > 0 && props.tree.part}>
      {(part) => (
        <Card class="mt-4" title={w.propose[part()]}>
          <ChooseUnits units={props.tree.proposable} choice={choice} />
          <Show when={propose.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
          <Button
            disabled={choice.ids().length === 0}
            busy={propose.busy()}
            onClick={async () => {
              if (await propose.run()) props.onDone()
            }}
          >
            {w.proposeGo}
          </Button>
        </Card>
      )}
    </Show>
  )
}
