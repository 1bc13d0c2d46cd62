import type { Mark } from '@xk/domain/ballot'
import { ballotWords as w } from '@xk/i18n'
import { Button, Checkbox, ProblemNote, RadioGroup } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { type CastResult, castBallot } from './cast.ts'
import type { Credential } from './credential.ts'
import type { Candidate, Round } from './load.ts'
import './ballot.css'

type Choice = Exclude<Mark, 'both'>
const CHOICES: readonly Choice[] = ['yes', 'no', 'blank']
const isChoice = (value: string): value is Choice => (CHOICES as readonly string[]).includes(value)

/**
 * The ballot itself: marks line by line, a look over all of it, and into the box. Marks live in this component alone;
 * they are kept nowhere, so that nobody finds them.
 */
export const MarkBallot = (props: {
  it: Round
  credential: Credential
  struck: readonly string[]
  onCast: (result: 'taken' | 'spent') => void
}) => {
  const [marks, setMarks] = createStore<Record<string, Choice>>({})
  const [checking, setChecking] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failed, setFailed] = createSignal<Exclude<CastResult, 'taken' | 'spent'>>()
  const isStruck = (id: string) => props.struck.includes(id)
  const markOf = (id: string): Choice => (isStruck(id) ? 'blank' : (marks[id] ?? 'blank'))
  const those = (mark: Choice) => props.it.candidates.filter(({ id }) => markOf(id) === mark)
  const most = () => props.it.rules.most
  const tooMany = () => {
    const limit = most()
    return limit !== null && those('yes').length > limit
  }
  const show = (checked: boolean) => {
    setChecking(checked)
    setFailed(undefined)
    scrollTo({ top: 0 })
  }
  const cast = async () => {
    setBusy(true)
    setFailed(undefined)
    const all = Object.fromEntries(props.it.candidates.map(({ id }) => [id, markOf(id)]))
    const result = await castBallot(props.it.round.id, props.credential, all)
    setBusy(false)
    if (result === 'taken' || result === 'spent') props.onCast(result)
    else setFailed(result)
  }
  return (
    <Show
      when={checking()}
      fallback={
        <section class="mt-6">
          <h2>{w.mark.title}</h2>
          <Show when={most()} fallback={<p class="mt-1">{w.mark.yesNo}</p>}>
            {(limit) => <p class="mt-1">{w.mark.choose(limit())}</p>}
          </Show>
          <p class="text-sm text-ink-2 mt-1">{w.mark.unsaved}</p>
          <ol class="list-none p-0 mt-4 border-t border-line">
            <For each={props.it.candidates}>
              {(candidate, i) => (
                <Line
                  n={i() + 1}
                  candidate={candidate}
                  struck={isStruck(candidate.id)}
                  choose={most() !== null}
                  mark={markOf(candidate.id)}
                  onMark={(mark) => setMarks(candidate.id, mark)}
                />
              )}
            </For>
          </ol>
          <div class="ballot-bar sticky bottom-0 bg-surface border-t border-line py-3 flex flex-wrap gap-x-4 gap-y-2 items-center justify-between">
            <p role="status" class={tooMany() ? 'text-red font-medium' : 'font-medium'}>
              {most() === null
                ? w.mark.left(those('blank').filter(({ id }) => !isStruck(id)).length)
                : tooMany()
                  ? w.mark.tooMany(most() ?? 0)
                  : w.mark.chosen(those('yes').length, most() ?? 0)}
            </p>
            <Button variant="primary" disabled={tooMany()} onClick={() => show(true)}>
              {w.mark.review}
            </Button>
          </div>
        </section>
      }
    >
      <section class="mt-6">
        <h2>{w.check.title}</h2>
        <Show when={those('blank').length === props.it.candidates.length}>
          <ProblemNote tone="amber" title={w.check.allBlank} />
        </Show>
        <For each={most() === null ? CHOICES : CHOICES.filter((it) => it !== 'no')}>
          {(choice) => (
            <div class="mt-4">
              <h3>
                {w.mark[choice]} ({those(choice).length})
              </h3>
              <ul class="list-none p-0 mt-1">
                <For each={those(choice)} fallback={<li class="text-ink-2">{w.check.none}</li>}>
                  {({ name, unitName }) => (
                    <li class="py-1">
                      {name} <span class="text-ink-2">· {unitName}</span>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
        <Show when={failed()}>
          {(why) => <ProblemNote title={w.failed.title}>{w.failed[why()]}</ProblemNote>}
        </Show>
        <p class="font-medium mt-5">{w.check.final}</p>
        <div class="actions mt-3">
          <Button variant="primary" busy={busy()} onClick={() => void cast()}>
            {busy() ? w.check.casting : w.check.cast}
          </Button>
          <Button disabled={busy()} onClick={() => show(false)}>
            {w.check.change}
          </Button>
        </div>
      </section>
    </Show>
  )
}

const Line = (props: {
  n: number
  candidate: Candidate
  struck: boolean
  choose: boolean
  mark: Choice
  onMark: (mark: Choice) => void
}) => (
  <li class="border-b border-line py-3">
    <p class="font-medium">
      {props.n}. {props.candidate.name}
    </p>
    <p class="text-sm text-ink-2">{props.candidate.unitName}</p>
    <Show when={props.candidate.restricted}>
      <p class="text-sm mt-1">{w.mark.restricted}</p>
    </Show>
    <Show when={!props.struck} fallback={<p class="text-sm mt-2">{w.mark.struck}</p>}>
      <div class="ballot-marks">
        <Show
          when={props.choose}
          fallback={
            <RadioGroup
              label={w.mark.choice(props.candidate.name)}
              hideLabel
              inline
              value={props.mark}
              options={CHOICES.map((value) => ({ value, label: w.mark[value] }))}
              onChange={(value) => {
                if (isChoice(value)) props.onMark(value)
              }}
            />
          }
        >
          <Checkbox
            label={
              <>
                {w.mark.yes}
                <span class="sr-only"> {props.candidate.name}</span>
              </>
            }
            checked={props.mark === 'yes'}
            onChange={(checked) => props.onMark(checked ? 'yes' : 'blank')}
          />
        </Show>
      </div>
    </Show>
  </li>
)
