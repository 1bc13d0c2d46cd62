import { similarityWords } from '@xk/i18n'
import { Button, formatDateTime, formatNumber, ProblemNote, ProgressBar } from '@xk/ui'
import { Match, Show, Switch } from 'solid-js'
import type { Act } from '../results/create-act.ts'
import type { PairsPage } from './load.ts'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(similarityWords)

/** How the comparison stands, and the button that begins one. */
export const RunState = (props: { page: PairsPage; act: Act; onCompare: () => void }) => {
  const run = () => props.page.run
  const may = () => props.page.allowed.includes('similarity.compare')
  const button = (label: string, primary: boolean) => (
    <Show when={may()}>
      <Button
        variant={primary ? 'primary' : 'quiet'}
        busy={props.act.busy()}
        onClick={() => props.onCompare()}
      >
        {label}
      </Button>
    </Show>
  )
  return (
    <Switch
      fallback={
        <div class="flex flex-wrap items-center justify-between gap-3 my-4">
          <p>
            {w.done(
              formatNumber(run()?.texts ?? 0),
              formatNumber(run()?.earlierTexts ?? 0),
              run()?.finishedAt ? formatDateTime(run()?.finishedAt ?? '') : '',
            )}
          </p>
          {button(w.again, false)}
        </div>
      }
    >
      <Match when={!run()}>
        <div class="my-4">{button(w.compare, true)}</div>
      </Match>
      <Match when={run()?.state === 'running'}>
        <div class="my-4 max-w-xl" role="status">
          <ProgressBar
            label={w.running}
            value={run()?.progress ?? 0}
            max={1000}
            valueText={w.percent(formatNumber(Math.floor((run()?.progress ?? 0) / 10)))}
          />
          <p class="text-sm text-ink-2 mt-2">{w.runningText}</p>
        </div>
      </Match>
      <Match when={run()?.state === 'failed' || run()?.state === 'interrupted'}>
        <ProblemNote tone="amber" title={w.failed} action={button(w.again, true)} />
      </Match>
      <Match when={run()?.stale}>
        <ProblemNote tone="amber" title={w.stale} action={button(w.again, true)} />
      </Match>
    </Switch>
  )
}
