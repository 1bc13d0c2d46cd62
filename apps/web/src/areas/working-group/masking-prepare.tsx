import { maskingWords } from '@xk/i18n'
import { Button, Card, ProblemNote, SaveState, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import type { Masking } from '../../features/masking/create-masking.ts'

const w = maskingWords.page

const Sample = (props: { state: 'open' | 'out' | 'keep' }) => (
  <span class="rich">
    <mark data-state={props.state} class="px-1">
      {w.legend[props.state]}
    </mark>
  </span>
)

/** Beside the work: what is left to look at, how marks read, phrases, hints, and the one button. */
export const PreparePanel = (props: {
  masking: Masking
  hints: readonly { term: string; count: number }[]
  busy: boolean
  problem: string | undefined
  onPrepare: () => void
  onRestart: () => void
}) => {
  const [phrase, setPhrase] = createSignal('')
  const [told, setTold] = createSignal('')
  const counts = () => props.masking.counts()
  return (
    <>
      <Card title={w.summary}>
        <p class="font-medium">{w.openCount(counts().open)}</p>
        <Show when={counts().eyes > 0}>
          <p class="font-medium">{w.eyesCount(counts().eyes)}</p>
        </Show>
        <p class="text-sm text-ink-2 mb-3">{w.outCount(counts().out)}</p>
        <p class="flex flex-wrap gap-2 text-sm mb-2">
          <Sample state="open" />
          <Sample state="out" />
          <Sample state="keep" />
        </p>
        <p class="text-sm text-ink-2 mb-4">{w.help}</p>
        <Show when={props.problem}>{(text) => <ProblemNote title={text()} />}</Show>
        <Button variant="primary" class="w-full" busy={props.busy} onClick={() => props.onPrepare()}>
          {w.prepare}
        </Button>
        <div class="mt-3 min-h-6">
          <SaveState value={props.masking.saving()} onRetry={() => props.masking.retry()} />
        </div>
        <Button variant="link" onClick={() => props.onRestart()}>
          {w.restart}
        </Button>
      </Card>
      <Card>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            setTold(w.covered(props.masking.coverPhrase(phrase())))
          }}
        >
          <TextField label={w.phrase} help={w.phraseHelp} value={phrase()} onInput={setPhrase} />
          <Button type="submit" disabled={phrase().trim() === ''}>
            {w.coverPhrase}
          </Button>
          <p role="status" class="text-sm text-ink-2 mt-2">
            {told()}
          </p>
        </form>
      </Card>
      <Show when={props.hints.length > 0}>
        <Card title={w.hints}>
          <p class="text-sm text-ink-2 mb-2">{w.hintsHelp}</p>
          <ul class="text-sm">
            <For each={props.hints}>
              {(hint) => (
                <li>
                  {hint.term} ({hint.count})
                </li>
              )}
            </For>
          </ul>
        </Card>
      </Show>
    </>
  )
}
