import type { Verdict } from '@xk/contract'
import { similarityWords as w } from '@xk/i18n'
import { Tag, type Tone } from '@xk/ui'
import { Show } from 'solid-js'

const TONES: Record<Verdict, Tone> = { same: 'red', different: 'green', cleared: 'amber' }

/** What was decided about a pair, and whether an entry was handed in anew since. */
export const VerdictTag = (props: { verdict: Verdict | null | undefined; changed: boolean | undefined }) => (
  <Show when={props.verdict} fallback="–">
    {(verdict) => (
      <>
        <Tag tone={TONES[verdict()]}>{w.verdicts[verdict()]}</Tag>
        <Show when={props.changed}>
          <span class="block text-sm text-ink-2">{w.changed}</span>
        </Show>
      </>
    )}
  </Show>
)
