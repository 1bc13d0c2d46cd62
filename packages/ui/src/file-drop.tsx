import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'

/** Choose files by button, by dropping them, or with the phone's camera (`camera`). */
export const FileDrop = (props: {
  label: string
  help?: JSX.Element
  accept?: string
  multiple?: boolean
  camera?: boolean
  busy?: boolean
  error?: string | undefined
  onFiles: (files: File[]) => void
  children?: JSX.Element
}) => {
  const id = createUniqueId()
  const [over, setOver] = createSignal(false)
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])]
    if (files.length > 0) props.onFiles(files)
  }
  return (
    <div class="mb-4">
      <div
        class={`rounded-m border-2 border-dashed p-5 text-center ${over() ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
        onDragOver={(e) => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault()
          setOver(false)
          take(e.dataTransfer?.files)
        }}
      >
        <label
          for={`u-${id}`}
          class={`btn btn-quiet focus-within:outline-3 focus-within:outline-accent ${props.busy ? 'opacity-60' : ''}`}
        >
          {props.label}
          <input
            id={`u-${id}`}
            type="file"
            class="sr-only"
            accept={props.accept}
            multiple={props.multiple ?? false}
            capture={props.camera ? 'environment' : undefined}
            disabled={props.busy ?? false}
            onChange={(e) => {
              take(e.currentTarget.files)
              e.currentTarget.value = ''
            }}
          />
        </label>
        <Show when={props.help}>
          <div class="field-help mt-2">{props.help}</div>
        </Show>
      </div>
      <Show when={props.error}>
        <p class="field-error mt-1" role="alert">
          {props.error}
        </p>
      </Show>
      {props.children}
    </div>
  )
}
