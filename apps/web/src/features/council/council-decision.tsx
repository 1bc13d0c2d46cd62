import { useBeforeLeave } from '@solidjs/router'
import { councilWords as words } from '@xk/i18n'
import { Button, Card, DateTimeField, formatDateTime, ProblemNote, TextField } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, ApiProblem, call } from '../../api/client.ts'
import type { Council } from './create-council.ts'

const w = words.setUp.decision

interface Decision {
  setUpBy: string
  meetsAt: string | null
  place: string
}
const decisionOf = ({ council: it }: Council): Decision => ({
  setUpBy: it.setUpBy ?? '',
  meetsAt: it.meetsAt ?? null,
  place: it.place ?? '',
})

/** The decision that set the council up, when and where it meets: typed here, saved over the version that was seen. */
export const CouncilDecision = (props: { council: Council; mayWrite: boolean; onSaved: () => unknown }) => {
  const [typed, setTyped] = createSignal<Decision>()
  const [base, setBase] = createSignal<number>()
  const [theirs, setTheirs] = createSignal<{ version: number; text: Decision }>()
  const [saved, setSaved] = createSignal(false)
  const shown = () => typed() ?? decisionOf(props.council)
  const change = (part: Partial<Decision>) => {
    setSaved(false)
    if (base() === undefined) setBase(props.council.council.version ?? 0)
    setTyped({ ...shown(), ...part })
  }
  useBeforeLeave((event) => {
    if (typed() && !event.defaultPrevented) void save.run()
  })
  const save = createAction(async (command) => {
    const text = typed()
    if (!text) return
    try {
      await call(
        api.stages[':id'].council.$put(
          { param: { id: props.council.head.stageId }, json: { baseVersion: base() ?? 0, ...text } },
          command,
        ),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.code !== 'record/stale-version') throw error
      setTheirs({ version: error.problem.current, text: error.problem.theirs as Decision })
      return
    }
    setTyped(undefined)
    setBase(undefined)
    setTheirs(undefined)
    setSaved(true)
    await props.onSaved()
  })
  const takeTheirs = async () => {
    setTyped(undefined)
    setBase(undefined)
    setTheirs(undefined)
    await props.onSaved()
  }
  return (
    <Card title={w.title}>
      <TextField
        label={w.setUpBy}
        help={w.setUpByHelp}
        value={shown().setUpBy}
        disabled={!props.mayWrite}
        onInput={(setUpBy) => change({ setUpBy })}
      />
      <DateTimeField
        label={w.meetsAt}
        value={shown().meetsAt}
        disabled={!props.mayWrite}
        onChange={(meetsAt) => meetsAt !== shown().meetsAt && change({ meetsAt })}
      />
      <TextField
        label={w.place}
        value={shown().place}
        disabled={!props.mayWrite}
        onInput={(place) => change({ place })}
      />
      <Show when={theirs()}>
        {(it) => (
          <ProblemNote tone="amber" title={w.conflict}>
            <p>{w.conflictText}</p>
            <p class="my-2">
              {[
                it().text.setUpBy,
                it().text.meetsAt && formatDateTime(it().text.meetsAt ?? ''),
                it().text.place,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <div class="flex flex-wrap gap-3">
              <Button onClick={() => void takeTheirs()}>{w.takeTheirs}</Button>
              <Button
                variant="primary"
                onClick={() => {
                  setBase(it().version)
                  void save.run()
                }}
              >
                {w.keepMine}
              </Button>
            </div>
          </ProblemNote>
        )}
      </Show>
      <Show when={save.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Show when={props.mayWrite}>
        <div class="flex flex-wrap items-center gap-3 mt-4">
          <Button
            variant="primary"
            disabled={!typed() || theirs() !== undefined}
            busy={save.busy()}
            onClick={() => void save.run()}
          >
            {words.save}
          </Button>
          <span role="status" class="text-sm text-ink-2">
            {saved() ? w.saved : ''}
          </span>
        </div>
      </Show>
    </Card>
  )
}
