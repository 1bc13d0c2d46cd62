import { add, fromWire, rational } from '@xk/domain/kernel'
import { bandOf, type Criterion, pointsOf, type Segment } from '@xk/domain/ruleset'
import { paperSheetWords, writeDecimal } from '@xk/i18n'
import { Button, Card, ProblemNote, Tag, TextArea } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { points } from '../results/format.ts'
import type { Reading } from './create-reading.ts'

const w = paperSheetWords.typing

/** The next control of the form that takes points, or its button. */
const goOn = (event: KeyboardEvent & { currentTarget: HTMLFormElement }) => {
  const target = event.target
  if (event.key !== 'Enter' || !(target instanceof HTMLInputElement)) return
  event.preventDefault()
  const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-points]')]
  const next = inputs[inputs.indexOf(target) + 1]
  if (next) {
    next.focus()
    next.select()
  } else event.currentTarget.querySelector<HTMLElement>('textarea, button[type=submit]')?.focus()
}

/** Points first, one under the other for the keyboard, then the comments. */
export const TypingForm = (props: {
  segment: Segment
  minWords: number | null
  reading: Reading
  /** Criteria that the two typed differently. */
  differing: readonly string[]
  /** Places of the sheet where the rules ask for a comment that the paper lacks. */
  missing: readonly string[]
  again: boolean
  busy: boolean
  problem: string | undefined
  onSubmit: () => void
}) => {
  const [asked, setAsked] = createSignal(false)
  // A number that is being typed is not wrong yet.
  const [left, setLeft] = createSignal<readonly string[]>([])
  const errorOf = (criterion: Criterion): string | undefined => {
    if (!asked() && !left().includes(criterion.key)) return undefined
    const typed = props.reading.typed().points[criterion.key] ?? ''
    switch (props.reading.stepsOf(criterion).kind) {
      case 'ambiguous':
        return w.ambiguous(typed)
      case 'wrong':
        return w.wrong(points(criterion.max), points(criterion.step))
      case 'empty':
        return asked() ? w.missing : undefined
      default:
        return undefined
    }
  }
  const total = () =>
    props.segment.criteria.reduce((sum, criterion) => {
      const it = props.reading.stepsOf(criterion)
      return it.kind === 'steps' ? add(sum, pointsOf(criterion, it.steps)) : sum
    }, rational(0))
  const isNeeded = (criterion: Criterion) => {
    const it = props.reading.stepsOf(criterion)
    return it.kind === 'steps' && bandOf(criterion, it.steps)?.commentRequired === true
  }
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    setAsked(true)
    if (props.reading.content()) props.onSubmit()
    else event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }
  return (
    <form onSubmit={submit} onKeyDown={goOn} noValidate>
      <Card title={w.title} class="mb-6">
        <p class="text-sm text-ink-2 mb-2">{w.keys}</p>
        <ul class="list-none p-0">
          <For each={props.segment.criteria}>
            {(criterion, i) => (
              <li class="border-t border-line first:border-t-0 py-2">
                <div class="flex items-center gap-3">
                  <label for={`points-${i()}`} class="grow min-w-0">
                    <span class="font-medium">{criterion.label}</span>
                    <span class="block text-sm text-ink-2">
                      {w.outOf(points(criterion.max), points(criterion.step))}
                    </span>
                  </label>
                  <Show when={props.differing.includes(criterion.key)}>
                    <Tag tone="red">{paperSheetWords.differing.tag}</Tag>
                  </Show>
                  <input
                    id={`points-${i()}`}
                    data-points
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    class="input paper-points"
                    value={props.reading.typed().points[criterion.key] ?? ''}
                    aria-invalid={errorOf(criterion) !== undefined}
                    aria-describedby={errorOf(criterion) ? `points-${i()}-error` : undefined}
                    onInput={(event) => props.reading.point(criterion.key, event.currentTarget.value)}
                    onFocus={(event) => event.currentTarget.select()}
                    onBlur={() => setLeft([...left(), criterion.key])}
                  />
                </div>
                <Show when={errorOf(criterion)}>
                  {(text) => (
                    <p id={`points-${i()}-error`} class="field-error text-right" role="alert">
                      {text()}
                    </p>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <p class="border-t border-line pt-3 flex items-baseline justify-between gap-3">
          <span>
            <b>{w.total}</b> <span class="text-sm text-ink-2">{w.totalHint}</span>
          </span>
          <b class="text-2xl font-semibold tabular-nums">
            {writeDecimal(total(), 2, true)}
            <span class="text-sm font-normal text-ink-2">
              {' '}
              / {writeDecimal(fromWire(props.segment.max), 2, true)}
            </span>
          </b>
        </p>
      </Card>
      <Card title={w.comment} class="mb-6">
        <p class="text-sm text-ink-2 mb-3">{w.comments}</p>
        <For each={props.segment.criteria}>
          {(criterion) => (
            <TextArea
              label={w.commentOf(criterion.label)}
              rows={1}
              optional={!isNeeded(criterion)}
              help={isNeeded(criterion) ? w.needed : undefined}
              error={
                props.missing.includes(`/comments/${criterion.key}`)
                  ? paperSheetWords.incomplete.tag
                  : undefined
              }
              value={props.reading.typed().comments[criterion.key] ?? ''}
              onInput={(text) => props.reading.comment(criterion.key, text)}
            />
          )}
        </For>
        <TextArea
          label={w.overall}
          rows={2}
          optional={props.minWords === null}
          minWords={props.minWords ?? undefined}
          error={props.missing.includes('/overallComment') ? paperSheetWords.incomplete.tag : undefined}
          value={props.reading.typed().overallComment}
          onInput={(text) => props.reading.overall(text)}
        />
      </Card>
      <Show when={props.problem}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex flex-wrap items-center gap-4 mb-6">
        <Button type="submit" variant="primary" busy={props.busy}>
          {props.again ? w.again : w.submit}
        </Button>
        <Show when={props.reading.kept()}>
          <span class="text-sm text-ink-2">{w.kept}</span>
        </Show>
      </div>
    </form>
  )
}
