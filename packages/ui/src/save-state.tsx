import { Show } from 'solid-js'
import { Button } from './button.tsx'
import { formatTime } from './format.ts'

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
      return 'Chưa lưu'
    case 'saving':
      return 'Đang lưu…'
    case 'saved':
      return `Đã lưu lúc ${formatTime(saving.at)}`
    case 'offline':
      return 'Mất mạng: đang giữ trên máy này, sẽ tự gửi lại'
    case 'signedOut':
      return 'Phiên đã hết: đang giữ trên máy này, hãy đăng nhập lại'
    case 'conflict':
      return 'Có bản khác vừa được lưu ở nơi khác'
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
        Thử lại
      </Button>
    </Show>
  </span>
)
