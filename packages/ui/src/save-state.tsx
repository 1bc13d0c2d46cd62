import { Show } from 'solid-js'
import { Button } from './button.tsx'
import { formatTime } from './format.ts'
import { uiWords } from './ui-words.ts'

export type Saving =
  | { state: 'idle' }
  | { state: 'unsaved' }
  | { state: 'saving' }
  | { state: 'saved'; at: string | Date }
  | { state: 'offline' }
  | { state: 'signedOut' }
  | { state: 'conflict' }
  | { state: 'error'; message: string }

const textOf = (saving: Saving): string => {
  switch (saving.state) {
    case 'idle':
      return ''
    case 'unsaved':
      return uiWords.saving.unsaved
    case 'saving':
      return uiWords.saving.saving
    case 'saved':
      return uiWords.saving.saved(formatTime(saving.at))
    case 'offline':
      return uiWords.saving.offline
    case 'signedOut':
      return uiWords.saving.signedOut
    case 'conflict':
      return uiWords.saving.conflict
    case 'error':
      return saving.message
    default:
      return saving satisfies never
  }
}

/** Saved, saving, kept on this device, or not saved: always told. */
export const SaveState = (props: { value: Saving; onRetry?: (() => void) | undefined }) => (
  <span class="saved" data-state={props.value.state}>
    <Show when={props.value.state !== 'idle'}>
      <i aria-hidden="true" />
    </Show>
    <span role="status">{textOf(props.value)}</span>
    <Show when={(props.value.state === 'error' || props.value.state === 'offline') && props.onRetry}>
      <Button variant="link" onClick={() => props.onRetry?.()}>
        {uiWords.retry}
      </Button>
    </Show>
  </span>
)
