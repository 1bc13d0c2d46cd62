import { createSignal, createUniqueId, Index, type JSX, Show } from 'solid-js'
import { isAccepted } from './accept.ts'
import { FieldError } from './field-error.tsx'
import { FileRow, type FileItem } from './file-row.tsx'
import { IconCamera, IconUpload } from './icons.tsx'
import { uiWords } from './ui-words.ts'

/**
 * Choose files by button, by dropping them, or with the phone's camera (`camera`). What was chosen is given to
 * `onFiles`; the page hands back `files` with sizes, progress and errors, or draws them itself as children.
 */
export const FileDrop = (props: {
  label: string
  help?: JSX.Element
  accept?: string | undefined
  multiple?: boolean | undefined
  camera?: boolean | undefined
  busy?: boolean | undefined
  optional?: boolean | undefined
  error?: string | undefined
  id?: string | undefined
  files?: readonly FileItem[] | undefined
  onFiles: (files: File[]) => void
  onRemove?: ((file: FileItem) => void) | undefined
  children?: JSX.Element
}) => {
  const unique = createUniqueId()
  const id = () => props.id ?? `u-${unique}`
  const [over, setOver] = createSignal(false)
  const [refused, setRefused] = createSignal<string>()
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, props.multiple ? undefined : 1)
    const wrong = files.filter((file) => !isAccepted(file, props.accept))
    setRefused(
      wrong.length > 0
        ? [
            uiWords.files.refused(
              wrong.map((file) => file.name).join(', '),
              (props.accept ?? '').split(',').join(', '),
            ),
            ...(props.camera && wrong.some(({ name }) => /\.hei[cf]$/i.test(name))
              ? [uiWords.files.heic]
              : []),
          ].join(' ')
        : undefined,
    )
    const right = files.filter((file) => !wrong.includes(file))
    if (right.length > 0) props.onFiles(right)
  }
  const picked = (input: HTMLInputElement) => {
    take(input.files)
    input.value = ''
  }
  const error = () => props.error ?? refused()
  const describedBy = () =>
    [props.help ? `${id()}-help` : '', error() ? `${id()}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label class="field-label" for={id()}>
        {props.label}
        <Show when={props.optional}>
          <span class="field-optional"> {uiWords.optional}</span>
        </Show>
      </label>
      <Show when={props.help}>
        <div class="field-help" id={`${id()}-help`}>
          {props.help}
        </div>
      </Show>
      <div
        class="drop"
        data-over={over() ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!props.busy) take(event.dataTransfer?.files)
        }}
      >
        <label class="btn btn-quiet drop-pick">
          <IconUpload />
          {uiWords.files.pick}
          <input
            id={id()}
            type="file"
            class="sr-only"
            accept={props.accept}
            multiple={props.multiple ?? false}
            disabled={props.busy ?? false}
            aria-invalid={Boolean(error())}
            aria-describedby={describedBy()}
            onChange={(event) => picked(event.currentTarget)}
          />
        </label>
        <Show when={props.camera}>
          <label class="btn btn-quiet drop-pick">
            <IconCamera />
            {uiWords.files.camera}
            <input
              type="file"
              class="sr-only"
              accept="image/*"
              capture="environment"
              disabled={props.busy ?? false}
              onChange={(event) => picked(event.currentTarget)}
            />
          </label>
        </Show>
        <span class="field-help drop-hint">{uiWords.files.orDrop}</span>
      </div>
      <FieldError id={`${id()}-error`} text={error()} />
      <Show when={props.files?.length}>
        <ul class="drop-list">
          <Index each={props.files}>{(file) => <FileRow file={file()} onRemove={props.onRemove} />}</Index>
        </ul>
      </Show>
      {props.children}
    </div>
  )
}
