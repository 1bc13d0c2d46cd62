import type { TypedPaper } from '@xk/contract'
import { INVALID_REASONS } from '@xk/domain/ballot'
import { councilWords as words } from '@xk/i18n'
import { Button, NumberField, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, ApiProblem, call } from '../../api/client.ts'
import { keepText } from '../../api/kept-text.ts'
import { CellSelect } from './cell-select.tsx'
import type { OpenRound } from './create-sitting.ts'

const w = words.sitting.count

export interface OwnPaper {
  kind: 'ballots' | 'totals'
  version: number
  handedIn: boolean
  paper: unknown
  tellersDone: number
}
type Totals = Extract<TypedPaper, { kind: 'totals' }>
type Ballots = Extract<TypedPaper, { kind: 'ballots' }>
type MarkKey = Ballots['ballots'][number]['marks'][number]

const blankTotals = (round: OpenRound): Totals => ({
  kind: 'totals',
  returned: 0,
  invalid: {},
  allBlank: 0,
  candidates: round.round.candidates.map((candidate) => ({ candidate, yes: 0, no: 0, blank: 0, both: 0 })),
})
const blankBallot = (round: OpenRound): Ballots['ballots'][number] => ({
  marks: round.round.candidates.map(() => 'blank'),
  invalid: null,
})
const blankBallots = (round: OpenRound): Ballots => ({
  kind: 'ballots',
  ballots: Array.from({ length: round.issuedOnPaper }, () => blankBallot(round)),
})

/** What one teller types of the paper, apart from the other: kept in this browser until it is saved, then handed in. */
export const TypePaper = (props: { round: OpenRound; mine: OwnPaper; onSaved: () => Promise<unknown> }) => {
  const kept = keepText(`paper-count/${props.round.round.id}`)
  const start = (): TypedPaper => {
    const left = kept.read()
    if (left) return JSON.parse(left) as TypedPaper
    return (
      (props.mine.paper as TypedPaper | null) ??
      (props.mine.kind === 'totals' ? blankTotals(props.round) : blankBallots(props.round))
    )
  }
  const [paper, setPaper] = createSignal<TypedPaper>(start())
  const [changed, setChanged] = createSignal(kept.read() !== undefined)
  const [version, setVersion] = createSignal(props.mine.version)
  const [theirs, setTheirs] = createSignal<{ version: number; paper: TypedPaper }>()
  const change = (next: TypedPaper) => {
    setPaper(next)
    setChanged(true)
    kept.write(JSON.stringify(next))
  }
  const save = createAction(async (command, handIn: boolean) => {
    const sent = paper()
    try {
      const done = await call(
        api['ballot-rounds'][':id']['paper-count'].$put(
          {
            param: { id: props.round.round.id },
            json: { version: version(), paper: sent, handIn },
          },
          command,
        ),
      )
      setVersion(done.version)
      // What was typed on meanwhile is neither saved nor handed in yet.
      if (paper() === sent) {
        setChanged(false)
        kept.write(undefined)
      }
      await props.onSaved()
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.code !== 'record/stale-version') throw error
      setTheirs({ version: error.problem.current, paper: error.problem.theirs as TypedPaper })
    }
  })
  const said = () => {
    if (changed()) return w.unsaved
    if (props.mine.handedIn) return w.handedIn
    return props.mine.version > 0 ? w.notHandedIn : ''
  }
  const wrong = () => save.code() === 'input/invalid'
  return (
    <>
      <p class="text-ink-2 mb-4">{props.mine.kind === 'totals' ? w.totalsText : w.ballotsText}</p>
      <Show
        when={paper().kind === 'totals'}
        fallback={<TypeBallots round={props.round} paper={paper() as Ballots} onChange={change} />}
      >
        <TypeTotals round={props.round} paper={paper() as Totals} onChange={change} />
      </Show>
      <Show when={theirs()}>
        {(it) => (
          <ProblemNote tone="amber" title={w.conflict}>
            <p class="mb-2">{w.conflictText}</p>
            <div class="flex flex-wrap gap-3">
              <Button
                onClick={() => {
                  setPaper(it().paper)
                  setVersion(it().version)
                  setTheirs(undefined)
                  setChanged(false)
                  kept.write(undefined)
                }}
              >
                {w.takeTheirs}
              </Button>
              <Button
                variant="primary"
                onClick={() => {
                  setVersion(it().version)
                  setTheirs(undefined)
                  void save.run(false)
                }}
              >
                {w.keepMine}
              </Button>
            </div>
          </ProblemNote>
        )}
      </Show>
      <Show when={save.problem()}>{(text) => <ProblemNote title={wrong() ? w.sumDiffers : text()} />}</Show>
      <div class="flex flex-wrap items-center gap-3 mt-4">
        <Button
          busy={save.busy()}
          disabled={!changed() && !props.mine.handedIn}
          onClick={() => void save.run(false)}
        >
          {props.mine.handedIn && !changed() ? w.takeBack : words.save}
        </Button>
        <Button
          variant="primary"
          busy={save.busy()}
          disabled={!changed() && props.mine.handedIn}
          onClick={() => void save.run(true)}
        >
          {w.handIn}
        </Button>
        <span role="status" class="text-sm text-ink-2">
          {said()} {w.done(props.mine.tellersDone)}
        </span>
      </div>
    </>
  )
}

const numberIn = (text: string) => Math.min(100_000, Number.parseInt(text.replace(/\D/g, '') || '0', 10))

const TypeTotals = (props: { round: OpenRound; paper: Totals; onChange: (paper: Totals) => void }) => {
  const invalid = () => Object.values(props.paper.invalid).reduce((sum, n) => sum + (n ?? 0), 0)
  const valid = () => Math.max(0, props.paper.returned - invalid())
  /** Lines always add up to the valid ballots: what is in no column is blank. */
  const settled = (paper: Totals): Totals => {
    const bad = Object.values(paper.invalid).reduce((sum, n) => sum + (n ?? 0), 0)
    const all = Math.max(0, paper.returned - bad)
    return {
      ...paper,
      candidates: paper.candidates.map((it) => ({
        ...it,
        blank: Math.max(0, all - it.yes - it.no - it.both),
      })),
    }
  }
  const set = (part: Partial<Totals>) => props.onChange(settled({ ...props.paper, ...part }))
  const setLine = (candidate: string, part: Partial<Totals['candidates'][number]>) =>
    set({
      candidates: props.paper.candidates.map((it) => (it.candidate === candidate ? { ...it, ...part } : it)),
    })
  const lineOf = (id: string) => props.paper.candidates.find((it) => it.candidate === id)
  return (
    <>
      <div class="grid gap-x-6 sm:grid-cols-2 max-w-2xl">
        <NumberField
          label={w.returned}
          value={String(props.paper.returned)}
          onInput={(text) => set({ returned: numberIn(text) })}
        />
        <NumberField
          label={w.allBlank}
          value={String(props.paper.allBlank)}
          onInput={(text) => set({ allBlank: numberIn(text) })}
        />
        <For each={INVALID_REASONS}>
          {(reason) => (
            <NumberField
              label={w.invalid[reason]}
              value={String(props.paper.invalid[reason] ?? 0)}
              onInput={(text) => set({ invalid: { ...props.paper.invalid, [reason]: numberIn(text) } })}
            />
          )}
        </For>
      </div>
      <p class="my-2" role="status">
        {w.valid(valid())}
      </p>
      <div class="overflow-x-auto">
        <table class="w-full text-left">
          <caption class="sr-only">{words.sitting.step.count}</caption>
          <thead>
            <tr class="text-sm text-ink-2 max-sm:grid max-sm:grid-cols-4 max-sm:items-end">
              <th class="py-2 font-normal max-sm:sr-only">{w.columns.name}</th>
              <th class="py-2 font-normal">{w.what.yes}</th>
              <th class="py-2 font-normal">{w.what.no}</th>
              <th class="py-2 font-normal">{w.what.both}</th>
              <th class="py-2 font-normal">{w.what.blank}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.round.candidates}>
              {(it) => (
                <tr class="border-t border-line max-sm:grid max-sm:grid-cols-4 max-sm:items-center">
                  <th class="py-2 pr-3 font-medium max-sm:col-span-4">{it.name}</th>
                  <For each={['yes', 'no', 'both'] as const}>
                    {(mark) => (
                      <td class="py-1 pr-2">
                        <input
                          class="input w-16 sm:w-20"
                          inputmode="numeric"
                          aria-label={w.cell(it.name, w.what[mark])}
                          value={lineOf(it.id)?.[mark] ?? 0}
                          onFocus={(event) => event.currentTarget.select()}
                          onInput={(event) => setLine(it.id, { [mark]: numberIn(event.currentTarget.value) })}
                        />
                      </td>
                    )}
                  </For>
                  <td class="py-2">{lineOf(it.id)?.blank ?? 0}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </>
  )
}

const TypeBallots = (props: { round: OpenRound; paper: Ballots; onChange: (paper: Ballots) => void }) => {
  const [at, setAt] = createSignal(0)
  const ballots = () => props.paper.ballots
  const here = () => ballots()[at()]
  const set = (next: Ballots['ballots']) => props.onChange({ kind: 'ballots', ballots: next })
  const change = (part: Partial<Ballots['ballots'][number]>) =>
    set(ballots().map((it, i) => (i === at() ? { ...it, ...part } : it)))
  const mark = (i: number, to: MarkKey) =>
    change({ marks: (here()?.marks ?? []).map((it, n) => (n === i ? to : it)) })
  const add = () => {
    set([...ballots(), blankBallot(props.round)])
    setAt(ballots().length - 1)
  }
  const remove = () => {
    set(ballots().filter((_, i) => i !== at()))
    setAt(Math.max(0, at() - 1))
  }
  return (
    <>
      <div class="flex flex-wrap items-center gap-2 mb-4">
        <For each={ballots()}>
          {(_, i) => (
            <Button
              variant={i() === at() ? 'primary' : 'quiet'}
              aria-pressed={i() === at()}
              onClick={() => setAt(i())}
            >
              {w.ballot(i() + 1)}
            </Button>
          )}
        </For>
        <Show when={ballots().length < props.round.issuedOnPaper}>
          <Button onClick={add}>{w.addBallot}</Button>
        </Show>
      </div>
      <Show when={here()} fallback={<p class="text-ink-2">{w.noBallots}</p>}>
        {(ballot) => (
          <>
            <div class="flex flex-wrap items-center gap-3 mb-3">
              <span class="w-72 max-w-full">
                <CellSelect
                  label={w.validity}
                  value={ballot().invalid ?? ''}
                  options={[
                    { value: '', label: w.isValid },
                    ...INVALID_REASONS.map((value) => ({ value, label: w.invalid[value] })),
                  ]}
                  onChange={(invalid) =>
                    change({ invalid: (invalid || null) as Ballots['ballots'][number]['invalid'] })
                  }
                />
              </span>
              <Button onClick={() => change({ marks: ballot().marks.map(() => 'yes' as const) })}>
                {w.allYes}
              </Button>
              <Button variant="link" onClick={remove}>
                {w.removeBallot}
              </Button>
            </div>
            <Show when={ballot().invalid === null}>
              <ol class="grid gap-x-8 sm:grid-cols-2">
                <For each={props.round.candidates}>
                  {(it, i) => (
                    <li class="flex items-center justify-between gap-3 py-1 border-b border-line">
                      <span>
                        {i() + 1}. {it.name}
                      </span>
                      <span class="w-44 shrink-0">
                        <CellSelect
                          label={w.markOf(it.name)}
                          value={ballot().marks[i()] ?? 'blank'}
                          options={(['yes', 'no', 'blank', 'both'] as const).map((value) => ({
                            value,
                            label: w.what[value],
                          }))}
                          onChange={(to) => mark(i(), to as MarkKey)}
                        />
                      </span>
                    </li>
                  )}
                </For>
              </ol>
            </Show>
          </>
        )}
      </Show>
    </>
  )
}
