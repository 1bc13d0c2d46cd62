import { judgeWords as w, writeDecimal } from '@xk/i18n'
import { fromWire, readDecimal } from '@xk/domain/kernel'
import { type Band, bandOf, type Criterion, maxSteps, pointsOf, stepsOf } from '@xk/domain/ruleset'
import { createSignal, createUniqueId, For, Show } from 'solid-js'

const show = (criterion: Criterion, steps: number) => writeDecimal(pointsOf(criterion, steps), 2, true)
const bandSteps = (criterion: Criterion, band: Band) => {
  const from = stepsOf(criterion, fromWire(band.from)) ?? 0
  const to = stepsOf(criterion, fromWire(band.to)) ?? maxSteps(criterion)
  return { from, to }
}

/** Marks offered inside a band: whole points where there are many steps, every step where there are few. */
const fineSteps = (criterion: Criterion, band: Band): number[] => {
  const { from, to } = bandSteps(criterion, band)
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  if (all.length <= 8) return all
  return all.filter((steps) => pointsOf(criterion, steps).d === 1n)
}

/**
 * One criterion: its bands with their descriptors are the control, a row of marks inside the band, a box for
 * typing, and the comment. Keys: 1–9 choose a band, arrows move by one step, Enter goes on.
 */
export const CriterionControl = (props: {
  criterion: Criterion
  mark: number | undefined
  comment: string
  locked: boolean
  onMark: (steps: number) => void
  onComment: (text: string) => void
  onNext: () => void
}) => {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<string>()
  const [complaint, setComplaint] = createSignal<string>()
  const max = () => maxSteps(props.criterion)
  const band = () => (props.mark === undefined ? undefined : bandOf(props.criterion, props.mark))
  const [chosen, setChosen] = createSignal<string>()
  const active = () => props.criterion.bands.find((b) => b.key === (chosen() ?? band()?.key))

  const give = (steps: number) => {
    if (props.locked) return
    const within = Math.max(0, Math.min(max(), steps))
    setTyped(undefined)
    setComplaint(undefined)
    setChosen(bandOf(props.criterion, within)?.key)
    props.onMark(within)
  }
  /** The middle of the band, so that neither end is favoured; the judge moves it from there. */
  const choose = (b: Band) => {
    const { from, to } = bandSteps(props.criterion, b)
    setChosen(b.key)
    if (band()?.key !== b.key) give(from + Math.ceil((to - from) / 2))
  }
  const readTyped = (text: string) => {
    setTyped(text)
    if (text.trim() === '') return setComplaint(undefined)
    const read = readDecimal(text)
    if (read.kind === 'ambiguous') return setComplaint(w.ambiguous(text))
    if (read.kind === 'notANumber') return setComplaint(w.notANumber)
    const steps = stepsOf(props.criterion, read.value)
    if (steps === undefined || steps > max()) {
      const step = writeDecimal(fromWire(props.criterion.step), 2, true)
      return setComplaint(w.outOfRange(show(props.criterion, max()), step))
    }
    setComplaint(undefined)
    setChosen(bandOf(props.criterion, steps)?.key)
    props.onMark(steps)
  }
  const keys = (event: KeyboardEvent) => {
    if (props.locked || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    if (/^(TEXTAREA|INPUT)$/.test(target.tagName)) return
    const digit = Number(event.key)
    const byDigit = digit >= 1 ? props.criterion.bands[digit - 1] : undefined
    if (byDigit) choose(byDigit)
    else if (event.key === 'ArrowUp') give((props.mark ?? -1) + 1)
    else if (event.key === 'ArrowDown') give((props.mark ?? max() + 1) - 1)
    else if (event.key === 'Enter' && target.tagName !== 'BUTTON') props.onNext()
    else return
    event.preventDefault()
  }
  const commentRequired = () => band()?.commentRequired ?? false

  return (
    <section
      class="py-4 border-b border-line last:border-0"
      role="group"
      aria-labelledby={`k-${id}`}
      tabindex="0"
      data-criterion={props.criterion.key}
      onKeyDown={keys}
    >
      <header class="flex items-baseline gap-2 mb-3">
        <h3 id={`k-${id}`} class="text-base">
          {props.criterion.label}
        </h3>
        <output class="ml-auto font-semibold text-lg whitespace-nowrap" aria-live="off">
          {props.mark === undefined ? '–' : show(props.criterion, props.mark)}{' '}
          <small class="font-normal text-sm text-ink-2">{w.of(show(props.criterion, max()))}</small>
        </output>
      </header>
      <div class="grid grid-cols-2 sm:grid-cols-4 gap-1.5">
        <For each={props.criterion.bands}>
          {(b) => (
            <button
              type="button"
              disabled={props.locked}
              aria-pressed={band()?.key === b.key}
              class={`flex flex-col items-start min-h-11 rounded-s border p-2 text-xs leading-snug text-left last:nth-[4n+1]:col-span-full last:nth-[4n+1]:flex-row last:nth-[4n+1]:gap-2 ${
                band()?.key === b.key
                  ? 'border-accent bg-accent-soft ring-1 ring-inset ring-accent'
                  : 'border-line text-ink-2'
              }`}
              onClick={() => choose(b)}
            >
              <b class={`block font-semibold mb-0.5 ${band()?.key === b.key ? 'text-accent' : 'text-ink'}`}>
                {b.from === b.to
                  ? writeDecimal(fromWire(b.from), 2, true)
                  : `${writeDecimal(fromWire(b.from), 2, true)}–${writeDecimal(fromWire(b.to), 2, true)}`}
              </b>
              {b.descriptor || b.label}
            </button>
          )}
        </For>
      </div>
      <div class="flex flex-wrap gap-1.5 mt-2 items-center">
        <Show when={active()}>
          {(b) => (
            <For each={fineSteps(props.criterion, b())}>
              {(steps) => (
                <button
                  type="button"
                  disabled={props.locked}
                  aria-pressed={props.mark === steps}
                  class={`min-w-11 min-h-11 px-1.5 rounded-s border text-sm ${props.mark === steps ? 'bg-accent border-accent text-accent-ink font-semibold' : 'border-line'}`}
                  onClick={() => give(steps)}
                >
                  {show(props.criterion, steps)}
                </button>
              )}
            </For>
          )}
        </Show>
        <span class="ml-auto inline-flex items-center gap-1.5">
          <button
            type="button"
            class="size-11 rounded-s border border-line"
            aria-label={w.less}
            disabled={props.locked}
            onClick={() => give((props.mark ?? max() + 1) - 1)}
          >
            −
          </button>
          <input
            class="input w-18 text-center px-1"
            inputmode="decimal"
            autocomplete="off"
            aria-label={w.typePoints(props.criterion.label)}
            aria-invalid={Boolean(complaint())}
            aria-describedby={complaint() ? `e-${id}` : undefined}
            disabled={props.locked}
            value={typed() ?? (props.mark === undefined ? '' : show(props.criterion, props.mark))}
            onInput={(e) => readTyped(e.currentTarget.value)}
            onBlur={() => !complaint() && setTyped(undefined)}
          />
          <button
            type="button"
            class="size-11 rounded-s border border-line"
            aria-label={w.more}
            disabled={props.locked}
            onClick={() => give((props.mark ?? -1) + 1)}
          >
            +
          </button>
        </span>
      </div>
      <Show when={complaint()}>
        <p class="field-error mt-1" id={`e-${id}`} role="alert">
          {complaint()}
        </p>
      </Show>
      <label class="block mt-2">
        <span class={commentRequired() && !props.comment.trim() ? 'text-sm text-red' : 'sr-only'}>
          {commentRequired() ? w.commentRequired : `${w.comment}: ${props.criterion.label}`}
        </span>
        <textarea
          class="input text-sm min-h-11 field-sizing-content"
          rows={1}
          placeholder={w.comment}
          disabled={props.locked}
          value={props.comment}
          aria-required={commentRequired()}
          onInput={(e) => props.onComment(e.currentTarget.value)}
        />
      </label>
    </section>
  )
}
