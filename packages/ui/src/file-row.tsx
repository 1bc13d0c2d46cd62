import { type JSX, Show } from 'solid-js'
import { formatBytes } from './format.ts'
import { IconClose, IconFile } from './icons.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { uiWords } from './ui-words.ts'

export interface FileItem {
  id: string
  name: string
  /** Bytes. */
  size?: number | undefined
  /** 0 to 1 while it is on its way. */
  progress?: number | undefined
  error?: string | undefined
  /** "Đã kiểm tra", "6 trang" */
  note?: string | undefined
  href?: string | undefined
  action?: JSX.Element
}

export const FileRow = (props: { file: FileItem; onRemove?: ((file: FileItem) => void) | undefined }) => {
  const facts = () =>
    [props.file.size === undefined ? '' : formatBytes(props.file.size), props.file.note ?? '']
      .filter(Boolean)
      .join(' · ')
  return (
    <li class="drop-file">
      <IconFile size={22} />
      <div class="min-w-0">
        <div class="font-medium break-words leading-snug">
          <Show when={props.file.href} fallback={props.file.name}>
            <a class="underline" href={props.file.href}>
              {props.file.name}
            </a>
          </Show>
        </div>
        <Show when={facts()}>
          <div class="text-xs text-ink-2">{facts()}</div>
        </Show>
        <Show when={props.file.progress !== undefined}>
          <ProgressBar
            value={Math.round(100 * (props.file.progress ?? 0))}
            max={100}
            label={uiWords.files.sending(props.file.name)}
            hideLabel
          />
        </Show>
        <Show when={props.file.error}>
          <p class="field-error" role="alert">
            {props.file.error}
          </p>
        </Show>
      </div>
      <div class="flex items-center">
        {props.file.action}
        <Show when={props.onRemove}>
          <button
            type="button"
            class="btn btn-icon"
            aria-label={uiWords.files.remove(props.file.name)}
            onClick={() => props.onRemove?.(props.file)}
          >
            <IconClose size={18} />
          </button>
        </Show>
      </div>
    </li>
  )
}
